"""How much and how many: numbers in digits and words, with magnitude, unit, currency, what is counted and how exact they are."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from copydesk.text.exactness import Bound, bound_of
from copydesk.text.nouns import Counted, counted
from copydesk.text.numbers import Numeral, Sort, numerals
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span
from copydesk.text.times import Time
from copydesk.text.units import SHARE, WHOLE, Unit, sign_unit, unit_behind


class Measure(StrEnum):
    """What sort of thing a figure tells."""

    COUNT = "count"
    AMOUNT = "amount"
    RANK = "rank"
    SCORE = "score"
    TIMES = "times"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in prose.

    `span` covers the number with its unit, `whole` also the words that say how exact it is (`bound`). `low` and `high` are amounts of `unit` as
    written (a magnitude worked in); they differ in a range, a score (its two sides, in their order) and an indefinite
    number. `noun` is the lemma of what is counted or ranked ("" where the text doesn't say), `head` the index of its word.
    `firm` is false of words that imply a number without telling it ("both", "one of them").
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


_SPELL = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|yrs?|decades?|"
    r"centur(?:y|ies)|a\.?m\b|p\.?m\b|o[’']clock|noon|midnight|GMT|BST|CES?T|E[DS]?T|UTC)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|May|June|July|August|September|October|November|December"
_TIME_BEHIND = re.compile(
    rf"(?:[\s-]+(?:and\sa\shalf|more|full|straight|consecutive|long|further|other|calendar|working|business|light)?[\s-]*{_SPELL}\b(?!\s(?:place|division|leg|round)))"
    rf"|(?:\s|-|\sof\s)(?:{_MONTH})\b|[ap]\.?m\b|s\b|-?year-?olds?\b|\s?[–-]\s?{_SPELL}\b"
)
_TIME_BEFORE = re.compile(rf"\b(?:{_MONTH})(?:\sthe)?\s$|\b(?:aged?|ages|at\sage|under-|over-|mid-|since|season|GMT[+-]?)\s?$")
_AGE = re.compile(r",\s?(?:who\sis\s|now\s)?$")
_YEAR = range(1500, 2100)
_NAMED = re.compile(r"(?:^|(?<=[^\w]))(?:[A-Z][\w’'&]*|No\.?|no\.|number|numbered|page|chapter|room|flat|gate|route|level|grade|phase|stage|category|type|class|step|day|week|round|section|article|series|season|episode|part|volume|model|version|line|platform|channel|terminal|unit|zone|tier|group|rule|bay|lane|seat|ward|block|lot|magnitude-)\s$")
_PART_BEFORE = re.compile(
    r"\b(?:by|to|about|nearly|almost|over|than|around|roughly|some|under|up|least|only|just|below|above|another|further|and|cut|from|or|approximately|towards?)\s$",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(
    r"(?:\s(?:of\b|less|more|fewer|higher|lower|bigger|larger|smaller|cheaper|faster|slower|longer|shorter|off\b|down|up|full|as\s|the\s|are|were|said|have|had|say)|[.,;:!?)”’\"]|$)"
)
_PART_UNIT = re.compile(r"(?:\sof)?\san?(?=\s)|(?=-)|(?=\s(?:mile|kilomet|metre|meter|percent|point|degree|inch|tonne|ton\b|pint|acre|litre|liter|ounce))")
_ADVERB = re.compile(r"\s*(?:,|:|and\sforemost|of\sall|\)|$)")
_ORDINAL_NOT = re.compile(r"[-\s](?:hand\b|party\b|degree\b|class\b|rate\b|guess|thoughts?\b|nature\b|time\b|aid\b|lady\b|name\b|person\b|to\snone|fiddle|half\b|quarter\b|wave\b)")
_TIMES_OF = re.compile(r"\s(?:as\b|the\b|its\b|his\b|her\b|their\b|what\b|that\b|more\b|larger\b|bigger\b|higher\b|faster\b|greater\b|longer\b|heavier\b|this\b|last\b|those\b|normal\b)")


def find_figures(page: Page, times: Sequence[Time]) -> tuple[Figure, ...]:
    """Return the figures of a page in order of their place; none overlap, and none lies inside a time. Linear in its length."""
    starts = [time.span.start for time in times]
    found: list[Figure] = []
    for sentence in page.sentences:
        floor = sentence.span.start
        for numeral in numerals(page.prose, sentence.span):
            at = bisect_left(starts, numeral.span.end)
            if at and times[at - 1].span.overlaps(numeral.span):
                continue
            figure = _figure(page, sentence, numeral, floor)
            if figure:
                found.append(figure)
                floor = figure.whole.end
    return tuple(_lent_units(page, found))


def _figure(page: Page, sentence: Sentence, numeral: Numeral, floor: int) -> Figure | None:
    prose = page.prose
    before, end = prose[max(sentence.span.start, numeral.span.start - 24) : numeral.span.start], numeral.span.end
    numeral = _settled(prose, numeral, before)
    unit, end = _unit(prose, numeral)
    if unit == WHOLE and _is_spell(prose, numeral, before):
        return None
    if _is_time(prose, numeral, before, end) or (unit is None and _letters_follow(prose, end)):
        return None
    if unit is None and _is_name(page, sentence, numeral, before):
        return None
    measure = _measure(prose, numeral, unit, before)
    if measure is None:
        return None
    span = Span(numeral.span.start, end)
    bound, whole = bound_of(prose, span, floor) if measure not in (Measure.RANK, Measure.SCORE) else (Bound.NONE, span)
    thing = counted(page, sentence, end) if unit is None or measure is Measure.AMOUNT else Counted("", None)
    return Figure(
        span, whole, measure, numeral.low, numeral.high, unit, bound, thing.noun, thing.head, numeral.digits, _firm(numeral, unit)
    )


def _settled(prose: str, numeral: Numeral, before: str) -> Numeral:
    """Return a part as a rank where it is one ("a third attempt")."""
    words = prose[numeral.span.start : numeral.span.end].lower()
    if numeral.sort is not Sort.PART or not re.fullmatch(r"a[ -]\w+(?:d|th)", words):
        return numeral
    if _PART_BEFORE.search(before) or _PART_BEHIND.match(prose, numeral.span.end):
        return numeral
    rank = 1 / numeral.low
    start = numeral.span.start + 2
    value = rank.quantize(Decimal(1))
    return numeral._replace(span=Span(start, numeral.span.end), low=value, high=value, sort=Sort.ORDINAL)


_HALF = re.compile(r"(?:\b(?:first|second|1st|2nd|latter|third|fourth|last|next|this|each|other|better|opening|closing)[ -]|[\w]-)$", re.IGNORECASE)


def _is_spell(prose: str, numeral: Numeral, before: str) -> bool:
    """Say whether a half or a quarter is a stretch of time or play, not a part: "the second half", "a weak quarter"."""
    words = prose[numeral.span.start : numeral.span.end].lower()
    if words.endswith("half"):
        return bool(_HALF.search(before) or re.match(r"[-\s](?:time|term|hour|back|marathon|brother|sister|way)\b", prose[numeral.span.end :][:12]))
    if words in ("quarter", "quarters"):
        return True
    told = _PART_BEFORE.search(before) or re.match(r"\sof\b(?!\s(?:an?\s(?:century|hour)|20\d\d|the\syear))|\s(?:more|less|fewer|higher|lower)", prose[numeral.span.end :][:24])
    return words.endswith("a quarter") and not told


def _unit(prose: str, numeral: Numeral) -> tuple[Unit | None, int]:
    end = numeral.span.end
    if numeral.sign:
        return sign_unit(numeral.sign), end
    if numeral.sort in (Sort.ORDINAL, Sort.LOOSE, Sort.TIMES):
        return None, end
    if numeral.sort is Sort.PART:
        link = _PART_UNIT.match(prose, end)
        found = unit_behind(prose, link.end(), numeral.low) if link else None
        return found if found and found[0].measure != "share" else (WHOLE, end)
    return unit_behind(prose, end, numeral.low) or (None, end)


def _is_time(prose: str, numeral: Numeral, before: str, end: int) -> bool:
    if end == numeral.span.end and (_TIME_BEHIND.match(prose, end) or _TIME_BEFORE.search(before)):
        return numeral.sort in (Sort.CARDINAL, Sort.PAIR, Sort.PART, Sort.ORDINAL, Sort.VAGUE)
    if end > numeral.span.end or numeral.sign or not numeral.digits or numeral.scaled:
        return False
    words = prose[numeral.span.start : numeral.span.end]
    if re.fullmatch(r"\d{4}(?:(?:[-–]| to | and | or )\d{2,4})?", words):
        return int(words[:4]) in _YEAR and not re.match(r"\s(?!was|has|is|as|this|towards)[a-z]{3,}s\b", prose[end : end + 24])
    return bool(re.fullmatch(r"\d\d?", words) and _AGE.search(before) and prose[end : end + 1] in ",.;)")


def _letters_follow(prose: str, end: int) -> bool:
    return prose[end : end + 1].isalnum() and prose[end - 1 : end].isdigit()


def _is_name(page: Page, sentence: Sentence, numeral: Numeral, before: str) -> bool:
    """Say whether the number belongs to a name or a list: Boeing 737, Channel 4, page 5, "Formula One", "1. Heat the oven"."""
    prose = page.prose
    words = prose[numeral.span.start : numeral.span.end]
    if numeral.sort is Sort.CARDINAL and numeral.span.start == sentence.span.start and prose[numeral.span.end : numeral.span.end + 1] in ".)":
        return True
    if words[:1].isupper() and numeral.span.start > sentence.span.start and prose[numeral.span.start - 1] in " -" and not words.isupper():
        return before[-2:-1] not in (":", "“", '"', ".")
    if prose[numeral.span.end : numeral.span.end + 1] in "-–" and re.match(r"[-–][A-Z0-9]", prose[numeral.span.end : numeral.span.end + 2]):
        return True
    if numeral.sort is not Sort.CARDINAL or numeral.scaled or "," in words or not _NAMED.search(before):
        return False
    word = before.split()[-1]
    if word.islower():
        return True
    known = page.words_in(Span(numeral.span.start - 2, numeral.span.start))
    return bool(known and known[-1].pos in ("PROPN", "NOUN", "NUM")) and counted(page, sentence, numeral.span.end).head is None


def _measure(prose: str, numeral: Numeral, unit: Unit | None, before: str) -> Measure | None:
    if numeral.sort is Sort.VAGUE:
        return Measure.VAGUE if unit is None else None
    if numeral.sort is Sort.ORDINAL:
        return _rank(prose, numeral, before)
    if numeral.sort is Sort.TIMES:
        return Measure.TIMES
    if unit is not None:
        return Measure.AMOUNT
    if numeral.sort is Sort.PAIR:
        return Measure.SCORE
    if re.match(r"\stimes\b", prose[numeral.span.end : numeral.span.end + 7]):
        return Measure.TIMES
    return Measure.COUNT


def _rank(prose: str, numeral: Numeral, before: str) -> Measure | None:
    if numeral.low == 1 or _ORDINAL_NOT.match(prose, numeral.span.end) or _ADVERB.match(prose, numeral.span.end):
        return None
    return None if re.search(r"(?:\bper|\ba|\bsplit)\s$", before) and numeral.low == 2 else Measure.RANK  # noqa: PLR2004 - the second


def _firm(numeral: Numeral, unit: Unit | None) -> bool:
    if numeral.sort is Sort.LOOSE:
        return False
    return not (numeral.sort is Sort.CARDINAL and unit is None and numeral.low == 1 and not numeral.scaled)


_LENDS = re.compile(r"\s(?:to|and|or)\s(?:about\s|around\s|nearly\s|up\sto\s)?|\s?[-–/]\s?")


def _lent_units(page: Page, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures, each bare one with the unit that stands at the next: "from 12 to 15 per cent"."""
    for figure, following in zip(figures, [*figures[1:], None], strict=True):
        lends = following and following.unit and following.unit.measure != "share" or following and following.unit == SHARE
        bare = figure.unit is None and figure.measure is Measure.COUNT and not figure.noun
        if following and lends and bare and _LENDS.fullmatch(page.prose, figure.span.end, following.span.start):
            yield replace(figure, unit=following.unit, measure=Measure.AMOUNT)
        else:
            yield figure
