"""When: dates, weekdays, clock times, durations, ages, years and deadlines, each with what it stands for."""

from dataclasses import dataclass

from copydesk.text.page import Page
from copydesk.text.passage import Span


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time in prose."""

    span: Span


def find_times(page: Page) -> tuple[Time, ...]:
    """Return the times of a page in order of their place; none overlap."""
    del page
    return ()
