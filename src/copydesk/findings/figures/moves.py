"""Moves: two figures in one breath, what was and what will be: "from five a week to three", "down from 40 to 31"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.findings.figures.amounts import comparable, rounds, same_value
from copydesk.findings.figures.slots import Slot, Slots
from copydesk.text.page import Page

_FROM = re.compile(r"\bfrom\s(?:\S+\s){0,2}$", re.IGNORECASE)
_TO = re.compile(r"(?:\s[\w’'%-]+){0,5}?,?\sto\s(?:[\w-]+\s){0,2}", re.IGNORECASE)
REACH = 40
"""Code points before a figure in which its "from" is looked for."""


def other_end(slots: Slots, ours: Slot, near: Sequence[Slot]) -> Slot | None:
    """Return the figure to which the source moves from where the retelling moves from, if it is another than ours.

    None where the passages move from there nowhere or in several ways, or where one figure rounds the other.
    """
    start = next((a for a, b in _moves(slots.alignment.retelling.page, (*slots.beside(ours), ours)) if b is ours), None)
    if start is None:
        return None
    ends = [
        b
        for a, b in _moves(slots.alignment.source.page, near)
        if comparable(start.figure, a.figure) and same_value(start.figure, a.figure)
    ]
    if len(ends) != 1 or not comparable(ours.figure, ends[0].figure):
        return None
    alike = same_value(ours.figure, ends[0].figure) or rounds(ours.figure, ends[0].figure)
    return None if alike else ends[0]


def _moves(page: Page, slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Yield each pair of neighbouring figures between which something moves."""
    ordered = sorted(slots, key=lambda slot: slot.figure.span.start)
    for a, b in pairwise(ordered):
        first, last = a.figure.whole.start, b.figure.whole.start
        if _TO.fullmatch(page.prose, a.figure.whole.end, last) and _FROM.search(
            page.prose[max(0, first - REACH) : first]
        ):
            yield a, b
