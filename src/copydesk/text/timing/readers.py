"""Reading moments from tokens: those counted from the day itself, and the list of all readers."""

from collections.abc import Callable
from dataclasses import replace

from copydesk.text.timing.dates import (
    by_day,
    by_decade,
    by_feast,
    by_month,
    by_season,
    by_weekday,
    by_year,
    dated,
    with_year,
)
from copydesk.text.timing.hours import HALF_DAY, Found, by_clock, by_hours, part_of_day
from copydesk.text.timing.moments import Hours, Level, Moment
from copydesk.text.timing.tokens import OWNERS, Line, Number, number, ordinal

LEVELS = {
    "day": Level.DAY,
    "weekend": Level.WEEKEND,
    "week": Level.WEEK,
    "month": Level.MONTH,
    "quarter": Level.QUARTER,
    "year": Level.YEAR,
    "decade": Level.DECADE,
    "century": Level.CENTURY,
}


def by_which(line: Line, i: int) -> Found | None:
    """Read "last Friday", "next month", "this morning", "last night" and "this year's"."""
    value = line.value(i, "which")
    if value is None or not _is_from_today(line, i):
        return None
    shift, at = int(value), i + 1
    if line.low(at) == "night":
        return Found(at + 1, Moment(Level.DAY, shift=-1 if shift < 0 else shift, hours=Hours(19, 27.5)))
    if (part := part_of_day(line, at)) and shift == 0:
        return Found(at + 1, replace(part.moment, level=Level.DAY, shift=0))
    for reader in (by_weekday, by_month, by_feast):
        if found := reader(line, at):
            return found if found.moment.shift is not None else Found(found.end, replace(found.moment, shift=shift))
    return _which_unit(line, i, shift)


def _is_from_today(line: Line, i: int) -> bool:
    """Say whether "next" and the like count from the day of publication, not from a day in the story."""
    if line.low(i) in {"following", "previous"} or (line.low(i - 1), line.low(i)) == ("the", "next"):
        return False
    return line.low(i) != "past" or line.value(i + 1, "unit") is None


def _which_unit(line: Line, i: int, shift: int) -> Found | None:
    at = i + 1
    if season := line.value(at, "season"):
        return Found(at + 1, Moment(Level.SEASON, season=season, shift=shift))
    unit = line.value(at, "unit")
    whose = line.low(i) == "last" and line.low(i - 1) in {"the", *OWNERS}
    if unit in LEVELS and unit == line.low(at) and unit != "day" and not whose:
        return Found(at + 1, Moment(LEVELS[unit], shift=shift))
    return None


def by_shift(line: Line, i: int) -> Found | None:
    """Read "yesterday", "tomorrow morning", "tonight"."""
    value = line.value(i, "shift")
    if value is None:
        return None
    moment = Moment(Level.DAY, shift=int(value))
    if line.low(i) == "tonight":
        return Found(i + 1, replace(moment, hours=Hours(16, 30)))
    part = part_of_day(line, i + 1)
    return Found(part.end, replace(moment, hours=part.moment.hours)) if part else Found(i + 1, moment)


def by_part(line: Line, i: int) -> Found | None:
    """Read "third quarter", "first half of 2025", "the first half of the year", "final quarter of 2025"."""
    nth = ordinal(line, i) or _final(line, i)
    if nth is None or not 1 <= nth.low <= 4:  # noqa: PLR2004
        return None
    sort = line.low(line.skip(nth.end, "-"))
    end = line.skip(nth.end, "-") + 1
    if sort not in {"quarter", "half"} or (sort == "half" and nth.low > 2):  # noqa: PLR2004
        return None
    level = Level.QUARTER if sort == "quarter" else Level.HALF
    century = _of_century(line, end)
    if century and century.moment.year:
        years = 25 if sort == "quarter" else 50
        first = century.moment.year + years * (int(nth.low) - 1)
        return Found(century.end, replace(century.moment, year=first, last_year=first + years - 1))
    found = with_year(line, end, Moment(level, part=int(nth.low)))
    if found.end == end and (line.low(end), line.low(end + 1), line.low(end + 2)) == ("of", "the", "year"):
        found = Found(end + 3, found.moment)
    if found.end == end and (sort == "half" or line.value(i, "final")):
        return None
    return found


def _of_century(line: Line, i: int) -> Found | None:
    at = line.skip(i + 1, "the", "this", "last")
    return by_decade(line, at) if line.low(i) == "of" else None


