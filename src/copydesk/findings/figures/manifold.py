"""Indefinite numbers that tell of another order of many: hundreds of homes for the source's thousands of homes."""

from decimal import Decimal

from copydesk.findings.figures.slots import Slot, Slots
from copydesk.text.counting.figures import Figure, Measure

APART = 5
"""How many times the least that one indefinite number stands for the least of another of a greater order is."""
BEYOND = Decimal("1.5")
"""How many times beyond its ends a number must lie that an indefinite number cannot stand for."""
ALIKE = 2
"""Words beside two figures that have to be the same."""
COUNTING = (Measure.COUNT, Measure.VAGUE)


def other_many(slots: Slots, ours: Slot) -> Slot | None:
    """Return the passages' figure for the very things of which a retelling gives another order of many.

    None where the source counts them in several ways, or anywhere so that ours could stand for it.
    """
    if not ours.figure.noun:
        return None
    alike = [theirs for theirs in slots.theirs if theirs.figure.measure in COUNTING and ours.counts_alike(theirs)]
    if len({(theirs.figure.low, theirs.figure.high) for theirs in alike}) != 1:
        return None
    near = [theirs for theirs in slots.near(ours) if theirs in alike and len(ours.cues & theirs.cues) >= ALIKE]
    best = max(near, key=lambda theirs: len(ours.cues & theirs.cues), default=None)
    if best is None or not _is_of_other_order(ours.figure, best.figure) or _may_be_another(slots, ours, best):
        return None
    return best


def _may_be_another(slots: Slots, ours: Slot, theirs: Slot) -> bool:
    """Say whether their sentence tells of other many that ours may be, or that come to it with theirs."""
    page = slots.alignment.source.page
    sentence = page.sentence_at(theirs.figure.span.start)
    there = [slot for slot in slots.theirs if page.sentence_at(slot.figure.span.start) is sentence]
    others = [slot.figure for slot in there if slot is not theirs and slot.figure.measure in COUNTING]
    more = ours.figure.low > theirs.figure.low
    return any(more or (figure.measure is Measure.VAGUE and not figure.noun) for figure in others)


def _is_of_other_order(ours: Figure, theirs: Figure) -> bool:
    if theirs.measure is Measure.VAGUE:
        return max(ours.low, theirs.low) >= APART * min(ours.low, theirs.low)
    return theirs.high * BEYOND < ours.low or theirs.low > ours.high * BEYOND
