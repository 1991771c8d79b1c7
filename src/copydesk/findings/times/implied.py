"""Times that a source gives in other terms: ages for years, "before February" for the end of January, sums of hours."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.passage import Span
from copydesk.text.timing.moments import Hours, Level, Moment
from copydesk.text.timing.spells import SECONDS, Age, Length
from copydesk.text.timing.times import Relation, Time
from copydesk.text.timing.tokens import words

ENDING = frozenset({Relation.BY, Relation.UNTIL})
CLOSE = 1.0
"""Hours between a clock time and the one that it is told to come before or after."""
MONTHS, HALF_DAY = 12, 12
SATURDAY = 5
GAMES = (45, 80, 90, 105, 120)
"""Minutes of a match at which a half, the match or its extra time ends."""
MOST = 24
"""Numbers of passages among which sums and differences are tried."""
_WEEKEND = re.compile(r"\bweekends?\b", re.IGNORECASE)
_TWICE = re.compile(r"\b(?:twice|double)\b", re.IGNORECASE)
_NTH = re.compile(r"\b(?:(?P<digits>\d{1,3})(?:st|nd|rd|th)|(?:(?P<tens>[a-z]+)-)?(?P<ones>[a-z]+))[\s-]minute\b")
"""What counts the minutes of a match: "12th-minute", "twenty-first minute"."""
_STRETCH = re.compile(
    r"\b(?:(?P<count>\w+) months|(?P<unit>quarter|half|half-year|year))(?: that)? "
    r"(?:to|through|until|ended|ends|ending)(?: in| on)?(?: the end of)?(?: \d{1,2})? (?P<last>[a-z]{3,9})\b"
)
"""A stretch told by its length and its last month: "six months through June", "the year ended 31 March"."""
SPAN_MONTHS = {"quarter": 3, "half": 6, "half-year": 6, "year": 12}
_NIGHT = re.compile(r"\bnights?\b", re.IGNORECASE)


class Passages(NamedTuple):
    """The words and whole numbers of the passages that a retold sentence rests on, and their days of publication.

    `bare` are numbers that count nothing and follow a passage with a clock time: "it offered ten and seven".
    """

    prose: str
    numbers: Sequence[int]
    bare: Sequence[int]
    published: Sequence[date]


def whole_numbers(figures: Sequence[Figure], span: Span) -> Sequence[int]:
    """Return the whole numbers among the figures of a stretch of prose, the first few of them."""
    return _whole(_told_in(figures, span)[:MOST])


def bare_numbers(figures: Sequence[Figure], span: Span) -> Sequence[int]:
    """Return the whole numbers of a stretch of prose that count and measure nothing."""
    return _whole(figure for figure in _told_in(figures, span) if not (figure.noun or figure.unit))


def multiples(figures: Sequence[Figure], span: Span) -> Sequence[float]:
    """Return how many times as much as something else a stretch of prose tells."""
    return [float(figure.low) for figure in _told_in(figures, span) if figure.measure is Measure.TIMES]


def _told_in(figures: Sequence[Figure], span: Span) -> Sequence[Figure]:
    first, last = (bisect_left(figures, end, key=lambda figure: figure.span.start) for end in span)
    return figures[first:last]


def _whole(told: Iterable[Figure]) -> Sequence[int]:
    return [int(f.low) for f in told if f.low == f.high == f.low.to_integral_value()]


def is_moment_implied(ours: Time, told: Sequence[Time], passage: Passages) -> bool:
    """Say whether a source's times, or the words of its passages, come to a moment that it tells in other terms."""
    meaning = ours.meaning
    if not isinstance(meaning, Moment):
        return False
    if meaning.level is Level.DAY and meaning.weekday is not None and meaning.weekday >= SATURDAY:
        return _WEEKEND.search(passage.prose) is not None
    return (
        any(is_border(ours, theirs) or is_border(theirs, ours) for theirs in told)
        or _is_this_year(ours, told)
        or _is_by_age(meaning, told, passage.published)
        or _is_bare_hour(meaning, [*passage.numbers, *passage.bare])
        or (
            meaning.level is None
            and meaning.hours is not None
            and not meaning.hours.told
            and _is_night(meaning.hours, passage.prose)
        )
    )


def is_first_month(meaning: Moment, prose: str) -> bool:
    """Say whether a month begins a stretch told by its length and its last month: April of three months to June."""
    if meaning.level is not Level.MONTH:
        return False
    return any((last - months) % MONTHS + 1 == meaning.month for months, last in _stretches(prose.lower()))


def _stretches(prose: str) -> Iterator[tuple[int, int]]:
    """Yield how many months the stretches that end with a month have, and which month that is."""
    for told in _STRETCH.finditer(prose):
        month, count = words().get(told["last"], {}).get("month"), told["count"] or ""
        months = SPAN_MONTHS.get(told["unit"]) or int(count if count.isdecimal() else _number(count))
        if month and months:
            yield months, int(month)


def _number(word: str) -> int:
    return int(float(words().get(word, {}).get("number", 0)))


def _is_bare_hour(meaning: Moment, numbers: Sequence[int]) -> bool:
    """Say whether a clock time may be one of a passage's numbers: "nine was asked for, ten was offered"."""
    hours = meaning.hours
    if meaning.level is not None or hours is None or not hours.told or not hours.first.is_integer():
        return False
    return any(number <= HALF_DAY and number % HALF_DAY == hours.first % HALF_DAY for number in numbers)


