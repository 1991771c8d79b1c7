"""Quotations that stand in no other, and what stands in them: the words of whoever is quoted."""

from bisect import bisect_left
from collections.abc import Sequence

from copydesk.text.passage import Span
from copydesk.text.reading import Reading


def outermost(reading: Reading) -> Sequence[Span]:
    """Return what stands between the marks of the quotations that stand in no other, in order of place."""
    return [quote.span for quote in reading.quotes if quote.depth == 0]


def is_within(quoted: Sequence[Span], span: Span) -> bool:
    """Say whether a stretch stands, even in part, in one of these outermost quotations."""
    at = bisect_left(quoted, span.end, key=lambda one: one.start) - 1
    return at >= 0 and quoted[at].overlaps(span)
