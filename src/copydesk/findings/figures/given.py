"""Figures that a source gives without telling them: ends of a range, sides of a vote, sums, one more or one less."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from copydesk.findings.align import STEM
from copydesk.findings.figures.amounts import comparable, holds, rounds_openly, same_value
from copydesk.findings.figures.periods import is_told_by_period
from copydesk.findings.figures.slots import Slot, Slots
from copydesk.findings.figures.sums import shared_out, worked_out
from copydesk.findings.figures.totals import is_for_all, is_told_undone_once, is_what_is_left
from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.counting.numbers import numerals
from copydesk.text.counting.steps import is_step
from copydesk.text.counting.units import POINT, SHARE
from copydesk.text.passage import Span
from copydesk.text.timing.spells import Length

PLAIN = frozenset({"share", "temperature", "degree"})
"""Measures whose unit is often left out: "temperatures of 30"."""
_EACH = re.compile(r"\b(?:each|both|either|apiece)\b", re.IGNORECASE)
_HALVED = re.compile(
    r"\b(?:half|halves|halved|equally|evenly|equal (?:parts|shares)|50-50|fifty-fifty)\b", re.IGNORECASE
)
_PORTION = re.compile(r"\b(?:each|every|per|apiece|a\shead|on\saverage|works?\sout|worked\sout)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"\b(?:of\s(?:which|them|that|these|those)|half)\b[^.;:]*$")
_AMONG = re.compile(r"\s(?:for\s(?:each|every)|per|to\s(?:each|every))\s([a-z]+)")
_WHOLES = {
    Decimal(1): re.compile(
        r"\b(?:all|whole|entire|entirely|full|fully|every|everyone|everybody|total|completely)\b", re.IGNORECASE
    ),
    Decimal(0): re.compile(r"\b(?:no|none|nobody|nothing|not\sa|zero|nil|without)\b", re.IGNORECASE),
}
"""Words that tell a whole or nothing, by the share."""
_FIRST_IN = re.compile(r"\bfirst\s(?:[\w’'-]+\s){1,4}in\s$", re.IGNORECASE)
"""What makes the last of so many the only one of its sort: the first defeat in 24 matches, after 23 without."""
AHEAD = 60
SAME_TOLD = 2
"""Words beside two figures that are the same where the same is told of both."""
_NUMBER = re.compile(r"\b(?:no\.?|number|nr\.?)\s$", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|plus)\s$")
_ONE = re.compile(r"\b(?:an?|one|the|his|her|its|their|our|my|himself|herself|him|she|he)\s|\b[A-Z]|,", re.ASCII)
"""What begins one person or thing, or another one of a list."""
_ALL_BUT = re.compile(r"\b(?:all\sbut|except(?:\sfor)?|bar|save)\s$", re.IGNORECASE)
_REST = re.compile(r"\b(?:the\s(?:other|remaining|rest,)|remaining|another|a\sfurther)\s$", re.IGNORECASE)
_THAN = re.compile(r"(?:\s\w+)?\s(more|fewer|less)\sthan\b")
_OTHER = re.compile(r"\s(?:other|others|more|further|additional)\b")


def is_given(slots: Slots, ours: Slot, like: Sequence[Slot]) -> bool:
    """Say whether the source gives a figure that it does not tell; `like` are those of its figures of the same sort."""
    figure = ours.figure
    if any(holds(figure, theirs.figure) or rounds_openly(figure, theirs.figure) for theirs in like):
        return True
    if figure.measure is Measure.SCORE:
        sides = {theirs.figure.low for theirs in slots.anywhere if theirs.figure.measure is Measure.COUNT}
        return {figure.low, figure.high} <= sides
    if figure.low != figure.high:
        ends = (replace(figure, high=figure.low), replace(figure, low=figure.high))
        return all(_is_told(slots, end) for end in ends) or _is_step_given(slots, ours)
    return (
        _is_bare(slots, figure)
        or _is_read_otherwise(slots, ours)
        or (
            worked_out(figure, [theirs.figure for theirs in slots.around(ours)])
            and not _is_told_of_the_rest(slots, ours)
        )
        or _is_remainder(slots, ours)
        or is_what_is_left(slots, ours)
        or is_for_all(slots, ours)
        or is_counted_on(slots, ours)
        or _is_compared(slots, ours)
        or _is_half(slots, ours)
        or _is_half_of_beside(slots, ours)
        or _is_by_period(slots, ours)
        or _is_shared_out(slots, ours)
        or _is_whole(slots, figure)
        or _is_place(slots, figure)
    )


def is_length_told(slots: Slots, ours: Slot) -> bool:
    """Say whether the passages tell a length in words that are no figure: "a quarter of an hour" for 15 minutes."""
    unit = ours.figure.unit
    spans = [sentence.span for sentence in slots.alignment.passages(ours.figure.span)]
    near = (
        time.meaning.seconds[0]
        for time in slots.alignment.source.times
        if isinstance(time.meaning, Length) and any(span.start <= time.span.start < span.end for span in spans)
    )
    return unit is not None and float(ours.figure.low * unit.factor) in near


def _is_step_given(slots: Slots, ours: Slot) -> bool:
    """Say whether what seems a range may be a step and where it led: "fell by 40 to 60" of a fall from 100 to 60."""
    figure = ours.figure
    if not is_step(slots.alignment.retelling.page.prose, figure.span.start):
        return False
    unit = POINT if figure.unit == SHARE else figure.unit
    step = replace(figure, high=figure.low, unit=unit)
    terms = [theirs.figure for theirs in slots.around(ours)]
    return _is_told(slots, replace(figure, low=figure.high)) and worked_out(step, terms)


def _is_told_of_the_rest(slots: Slots, ours: Slot) -> bool:
    """Say whether what is told here of a part is told of the rest in the source: two of five cranes fell, or three."""
    start = ours.figure.span.start
    if _ALL_BUT.search(slots.alignment.retelling.page.prose, max(0, start - AHEAD), start):
        return False
    return any(
        ours.total is not None
        and ours.total == theirs.total
        and theirs.figure.low + ours.figure.low == theirs.total
        and theirs.figure.low != ours.figure.low
        and len(ours.cues & theirs.cues) >= SAME_TOLD
        and not is_told_undone_once(slots, ours, theirs)
        for theirs in slots.near(ours)
    )


def _is_remainder(slots: Slots, ours: Slot) -> bool:
    """Say whether "the other 213" is what a passage's figure leaves of one that stands anywhere in the source."""
    start = ours.figure.span.start
    if not _REST.search(slots.alignment.retelling.page.prose, max(0, start - AHEAD), start):
        return False
    parts = [theirs.figure for theirs in slots.near(ours) if comparable(ours.figure, theirs.figure)]
    wholes = [theirs.figure for theirs in slots.anywhere if comparable(ours.figure, theirs.figure)]
    return any(whole.low - part.low == ours.figure.low for whole in wholes for part in parts)


