"""What can be worked out from a source's times: "two weeks later" from two dates, 2027 from "two years before 2029"."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import combinations, pairwise

from copydesk.text.timing.moments import NOMINAL, Days, Fit, Hours, Level, Moment
from copydesk.text.timing.spells import DAY, SECONDS, Age, Length
from copydesk.text.timing.times import Relation, Time

COUNTED = frozenset({Relation.AFTER, Relation.BEFORE})
CLOSING = frozenset({Relation.UNTIL, Relation.NONE})
"""Relations of the last day of a run: to Friday, between Monday and Friday."""
WEEK = 7
MOST = 24
"""Times that are counted on from, or held against each other: keeps a list of dates from being squared."""
LONGEST_STEP = 40_000
"""Days, about a hundred years, that are counted on from a date."""
LEAP_YEAR = 2024
"""A year that has every day, for two days of which no year is told."""
MONTH_DAYS = SECONDS["month"] / DAY


def moments_of(times: Iterable[Time]) -> Sequence[Moment]:
    """Return what the moments among some times stand for, the first few of them."""
    return [time.meaning for time in times if isinstance(time.meaning, Moment)][:MOST]


def on(days: Days) -> Moment:
    """Return the moment that a stretch of days is."""
    return Moment(Level.DAY, weekday=days.first.weekday() if days.first == days.last else None, readings=(days,))


def is_moment_reckoned(meaning: Moment, times: Sequence[Time]) -> bool:
    """Say whether a moment can be counted on, forward or back, from these times."""
    lengths = [time for time in times if isinstance(time.meaning, Length)][:MOST]
    moments = moments_of(times)
    return (
        _is_long_ago(meaning, lengths)
        or _is_turned_round(meaning, moments, lengths)
        or any(meaning.fit(day) is not Fit.APART for moment in moments for day in _stepped(moment, lengths))
    )


def _exact(lengths: Iterable[Time]) -> Iterator[tuple[Time, Length]]:
    for time in lengths:
        if isinstance(time.meaning, Length) and time.meaning.low == time.meaning.high:
            yield time, time.meaning


def _is_long_ago(meaning: Moment, lengths: Sequence[Time]) -> bool:
    """Say whether "18 years ago" is one of the lengths: "18 years after"."""
    if not meaning.shift or meaning.level not in NOMINAL:
        return False
    size = abs(meaning.shift) * NOMINAL[meaning.level]
    slack = 0.02 * size
    return any(abs(length.seconds[0] / DAY - size) < slack for _, length in _exact(lengths))


def _is_turned_round(meaning: Moment, moments: Sequence[Moment], lengths: Sequence[Time]) -> bool:
    """Say whether a weekday or month is one counted from another: "on Tuesday, a day after …"."""
    counts = [(length.unit, length.low) for time, length in _exact(lengths) if time.relation in COUNTED]
    return any(
        (unit in {"day", "night"} and step in _weekday_gaps(moment, meaning))
        or (unit == "month" and step in _month_gaps(moment, meaning))
        for moment in moments
        for unit, step in counts
    )


def _weekday_gaps(one: Moment, two: Moment) -> tuple[int, ...]:
    if one.weekday is None or two.weekday is None:
        return ()
    return (one.weekday - two.weekday) % 7, (two.weekday - one.weekday) % 7


def _month_gaps(one: Moment, two: Moment) -> tuple[int, ...]:
    return () if not one.month or not two.month else ((one.month - two.month) % 12, (two.month - one.month) % 12)


def _stepped(moment: Moment, lengths: Sequence[Time]) -> Iterator[Moment]:
    """Yield the moments that lengths lead to from a day told exactly, or any length from a year."""
    if len(moment.readings) != 1 or moment.level not in {Level.DAY, Level.MONTH, Level.YEAR}:
        return
    days = moment.readings[0]
    for time, length in _exact(lengths):
        step = length.seconds[0] / DAY
        if step > LONGEST_STEP or (time.relation not in COUNTED and moment.level is not Level.YEAR):
            continue
        if moment.level is Level.YEAR and length.unit == "year" and length.low % 1 == 0:
            yield from _years_from(moment, int(length.low))
            continue
        slack = timedelta(0 if step < 2 * MONTH_DAYS else 20)
        for way in (timedelta(step), -timedelta(step)):
            yield on(Days(_moved(days.first, way - slack), _moved(days.last, way + slack)))


def _years_from(moment: Moment, years: int) -> Iterator[Moment]:
    for step in (years, -years):
        if moment.year is not None:
            yield Moment(Level.YEAR, year=moment.year + step).anchored(None)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


def is_length_reckoned(length: Length, times: Sequence[Time], published: Sequence[date]) -> bool:
    """Say whether two of these times, or one and a day of publication, can lie so far apart, or one lasts so long."""
    low, high = (seconds / DAY for seconds in length.seconds)
    moments = moments_of(times)
    gaps = (gap for one, two in combinations(moments, 2) for gap in _gaps(one, two))
    return (
        any(_lasts(moment, low, high) for moment in moments)
        or any((age.unit, age.number) == (length.unit, length.low) for age in _ages(times))
        or any(low - 0.01 <= gap <= high + 0.01 for gap in gaps)
        or any(low <= days <= high for days in _runs(times))
        or _is_between(low, high, moments, published)
    )


def are_years_apart(length: Length, one: Moment, two: Moment) -> bool:
    """Say whether a length is told in years and lies between the years of two moments."""
    if length.unit != "year" or one.year is None or two.year is None:
        return False
    return length.low <= abs(one.year - two.year) <= length.high and one.year != two.year


def _ages(times: Sequence[Time]) -> Iterator[Age]:
    return (time.meaning for time in times if isinstance(time.meaning, Age))


def _lasts(moment: Moment, low: float, high: float) -> bool:
    if moment.day and moment.last_day and low <= moment.last_day - moment.day + 1 <= high:
        return True
    if not moment.shift or moment.level not in NOMINAL:
        return False
    size = abs(moment.shift) * NOMINAL[moment.level]
    return low <= size * 1.02 and size <= high * 1.03


def _gaps(one: Moment, two: Moment) -> Iterator[float]:
    """Yield the days that can lie between two weekdays, two days, two months or two clock times."""
    yield from _weekday_gaps(one, two)
    if one.month and two.month and one.day and two.day:
        yield from _date_gaps(one.month, one.day, two.month, two.day)
    else:
        yield from (gap * MONTH_DAYS for gap in _month_gaps(one, two))
    if _is_clock(one.hours) and _is_clock(two.hours) and one.hours and two.hours:
        hours = abs(one.hours.first - two.hours.first)
        yield from (hours / 24, (24 - hours) / 24)


def _runs(times: Sequence[Time]) -> Iterator[int]:
    """Yield how many days there are from one day told to the next one, both counted: "from Monday to Friday"."""
    for one, two in pairwise(times):
        if one.relation is not Relation.FROM or two.relation not in CLOSING:
            continue
        match one.meaning, two.meaning:
            case (
                Moment(month=int(month), day=int(day), last_day=None, hours=None),
                Moment(month=int(other), day=int(last), last_day=None, hours=None),
            ):
                yield from (gap + 1 for gap in _date_gaps(month, day, other, last))
            case Moment(weekday=int(first), day=None, hours=None), Moment(weekday=int(last), day=None, hours=None):
                yield (last - first) % WEEK + 1


def _date_gaps(month: int, day: int, other_month: int, other_day: int) -> Iterator[int]:
    with suppress(ValueError):  # 31 February
        yield abs((date(LEAP_YEAR, month, day) - date(LEAP_YEAR, other_month, other_day)).days)


def _is_clock(hours: Hours | None) -> bool:
    return hours is not None and hours.told


def _is_between(low: float, high: float, moments: Sequence[Moment], published: Sequence[date]) -> bool:
    days = [days for moment in moments if moment.month or moment.year for days in moment.readings][:MOST]
    days += [Days(day, day) for day in published]
    slack = max(1.0, 0.1 * high)
    return any(_least(a, b) - slack <= high and low <= _most(a, b) + slack for a, b in combinations(days, 2))


def _least(a: Days, b: Days) -> int:
    return min(abs((a.first - b.last).days), abs((b.first - a.last).days))


def _most(a: Days, b: Days) -> int:
    return max(abs((a.last - b.first).days), abs((b.last - a.first).days))
