"""Reading dates from tokens: days, weekdays, months, seasons, years."""

from dataclasses import replace
from datetime import date

from copydesk.text.timing.hours import Found, part_of_day
from copydesk.text.timing.moments import Days, Level, Moment
from copydesk.text.timing.tokens import Line, beside, digits, ordinal

YEAR_LEADS = beside("year")
"""Tokens before which a number from 1900 to 2099 is a year whatever follows it."""
SHORT_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
DAYS_OF_MONTH = 31
PIVOT = 50
"""A year of two digits below this is of the 2000s, any other of the 1900s."""
THAT_YEAR = 0
"""Stands for the year that was told last, until it is known."""


def dated(line: Line, i: int) -> Found | None:
    """Read 2025-11-06, 6/11/2025 (both ways, where both are dates), 6/11/25, and 6/11/85 as of 1985 (see PIVOT)."""
    low = line.low(i)
    if len(low) > 6 and low[4:5] == "-":  # noqa: PLR2004 - longer than any clock time
        year, month, day = (int(part) for part in low.split("-"))
        return _on_calendar(i + 1, [(year, month, day)])
    if low.count("/") == 2:  # noqa: PLR2004 - two strokes part three numbers
        first, second, year = (int(part) for part in low.split("/"))
        if year < 100:  # noqa: PLR2004
            year += 2000 if year < PIVOT else 1900
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
        made = before in {"around", "about", "circa"} and line.tag(i - 2) in {"VBN", "VBD"}  # "built around 1620"
        return year if made or before in YEAR_LEADS - {"the", "and", "to", "for", "around", "of"} else None
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
    return with_year(line, end, Moment(Level.DAY if day else Level.MONTH, month=month, day=day, last_day=last))


def _follows(line: Line, day: int, end: int) -> bool:
    """Say whether the number behind "and" is a later day of the month, and counts nothing."""
    second = digits(line, end + 1) or 0
    return day < second <= DAYS_OF_MONTH and not _counts(line, end + 2) and line.tag(end + 2) != "NNS"


def _unstopped(line: Line, i: int) -> int:
    """Return the index behind a month and the stop that shortens it ("Nov.")."""
    return line.skip(i + 1, ".") if line.low(i) in SHORT_MONTHS and i + 2 < len(line.tokens) else i + 1


def _counts(line: Line, i: int) -> bool:
    return line.low(i) in {"%", "per", "percent", "people", "million"} or (line.low(i) == ":" and line.joined(i))


def with_year(line: Line, end: int, moment: Moment) -> Found:
    """Return a moment with the year behind it: "November 2024", "March last year", "March of that year" (THAT_YEAR)."""
    at = line.skip(end, ",", "of")
    same = line.skip(at, "the") if line.low(at + 1) == "same" else at
    if line.low(same) in {"that", "same"} and line.low(same + 1) == "year":
        return Found(same + 2, replace(moment, year=THAT_YEAR))
    year = digits(line, at)
    if year is not None and len(line.low(at)) == 4 and 1100 <= year <= 2099:  # noqa: PLR2004
        return Found(at + 1, replace(moment, year=year))
    if line.value(at, "which") and line.low(at + 1) == "year":
        return Found(at + 2, replace(moment, years=int(line.value(at, "which") or 0)))
    return Found(end, moment)


def by_day(line: Line, i: int) -> Found | None:
    """Read "6 November", "6th of November 2024", "the twenty-first of November", "6-8 November", "6 and 7 November"."""
    nth = ordinal(line, i)
    day = int(nth.low) if nth else digits(line, i)
    if day is None:
        return None
    end, last = nth.end if nth else i + 1, None
    if line.low(end) in {"-", "–", "and", "to", "or"} and digits(line, end + 1):
        last, end = digits(line, end + 1), end + 2
        end += line.low(end) in {"st", "nd", "rd", "th"}
    end = line.skip(end, "of")
    end = line.skip(end, "the") if line.low(end - 1) == "of" else end
    month = is_month(line, end)
    if month is None or not 1 <= day <= DAYS_OF_MONTH or (last is not None and not day < last <= DAYS_OF_MONTH):
        return None
    end = _unstopped(line, end)
    return with_year(line, end, Moment(Level.DAY, month=month, day=day, last_day=last))


def by_weekday(line: Line, i: int) -> Found | None:
    """Read "Tuesday", "Tuesday evening", "Tuesday, 6 November", "Monday 6" before "to Friday 10 November"."""
    value = line.value(i, "weekday")
    if value is None or not line.capital(i) or _is_named_after(line, i):
        return None
    moment = Moment(Level.DAY, weekday=int(value))
    at = line.skip(i + 1, ",", "(")
    date_behind = by_day(line, at) or by_month(line, at)
    if date_behind and date_behind.moment.day:
        return Found(date_behind.end, replace(date_behind.moment, weekday=int(value)))
    if shared := _by_shared_month(line, at):
        return Found(shared.end, replace(shared.moment, weekday=int(value)))
    hours = part_of_day(line, line.skip(i + 1, "-"))
    return Found(hours.end, replace(moment, hours=hours.moment.hours)) if hours else Found(i + 1, moment)


def _by_shared_month(line: Line, i: int) -> Found | None:
    """Read the "6" of "Monday 6 to Friday 10 November": its month stands behind the later day."""
    day = digits(line, i)
    link = i + 1 + (line.low(i + 1) in {"st", "nd", "rd", "th"})
    if day is None or line.low(link) not in {"to", "until", "and", "-", "–"}:
        return None
    later = by_weekday(line, link + 1)
    if later is None or later.moment.day is None or not 1 <= day < later.moment.day:
        return None
    return Found(link, Moment(Level.DAY, year=later.moment.year, month=later.moment.month, day=day))


def _is_named_after(line: Line, i: int) -> bool:
    """Say whether a weekday belongs to a name: the Sunday Sentinel."""
    after = line.raw(i + 1)
    named = after[:1].isupper() and line.value(i + 1, "month") is None and line.value(i + 1, "hours") is None
    led = line.value(i - 1, "relation") or line.value(i - 1, "which") or line.low(i - 1) in {"", ","}
    return named and not led


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
    found = with_year(line, at + 1, Moment(Level.SEASON, season=season))
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
    end = i + 1 + (line.low(i + 1) in {"eve", "day", "sunday", "monday"})
    return with_year(line, end, Moment(Level.WEEK, feast=line.low(i)))
