"""Which mentions mean the same one: full names, surnames, initials, acronyms, a country and its words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from copydesk.text.naming.mentions import Mention, parts
from copydesk.text.naming.nations import lands_of, nation, nations
from copydesk.text.naming.spelling import folded

Parts = tuple[str, ...]
LONGEST_ACRONYM = 7
"""Letters of an acronym."""
INITIALS = 2
"""Letters of a first name that is given by its initials: "J. K." stands as two words, "J.K." as one."""
LONGEST_SHORT = 12
"""Words of a name's end or start that may stand for it: bounds the memory for a long run of capitalised words."""


def parts_of(words: Sequence[str]) -> Parts:
    """Return the words of a name as they are compared: folded, without particles, `of` and marks."""
    small = parts()["particle"] | {"of", "the", "and", "&"}
    found = tuple(folded(word) for word in words if word not in small)
    return tuple(word for word in found if word) or tuple(folded(word) for word in words)


def acronyms_of(words: Sequence[str]) -> Iterator[str]:
    """Yield the acronyms that the initials of a name give, folded: of its capitalised words, and of all its words."""
    initials = "".join(word[0] for word in words if word[0].isupper()).lower()
    if 1 < len(initials) <= LONGEST_ACRONYM:
        yield initials
    every = "".join(word[0] for word in words if word[0].isalnum()).lower()
    if every != initials and 1 < len(every) <= LONGEST_ACRONYM:
        yield every


def entities(mentions: Sequence[Mention], people: Collection[Parts] = ()) -> tuple[int, ...]:
    """Return a number for each mention, the same for mentions of the same one.

    `people` are the forms of those that are surely persons: a place's name alone may be the surname of one (Lund).
    """
    forms = [parts_of(mention.words) for mention in mentions]
    families = _families(mentions, forms, people)
    numbers: dict[object, int] = {}
    last: dict[Parts, int] = {}
    found = []
    for i, form in enumerate(forms):
        wholes = families.get(form, (form,))
        whole = max(wholes, key=lambda other: last.get(other, -1))
        last[whole] = i
        land = nation(" ".join(mentions[i].words))
        key: object = land.name if land else whole
        found.append(numbers.setdefault(key, len(numbers)))
    return tuple(found)


class _Index:
    """The full forms of names, by what their short forms can be."""

    def __init__(self, people: Collection[Parts]) -> None:
        self.people = people
        self.ends: dict[Parts, dict[Parts, None]] = {}
        self.starts: dict[Parts, dict[Parts, None]] = {}
        self.initials: dict[tuple[str, str], dict[Parts, None]] = {}
        self.acronyms: dict[str, dict[Parts, None]] = {}

    def add(self, form: Parts, words: Sequence[str]) -> None:
        """Enter a full form under its ends, its starts, its initial with its surname, and its acronyms."""
        for k in range(1, min(len(form), LONGEST_SHORT + 1)):
            self.ends.setdefault(form[-k:], {})[form] = None
            self.starts.setdefault(form[:k], {})[form] = None
        if len(form) > 1:
            self.initials.setdefault((form[0][:1], form[-1]), {})[form] = None
            for acronym in acronyms_of(words):
                self.acronyms.setdefault(acronym, {})[form] = None

    def wider(self, form: Parts, mention: Mention) -> tuple[Parts, ...]:
        """Return the full forms that a form can stand for."""
        if len(form) == 1 and mention.words[0].isupper() and form[0] in self.acronyms:
            return tuple(self.acronyms[form[0]])
        if len(form) > 1 and len(form[0]) <= INITIALS and _is_initials(mention.words):
            return tuple(self.initials.get((form[0][:1], form[-1]), ()))
        words = " ".join(mention.words)
        if nation(words) is not None:
            return ()
        if lands_of(words) and not mention.title:
            return tuple(whole for whole in self.ends.get(form, ()) if whole in self.people)
        return tuple(self.ends.get(form, ())) or tuple(self.starts.get(form, ()))


def _is_initials(words: Sequence[str]) -> bool:
    """Say whether the first word of a name is written as initials: "J.", "J.K.", "JK", but not "Ed" or "ED MARLOW"."""
    shouted = len(words[0]) > 1 and all(word.isupper() for word in words)
    return "." in words[0] or (words[0].isupper() and not shouted)


def _families(
    mentions: Sequence[Mention], forms: Sequence[Parts], people: Collection[Parts]
) -> Mapping[Parts, tuple[Parts, ...]]:
    """Return for each form the fullest forms that it can stand for: itself, where it is a full one."""
    whole: dict[Parts, tuple[Parts, ...]] = {}
    index = _Index(people)
    for i in sorted(range(len(mentions)), key=lambda i: (-len(forms[i]), i)):
        form = forms[i]
        if form in whole:
            continue
        wider = index.wider(form, mentions[i])
        whole[form] = wider or (form,)
        if not wider:
            index.add(form, mentions[i].words)
    return whole


@cache
def known_places() -> frozenset[str]:
    """Return the folded names of the cities and regions that the list of countries has."""
    return frozenset(place for land in nations() for place in land.places | land.capitals)
