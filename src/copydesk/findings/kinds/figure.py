"""Figures: changed, unsupported, rounded.

Each figure of the retelling is looked for among those of the passages that its sentence rests on, then in the whole
source. One that is there is held against what it counts and how exact it is; one that is not may be worked out from
others, or rounded; what is left stands in the place of a figure of the passages, or has none.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.findings.align import Alignment
from copydesk.findings.figures.amounts import OPENLY, comparable, rounds, same_bound, same_value
from copydesk.findings.figures.bounded import is_bound_elsewhere
from copydesk.findings.figures.crossed import crossed
from copydesk.findings.figures.given import is_counted_on, is_given, is_length_told
from copydesk.findings.figures.hauls import other_hauls
from copydesk.findings.figures.manifold import other_many
from copydesk.findings.figures.moves import other_end
from copydesk.findings.figures.slots import Slot, Slots
from copydesk.findings.figures.totals import is_range_end, is_told_undone_once, is_top
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.passage import Role

F1 = Kind(
    "F1", "figure-changed", Severity.ERROR, "gives another number, amount, unit, currency, percentage, rank or count"
)
F2 = Kind("F2", "figure-unsupported", Severity.ERROR, "gives a figure that has no counterpart in the source")
F3 = Kind(
    "F3",
    "figure-rounded",
    Severity.WARNING,
    'changes how exact a figure is: drops or adds "about", "more than", "nearly", or rounds it',
)
KINDS = (F1, F2, F3)

SMALL = 12
"""A bare count up to this may stand for people and things that the source names one by one."""
ALIKE = 3
"""How much two slots must share for a small count to be another one's."""
ONE = Decimal(1)
FARTHEST = 20
"""How many times a small count the figure may be in whose place it stands: nobody takes three for 26,000."""
ALIKE_ALONE = 1
"""The same where only passages far off have that number."""
SILENT = (Measure.VAGUE, Measure.LABEL)


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    slots = Slots(alignment)
    for ours in slots.ours:
        if ours.figure.firm and (finding := _judged(slots, ours)):
            yield finding
    for haul in other_hauls(alignment):
        here, there = alignment.retelling.page.passage(haul.ours), alignment.source.page.passage(haul.theirs)
        yield Finding(F1, f"It is “{there.words}” in the source, “{here.words}” here.", here, there)


def _judged(slots: Slots, ours: Slot) -> Finding | None:
    if ours.figure.measure in SILENT:
        other = other_many(slots, ours) if ours.figure.measure is Measure.VAGUE else None
        return _finding(slots, F1, ours, other) if other else None
    return _against(slots, ours)


def _against(slots: Slots, ours: Slot) -> Finding | None:
    """Return a finding for a figure that tells how many or how much, held against the source's."""
    figure, near = ours.figure, slots.near(ours)
    like = [theirs for theirs in (*near, *slots.anywhere) if comparable(figure, theirs.figure)]
    same = [theirs for theirs in like if same_value(figure, theirs.figure)]
    if not any(theirs in near for theirs in same) and (end := other_end(slots, ours, near)):
        return _finding(slots, F1, ours, end)
    if same and (other := crossed(slots, ours, near)):
        return _finding(slots, F1, ours, other)
    if same:
        return _misplaced(slots, ours, near, same) or _exactness(slots, ours, near, same)
    if figure.measure is Measure.SPELL:
        return _margin(slots, ours, near)
    if is_given(slots, ours, like) or is_top(slots, ours):
        return None
    return _rounded(slots, ours, near, like) or _missing(slots, ours, near)


def _rounded(slots: Slots, ours: Slot, near: Sequence[Slot], like: Sequence[Slot]) -> Finding | None:
    found = (theirs for theirs in like if rounds(ours.figure, theirs.figure))
    theirs = next((theirs for theirs in found if theirs in near or not _is_small(ours.figure)), None)
    return _finding(slots, F3, ours, theirs) if theirs else None


def _missing(slots: Slots, ours: Slot, near: Sequence[Slot]) -> Finding | None:
    """Return a finding for a figure that the source doesn't have: in another one's place, or in none."""
    counterpart = _counterpart(slots, ours, near)
    if counterpart:
        return _finding(slots, F1, ours, counterpart)
    return None if _is_small(ours.figure) else _finding(slots, F2, ours, None)


def _misplaced(slots: Slots, ours: Slot, near: Sequence[Slot], same: Sequence[Slot]) -> Finding | None:
    """Return a finding where a small count is another one's: the source counts the very thing otherwise."""
    if not _is_small(ours.figure) or ours.figure.measure is Measure.RANK:
        return None
    if any(not theirs.figure.noun or ours.counts_alike(theirs) for theirs in same) or not ours.figure.noun:
        return None
    if is_counted_on(slots, ours):
        return None
    clash = [
        theirs for theirs in near if ours.counts_alike(theirs) and theirs.figure.firm and slots.is_free(theirs, ours)
    ]
    asked = ALIKE if any(theirs in near for theirs in same) else ALIKE_ALONE
    clash = [
        theirs
        for theirs in clash
        if len(ours.cues & theirs.cues) >= asked and not _is_told_of_the_others(slots, ours, theirs)
    ]
    return _finding(slots, F1, ours, clash[0]) if clash else None


def _is_told_of_the_others(slots: Slots, ours: Slot, theirs: Slot) -> bool:
    """Say whether one side tells of so many that they did, the other of the rest that they did not."""
    if ours.total is None or ours.total != theirs.total or ours.figure.low + theirs.figure.low != ours.total:
        return False
    return is_told_undone_once(slots, ours, theirs)


