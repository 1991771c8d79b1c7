"""How much and how many: numbers with magnitude, unit, currency, what they count and how exact they are."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from copydesk.text.counting.exactness import Bound, bound_of, spell_bound_of
from copydesk.text.counting.labels import YEARS, is_name, is_rank, is_time, is_word_part
from copydesk.text.counting.nouns import NOTHING, Counted, counted
from copydesk.text.counting.numbers import Numeral, Sort, numerals
from copydesk.text.counting.portions import as_rank, as_share, is_doubtful, is_part, is_portion
from copydesk.text.counting.steps import is_step
from copydesk.text.counting.units import POINT, SHARE, WHOLE, Unit, sign_unit, unit_behind
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span
from copydesk.text.timing.spells import SECONDS, Length
from copydesk.text.timing.times import Time


class Measure(StrEnum):
    """What sort of thing a figure tells.

    A spell is a length of time; a label names something and is no figure, but the other side may count with it: an age,
    "Boeing 737".
    """

    COUNT = "count"
    AMOUNT = "amount"
    RANK = "rank"
    SCORE = "score"
    TIMES = "times"
    VAGUE = "vague"
    SPELL = "spell"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in prose.

    `span` covers the number with its unit, `whole` also the words that say how exact it is (`bound`). `low` and `high`
    are amounts of `unit` as written, the magnitude worked in; they differ in a range, a score (its two sides, in their
    order) and an indefinite number. `noun` is the lemma of what is counted or ranked ("" where the text doesn't say),
    `head` the number of its word. `lent` is the bound of the amount that this one
    tells again in another unit. `firm` is false of what implies a number without telling one: "both", "one of them",
    labels.
    """

    span: Span
    whole: Span
    measure: Measure
    low: Decimal
    high: Decimal
    unit: Unit | None
    bound: Bound
    noun: str
    head: int | None
    digits: bool
    firm: bool
    lent: Bound = Bound.NONE


TIMELESS = (Measure.RANK, Measure.SCORE, Measure.LABEL)
"""What is told as it is: words like "about" before it are of something else."""
_PART_UNIT = re.compile(
    r"(?:\sof)?\san?(?=\s)|(?=-)|(?=\s(?:mile|kilomet|metre|meter|percent|point|degree|inch|tonne|ton\b|pint|acre|litre|liter|ounce|cent\b|pound|penn))"
)
_POINT_BEHIND = re.compile(r"[\s-]points?\b")
_SHORT = re.compile(r"[\s-](seconds?|minutes?)\b(?!-)")
_TWICE_BEHIND = re.compile(r"\stimes\b")
_DOUBLE = re.compile(
    r"[-\s](?:room|bed|act|glaz|check|decker|standard|murder|whammy|life|bass|bill|header|fault|bogey|agent|espresso)"
)


def find_figures(page: Page, times: Sequence[Time]) -> tuple[Figure, ...]:
    """Return the figures of a page in order of their place; none overlap.

    Of times only lengths are figures, spells.
    """
    starts = [time.span.start for time in times]
    found: list[Figure] = []
    for sentence in page.sentences:
        floor = sentence.span.start
        for numeral in numerals(page.prose, sentence.span):
            at = bisect_left(starts, numeral.span.end)
            inside = at and times[at - 1].span.overlaps(numeral.span) and not is_portion(page.prose, numeral)
            figure = _timed(page, times[at - 1], numeral, floor) if inside else _figure(page, sentence, numeral, floor)
            if figure is None:
                continue
            while found and not found[-1].firm and found[-1].span.start >= figure.span.start:
                found.pop()
            if figure.span.start >= floor:
                found.append(figure)
                floor = figure.whole.end if figure.firm else floor
    return tuple(_lent(page, list(_whole(page, found))))


def _timed(page: Page, time: Time, numeral: Numeral, floor: int) -> Figure | None:
    """Return what a number inside a time is: a spell where the time is a length, a label elsewhere."""
    if numeral.sort is not Sort.CARDINAL:
        return None
    if isinstance(time.meaning, Length):
        seconds = Decimal(str(SECONDS[time.meaning.unit]))
        rest = Decimal(str(time.meaning.rest)) / seconds
        longer = numeral._replace(low=numeral.low + rest, high=numeral.high + rest)
        return _spell(page, longer, time.span, seconds, floor)
    plain = _Read(numeral.span, numeral.span, Measure.LABEL, None, Bound.NONE, NOTHING)
    return _told(numeral, plain, firm=False)


