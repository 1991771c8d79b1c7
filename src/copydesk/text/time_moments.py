"""Reading moments from tokens: dates, weekdays, months, seasons, years, hours, and what is counted from the day itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from copydesk.text.moments import Days, Hours, Level, Moment
from copydesk.text.time_tokens import Line, digits, number, ordinal


class Found(NamedTuple):
    """A moment and the index behind its last token."""

    end: int
    moment: Moment


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
YEAR_LEADS = frozenset(
    "in since until till by before after during from to between of and for through early late mid circa around the "
    "least than about spring summer autumn fall winter season year - – — ( [ ’ ' /".split()
)
"""Tokens before which a number from 1900 to 2099 is a year whatever follows it."""
ZONES = frozenset({"gmt", "bst", "utc", "et", "est", "edt", "pt", "pst", "pdt", "cet", "cest", "aest", "ct"})
SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
CLOSING = frozenset({"EX", "DT", "PRP"})
"""Tags of words that end a phrase, so that the number before them counts nothing."""
DAYS_OF_MONTH = 31
HALF_DAY = 12


def dated(line: Line, i: int) -> Found | None:
    """Read 2025-11-06, 6/11/2025 (both ways, where both are dates)."""
    low = line.low(i)
    if len(low) > 6 and low[4:5] == "-":  # noqa: PLR2004 - longer than any clock time
        year, month, day = (int(part) for part in low.split("-"))
        return _on_calendar(i + 1, [(year, month, day)])
    if low.count("/") == 2:  # noqa: PLR2004 - two strokes part three numbers
        first, second, year = (int(part) for part in low.split("/"))
        year += 2000 if year < 100 else 0  # noqa: PLR2004
        return _on_calendar(i + 1, [(year, second, first), (year, first, second)])
    return None


def _on_calendar(end: int, triples: list[tuple[int, int, int]]) -> Found | None:
    days = []
    for triple in triples:
        try:
            days.append(date(*triple))
        except ValueError:
            continue
    if not days:
        return None
    readings = tuple(dict.fromkeys(Days(day, day) for day in days))
    sure = days[0] if len(readings) == 1 else None
    month, day = (sure.month, sure.day) if sure else (None, None)
    return Found(end, Moment(Level.DAY, year=days[0].year, month=month, day=day, readings=readings))


def is_month(line: Line, i: int) -> int | None:
    """Return the month that a token names, 1 to 12; "may" and "march" only where their neighbours make them one."""
    value = line.value(i, "month")
    if value is None or not line.capital(i):
        return None
    if len(line.low(i)) == 3 and line.low(i) != "may":  # noqa: PLR2004 - an abbreviation wants its stop or a day
        beside = line.low(i + 1) == "." or digits(line, i + 1) or digits(line, i - 1)
        return int(value) if beside else None
    if line.low(i) not in {"may", "march", "august"}:
        return int(value)
    before, after = line.low(i - 1), line.low(i + 1)
    leads = YEAR_LEADS | {"last", "next", "this", "on", "late", "every", "each", "than"}
    if (
        before in leads - {"the", "’", "'"}
        or digits(line, i + 1)
        or digits(line, i - 1)
        or before in {"th", "st", "nd", "rd"}
    ):
        return int(value)
    if line.value(i - 2, "month") and before in {",", "or", "and"}:
        return int(value)
    return int(value) if after in {"’", "'"} and line.low(i - 1) in {"", "the"} and line.low(i) != "march" else None


def is_year(line: Line, i: int) -> int | None:
    """Return the year that a token is: four digits in a place where they count nothing."""
    year = digits(line, i)
    if year is None or len(line.low(i)) != 4 or not 1100 <= year <= 2099:  # noqa: PLR2004 - years that news speaks of
        return None
    before, after = line.low(i - 1), line.low(i + 1)
    if after in {"%", "per", "percent", "million", "billion", "gmt", "m", "km", "kg", "mm"} or before in {
        "$",
        "£",
        "€",
    }:
        return None
    strong = before in YEAR_LEADS or line.value(i - 1, "month") or line.value(i - 1, "season") or before in {",", ""}
    if line.tag(i + 1) == "NNS" and before not in {"the", "’", "'", "-", "–"}:
        return None
    if year < 1900:  # noqa: PLR2004
        return year if before in YEAR_LEADS - {"the", "and", "to", "for", "around", "of"} else None
    determined = any(line.low(k) in {"the", "its", "his", "her", "their", "a", "s"} for k in (i - 1, i - 2, i - 3))
    return year if strong or determined or line.tag(i + 1) in {"NN", "NNP"} else None


def by_month(line: Line, i: int) -> Found | None:
    """Read "November", "Nov. 6", "November 6th, 2024", "November 2024"."""
    month = is_month(line, i)
    if month is None:
        return None
    end = _unstopped(line, i)
    day, last = digits(line, end), None
    if day is not None and 1 <= day <= DAYS_OF_MONTH and not _counts(line, end + 1):
        end += 1
        end += line.joined(end) and line.low(end) in {"st", "nd", "rd", "th"}
        if line.low(end) in {"-", "–", "and", "to"} and (second := digits(line, end + 1)) and _follows(line, day, end):
            last, end = second, end + 2
    else:
        day = None
    return _with_year(line, end, Moment(Level.DAY if day else Level.MONTH, month=month, day=day, last_day=last))


def _follows(line: Line, day: int, end: int) -> bool:
    """Say whether the number behind "and" is a later day of the month, and counts nothing."""
    second = digits(line, end + 1) or 0
    return day < second <= DAYS_OF_MONTH and not _counts(line, end + 2) and line.tag(end + 2) != "NNS"


def _unstopped(line: Line, i: int) -> int:
    """Return the index behind a month and the stop that shortens it ("Nov.")."""
    return line.skip(i + 1, ".") if line.low(i) in SHORT_MONTHS and i + 2 < len(line.tokens) else i + 1


def _counts(line: Line, i: int) -> bool:
    return line.low(i) in {"%", "per", "percent", "people", "million"} or (line.low(i) == ":" and line.joined(i))


def _with_year(line: Line, end: int, moment: Moment) -> Found:
    at = line.skip(end, ",", "of")
    year = digits(line, at)
    if year is not None and len(line.low(at)) == 4 and 1100 <= year <= 2099:  # noqa: PLR2004
        return Found(at + 1, replace(moment, year=year))
    if line.value(at, "which") and line.low(at + 1) == "year":
        year_shift = int(line.value(at, "which") or 0)
        return Found(at + 2, replace(moment, shift=year_shift))
    return Found(end, moment)


def by_day(line: Line, i: int) -> Found | None:
    """Read "6 November", "6th of November 2024", "6-8 November", "6 and 7 November"."""
    first = ordinal(line, i) or (Found(i + 1, Moment(None)) if digits(line, i) else None)
    if first is None:
        return None
    end, last = first.end, None
    day = digits(line, i) or int(line.value(i, "ordinal") or 0)
    if line.low(end) in {"-", "–", "and", "to", "or"} and digits(line, end + 1):
        last, end = digits(line, end + 1), end + 2
        end += line.low(end) in {"st", "nd", "rd", "th"}
    end = line.skip(end, "of")
    end = line.skip(end, "the") if line.low(end - 1) == "of" else end
    month = is_month(line, end)
    if month is None or not 1 <= day <= DAYS_OF_MONTH or (last is not None and not day < last <= DAYS_OF_MONTH):
        return None
    end = _unstopped(line, end)
    return _with_year(line, end, Moment(Level.DAY, month=month, day=day, last_day=last))


def by_weekday(line: Line, i: int) -> Found | None:
    """Read "Tuesday", "Tuesday evening", "Tuesday, 6 November"."""
    value = line.value(i, "weekday")
    if value is None or not line.capital(i) or _is_named_after(line, i):
        return None
    moment = Moment(Level.DAY, weekday=int(value))
    at = line.skip(i + 1, ",", "(")
    date_behind = by_day(line, at) or by_month(line, at)
    if date_behind and date_behind.moment.day:
        return Found(date_behind.end, replace(date_behind.moment, weekday=int(value)))
    if line.low(i + 1) == "of" and (week := by_which(line, i + 2)) and week.moment.level is Level.WEEK:
        return Found(week.end, replace(moment, shift=week.moment.shift))
    hours = part_of_day(line, line.skip(i + 1, "-"))
    return Found(hours.end, replace(moment, hours=hours.moment.hours)) if hours else Found(i + 1, moment)


def _is_named_after(line: Line, i: int) -> bool:
    """Say whether a weekday belongs to a name: the Sunday Sentinel."""
    after = line.raw(i + 1)
    named = after[:1].isupper() and line.value(i + 1, "month") is None and line.value(i + 1, "hours") is None
    led = line.value(i - 1, "relation") or line.value(i - 1, "which") or line.low(i - 1) in {"", ","}
    return named and not led


def part_of_day(line: Line, i: int) -> Found | None:
    """Read "evening", "dawn", "noon"."""
    value = line.value(i, "hours")
    if value is None:
        return None
    first, _, last = value.partition("-")
    return Found(i + 1, Moment(None, hours=Hours(float(first), float(last))))


def by_hours(line: Line, i: int) -> Found | None:
    """Read a part of the day that stands by itself: "in the morning", "at dawn", "noon", "before nightfall"."""
    at = line.skip(i, "the")
    found = part_of_day(line, at)
    if found is None or line.low(at) in {"nights", "mornings", "evenings"}:
        return None
    before = line.low(i - 1)
    if line.capital(at) and at > 0 and line.low(at) not in {"noon", "midnight"} and at == i:
        return None
    if line.low(at) == "dark":
        return found if before in {"after", "before"} and at == i else None
    standing = {"dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "nightfall", "sunset", "midnight", "overnight"}
    if line.low(at) in standing or (at > i and before in {"in", "during", "by"}) or (before == "at" and at == i):
        return found
    return found if at > i and line.low(at + 1) in {"of", "before"} else None


def by_clock(line: Line, i: int) -> Found | None:
    """Read "9 a.m.", "3:20 p.m. Pacific time", "04:30", "1500 GMT", "at about nine", "ten o'clock"."""
    past = _past_hour(line, i)
    if past:
        return _in_part(line, i + 3, past)
    hour = _hour(line, i)
    if hour is None:
        return None
    at, end = hour, i + 1
    half = line.low(end).replace(".", "").replace(" ", "")
    if half in {"am", "pm"} and at < HALF_DAY + 1:
        at = at % HALF_DAY + (HALF_DAY if half == "pm" else 0)
        return _zoned(line, end + 1, at, sure=True)
    if line.low(end) == "o" and line.low(end + 2) == "clock":
        return _in_part(line, end + 3, at)
    if line.low(end) in ZONES or (line.low(end), line.low(end + 1)) == ("local", "time"):
        return _zoned(line, end, at, sure=True)
    return _in_part(line, end, at) if _led_by_at(line, i, end) else None


def _past_hour(line: Line, i: int) -> float | None:
    """Read "half past nine", "quarter to ten"."""
    part = {"half": 0.5, "quarter": 0.25}.get(line.low(i))
    hour = line.value(i + 2, "number")
    if part is None or hour is None or line.low(i + 1) not in {"past", "to"} or float(hour) > HALF_DAY:
        return None
    return float(hour) + (part if line.low(i + 1) == "past" else -part)


def _hour(line: Line, i: int) -> float | None:
    low = line.low(i)
    if low.isdecimal() and low.isascii():
        if len(low) == 4 and line.low(i + 1) in {"gmt", "utc", "hours", "local"}:  # noqa: PLR2004
            return int(low[:2]) + int(low[2:]) / 60
        return float(low) if len(low) <= 2 and int(low) <= 24 else None  # noqa: PLR2004
    hours, mark, minutes = low.partition(":" if ":" in low else ".")
    if mark and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and len(hours) <= 2 and low.isascii():  # noqa: PLR2004
        return int(hours) + int(minutes) / 60 if int(hours) <= 24 and int(minutes) < 60 else None  # noqa: PLR2004
    value = line.value(i, "number")
    return float(value) if value and 1 <= float(value) <= HALF_DAY else None


def _led_by_at(line: Line, i: int, end: int) -> bool:
    """Say whether a bare number tells the time: behind "at", and nothing follows that it could count."""
    lead = i - 1
    while line.low(lead) in {"about", "around", "just", "exactly", "roughly", "only"}:
        lead -= 1
    colon = ":" in line.low(i)
    if line.low(lead) not in {"at", "until", "by", "from", "before", "after"}:
        return False
    if line.low(lead) != "at" and not colon and not (line.low(end) == "in" and line.value(end + 2, "hours")):
        return line.low(lead) in {"by", "until"} and line.low(i).isalpha() and line.tag(end) in CLOSING
    if "." in line.low(i) and digits(line, i) is None and line.low(end) in {"%", "per", "percent"}:
        return False
    follows = line.low(end)
    if digits(line, i) and digits(line, i) not in range(1, HALF_DAY + 1):
        return False
    named = line.value(end, "weekday") or (follows == "in" and line.value(end + 2, "hours"))
    return bool(named) or follows in {"", ".", ",", "on", ";", "”", '"', ")"} or (colon and line.tag(end) != "NNS")


def _in_part(line: Line, end: int, at: float) -> Found:
    """Finish a clock time with "in the evening", "at night", which tell morning from evening."""
    lead = end + 2 if (line.low(end), line.low(end + 1)) == ("in", "the") else end + 1 if line.low(end) == "at" else end
    part = part_of_day(line, lead) if lead > end else None
    if part is None or part.moment.hours is None:
        return _zoned(line, end, at, sure=at > HALF_DAY)
    late = part.moment.hours.first >= HALF_DAY and at < HALF_DAY
    return _zoned(line, part.end, at + (HALF_DAY if late else 0), sure=True)


def _zoned(line: Line, end: int, at: float, *, sure: bool) -> Found:
    after = end
    if line.low(end) in ZONES:
        after = end + 1
    elif line.low(end + 1) == "time" and (line.capital(end) or line.low(end) == "local"):
        after = end + 2
    zone = "" if after == end or line.low(end) == "local" else line.low(end)
    return Found(after, Moment(None, hours=Hours(at, at, told=True, sure=sure, zone=zone)))


def by_year(line: Line, i: int) -> Found | None:
    """Read "2024", "2018-22", "2018–2022", "2016/17"."""
    year = is_year(line, i)
    if year is None:
        return None
    last = digits(line, i + 2)
    if line.low(i + 1) in {"-", "–", "/"} and last is not None and line.joined(i + 2):
        last = last if last > 99 else year // 100 * 100 + last  # noqa: PLR2004
        if year < last < year + 100:
            return Found(i + 3, Moment(Level.YEAR, year=year, last_year=last))
    return Found(i + 1, Moment(Level.YEAR, year=year))


def by_decade(line: Line, i: int) -> Found | None:
    """Read "1980s", "19th century"."""
    year = digits(line, i)
    if year is not None and year % 10 == 0 and len(line.low(i)) == 4 and line.low(i + 1) == "s" and line.joined(i + 1):  # noqa: PLR2004
        return Found(i + 2, Moment(Level.DECADE, year=year, last_year=year + 9))
    nth = ordinal(line, i)
    if nth and line.low(line.skip(nth.end, "-")) == "century" and 1 < nth.low <= 21:  # noqa: PLR2004
        first = int(nth.low) * 100 - 99
        return Found(line.skip(nth.end, "-") + 1, Moment(Level.CENTURY, year=first, last_year=first + 99))
    return None


def by_season(line: Line, i: int) -> Found | None:
    """Read "the spring of 2026", "summer 2024", "in autumn"."""
    at = line.skip(i, "the")
    season = line.value(at, "season")
    if season is None:
        return None
    found = _with_year(line, at + 1, Moment(Level.SEASON, season=season))
    leads = {"in", "since", "until", "by", "of", "during", "from", "before", "after", "for", "to"}
    standing = line.low(i - 1) in leads and line.tag(at) in {"NN", "NNP"}
    if found.end > at + 1 or (standing and (at > i or season != "autumn" or line.low(at) != "fall")):
        return found
    return None


def by_feast(line: Line, i: int) -> Found | None:
    """Read "Christmas", "Easter Sunday", "New Year's Day"."""
    if (line.low(i - 1), line.low(i), line.low(i + 1)) == ("the", "new", "year"):
        return Found(i + 2, Moment(Level.YEAR, shift=1))
    if (line.low(i), line.low(i + 1)) == ("new", "year") and line.low(i + 3) == "s" and line.capital(i):
        eve = line.low(i + 4) == "eve"
        month, day = (12, 31) if eve else (1, 1)
        return Found(i + 5, Moment(Level.DAY, month=month, day=day)) if eve or line.low(i + 4) == "day" else None
    value = line.value(i, "feast")
    if value is None or not line.capital(i) or line.low(i + 1) == "-":
        return None
    eve = line.low(i + 1) == "eve"
    end = i + 1 + (line.low(i + 1) in {"eve", "day", "sunday", "monday"})
    return _with_year(line, end, Moment(Level.WEEK, feast=line.low(i) + (" eve" if eve else "")))


def by_which(line: Line, i: int) -> Found | None:
    """Read "last Friday", "next month", "this morning", "last night", "this year's" and "the week before last"."""
    value = line.value(i, "which")
    if (
        value is None
        or line.low(i) in {"following", "previous"}
        or (line.low(i) == "past" and line.value(i + 1, "unit") is not None)
        or (line.low(i - 1) == "the" and line.low(i) == "next")
    ):
        return None
    shift, at = int(value), i + 1
    if line.low(at) == "night":
        return Found(at + 1, Moment(Level.DAY, shift=-1 if shift < 0 else shift, hours=Hours(19, 27.5)))
    if (part := part_of_day(line, at)) and shift == 0:
        return Found(at + 1, replace(part.moment, level=Level.DAY, shift=0))
    for reader in (by_weekday, by_month, by_feast):
        if found := reader(line, at):
            return found if found.moment.shift is not None else Found(found.end, replace(found.moment, shift=shift))
    if season := line.value(at, "season"):
        return Found(at + 1, Moment(Level.SEASON, season=season, shift=shift))
    unit = line.value(at, "unit")
    if unit in LEVELS and unit == line.low(at) and unit != "day" and (line.low(i), line.low(i - 1)) != ("last", "the"):
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
    """Read "third quarter", "first half of 2025", "the first half of the year"."""
    nth = ordinal(line, i)
    if nth is None or not 1 <= nth.low <= 4:  # noqa: PLR2004
        return None
    sort = line.low(line.skip(nth.end, "-"))
    end = line.skip(nth.end, "-") + 1
    if sort not in {"quarter", "half"} or (sort == "half" and nth.low > 2):  # noqa: PLR2004
        return None
    level = Level.QUARTER if sort == "quarter" else Level.HALF
    found = _with_year(line, end, Moment(level, part=int(nth.low)))
    if found.end == end and (line.low(end), line.low(end + 1), line.low(end + 2)) == ("of", "the", "year"):
        found = Found(end + 3, found.moment)
    if found.end == end and sort == "half":
        return None
    return found


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


READERS: tuple[Callable[[Line, int], Found | None], ...] = (
    dated,
    by_edge,
    by_which,
    by_possessive,
    by_ago,
    by_part,
    by_decade,
    by_day,
    by_month,
    by_weekday,
    by_clock,
    by_year,
    by_season,
    by_feast,
    by_shift,
    by_hours,
)
"""Every reader of moments, the ones that read more first."""
