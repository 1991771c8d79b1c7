"""The rest of those of whom a source tells one thing, told with its opposite: two of nine acquit, seven convict."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from copydesk.findings.statements.clauses import same_word
from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement

MOST = 8
"""Figures of one statement that are compared."""
NEAR = Decimal("0.006")
"""By how much two shares may miss the whole: each is rounded."""
ALL_BUT = "all but "


class Count(NamedTuple):
    """How many of whom a statement tells, or what share of them; all but so many where `all_but`."""

    number: Decimal
    noun: str
    is_share: bool
    all_but: bool


def are_the_rest(ours: Sequence[Count], theirs: Sequence[Count]) -> bool:
    """Say whether a retold statement is of all those of whom the source's is not: what it says of them is no other."""
    wholes = {count.number for count in (*ours, *theirs)}
    return any(_makes_whole(one, other, wholes) for one in ours for other in theirs if same_word(one.noun, other.noun))


def counts_of(reading: Reading, statement: Statement) -> Sequence[Count]:
    """Return what a statement counts by a figure of its own."""
    own = frozenset(statement.words)
    return list(
        islice((_count(reading, figure) for figure in _figures(reading, statement) if figure.head in own), MOST)
    )


def _figures(reading: Reading, statement: Statement) -> Iterator[Figure]:
    for figure in reading.figures:
        counts = figure.measure is Measure.COUNT or (figure.unit is not None and figure.unit.measure == "share")
        if counts and figure.low == figure.high and figure.span.overlaps(statement.span):
            yield figure


def _count(reading: Reading, figure: Figure) -> Count:
    before = reading.page.prose[max(figure.span.start - len(ALL_BUT), 0) : figure.span.start]
    share = figure.unit is not None
    number = figure.low * figure.unit.factor if figure.unit is not None else figure.low
    return Count(number, figure.noun, share, before.lower() == ALL_BUT)


def _makes_whole(one: Count, other: Count, wholes: set[Decimal]) -> bool:
    if one.is_share != other.is_share:
        return False
    if one.all_but != other.all_but:
        return one.number == other.number
    if one.is_share:
        return abs(one.number + other.number - 1) <= NEAR
    return one.number + other.number in wholes
