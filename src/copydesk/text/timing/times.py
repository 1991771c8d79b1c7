"""When: dates, weekdays, clock times, durations, ages, years and deadlines, each with what it stands for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.timing.dates import THAT_YEAR
from copydesk.text.timing.dayfirst import settled
from copydesk.text.timing.lengths import SPELL_READERS
from copydesk.text.timing.moments import Hours, Level, Moment
from copydesk.text.timing.readers import READERS
from copydesk.text.timing.spells import Age, Length, Order, Rate, Turn
from copydesk.text.timing.tokens import Line, beside, line_of, words


class Relation(StrEnum):
    """How something stands to its time: on it, by it, since it …; a length may be later or earlier than something."""

    ON = "on"
    BY = "by"
    UNTIL = "until"
    SINCE = "since"
    FROM = "from"
    BEFORE = "before"
    AFTER = "after"
    WITHIN = "within"
    FOR = "for"
    NONE = ""


Meaning = Moment | Length | Rate | Turn | Age | Order


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time in prose.

    `span` is the smallest phrase that tells it ("Wednesday"), `phrase` has the preposition and what qualifies it
    ("early on Wednesday"). `event` is the number of the word that the time tells about, a verb mostly, as the parse
    has it.
    """

    span: Span
    phrase: Span
    meaning: Meaning
    relation: Relation
    event: int


@dataclass(frozen=True, slots=True)
class _Draft:
    start: int
    end: int
    lead: int
    meaning: Meaning
    relation: Relation


ORDERS = {"before": Relation.BEFORE, "after": Relation.AFTER}
LEADS = {
    **dict.fromkeys(("about", "around", "roughly", "some", "approximately"), (0.75, 1.3)),
    **dict.fromkeys(("over", "least", "plus"), (1.0, 1.6)),
    **dict.fromkeys(("nearly", "almost", "under", "most"), (0.6, 1.0)),
}
"""How much shorter or longer than its number a length can be behind these words."""
THAN = {"more": (1.0, 1.6), "longer": (1.0, 1.6), "less": (0.5, 1.0), "fewer": (0.5, 1.0)}
FILLERS = beside("filler")
"""Words that may stand between a preposition and its time."""


def find_times(page: Page) -> tuple[Time, ...]:
    """Return the times of a page in order of their place; none overlap."""
    times = (time for sentence in page.sentences for time in _in_line(line_of(page, sentence)))
    return tuple(
        time for _, told in groupby(times, lambda time: page.text_at(time.span.start)) for time in _with_that_year(told)
    )


def _with_that_year(times: Iterable[Time]) -> Iterator[Time]:
    """Yield a text's times, "March of that year" in the year that was told last, an unknown one where none was."""
    told: int | None = None
    for time in times:
        moment = time.meaning if isinstance(time.meaning, Moment) else None
        if moment and moment.year == THAT_YEAR:
            yield replace(time, meaning=replace(moment, year=told).anchored(None))
            continue
        told = (moment and moment.year) or told
        yield time


def _in_line(line: Line) -> Iterator[Time]:
    drafts = list(_merged(line, list(_drafts(line))))
    for draft in sorted([*drafts, *_orders(line, drafts)], key=lambda draft: draft.start):
        start = line.tokens[draft.lead].span.start
        span = line.span(draft.start, draft.end)
        meaning = draft.meaning
        if isinstance(meaning, Moment):
            meaning = settled(meaning, line.page.texts[line.page.text_at(span.start)].prose).anchored(
                line.page.day_at(span.start)
            )
        phrase = Span(start, span.end)
        yield Time(span, phrase, meaning, draft.relation, _event(line.page, phrase))


def _orders(line: Line, drafts: list[_Draft]) -> Iterator[_Draft]:
    """Yield "before" and "after" where what follows is no time but something that happened."""
    taken = {i for draft in drafts for i in range(draft.lead, draft.end)}
    for i, token in enumerate(line.tokens):
        if token.low in ORDERS and i not in taken and line.tag(i) == "IN":
            lead = i - (
                line.low(i - 1) in {"shortly", "just", "soon", "long", "immediately", "right"} and i - 1 not in taken
            )
            yield _Draft(lead, i + 1, lead, Order(), ORDERS[token.low])


def _drafts(line: Line) -> Iterator[_Draft]:
    i = 0
    while i < len(line.tokens):
        low = line.tokens[i].low
        readers = _readers("0" if low[0].isdecimal() else low)
        draft = _draft(line, i, readers) if readers else None
        if draft is not None:
            yield draft
        i = draft.end if draft is not None else i + 1


Reader = Callable[[Line, int], tuple[int, Meaning] | None]


