"""Moments: stretches of the calendar and of the day, as far as a text tells them, and how two of them fit together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import NamedTuple

from copydesk.text.timing.feasts import feast_month, feast_near, is_far


class Fit(StrEnum):
    """How what one text tells fits what another tells: `COARSER` tells less than the other, `FINER` more."""

    SAME = "same"
    COARSER = "coarser"
    FINER = "finer"
    UNSURE = "unsure"
    APART = "apart"


class Level(IntEnum):
    """How fine a stretch of the calendar is; of two, the finer one is greater."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    HALF = 3
    SEASON = 4
    QUARTER = 5
    MONTH = 6
    WEEK = 7
    WEEKEND = 8
    DAY = 9


class Days(NamedTuple):
    """A stretch of days, the first and the last one included."""

    first: date
    last: date


class Hours(NamedTuple):
    """A stretch of the day in hours since midnight; it may run into the next day.

    `told` says that a clock gave it, `sure` that morning or evening is known, `zone` whose clock it is ("" where it
    goes without saying).
    """

    first: float
    last: float
    told: bool = False
    sure: bool = True
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is: what a text tells of it, field by field, and the stretches of days that this can mean.

    `level` is the finest thing told of the calendar (None: only hours are told). `shift` counts units of the level from
    the day of publication (last week: -1), `years` counts the years of a finer moment (June last year: -1), and `edge`
    is "early", "mid" or "late" in it. `readings` are the stretches that it can stand for, empty where they cannot be
    told; two readings of 4/11 are two stretches.
    """

    level: Level | None
    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    season: str = ""
    part: int | None = None
    feast: str = ""
    shift: int | None = None
    years: int | None = None
    edge: str = ""
    hours: Hours | None = None
    readings: tuple[Days, ...] = ()

    def anchored(self, published: date | None) -> "Moment":
        """Return the moment with the readings that it has in a text published on that day."""
        if self.readings or self.level is None:
            return self
        try:
            return replace(self, readings=tuple(_readings(self, published)))
        except (ValueError, OverflowError):
            return self

    def fit(self, other: "Moment") -> Fit:
        """Say how this moment, told by one text, fits one told by another."""
        return worst(self._calendar_fit(other), _hours_fit(self.hours, other.hours))

    def _calendar_fit(self, other: "Moment") -> Fit:
        if self.level is None or other.level is None:
            return Fit.SAME if self.level is other.level else Fit.COARSER if self.level is None else Fit.FINER
        if _named_apart(self, other):
            return Fit.APART
        if self.told() == other.told() and not (self.readings and other.readings):
            return Fit.SAME
        if self.readings and other.readings:
            fit = _days_fit(self.readings, other.readings)
            return Fit.SAME if fit is Fit.FINER and self.edge and not other.edge and self.level is other.level else fit
        return _fields_fit(self, other)

    def told(self) -> tuple[object, ...]:
        """Return what is told of the calendar, to be held against another moment's word by word."""
        return (
            self.level,
            self.year,
            self.month,
            self.day,
            self.weekday,
            self.season,
            self.part,
            self.feast,
            self.shift,
            self.years,
            self.edge,
        )


def worst(*fits: Fit) -> Fit:
    """Return the fit of a whole whose parts fit so."""
    for fit in (Fit.APART, Fit.UNSURE, Fit.FINER, Fit.COARSER):
        if fit in fits:
            return fit
    return Fit.SAME


def _hours_fit(ours: Hours | None, theirs: Hours | None) -> Fit:
    if ours is None or theirs is None:
        return Fit.SAME if ours is theirs else Fit.FINER if theirs is None else Fit.COARSER
    if ours.zone != theirs.zone and ours.zone and theirs.zone:
        return Fit.UNSURE
    turns = (0, 24, -24) if ours.sure and theirs.sure else (0, 12, -12, 24, -24)
    slack = 0.01 if ours.told and theirs.told else 0.25
    if any(ours.first - slack <= theirs.last + t and theirs.first + t <= ours.last + slack for t in turns):
        return Fit.FINER if ours.told and not theirs.told else Fit.SAME
    return Fit.APART