def _spell(page: Page, numeral: Numeral, span: Span, seconds: Decimal, floor: int) -> Figure:
    bound, whole = spell_bound_of(page, span, floor)
    unit = Unit("time", money=False, factor=seconds)
    return _told(numeral, _Read(span, whole, Measure.SPELL, unit, bound, NOTHING), firm=True)


def _figure(page: Page, sentence: Sentence, numeral: Numeral, floor: int) -> Figure | None:
    prose = page.prose
    if short := _SHORT.match(prose, numeral.span.end):
        seconds = Decimal(SECONDS[short[1].removesuffix("s")])
        return _spell(page, numeral, Span(numeral.span.start, short.end()), seconds, floor)
    numeral = as_share(prose, as_rank(page, numeral))
    unit, end = _unit(prose, numeral)
    if unit == WHOLE and not is_part(prose, numeral):
        return None
    measure = _measure(page, sentence, numeral, unit)
    if measure is None or (unit is None and is_word_part(prose, end)):
        return None
    span = Span(numeral.span.start, end)
    bound, whole = (Bound.NONE, span) if measure in TIMELESS else bound_of(page, span, floor, thick=_is_length(unit))
    thing = NOTHING if unit is not None and unit.measure != "share" else counted(page, sentence, end)
    firm = measure is not Measure.LABEL and _is_firm(numeral, unit) and not is_doubtful(prose, numeral)
    return _told(numeral, _Read(span, whole, measure, unit, bound, thing), firm=firm)


def _is_length(unit: Unit | None) -> bool:
    return unit is not None and unit.measure == "length"


class _Read(NamedTuple):
    span: Span
    whole: Span
    measure: Measure
    unit: Unit | None
    bound: Bound
    thing: Counted


def _told(numeral: Numeral, read: _Read, *, firm: bool) -> Figure:
    return Figure(
        span=read.span,
        whole=read.whole,
        measure=read.measure,
        low=numeral.low,
        high=numeral.high,
        unit=read.unit,
        bound=read.bound,
        noun=read.thing.noun,
        head=read.thing.head,
        digits=numeral.digits,
        firm=firm,
    )


def _unit(prose: str, numeral: Numeral) -> tuple[Unit | None, int]:
    """Return the unit of a number and where both end."""
    end = numeral.span.end
    if numeral.sign:
        return sign_unit(numeral.sign), end
    if numeral.sort in (Sort.ORDINAL, Sort.LOOSE, Sort.TIMES, Sort.VAGUE):
        return None, end
    if numeral.sort is Sort.PART:
        link = _PART_UNIT.match(prose, end)
        if link and (point := _POINT_BEHIND.match(prose, link.end())):
            return POINT, point.end()
        found = unit_behind(prose, link.end(), numeral.low) if link else None
        return found if found and found[0].measure != "share" else (WHOLE, end)
    return unit_behind(prose, end, numeral.low) or (None, end)


def _measure(page: Page, sentence: Sentence, numeral: Numeral, unit: Unit | None) -> Measure | None:
    if unit is not None:
        return Measure.AMOUNT
    if is_time(page.prose, numeral) or is_name(page, sentence, numeral):
        return Measure.LABEL if numeral.sort is not Sort.VAGUE else None
    behind = page.prose[numeral.span.end : numeral.span.end + 24]
    if numeral.sort is Sort.ORDINAL:
        return Measure.RANK if is_rank(page.prose, numeral) else None
    if numeral.sort is Sort.TIMES:
        return None if _DOUBLE.match(behind) else Measure.TIMES
    if numeral.sort is Sort.CARDINAL and _TWICE_BEHIND.match(behind):
        return Measure.TIMES
    return {Sort.VAGUE: Measure.VAGUE, Sort.PAIR: Measure.SCORE}.get(numeral.sort, Measure.COUNT)


def _is_firm(numeral: Numeral, unit: Unit | None) -> bool:
    if numeral.sort is Sort.LOOSE:
        return False
    return not (numeral.sort is Sort.CARDINAL and unit is None and numeral.low == 1 and not numeral.scaled)


_LENDS = re.compile(r"\s(?:to|and|or)\s(?:about\s|around\s|nearly\s|up\sto\s)?|\s?[-–/]\s?")


