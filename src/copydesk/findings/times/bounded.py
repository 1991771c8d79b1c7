"""What a source's words bound or count from a day in the story: "the first nine months", "the next morning"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from copydesk.findings.times.reckoned import moments_of
from copydesk.text.timing.moments import Days, Level, Moment
from copydesk.text.timing.spells import Length
from copydesk.text.timing.times import Relation, Time

SAME_END = 16
"""Days between two ends, or starts, that are told of the same month."""
SHORTEST_MONTH = 28
WEEK = 7
MONTHS = {"month": 1, "quarter": 3, "year": 12}
LASTING = frozenset({Relation.FOR, Relation.WITHIN, Relation.NONE, Relation.ON})
"""Relations of a length that runs from a month told beside it."""
_PART = r"(?:day|morning|lunchtime|afternoon|evening|night)"
_COUNTS = {
    1: re.compile(
        rf"\b(?:(?:next|following)\s+{_PART}|(?:day|morning|night)\s+(?:after|later)|overnight)\b", re.IGNORECASE
    ),
    -1: re.compile(rf"\b(?:previous\s+{_PART}|(?:day|evening|night)\s+(?:before|earlier)|eve\s+of)\b", re.IGNORECASE),
    0: re.compile(rf"\b(?:same|that)\s+{_PART}\b", re.IGNORECASE),
}
"""Words that tell a day by another one in the story, by how many days lie between."""


_ENDS = {
    True: re.compile(r"\b(?:end|close)\b", re.IGNORECASE),
    False: re.compile(r"\b(?:start|beginning|first)\b", re.IGNORECASE),
}


def same_end(ours: object, theirs: object, *, late: bool) -> bool:
    """Say whether the last days (`late`) or the first ones of two stretches may be the same, as far as can be told."""
    if not isinstance(ours, Moment) or not isinstance(theirs, Moment):
        return True
    if not (ours.readings and theirs.readings):
        return None in (ours.month, theirs.month) or ours.month == theirs.month
    ends = [(a.last, b.last) if late else (a.first, b.first) for a in ours.readings for b in theirs.readings]
    return any(abs((a - b).days) <= SAME_END for a, b in ends)


def is_edge(meaning: Moment, told: Sequence[tuple[Time, str]]) -> bool:
    """Say whether a month or date is where a stretch begins or ends; each of its times comes with its words."""
    if meaning.month is None or (meaning.day is not None and 1 < meaning.day < SHORTEST_MONTH):
        return False
    if any(_is_named_end(meaning, time.meaning, words) for time, words in told):
        return True
    starts = _months(told)
    ends = _months([(time, words) for time, words in told if words.lower().startswith(("to ", "until "))])
    return any(meaning.month in _edges(time, words, starts, ends) for time, words in told)


def _is_named_end(meaning: Moment, other: object, words: str) -> bool:
    """Say whether a date is the first or last day that "the start of June" or "the end of the year" names."""
    if not isinstance(other, Moment) or meaning.day is None or other.level not in {Level.MONTH, Level.YEAR}:
        return False
    last = meaning.day > 1
    month = other.month or (12 if last else 1)
    years = {meaning.year, other.year} - {None}
    return month == meaning.month and len(years) < 2 and _ENDS[last].search(words) is not None  # noqa: PLR2004 - they agree


def _months(told: Sequence[tuple[Time, str]]) -> Sequence[int]:
    return [moment.month for moment in moments_of(time for time, _ in told) if moment.month]


def _edges(time: Time, words: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    match time.meaning:
        case Moment(part=int(part), level=level):
            size = 6 if level is Level.HALF else 3
            yield from ((part - 1) * size + 1, part * size)
        case Length(low=low, high=high, rest=0.0, unit=unit) if low == high and low * MONTHS.get(unit, 0) % 1 == 0:
            months = int(low * MONTHS.get(unit, 0))
            if months and time.relation in LASTING:
                yield from _of_length(months, words, starts)
                yield from ((end - months) % 12 + 1 for end in ends)


def _of_length(months: int, words: str, starts: Sequence[int]) -> Iterator[int]:
    """Yield the months that so many months begin and end in, and the one that they end before."""
    lows = words.lower().split()
    if "first" in lows:
        yield from (1, months)
    if "last" in lows or "final" in lows:
        yield from (12, 13 - months)
    for start in starts:
        yield from ((start + months - 2) % 12 + 1, (start + months - 1) % 12 + 1)


def counts_in(prose: str) -> frozenset[int]:
    """Return by how many days the words of a passage count on from a day in the story: 1 for "the next morning"."""
    return frozenset(step for step, words in _COUNTS.items() if words.search(prose))


def is_counted(meaning: Moment, steps: frozenset[int], days: Sequence[Moment]) -> bool:
    """Say whether a weekday or date is so many days from one of these days."""
    ours = _weekdays(meaning)
    dates = {span.first.toordinal() for span in meaning.readings}
    for day in days:
        if (
            meaning.readings
            and day.readings
            and any(
                _near(span, step, dates) or _is_that_day(meaning, span, step) for span in day.readings for step in steps
            )
        ):
            return True
        either = not (meaning.readings and day.readings)
        if either and any((weekday + step) % WEEK in ours for weekday in _weekdays(day) for step in steps):
            return True
    return False


def _is_that_day(meaning: Moment, span: Days, step: int) -> bool:
    """Say whether a date of which no year is told falls so many days from a day, in whatever year that is."""
    if meaning.year is not None or meaning.month is None or meaning.day is None or span.first != span.last:
        return False
    day = date.fromordinal(min(max(span.first.toordinal() + step, 1), date.max.toordinal()))
    return (day.month, day.day) == (meaning.month, meaning.day)


def _near(span: Days, step: int, dates: set[int]) -> bool:
    return span.first == span.last and span.first.toordinal() + step in dates


def _weekdays(moment: Moment) -> frozenset[int]:
    if moment.weekday is not None:
        return frozenset({moment.weekday})
    return frozenset(span.first.weekday() for span in moment.readings if span.first == span.last)