def _is_night(hours: Hours, prose: str) -> bool:
    """Say whether "overnight" is told of a night that a passage names."""
    return hours.last > 24 and _NIGHT.search(prose) is not None  # noqa: PLR2004 - runs past midnight


def is_border(outside: Time, inside: Time) -> bool:
    """Say whether what comes before one time, or after it, reaches to the other: before February, by 31 January."""
    a, b = outside.meaning, inside.meaning
    if not isinstance(a, Moment) or not isinstance(b, Moment):
        return False
    if a.level is None and b.level is None:
        return _is_about(outside, inside, a, b)
    ends = inside.relation in ENDING or b.edge == "late" or b.level is Level.DAY
    if outside.relation is Relation.BEFORE and ends:
        return _follows(a, b)
    return outside.relation is Relation.AFTER and inside.relation in {Relation.FROM, Relation.SINCE} and _follows(b, a)


def _is_about(outside: Time, inside: Time, a: Moment, b: Moment) -> bool:
    """Say whether a clock time lies shortly before, or after, the one that the other is told to be before or after."""
    if not (a.hours and b.hours and a.hours.told and b.hours.told) or inside.relation is outside.relation:
        return False
    gap = a.hours.first - b.hours.first
    return (
        0 < gap <= CLOSE
        if outside.relation is Relation.BEFORE
        else (outside.relation is Relation.AFTER and 0 < -gap <= CLOSE)
    )


def _follows(later: Moment, earlier: Moment) -> bool:
    """Say whether a stretch begins where another one ends."""
    if later.readings and earlier.readings:
        ends = {days.last + timedelta(1) for days in earlier.readings if days.last < date.max}
        return any(days.first in ends for days in later.readings)
    months = later.month is not None and earlier.month is not None and later.day is None and earlier.day is None
    return months and later.year == earlier.year and (earlier.month or 0) % MONTHS + 1 == later.month


def _is_this_year(ours: Time, times: Iterable[Time]) -> bool:
    """Say whether "since January" is told of what has happened "so far this year"."""
    meaning = ours.meaning
    if not isinstance(meaning, Moment) or meaning.month != 1 or ours.relation is not Relation.SINCE:
        return False
    told = (time.meaning for time in times if isinstance(time.meaning, Moment))
    return meaning.year is None and any(m.level is Level.YEAR and m.shift == 0 and not m.edge for m in told)


def _is_by_age(meaning: Moment, times: Iterable[Time], published: Sequence[date]) -> bool:
    """Say whether a year or decade is the one in which what is so many years old began."""
    if meaning.level not in {Level.YEAR, Level.DECADE} or meaning.year is None:
        return False
    first, last = meaning.year, meaning.last_year or meaning.year
    ages = [int(time.meaning.number) for time in times if isinstance(time.meaning, Age) and time.meaning.unit == "year"]
    return any(first - 1 <= day.year - age <= last + 1 for age in ages for day in published)


def is_length_implied(length: Length, told: Sequence[Time], anywhere: Sequence[Time], passage: Passages) -> bool:
    """Say whether a source's numbers, years or words come to a length; `told` are the times of the passages."""
    prose = passage.prose.lower()
    if _is_nth(length, prose):
        return True
    if length.low != length.low // 1 or length.rest:
        return False
    count = int(length.low)
    if length.unit == "year" and count > 1 and _is_between(count, told, anywhere, passage.published):
        return True
    if length.unit == "minute" and any(end - minute == count for end in GAMES for minute in passage.numbers):
        return True
    if re.search(rf"\b{length.unit}s?\b", prose) is None:
        return False
    pairs = combinations(passage.numbers[:MOST], 2)
    return _is_numbered(count, prose) or any(count in {abs(one - other), one + other} for one, other in pairs)


def _is_nth(length: Length, prose: str) -> bool:
    """Say whether a length runs to a minute that a passage counts: after 67 minutes, in the 67th minute or the 68th."""
    low, high = (seconds / SECONDS["minute"] for seconds in length.seconds)
    return any(low <= end and end - 1 <= high for end in map(_counted, _NTH.finditer(prose)) if end)


def _counted(nth: re.Match[str]) -> int:
    """Return the number of an ordinal, 0 where its words are none."""
    if nth["digits"]:
        return int(nth["digits"])
    tens, ones = (words().get(nth[part] or "", {}) for part in ("tens", "ones"))
    return int(tens.get("number", 0)) + int(ones["ordinal"]) if "ordinal" in ones else 0


def _is_numbered(count: int, prose: str) -> bool:
    """Say whether a passage tells so many things one by one, "in its first year … in its second", or twice one."""
    if count < 2:  # noqa: PLR2004 - one is no number of things
        return False
    told = {int(n) for word in re.findall(r"[a-z]+", prose) if (n := words().get(word, {}).get("ordinal"))}
    return set(range(1, count + 1)) <= told or (count == 2 and _TWICE.search(prose) is not None)  # noqa: PLR2004


def _is_between(count: int, told: Iterable[Time], anywhere: Iterable[Time], published: Sequence[date]) -> bool:
    """Say whether so many years lie between one of the passages and another, or since one and publication."""
    ours, theirs = _years(told), _years(anywhere)
    since = _years(time for time in anywhere if time.relation is Relation.SINCE)
    return any(abs(one - other) == count for one in ours for other in theirs) or any(
        day.year - year in {count, count + 1} for day in published for year in since
    )


def _years(times: Iterable[Time]) -> set[int]:
    return {t.meaning.year for t in times if isinstance(t.meaning, Moment) and t.meaning.year is not None}
