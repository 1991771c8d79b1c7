"""To which party a text says that somebody named belongs: the Democrat Ann Bell, Ann Bell, a Democrat, Bell (Con)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.text.naming.names import Name
from copydesk.text.naming.roles import party_of
from copydesk.text.naming.spelling import folded
from copydesk.text.page import Page
from copydesk.text.passage import Span

_WORD = r"(Republican|Democrat(?:ic)?|Conservative|Tory|Labour|Liberal|Green)"
_TITLE = r"(?:senator|representative|congress(?:wo)?man|governor|mayor|councillor|candidate|peer|MP|MSP|MEP)"
_BEFORE = re.compile(
    rf"(?<!former\s)(?<!ex-)(?<!Liberal\s)(?<!Social\s)(?<!Christian\s)\b{_WORD}(?:['’]s)?\s(?:(?i:{_TITLE})\s)?$"
)
_WITHIN = re.compile(rf"{_WORD}\s(?=\S+\s\S)")
_BEHIND = re.compile(
    rf",\s(?:an?\s)?{_WORD}(?=[,.;]|\s(?:of|from|who)\b)|,?\s\(?([DR])(?=[-–‑][A-Z])|\s\((Con|Lab|Green)\)"
    rf"|\s(?:is|was)\sa\s{_WORD}(?=[,.;]|\s(?:of|from|who)\b)"
)
_SHORT = {"D": "democrat", "R": "republican", "Con": "conservative", "Lab": "labour"}
REACH = 32
"""Code points before a name in which the word for a party stands."""


class Membership(NamedTuple):
    """A word for a party, the party's usual word, and whose it is: the initial of the first name, and the last one."""

    span: Span
    party: str
    initial: str
    last: str


def memberships(page: Page, names: Sequence[Name]) -> Iterator[Membership]:
    """Yield the parties beside names of several words, in order of the names."""
    for name in names:
        within = _WITHIN.match(name.words)
        own = name.words[within.end() :].split() if within else name.words.split()
        if len(own) < 2 or party_of(folded(own[0])):  # noqa: PLR2004 - a first name and a last one; no Liberal Democrat
            continue
        start, end = name.span
        at = Span(start + within.start(1), start + within.end(1)) if within else _beside(page.prose, start, end)
        if at is not None:
            word = page.read(at)
            yield Membership(at, _SHORT.get(word) or party_of(folded(word)), folded(own[0])[:1], folded(own[-1]))


def _beside(prose: str, start: int, end: int) -> Span | None:
    found = _BEFORE.search(prose, max(0, start - REACH), start) or _BEHIND.match(prose, end)
    return Span(*found.span(found.lastindex or 0)) if found else None
