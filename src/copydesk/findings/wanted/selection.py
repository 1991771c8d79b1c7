"""Which kinds of finding are wanted: named by code, by name, by their family's letter, or all together."""

from collections.abc import Iterable, Sequence

from copydesk.errors import SettingsError
from copydesk.findings.kinds import FAMILIES, Family
from copydesk.findings.model import Kind
from copydesk.findings.wanted.nearest import hint

KINDS: tuple[Kind, ...] = tuple(kind for family in FAMILIES for kind in family.kinds)
"""Every kind of finding, in the order of the families."""
ALL = "ALL"


def selected(select: Sequence[str], ignore: Sequence[str]) -> frozenset[Kind]:
    """Return the kinds that are selected and not ignored; what names a kind more closely wins, and ignoring wins a tie.

    So `select=["F1"], ignore=["F"]` is F1, and `select=["F"], ignore=["F1"]` all of F but F1. SettingsError for a word
    that names no kind, and where no kind is left.
    """
    require_known((*select, *ignore))
    kinds = frozenset(kind for kind in KINDS if _closeness(kind, select) > _closeness(kind, ignore))
    if not kinds:
        raise SettingsError("select and ignore leave no kind of finding to look for")
    return kinds


def require_known(words: Iterable[str]) -> None:
    """Raise SettingsError, with the nearest right one, for a word that names no kind."""
    for word in words:
        if not any(_closeness(kind, [word]) for kind in KINDS):
            raise SettingsError(f'no kind of finding is called "{word}"{hint(word, _words())}')


def kind_named(word: str) -> Kind:
    """Return the kind of this code or name; SettingsError, with the nearest right one, where there is none."""
    for kind in KINDS:
        if word.casefold() in _names(kind):
            return kind
    raise SettingsError(f'no kind of finding is called "{word}"{hint(word, _words())}')


def family_or_kind(word: str) -> Family | Kind:
    """Return the family of this letter, or the kind of this code or name; SettingsError where there is neither."""
    for family in FAMILIES:
        if word.casefold() == family.kinds[0].family.casefold():
            return family
    return kind_named(word)


def _names(kind: Kind) -> tuple[str, str]:
    return kind.code.casefold(), kind.name


def _closeness(kind: Kind, words: Iterable[str]) -> int:
    """Return how closely these words name a kind: 3 by code or name, 2 by family, 1 with all others, 0 not at all."""
    folded = {word.casefold() for word in words}
    if not folded.isdisjoint(_names(kind)):
        return 3
    return 2 if kind.family.casefold() in folded else int(ALL.casefold() in folded)


def _words() -> Iterable[str]:
    """Yield what is offered in the place of a wrong word; a family's letter would be too near to every code."""
    for kind in KINDS:
        yield from (kind.code, kind.name)
    yield ALL
