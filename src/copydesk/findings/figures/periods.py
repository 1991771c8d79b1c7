"""Amounts told by another period than the source's: £1,440 a year for £120 a month."""

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal

from copydesk.findings.figures.amounts import comparable, told_in
from copydesk.text.counting.figures import Figure
from copydesk.text.reading import Reading
from copydesk.text.timing.spells import SECONDS, Rate

CLOSE = Decimal("0.03")
"""How far from what it comes to an amount by another period may lie: a year has 52 weeks and a day."""
REACH = 24
"""Code points between a figure and its "a month": what it counts."""


def is_told_by_period(ours: tuple[Reading, Figure], theirs: tuple[Reading, Iterable[Figure]]) -> bool:
    """Say whether a figure of one reading is one of those of another, told by another period."""
    reading, figure = ours
    period = _period(reading, figure)
    if period is None or figure.low != figure.high:
        return False
    source, figures = theirs
    return any(
        comparable(figure, other) and (own := _period(source, other)) and _comes_to(figure, other, period / own)
        for other in figures
    )


def _comes_to(ours: Figure, theirs: Figure, times: Decimal) -> bool:
    low = told_in(theirs, ours.unit)[0] * times
    return abs(ours.low - low) <= CLOSE * ours.low


def _period(reading: Reading, figure: Figure) -> Decimal | None:
    """Return the seconds of the period that stands behind a figure: "a week"; None where there is none."""
    end = figure.whole.end
    at = bisect_left(reading.times, end, key=lambda time: time.span.start)
    time = reading.times[at] if at < len(reading.times) else None
    if time is None or time.span.start > end + REACH or not isinstance(time.meaning, Rate):
        return None
    return Decimal(str(SECONDS[time.meaning.unit]))
