"""Reading hours from tokens: clock times and parts of the day."""

from typing import NamedTuple

from copydesk.text.moments import Hours, Moment
from copydesk.text.time_tokens import Line, digits

ZONES = frozenset({"gmt", "bst", "utc", "et", "est", "edt", "pt", "pst", "pdt", "cet", "cest", "aest", "ct"})
CLOSING = frozenset({"EX", "DT", "PRP"})
"""Tags of words that end a phrase, so that the number before them counts nothing."""
HALF_DAY = 12


class Found(NamedTuple):
    """A moment and the index behind its last token."""

    end: int
    moment: Moment


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