@lru_cache(maxsize=4096)
def _readers(low: str) -> tuple[Reader, ...]:
    """Return the readers of what can begin with a token."""
    sorts = {"digits"} if low == "0" else set(words().get(low, ()))
    return tuple(reader for reader, starts in (*READERS, *SPELL_READERS) if sorts & set(starts.split()))


def _draft(line: Line, i: int, readers: Sequence[Reader]) -> _Draft | None:
    found = next((found for reader in readers if (found := reader(line, i))), None)
    if found is None:
        return None
    end, meaning = found
    lead, relation = _lead(line, i)
    if isinstance(meaning, Length):
        meaning = _loosened(line, i, lead, meaning)
        after = {"later": Relation.AFTER, "after": Relation.AFTER, "afterwards": Relation.AFTER, "into": Relation.AFTER}
        after |= {"earlier": Relation.BEFORE, "before": Relation.BEFORE}
        if line.low(end) in after:
            relation, end = after[line.low(end)], end + 1
    return _Draft(i, end, lead, meaning, relation)


def _lead(line: Line, i: int) -> tuple[int, Relation]:
    """Return where the phrase of a time begins, and its relation."""
    at = i - 1
    while i - at < 6 and line.low(at) in FILLERS and line.value(at, "relation") is None:  # noqa: PLR2004 - "by no later than the very"
        at -= 1
    value = line.value(at, "relation")
    if line.low(at) in {"at", "over"} and line.value(at - 1, "relation"):
        at, value = at - 1, line.value(at - 1, "relation")
    if value is None:
        return i, Relation.NONE
    if line.low(at) == "to" and not any(line.low(k) in {"from", "between"} for k in range(at - 6, at)):
        return at, Relation.NONE
    if line.low(at - 1) in {"shortly", "early", "late", "just", "soon", "not", "since", "right", "immediately"}:
        at -= 1
    return at, Relation(value)


def _loosened(line: Line, i: int, lead: int, length: Length) -> Length:
    low, high = 1.0, 1.0
    for k in range(max(lead - 2, i - 4), i):
        factor = LEADS.get(line.low(k)) or (THAN.get(line.low(k)) if line.low(k + 1) == "than" else None)
        low, high = factor or (low, high)
    return replace(length, low=length.low * low, high=length.high * high)


_RANGING = frozenset({"to", "until", "till", "through", "-", "–"})


def _merged(line: Line, drafts: list[_Draft]) -> Iterator[_Draft]:
    """Join hours with the day that stands beside them: "9 a.m. on Friday", "Friday at 9 a.m."."""
    held: _Draft | None = None
    for draft in drafts:
        joined = _joined(line, held, draft) if held else None
        if joined is None and held:
            yield held
        held = joined or draft
    if held:
        yield held


def _joined(line: Line, one: _Draft, two: _Draft) -> _Draft | None:
    if not (isinstance(one.meaning, Moment) and isinstance(two.meaning, Moment)):
        return None
    between = [token.low for token in line.tokens[one.end : two.start]]
    if len(between) > 2 or not set(between) <= {"on", "at", ",", "of", "the", "early", "late", "about"}:  # noqa: PLR2004
        return None
    hours, day = (one, two) if one.meaning.level is None else (two, one)
    assert isinstance(hours.meaning, Moment)  # noqa: S101 - both are, but a conditional hides it
    assert isinstance(day.meaning, Moment)  # noqa: S101
    if (
        hours.meaning.level is not None
        or day.meaning.level is not Level.DAY
        or (day.meaning.hours and not _is_clock(hours.meaning))
    ):
        return None
    if day is two and line.low(two.end) in _RANGING and line.value(two.end + 1, "weekday"):
        return None  # "from 6pm to 10pm, Monday to Saturday"
    meaning = replace(day.meaning, hours=_told(hours.meaning.hours, day.meaning.hours))
    return _Draft(one.start, two.end, one.lead, meaning, one.relation)


def _is_clock(moment: Moment) -> bool:
    return moment.hours is not None and moment.hours.told


def _told(clock: Hours | None, part: Hours | None) -> Hours | None:
    """Return a clock time read by the part of the day beside it: "6.40 on Tuesday evening"."""
    if clock is None or part is None or clock.sure:
        return clock
    late = part.first >= 12 and clock.first < 12  # noqa: PLR2004 - noon
    return clock._replace(first=clock.first + 12 * late, last=clock.last + 12 * late, sure=True)


def _event(page: Page, phrase: Span) -> int:
    """Return the number of the word that a time tells about: out of the phrase and up to a verb or a noun."""
    inside = page.words_in(phrase)
    if not inside:
        return 0
    first, last = inside[0].number, inside[-1].number
    word = inside[-1]
    for _ in range(12):
        above = page.words[word.head]
        if above.number == word.number:
            break
        word = above
        if not first <= word.number <= last and word.pos not in {"ADP", "SCONJ", "PART", "ADV", "NUM"}:
            break
    return word.number
