"""Minutes of a match that a retelling gives to each other's scorer."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, permutations
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.names.offices import meant
from copydesk.findings.names.slots import names_in
from copydesk.text.naming.names import PEOPLE
from copydesk.text.passage import Span
from copydesk.text.reading import Reading

_MINUTE = re.compile(
    r"\b(?P<nth>\d{1,3})(?:st|nd|rd|th)(?:\s|-)minute\b|\b(?:after|on|in)\s(?P<after>\d{1,3})\sminutes\b|\b(?P<mark>\d{1,3})[’'](?!\w)"
)
"""A minute of a match: in the 67th minute, after 67 minutes, 67'."""
MOST = 12
"""Minutes of one sentence that are held against one another."""


class Minute(NamedTuple):
    """A minute of a match, its words, the numbers of the names since the minute before it, and that of its sentence."""

    number: int
    words: Span
    owners: frozenset[int]
    sentence: int


class Crossed(NamedTuple):
    """The retelling's minute for somebody, and the source's."""

    ours: Span
    theirs: Span


def crossed_minutes(alignment: Alignment) -> Iterator[Crossed]:
    """Yield the minutes of two that a retold sentence gives to each other's owner, by one sentence of the source.

    None where the source anywhere gives one of them to the owner that it has in the retelling.
    """
    theirs = list(_minutes(alignment.source))
    same = meant(alignment) if len(theirs) > 1 else {}
    told = _minutes(alignment.retelling) if same else ()
    ours = [one._replace(owners=frozenset(same[own] for own in one.owners if own in same)) for one in told]
    for _, group in groupby(ours, lambda one: one.sentence):
        for mine, other in permutations(list(group)[:MOST], 2):
            if mine.number != other.number:
                yield from _crossed(mine, other, theirs)


def _crossed(mine: Minute, other: Minute, theirs: Sequence[Minute]) -> Iterator[Crossed]:
    first, second = (_owners(theirs, one.number) for one in (mine, other))
    here, there = (mine.owners & second) - other.owners - first, (other.owners & first) - mine.owners - second
    if not (here and there):
        return
    own = next((one for one in theirs if one.number == other.number and one.owners & here), None)
    if own and any(one.number == mine.number and one.sentence == own.sentence for one in theirs):
        yield Crossed(mine.words, own.words)


def _owners(minutes: Sequence[Minute], number: int) -> frozenset[int]:
    return frozenset(own for one in minutes if one.number == number for own in one.owners)


def _minutes(reading: Reading) -> Iterator[Minute]:
    """Yield the minutes that a reading tells, in order of place."""
    behind, page = -1, reading.page
    end = 0
    for found in _MINUTE.finditer(page.prose):
        sentence = page.sentence_at(found.start())
        start = max(end, sentence.span.start) if sentence.index == behind else sentence.span.start
        near = names_in(reading.names, Span(start, max(start, found.start())))
        owners = frozenset(name.entity for name in near if name.sort in PEOPLE)
        yield Minute(int(str(found[str(found.lastgroup)])), Span(*found.span()), owners, sentence.index)
        behind, end = sentence.index, found.end()