def _days_fit(ours: tuple[Days, ...], theirs: tuple[Days, ...]) -> Fit:
    pairs = [(a, b) for a in ours for b in theirs if a.first <= b.last and b.first <= a.last]
    if not pairs:
        return Fit.APART
    if any(a.first <= b.first and b.last <= a.last for a, b in pairs):
        return Fit.SAME
    return Fit.FINER if any(b.first <= a.first and a.last <= b.last for a, b in pairs) else Fit.UNSURE


def _named_apart(ours: Moment, theirs: Moment) -> bool:
    """Say whether both name a feast, or both a season, and not the same one."""
    return any(a and b and a != b for a, b in ((ours.feast, theirs.feast), (ours.season, theirs.season)))


COMPARED = ("year", "years", "month", "day", "weekday", "season", "part", "feast")


def _fields_fit(ours: Moment, theirs: Moment) -> Fit:
    """Fit two moments of which at least one cannot be laid on the calendar: by what both tell."""
    shared = [(getattr(ours, name), getattr(theirs, name)) for name in COMPARED]
    shared = [(a, b) for a, b in shared if a not in (None, "") and b not in (None, "")]
    if any(a != b for a, b in shared) or (ours.edge and theirs.edge and ours.edge != theirs.edge):
        return Fit.APART
    if (ours.feast == "") != (theirs.feast == ""):
        return _feast_fit(*((ours, theirs) if ours.feast else (theirs, ours)))
    if ours.shift is not None and theirs.shift is not None:
        return _shift_fit(ours, theirs)
    if (ours.season == "") != (theirs.season == "") and not shared:
        return _season_fit(*((ours, theirs) if ours.season else (theirs, ours)))
    if not shared:
        return Fit.UNSURE
    return Fit.FINER if ours.day and not theirs.day and theirs.weekday is None else Fit.SAME


SEASONS = {"spring": (3, 4, 5, 6), "summer": (6, 7, 8, 9), "autumn": (9, 10, 11, 12), "winter": (12, 1, 2, 3)}
"""The months of the seasons in the north, generously."""


def _season_fit(seasonal: Moment, other: Moment) -> Fit:
    return Fit.SAME if other.month in SEASONS[seasonal.season] else Fit.UNSURE


def _feast_fit(feast: Moment, other: Moment) -> Fit:
    """Fit "last Christmas" and what is told otherwise: its month is December, its week or month is nobody's last."""
    if other.month is not None:
        if is_far(feast.feast, other.month, other.day):
            return Fit.APART
        return Fit.SAME if feast_month(feast.feast) == other.month else Fit.UNSURE
    near = (
        feast.shift is not None and other.shift is not None and other.level in {Level.MONTH, Level.WEEK, Level.WEEKEND}
    )
    return Fit.APART if near else Fit.UNSURE


def _shift_fit(ours: Moment, theirs: Moment) -> Fit:
    """Fit "next week" and "next month": without a day to count from they can only be held together as words."""
    if ours.level == theirs.level:
        return Fit.SAME if ours.shift == theirs.shift else Fit.APART
    assert ours.shift is not None  # noqa: S101 - tells the type checker what the caller has seen
    assert theirs.shift is not None  # noqa: S101
    if (ours.shift > 0) != (theirs.shift > 0) and 0 not in (ours.shift, theirs.shift):
        return Fit.APART
    steady = ours.shift and theirs.shift and Level.DAY not in (ours.level, theirs.level)
    return Fit.APART if steady or (ours.edge and theirs.edge) else Fit.UNSURE


def _readings(moment: Moment, published: date | None) -> Iterator[Days]:
    for stretch in _stretches(moment, published):
        yield _cut(stretch, moment.edge)


def _cut(days: Days, edge: str) -> Days:
    """Return the part of a stretch that "early", "mid" or "late" leaves, generously."""
    length = (days.last - days.first).days
    if not edge or not length:
        return days
    low, high = {"early": (0.0, 0.45), "mid": (0.25, 0.75), "late": (0.55, 1.0)}[edge]
    return Days(days.first + timedelta(int(length * low)), days.first + timedelta(int(length * high)))