def _lent(page: Page, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures, a bare one with the unit at the next ("from 12 to 15 per cent"), one beside an age as one.

    An amount told again in another unit, "about 10 kilometres (6 miles)", may be as exact as the first.
    """
    before: Figure | None = None
    for figure, behind in zip_longest(figures, figures[1:]):
        bare = figure.measure is Measure.COUNT and not figure.noun
        if bare and behind and behind.unit and behind.unit != WHOLE and _joins(page, figure, behind):
            lent = replace(figure, unit=_unit_before(page, figure, behind.unit), measure=Measure.AMOUNT)
        elif bare and before and _is_label_beside(page, before, figure):
            lent = replace(figure, measure=Measure.LABEL, firm=False)
        elif before and figure.bound is Bound.NONE and _is_told_again(page, before, figure):
            lent = replace(figure, lent=before.bound)
        else:
            lent = figure
        yield lent
        before = lent


def _is_label_beside(page: Page, label: Figure, figure: Figure) -> bool:
    """Say whether a number is of the sort of the label before it: "aged 12 to 15", not "from 31 in 2010 to 19"."""
    if label.measure is not Measure.LABEL or not _joins(page, label, figure):
        return False
    return label.low not in YEARS or figure.low in YEARS


def _unit_before(page: Page, figure: Figure, unit: Unit) -> Unit:
    """Return the unit that a bare number takes from the next: what moves by eight to 58 per cent moves by points."""
    return POINT if unit == SHARE and is_step(page.prose, figure.span.start) else unit


def _joins(page: Page, one: Figure, two: Figure) -> bool:
    return _LENDS.fullmatch(page.prose, one.span.end, two.span.start) is not None


_AGAIN = re.compile(
    r"\s?[(\[](?:or\s|i\.e\.,?\s|that\sis,?\s)?|,?\s(?:or|which\sis|equal\sto|equivalent\sto)\s|\s?[/=]\s?|\s[–—-]\s(?:or\s)?"
)


def _is_told_again(page: Page, one: Figure, two: Figure) -> bool:
    """Say whether the second of two figures is the first in another unit, in brackets or behind "or"."""
    if one.unit is None or two.unit is None or _AGAIN.fullmatch(page.prose, one.whole.end, two.whole.start) is None:
        return False
    if one.unit.money or two.unit.money:
        return one.unit.money and two.unit.money and one.unit != two.unit
    return one.unit.measure == two.unit.measure and one.unit != two.unit


_SIZES = {Decimal("0.3048"): 12, Decimal("6.35029318"): 14, Decimal("0.45359237"): 16}
"""Units of which a length or weight is told with the next smaller one, and how many of those go into each."""
_BESIDE = re.compile(r",?\s(?:and\s)?|-|")
_INCHES = re.compile(r"-(\d\d?)(?![\w,.]\w)(?:-inch(?:es)?\b)?")


def _whole(page: Page, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures, a length or weight told in two units as one: "6ft 2in", "11 stone 4 pounds", "6-foot-2"."""
    held: Figure | None = None
    for figure in figures:
        if held and (both := _added(page, held, figure)):
            held = both
            continue
        if held:
            yield held
        held = _with_inches(page, figure)
    if held:
        yield held


def _added(page: Page, one: Figure, two: Figure) -> Figure | None:
    if one.unit is None or two.unit is None or one.unit.measure != two.unit.measure or two.low != two.high:
        return None
    size = _SIZES.get(one.unit.factor)
    fits = size is not None and abs(one.unit.factor / size - two.unit.factor) < Decimal("0.0001") and two.low < size
    if not fits or _BESIDE.fullmatch(page.prose, one.whole.end, two.whole.start) is None:
        return None
    return _longer(one, two.unit.converted(two.low, one.unit), two.span.end)


def _with_inches(page: Page, figure: Figure) -> Figure:
    if figure.unit is None or figure.unit.factor != Decimal("0.3048"):
        return figure
    match = _INCHES.match(page.prose, figure.span.end)
    return _longer(figure, Decimal(match[1]) / 12, match.end()) if match else figure


def _longer(figure: Figure, rest: Decimal, end: int) -> Figure:
    span, whole = Span(figure.span.start, end), Span(figure.whole.start, max(end, figure.whole.end))
    return replace(figure, span=span, whole=whole, low=figure.low + rest, high=figure.high + rest)