def _is_compared(slots: Slots, ours: Slot) -> bool:
    """Say whether a passage tells a count by what it exceeds or falls short of: "16, two more than now"."""
    page = slots.alignment.source.page
    near = [theirs.figure for theirs in slots.near(ours) if theirs.figure.low == theirs.figure.high]
    steps = [(step, found[1]) for step in near if (found := _THAN.match(page.prose, step.span.end))]
    return any(
        ours.figure.low == (base.low - step.low if more == "more" else base.low + step.low)
        for step, more in steps
        for base in near
        if base.span.end <= step.span.start and page.sentence_at(base.span.start) is page.sentence_at(step.span.start)
    )


def _is_place(slots: Slots, figure: Figure) -> bool:
    """Say whether "the world No. 118" is ranked 118th in the source."""
    if not _NUMBER.search(slots.alignment.retelling.page.prose, max(0, figure.span.start - AHEAD), figure.span.start):
        return False
    return any(t.figure.measure is Measure.RANK and t.figure.low == figure.low for t in slots.anywhere)


def _is_shared_out(slots: Slots, ours: Slot) -> bool:
    """Say whether a passage's figures give so many per cent of an amount, or what there is of it for each."""
    page, near = slots.alignment.retelling.page, [theirs.figure for theirs in slots.near(ours)]
    each = _PORTION.search(page.read(page.sentence_at(ours.figure.span.start).span))
    if shared_out(ours.figure, near, near if each else ()):
        return True
    among = _AMONG.match(page.prose, ours.figure.span.end)
    around = (theirs.figure for theirs in slots.around(ours)) if among else ()
    divisors = [figure for figure in around if among and figure.noun and among[1].startswith(figure.noun[:STEM])]
    return any(shared_out(ours.figure, (), (figure, divisor)) for divisor in divisors for figure in near)