def _stretches(moment: Moment, published: date | None) -> Iterator[Days]:
    if moment.year is not None:
        yield from _of_year(moment, moment.year)
    elif published is None:
        return
    elif moment.years is not None:
        yield from _of_year(moment, published.year + moment.years)
    elif moment.feast:
        near = feast_near(moment.feast, published, moment.shift) if moment.shift is not None else None
        yield from [Days(near - timedelta(2), near + timedelta(7))] if near else ()
    elif moment.shift is not None and (moment.weekday, moment.month, moment.part, moment.season) == (
        None,
        None,
        None,
        "",
    ):
        yield _shifted(moment, published)
    elif moment.month is not None or moment.part is not None:
        for year in _years_near(moment, published):
            yield from _of_year(moment, year)
    elif moment.weekday is not None:
        yield from _weekdays(moment, published)


def _years_near(moment: Moment, published: date) -> Iterator[int]:
    """Yield the years that a date without one can mean: the last such day before publication and the next one."""
    sign = moment.shift or 0
    for year in (published.year - 1, published.year, published.year + 1):
        near = next(_of_year(moment, year), None)
        if near is None:
            continue
        months = (near.first - published).days / 30
        if -13 <= months <= 12 and not (sign < 0 < months) and not (sign > 0 > months):  # noqa: PLR2004 - about a year
            yield year


def _of_year(moment: Moment, year: int) -> Iterator[Days]:
    last = moment.last_year or year
    if moment.month is not None and moment.day is not None:
        try:
            yield Days(date(year, moment.month, moment.day), date(year, moment.month, moment.last_day or moment.day))
        except ValueError:
            return
    elif moment.month is not None:
        yield month_days(year, moment.month, 1)
    elif moment.part is not None:
        size = 6 if moment.level is Level.HALF else 3
        yield month_days(year, (moment.part - 1) * size + 1, size)
    else:
        first_month, months = (1, 12)
        start, end = month_days(year, first_month, months), month_days(last, first_month, months)
        yield Days(start.first, end.last)


def month_days(year: int, month: int, months: int) -> Days:
    """Return the days of so many months, from the first of the month given (1 to 12, or counted on from there)."""
    start = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    after = month - 1 + months
    return Days(start, date(year + after // 12, after % 12 + 1, 1) - timedelta(1))


def _shifted(moment: Moment, published: date) -> Days:
    shift = moment.shift or 0
    monday = published - timedelta(published.weekday())
    match moment.level:
        case Level.DAY:
            return Days(published + timedelta(shift), published + timedelta(shift))
        case Level.WEEK:
            return Days(monday + timedelta(7 * shift - 1), monday + timedelta(7 * shift + 6))
        case Level.WEEKEND:
            return Days(monday + timedelta(7 * shift + 4), monday + timedelta(7 * shift + 6))
    return _shifted_months(moment.level, shift, published)


def _shifted_months(level: Level | None, shift: int, published: date) -> Days:
    match level:
        case Level.MONTH:
            return month_days(published.year, published.month + shift, 1)
        case Level.QUARTER:
            return month_days(published.year, (published.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
        case Level.DECADE:
            return Days(date(published.year + 10 * shift - 5, 1, 1), date(published.year + 10 * shift + 5, 12, 31))
    return month_days(published.year + shift, 1, 12)


NOMINAL = {
    Level.DECADE: 3652.5,
    Level.YEAR: 365.25,
    Level.HALF: 182.6,
    Level.QUARTER: 91.3,
    Level.MONTH: 30.44,
    Level.WEEK: 7.0,
    Level.DAY: 1.0,
}
"""How many days a stretch of a level has in the mean."""


def _weekdays(moment: Moment, published: date) -> Iterator[Days]:
    """Yield the days that a weekday can mean: the nearest ones before and after, one week on for "last" and "next"."""
    back = (published.weekday() - (moment.weekday or 0)) % 7
    before = published - timedelta(back)
    steps = {None: (0, 7) if back else (0,), -1: (0, -7) if back else (-7,), 1: (7, 14), 0: (0, 7)}
    for step in steps.get(moment.shift, (0, 7)):
        yield Days(before + timedelta(step), before + timedelta(step))