def _final(line: Line, i: int) -> Number | None:
    nth = 4 if line.low(i + 1) == "quarter" else 2
    return Number(i + 1, nth, nth) if line.value(i, "final") else None


def by_edge(line: Line, i: int) -> Found | None:
    """Read "early September", "mid-2024", "late this year", "the end of the month", "the week's end"."""
    edge = line.value(i, "edge")
    if edge is None:
        return None
    inside = {"of"} if line.low(i) in {"start", "end", "beginning", "middle"} else {"of", "in", "on"}
    at = line.skip(line.skip(i + 1, "-"), *inside)
    found = _bounded(line, at)
    if found is None or (line.low(i) in {"later", "earlier"} and line.low(i + 1) == "of"):
        return None
    if found.moment.level is Level.DAY:
        early = Hours(0, HALF_DAY) if edge == "early" else Hours(16, 30)
        return found if found.moment.hours else Found(found.end, replace(found.moment, hours=early))
    loose = line.low(i) in {"later", "earlier"}
    return found if loose else Found(found.end, replace(found.moment, edge=edge))


def _bounded(line: Line, at: int) -> Found | None:
    for reader in (by_which, by_weekday, by_month, by_decade, by_season, by_year):
        if found := reader(line, at):
            return found
    if line.low(at) in {"the", "that"} or line.value(at, "season"):
        inner = line.skip(at, "the")
        if found := by_which(line, inner) or by_decade(line, inner):
            return found
        unit = line.value(inner, "unit")
        if unit in LEVELS and unit == line.low(inner) and unit != "day" and line.low(inner + 1) != "of":
            return Found(inner + 1, Moment(LEVELS[unit], shift=0))
        if (season := line.value(inner, "season")) and inner > at:
            return Found(inner + 1, Moment(Level.SEASON, season=season))
    return None


def by_possessive(line: Line, i: int) -> Found | None:
    """Read "the week's end", "the year before last"."""
    unit = line.value(i, "unit")
    if unit not in LEVELS or unit != line.low(i):
        return None
    if (line.low(i + 1), line.low(i + 2)) == ("before", "last"):
        return Found(i + 3, Moment(LEVELS[unit], shift=-2))
    if line.low(i + 1) in {"'", "’"} and line.low(i + 2) == "s" and line.low(i + 3) == "end":
        return Found(i + 4, Moment(LEVELS[unit], shift=0, edge="late"))
    return None


def by_turn_of(line: Line, i: int) -> Found | None:
    """Read "turn of the year", which is some weeks of no month: it fits what lies near it, for all we can tell."""
    told = (line.low(i + 1), line.low(i + 2)) == ("of", "the") and line.low(i + 3) in {"year", "month", "century"}
    return Found(i + 4, Moment(LEVELS[line.low(i + 3)])) if told else None


def by_ago(line: Line, i: int) -> Found | None:
    """Read "three weeks ago", "a year ago"."""
    count = number(line, i)
    if count is None or count.exact is None or line.low(count.end + 1) != "ago":
        return None
    unit = line.value(count.end, "unit")
    unit, times = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}.get(
        unit or "", (unit, 1)
    )
    if unit not in LEVELS:
        return None
    return Found(count.end + 2, Moment(LEVELS[unit], shift=-count.exact * times))


def by_weekday_of(line: Line, i: int) -> Found | None:
    """Read "Wednesday of last week"."""
    day = by_weekday(line, i)
    if day is None or line.low(day.end) != "of":
        return None
    week = by_which(line, day.end + 1)
    return Found(week.end, replace(day.moment, shift=week.moment.shift)) if week else None


READERS: tuple[tuple[Callable[[Line, int], Found | None], str], ...] = (
    (dated, "digits"),
    (by_edge, "edge"),
    (by_which, "which"),
    (by_possessive, "unit"),
    (by_turn_of, "turn"),
    (by_ago, "digits number article"),
    (by_part, "digits ordinal number final"),
    (by_decade, "digits ordinal number"),
    (by_day, "digits ordinal number"),
    (by_month, "month"),
    (by_weekday_of, "weekday"),
    (by_weekday, "weekday"),
    (by_clock, "digits number unit"),
    (by_year, "digits"),
    (by_season, "season article"),
    (by_feast, "feast new"),
    (by_shift, "shift"),
    (by_hours, "hours article small"),
)
"""Every reader of moments with the sorts of token that it begins with, the ones that read more first."""