def _is_whole(slots: Slots, figure: Figure) -> bool:
    """Say whether 100 per cent stands for the "all" of a passage, or 0 for its "none"."""
    if figure.unit is None or figure.unit.measure != "share":
        return False
    words = _WHOLES.get(figure.unit.base(figure.low))
    page = slots.alignment.source.page
    return words is not None and any(words.search(page.read(s.span)) for s in slots.alignment.passages(figure.span))


def _is_told(slots: Slots, figure: Figure) -> bool:
    told = (theirs.figure for theirs in slots.anywhere)
    return any(comparable(figure, other) and (same_value(figure, other) or holds(figure, other)) for other in told)


def _is_bare(slots: Slots, figure: Figure) -> bool:
    """Say whether a bare number is an amount of the source without its unit: of money or degrees, not of weight."""
    if figure.unit is not None or figure.measure is Measure.RANK:
        return False
    same = (theirs.figure.unit for theirs in slots.anywhere if theirs.figure.low == figure.low)
    return any(unit is None or unit.money or unit.measure in PLAIN for unit in same)


def _is_read_otherwise(slots: Slots, ours: Slot) -> bool:
    """Say whether the other reading of "8m", millions or metres, or of "40 pounds" is told."""
    others = (slot for slot in slots.beside(ours) if slot.figure.span == ours.figure.span)
    return any(_is_told(slots, slot.figure) for slot in others)


def _is_by_period(slots: Slots, ours: Slot) -> bool:
    both = slots.alignment
    near = [theirs.figure for theirs in slots.near(ours)]
    return is_told_by_period((both.retelling, ours.figure), (both.source, near))


def _is_half_of_beside(slots: Slots, ours: Slot) -> bool:
    """Say whether a number is half of one before it, "40 months, of which 20", where the source tells of a half."""
    start = ours.figure.span.start
    if ours.figure.unit is not None or not _OF_WHICH.search(
        slots.alignment.retelling.page.prose, max(0, start - AHEAD), start
    ):
        return False
    wholes = (slot.figure for slot in slots.beside(ours) if slot.figure.span.end < start)
    half = any(whole.low == whole.high == 2 * ours.figure.low for whole in wholes)
    return half and _HALVED.search(slots.alignment.source.page.prose) is not None


def _is_half(slots: Slots, ours: Slot) -> bool:
    """Say whether an amount is half of one of the source's that a passage shares out between two."""
    figure, page = ours.figure, slots.alignment.source.page
    if figure.noun or not any(_HALVED.search(page.read(s.span)) for s in slots.alignment.passages(figure.span)):
        return False
    doubled = replace(figure, low=2 * figure.low, high=2 * figure.high)
    if figure.unit is None:
        return any(theirs.figure.low == doubled.low for theirs in slots.near(ours))
    return any(comparable(doubled, theirs.figure) and same_value(doubled, theirs.figure) for theirs in slots.anywhere)


def is_counted_on(slots: Slots, ours: Slot) -> bool:
    """Say whether a count takes one in or leaves one out, or is what each side has: 19 of "the captain and 18 crew"."""
    count = ours.figure.low
    if _OTHER.match(slots.alignment.retelling.page.prose, ours.figure.span.end):
        return any(theirs.figure.low == count + 1 for theirs in slots.anywhere)
    here = slots.alignment.retelling.page.prose
    if _FIRST_IN.search(here, max(0, ours.figure.span.start - AHEAD), ours.figure.span.start):
        return any(theirs.figure.low == count - 1 for theirs in slots.near(ours))
    page = slots.alignment.source.page
    if any(
        theirs.figure.low == count - 1 and _OTHER.match(page.prose, theirs.figure.span.end)
        for theirs in slots.near(ours)
    ):
        return True
    halves = (theirs.figure.span for theirs in slots.near(ours) if theirs.figure.low * 2 == count)
    if any(_EACH.search(page.read(page.sentence_at(span.start).span)) for span in halves):
        return True
    return any(theirs.figure.low == count - 1 and _takes_one_in(slots, theirs.figure) for theirs in slots.anywhere)


def _takes_one_in(slots: Slots, figure: Figure) -> bool:
    """Say whether one that no number counts stands before the "and" of a count: a cook and 18 hands."""
    page, start = slots.alignment.source.page, figure.span.start
    ahead = page.prose[max(page.sentence_at(start).span.start, start - AHEAD) : start]
    link = _AND.search(ahead)
    if link is None:
        return False
    numbers = [numeral.span.end for numeral in numerals(ahead, Span(0, link.start())) if numeral.low > 1]
    return not numbers or _ONE.search(ahead, numbers[-1], link.start()) is not None
