"""How much and how many: numbers in digits and words, with magnitude, unit, currency and how exact they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.times import Time


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in prose: `span` covers the number with its unit."""

    span: Span


def find_figures(page: Page, times: Sequence[Time]) -> tuple[Figure, ...]:
    """Return the figures of a page in order of their place; none overlap, and none lies inside a time."""
    del page, times
    return ()
