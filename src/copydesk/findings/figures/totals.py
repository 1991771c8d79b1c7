"""Wholes and what is left of them: the rest of a count, what all get where each gets so much, ends, tops of a list."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from copydesk.findings.figures.amounts import comparable, rounds_openly, told_in
from copydesk.findings.figures.bounded import NEGATIVE
from copydesk.findings.figures.slots import Slot, Slots
from copydesk.text.counting.exactness import Bound
from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.page import Sentence

MOST = 12
"""Counts of two sentences that rests are worked out from."""
AHEAD = 60
"""Code points before a figure in which it is looked for what makes it an end or a top."""
NEARLY_LAST = Decimal("0.75")
"""The share of "the top 40" from which on a place is told so."""
_EVERY = re.compile(r"\b(?:each|apiece|every|a\shead|per)\b", re.IGNORECASE)
"""What makes of so many and so much for one so much for all."""
_THE_REST = re.compile(r"\bthe\s(?:rest|remainder|others|remaining)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:yet\sto|still\s(?:to|missing|needed|empty|awaited|awaiting)|remain(?:s|ed|ing)?|missing|unfilled|left)\b",
    re.IGNORECASE,
)
"""What tells of those that are left of a whole."""
_TOP = re.compile(r"\btop\s$", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:no\.?|number|nr\.?)\s$", re.IGNORECASE)
_UP_TO = re.compile(r"\bbetween\s(?:[\w£$€,.-]+\s){1,3}and\s$", re.IGNORECASE)
"""What makes a figure the most there is: "between three weeks and three months"."""
_UNDONE = re.compile(
    NEGATIVE.pattern
    + r"|\b(?:fail|miss|refus|declin|lack|reject|oppos|against|skip|lost|los(?:es|ing)|absent|abstain)\w*",
    re.IGNORECASE,
)
"""Words by which it is told of some that they did not."""


def is_what_is_left(slots: Slots, ours: Slot) -> bool:
    """Say whether a count is "the rest" of which a passage tells no number, or, openly rounded, those yet to come.

    Eight of 88 abstained where 71 voted for it, nine against; more than a thousand of 1,500 are missing where 420 came.
    """
    page, read = slots.alignment.source.page, slots.alignment.retelling.page
    to_come = _TO_COME.search(read.prose, *read.sentence_at(ours.figure.span.start).span) is not None
    for sentence in slots.alignment.passages(ours.figure.span):
        for last in page.sentences[sentence.index : sentence.index + 3]:
            left = _left(slots, ours, last)
            if ours.figure.low in left and _THE_REST.search(page.prose, *last.span):
                return True
            if to_come and any(rounds_openly(ours.figure, rest) for rest in left.values()):
                return True
    return False


def _left(slots: Slots, ours: Slot, last: Sentence) -> dict[Decimal, Figure]:
    """Return what one or two counts leave of the greatest, all told in a sentence and the one before."""
    page = slots.alignment.source.page
    first = page.sentences[max(last.index - 1, 0)].span.start
    told = (slot.figure for slot in slots.theirs if first <= slot.figure.span.start < last.span.end)
    counts = {f.low: f for f in told if f.measure is Measure.COUNT and f.low == f.high and comparable(ours.figure, f)}
    whole = max(counts, default=Decimal(0))
    parts = sorted(set(counts) - {whole})[:MOST]
    rests = {whole - sum(some) for size in (1, 2) for some in combinations(parts, size)}
    return {rest: replace(counts[whole], low=rest, high=rest) for rest in rests if rest > 0}


def is_for_all(slots: Slots, ours: Slot) -> bool:
    """Say whether an amount is what a passage gives to each of so many: £3m where each of three gets £1m."""
    page, unit = slots.alignment.source.page, ours.figure.unit
    for one in slots.near(ours):
        if unit is None or not comparable(ours.figure, one.figure) or not one.figure.low:
            continue
        span = page.sentence_at(one.figure.span.start).span
        among = [slot.figure for slot in slots.near(ours) if span.holds(slot.figure.span)]
        counts = {figure.low for figure in among if figure.measure is Measure.COUNT}
        if _EVERY.search(page.prose, *span) and ours.figure.low / told_in(one.figure, unit)[0] in counts:
            return True
    return False


def is_top(slots: Slots, ours: Slot) -> bool:
    """Say whether "the top 40" takes in a place that the source tells, and hardly more: the 39th."""
    start = ours.figure.span.start
    if not _TOP.search(slots.alignment.retelling.page.prose, max(0, start - AHEAD), start):
        return False
    there = slots.alignment.source.page.prose
    places = (
        slot.figure.low
        for slot in slots.theirs
        if slot.figure.measure is Measure.RANK or _NUMBER.search(there[: slot.figure.span.start][-AHEAD:])
    )
    return any(NEARLY_LAST * ours.figure.low <= place <= ours.figure.low for place in places)


def is_range_end(slots: Slots, ours: Slot, theirs: Slot) -> bool:
    """Say whether "up to three months" is told of what lies "between three weeks and three months"."""
    start = theirs.figure.span.start
    found = _UP_TO.search(slots.alignment.source.page.prose, max(0, start - AHEAD), start)
    return ours.figure.bound is Bound.MOST and found is not None


def is_told_undone_once(slots: Slots, ours: Slot, theirs: Slot) -> bool:
    """Say whether of the sentences of a retold and a source's figure one alone tells that some did not."""
    pages = ((slots.alignment.retelling.page, ours), (slots.alignment.source.page, theirs))
    here, there = (
        bool(_UNDONE.search(page.read(page.sentence_at(slot.figure.span.start).span))) for page, slot in pages
    )
    return here != there