def _exactness(slots: Slots, ours: Slot, near: Sequence[Slot], same: Sequence[Slot]) -> Finding | None:
    figure = ours.figure
    if figure.measure in (Measure.RANK, Measure.SCORE) or figure.low != figure.high:
        return None
    told = [theirs for theirs in same if not _is_small(figure) or theirs in near]
    told = [theirs for theirs in told if theirs.figure.firm]
    if not told or any(same_bound(figure, theirs.figure) for theirs in told):
        return None
    best = max(told, key=lambda theirs: (theirs in near, ours.closeness(theirs)))
    if (
        best not in near
        or _is_converted(slots, ours, best)
        or _is_told_below(slots, ours, told)
        or is_bound_elsewhere(slots, ours, best)
        or is_range_end(slots, ours, best)
        or (_is_small(figure) and figure.measure is Measure.COUNT and not ours.counts_alike(best))
        or (figure.measure is Measure.SPELL and not ours.closeness(best))
    ):
        return None
    return _finding(slots, F3, ours, best)


def _is_converted(slots: Slots, ours: Slot, theirs: Slot) -> bool:
    """Say whether a source tells money again in another currency, in brackets: such a sum is about so much."""
    figure, prose = theirs.figure, slots.alignment.source.page.prose
    told_again = prose[max(figure.whole.start - 1, 0) : figure.whole.start] in {"(", "["}
    return told_again and figure.unit is not None and figure.unit.money and ours.figure.bound in OPENLY


def _is_told_below(slots: Slots, ours: Slot, told: Sequence[Slot]) -> bool:
    """Say whether a headline rounds, as headlines do, what the text below it tells as exactly as the source."""
    page = slots.alignment.retelling.page
    if page.blocks[page.block_at(ours.figure.span.start)].role is not Role.TITLE:
        return False
    again = (slot.figure for slot in slots.ours if slot is not ours and comparable(slot.figure, ours.figure))
    return any(same_value(f, t.figure) and same_bound(f, t.figure) for f in again for t in told)


def _margin(slots: Slots, ours: Slot, near: Sequence[Slot]) -> Finding | None:
    """Return a finding where a sports margin was changed: other lengths of time are no figures."""
    page = slots.alignment.retelling.page
    if not MARGIN.search(page.read(page.sentence_at(ours.figure.span.start).span)) or is_length_told(slots, ours):
        return None
    free = [
        theirs for theirs in near if theirs.figure.measure is Measure.SPELL and theirs.figure.unit == ours.figure.unit
    ]
    free = [theirs for theirs in free if slots.is_free(theirs, ours)]
    return _finding(slots, F1, ours, free[0]) if free else None


def _is_small(figure: Figure) -> bool:
    return figure.measure is Measure.RANK or (figure.unit is None and figure.low <= SMALL)


def _counterpart(slots: Slots, ours: Slot, near: Sequence[Slot]) -> Slot | None:
    """Return the figure of the source in whose place another one stands here."""
    free = [theirs for theirs in near if theirs.figure.firm and theirs.figure.measure not in SILENT]
    free = [theirs for theirs in free if _could_be(ours, theirs) and slots.is_free(theirs, ours)]
    return max(free, key=lambda theirs: _likeness(ours, theirs), default=None)


def _could_be(ours: Slot, theirs: Slot) -> bool:
    a, b = ours.figure, theirs.figure
    if not comparable(a, b):
        return {a.measure, b.measure} <= {Measure.AMOUNT, Measure.COUNT} and b.unit is not None and a.low == b.low
    if Measure.SCORE in (a.measure, b.measure):
        if a.measure is b.measure:
            return ours.closeness(theirs) >= ALIKE - bool({a.low, a.high} & {b.low, b.high})
        return ours.total is not None and ours.total in (b.low, b.high)
    if a.measure is Measure.RANK:
        return ours.closeness(theirs) >= ALIKE - 1
    if (_is_small(a) or _is_small(b)) and not a.measure is b.measure is Measure.TIMES:
        near = a.low <= FARTHEST * max(b.low, ONE) and b.low <= FARTHEST * max(a.low, ONE)
        return near and ours.closeness(theirs) >= ALIKE
    return a.unit is not None or ours.closeness(theirs) > 0 or _digits(a) == _digits(b)


def _likeness(ours: Slot, theirs: Slot) -> int:
    a, b = ours.figure, theirs.figure
    return ours.closeness(theirs) + 3 * (a.low == b.low) + 3 * (_digits(a) == _digits(b)) + (a.unit == b.unit)


def _digits(figure: Figure) -> list[str]:
    return sorted(format(figure.low.normalize(), "f"))


def _finding(slots: Slots, kind: Kind, ours: Slot, theirs: Slot | None) -> Finding:
    page, source = slots.alignment.retelling.page, slots.alignment.source.page
    here = page.passage(ours.figure.whole)
    if theirs is None:
        return Finding(kind, f"The source does not give “{here.words}”.", here, None)
    there = source.passage(theirs.figure.whole)
    return Finding(kind, f"The figure is “{there.words}” in the source, “{here.words}” here.", here, there)


MARGIN = re.compile(
    r"\b(?:ahead|behind|clear|adrift|faster|slower|quicker|beat|beats|beaten|margin|lead|led|leads|win|won|finished)\b"
)
