"""Crossed figures: two that a retelling gives to each other's thing, seven killed and two injured for two and seven."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from copydesk.findings.align import EMPTY, STEM
from copydesk.findings.figures.amounts import comparable
from copydesk.findings.figures.slots import Slot, Slots
from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.lexicon import lines
from copydesk.text.page import Page

MEASURES = (Measure.COUNT, Measure.AMOUNT)
CLIMB = 4
"""Words above a figure among which the verb is looked for that tells what was done with so many."""


def crossed(slots: Slots, ours: Slot, near: Sequence[Slot]) -> Slot | None:
    """Return the figure that a passage gives for what ours is told of, where another one beside ours has its value.

    Both figures have to stand crosswise, and nowhere in the source as they stand here.
    """
    own, page = slots.alignment.retelling.page, slots.alignment.source.page
    for other in slots.beside(ours):
        mine, its = _owners(own, ours.figure), _owners(own, other.figure)
        for first, second in _pairs(slots, near, ours, other):
            a, b = _owners(page, first.figure), _owners(page, second.figure)
            here, there = (mine & a) - its - b, (its & b) - mine - a
            if here and there and not _are_doubtful(slots, (ours, here), (other, there)):
                return first
    return None


def _pairs(slots: Slots, near: Sequence[Slot], ours: Slot, other: Slot) -> Iterator[tuple[Slot, Slot]]:
    """Yield each two figures of one source sentence that have, the other way round, the values of two of ours.

    On neither side may a third figure of the sentence have one of these values.
    """
    if not _is_exact(ours.figure) or _alike(ours, other) or not _is_lone(ours, slots.beside(ours)):
        return
    if not _is_lone(other, slots.beside(other)) or not comparable(ours.figure, other.figure):
        return
    page = slots.alignment.source.page
    for _, group in groupby(near, lambda slot: page.sentence_at(slot.figure.span.start).index):
        there = list(group)
        firsts, seconds = ([theirs for theirs in there if _alike(one, theirs)] for one in (other, ours))
        if len(firsts) == len(seconds) == 1:
            yield firsts[0], seconds[0]


def _is_lone(slot: Slot, beside: Sequence[Slot]) -> bool:
    return not any(_alike(slot, another) for another in beside)


def _is_exact(figure: Figure) -> bool:
    return figure.firm and figure.measure in MEASURES and figure.low == figure.high


def _alike(ours: Slot, theirs: Slot) -> bool:
    """Say whether two figures have one value, to the digit."""
    a, b = ours.figure, theirs.figure
    return _is_exact(b) and comparable(a, b) and a.low == b.low


def _are_doubtful(slots: Slots, *told: tuple[Slot, set[str]]) -> bool:
    """Say whether two figures may be right for their owners: those of the other party, or of another passage."""
    (_, some), (_, others) = told
    converse = any((one, other) in _converses() for one in some for other in others)
    return converse or any(_stands(slots, slot, owners) for slot, owners in told)


@cache
def _converses() -> frozenset[tuple[str, str]]:
    pairs = [tuple(word[:STEM] for word in line.split("\t")) for line in lines("converses")]
    return frozenset((one, two) for a, b in pairs for one, two in ((a, b), (b, a)))


def _stands(slots: Slots, ours: Slot, owners: set[str]) -> bool:
    """Say whether the source anywhere gives our figure to one of these owners."""
    page = slots.alignment.source.page
    return any(_alike(ours, theirs) and owners & _owners(page, theirs.figure) for theirs in slots.theirs)


def _owners(page: Page, figure: Figure) -> set[str]:
    """Return the stems of what a figure is told of: what it counts, and what was done with so many."""
    words = page.words_in(figure.span)
    word = page.words[figure.head] if figure.head is not None else words[-1] if words else None
    found = {figure.noun[:STEM], word.lemma.lower()[:STEM]} if figure.noun and word else set()
    for _ in range(CLIMB):
        if word is None or word.head == word.number:
            break
        word = page.words[word.head]
        if word.pos == "VERB" and word.lemma.lower() not in EMPTY:
            return found | {word.lemma.lower()[:STEM]}
    return found
