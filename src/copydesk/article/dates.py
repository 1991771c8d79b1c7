"""When an article was published: the ways in which files and pages write a date."""

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS_IN_A_YEAR = 12
NOON = 12
FARTHEST = timedelta(hours=15)
"""From UTC, farther than any place's clock (Kiritimati's is 14 hours ahead)."""

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = r"(?P<time>\d\d?:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?"
_NOWHERE = re.compile(r"(?P<clock>:\d\d(?:[.,]\d{1,9})?)\s*[+-](?:(?:1[5-9]|[2-9]\d):?\d\d|\d\d:?[6-9]\d)$")
_HALF = re.compile(r"(?<=:\d\d)\s*(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
_ISO = re.compile(rf"(?P<day>\d{{4}}-\d\d?-\d\d?)(?:[T ]\s*{_CLOCK})?", re.IGNORECASE)
_WORDS = (
    re.compile(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)\b")
_YEAR_LAST = re.compile(r"(?P<one>\d\d?)[/.](?P<other>\d\d?)[/.](?P<year>\d{4})\b")


class When(NamedTuple):
    """A day, and the moment on it where one is given; both None where nothing is known."""

    day: date | None
    moment: datetime | None


UNKNOWN = When(None, None)


def when(words: str) -> When:
    """Read a date as files and pages write it; where day and month could be exchanged, it is unknown.

    So is one at an edge of the calendar, which programs write for none; an offset that no place has is passed over.
    """
    words = _NOWHERE.sub(r"\g<clock>", " ".join(words[:100].split()))
    half = _HALF.search(words)
    words = _HALF.sub("", words, count=1)
    try:
        found = _iso(words) or _rfc(words) or _spelt(words) or UNKNOWN
    except (ValueError, OverflowError):
        return UNKNOWN
    if found.day is None or at_an_edge(found.day):
        return UNKNOWN
    return _in_half(found, half["half"]) if half else found


def at_an_edge(day: date) -> bool:
    """Say whether a day, or a moment, is in the first or the last year, some moments of which not every zone has."""
    return day.year in {MINYEAR, MAXYEAR}


def _in_half(found: When, half: str) -> When:
    """Return a moment in the half of the day that AM or PM says; an hour that only a clock of 24 has stays."""
    day, moment = found
    if moment is None or moment.hour > NOON:
        return found
    return When(day, moment.replace(hour=moment.hour % NOON + (NOON if half in "pP" else 0)))


def _iso(words: str) -> When | None:
    found = _ISO.match(words)
    if not found:
        return None
    day = date(*map(int, found["day"].split("-")))
    if not found["time"]:
        return When(day, None)
    clock, _, fraction = found["time"].replace(",", ".").partition(".")
    hour, minute, *second = map(int, clock.split(":"))
    micro = int(fraction[:6].ljust(6, "0")) if fraction else 0
    moment = datetime.combine(day, time(hour, minute, second[0] if second else 0, micro))
    zone = (found["zone"] or "").upper()
    if not zone:
        return When(day, moment)
    offset = "+00:00" if zone in {"Z", "UTC", "GMT"} else zone[:3] + ":" + zone[-2:]
    return When(day, datetime.fromisoformat(moment.isoformat() + offset))


def _rfc(words: str) -> When | None:
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
    return When(moment.date(), moment) if ":" in words else When(moment.date(), None)


def _spelt(words: str) -> When | None:
    for form in _WORDS:
        if found := form.search(words):
            month = MONTHS.index(found["month"].lower()) + 1
            return When(date(int(found["year"]), month, int(found["day"])), None)
    if found := _YEAR_FIRST.match(words):
        return When(date(int(found["year"]), int(found["month"]), int(found["day"])), None)
    if found := _YEAR_LAST.match(words):
        return _either_way(int(found["one"]), int(found["other"]), int(found["year"]))
    return None


def _either_way(one: int, other: int, year: int) -> When | None:
    if one > MONTHS_IN_A_YEAR or one == other:
        return When(date(year, other, one), None)
    if other > MONTHS_IN_A_YEAR:
        return When(date(year, one, other), None)
    return None
