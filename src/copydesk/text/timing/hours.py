"""Reading hours from tokens: clock times and parts of the day."""

import re
from typing import NamedTuple

from copydesk.text.timing.moments import Hours, Moment
from copydesk.text.timing.tokens import Line, Number, digits

ZONES = frozenset({"gmt", "bst", "utc", "et", "est", "edt", "pt", "pst", "pdt", "cet", "cest", "aest", "ct"})
CLOSING = frozenset({"EX", "DT", "PRP"})
"""Tags of words that end a phrase, so that the number before them counts nothing."""
HALF_DAY = 12
MINUTES = {"half": 30.0, "quarter": 15.0}
"""Parts of an hour before "past" and "to", in minutes."""
SPOKEN = frozenset({5.0, 10.0, 20.0, 25.0})
"""Minutes that stand before "past" and "to" without the word: "ten past three"."""
AWAY = {"before": -1, "after": 1}
"""How minutes are counted from an hour that has a name: "eight minutes before midnight"."""
NAMED = {"midnight": 0.0, "noon": 12.0, "midday": 12.0}
_DOTTED = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
COUNTED_DAYS = frozenset({"next", "following", "previous", "same", "that", "first"})
"""Words that count a day from another one in the story: "the next morning"."""


class Found(NamedTuple):
    """A moment and the index behind its last token."""

    end: int
    moment: Moment


def part_of_day(line: Line, i: int) -> Found | None:
    """Read "evening", "dawn", "noon", "small hours"."""
    small = line.value(i, "small") if line.low(i + 1) == "hours" else None
    value = small or line.value(i, "hours")
    if value is None:
        return None
    first, _, last = value.partition("-")
    return Found(i + 1 + (small is not None), Moment(None, hours=Hours(float(first), float(last))))


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
    """Read "9 a.m.", "3:20 p.m. Pacific time", "04:30", "1500 GMT", "at about nine", "ten past three"."""
    past = _past_hour(line, i)
    if past:
        return past
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


def _past_hour(line: Line, i: int) -> Found | None:
    """Read "half past nine", "quarter to ten", "ten past three", "eight minutes before midnight"."""
    minutes, at, spoken = _minutes(line, i)
    named = NAMED.get(line.low(at + 1))
    way = {"past": 1, "to": -1}.get(line.low(at))
    if way is None and named is not None and spoken:
        way = AWAY.get(line.low(at))
    if way is None or minutes is None:
        return None
    hour = named if named is not None else float(line.value(at + 1, "number") or 99)
    if hour > HALF_DAY or not hour.is_integer() or line.low(at + 2) in {"-", "million", "hundred"}:
        return None
    if way < 0 and not spoken and not _stands_at(line, i, at + 2):
        return None
    told = (hour + way * minutes / 60) % 24
    if named is not None:
        return _zoned(line, at + 2, told, sure=True)
    return _in_part(line, at + 2, told)


def _minutes(line: Line, i: int) -> tuple[float | None, int, bool]:
    """Return how many minutes stand before "past" or "to", where they end, and whether they count nothing else."""
    if [line.low(at) for at in range(i, i + 3)] == ["half", "an", "hour"]:
        return MINUTES["half"], i + 3, True
    if (part := MINUTES.get(line.low(i))) is not None:
        return part, i + 1, True
    count = _spoken_number(line, i)
    if count is None or count.exact is None:
        return None, i, False
    if line.low(count.end) in {"minutes", "minute"}:
        return count.low, count.end + 1, True
    return (count.low if count.low in SPOKEN and not line.low(i)[:1].isdecimal() else None), count.end, False


def _spoken_number(line: Line, i: int) -> Number | None:
    """Read one number, not the range that "ten to three" would be."""
    if tens := line.value(i, "number"):
        ones = line.value(i + 2, "number") if line.low(i + 1) == "-" and float(tens) >= 20 else None  # noqa: PLR2004
        return Number(i + (3 if ones else 1), (low := float(tens) + float(ones or 0)), low)
    return Number(i + 1, low, low) if (low := digits(line, i) or 0) else None


def _stands_at(line: Line, i: int, end: int) -> bool:
    """Say whether "ten to three" stands where only an hour can: not a vote, a score or a range."""
    lead = i - 1
    while line.low(lead) in {"about", "around", "just", "exactly", "roughly"}:
        lead -= 1
    return line.low(lead) in {"at", "until", "before", "after", "since"} and line.tag(end) not in {"NNS", "NN", "CD"}


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
    spelt = line.low(i).isalpha() and line.low(lead) in {"between", "and", "to", "till"}
    if (colon or "." in line.low(i) or spelt) and line.low(end) == "in" and line.value(end + 2, "hours"):
        return True  # "around 3.15 in the morning", "between nine in the evening and eight in the morning"
    if line.low(lead) not in {"at", "until", "by", "from", "before", "after"}:
        return False
    sure = colon or _is_dotted_clock(line, lead, i)
    if line.low(lead) != "at" and not sure and not (line.low(end) == "in" and line.value(end + 2, "hours")):
        return line.low(lead) in {"by", "until"} and line.low(i).isalpha() and line.tag(end) in CLOSING
    if "." in line.low(i) and digits(line, i) is None and line.low(end) in {"%", "per", "percent"}:
        return False
    follows = line.low(end)
    if digits(line, i) and digits(line, i) not in range(1, HALF_DAY + 1):
        return False
    named = line.value(end, "weekday") or (follows == "in" and line.value(end + 2, "hours")) or _counted(line, end)
    dotted = "." in line.low(i) and follows in {"and", "but", "when", "as", "to", "until"}
    return (
        bool(named)
        or dotted
        or follows in {"", ".", ",", "on", ";", "”", '"', ")"}
        or (colon and line.tag(end) != "NNS")
    )


def _is_dotted_clock(line: Line, lead: int, i: int) -> bool:
    """Say whether a dotted number must be an hour: "until 14.45", "from 09.15"; "by 11.50" beside "at 06.00"."""
    if not _DOTTED.fullmatch(line.low(i)):
        return False
    if line.low(lead) == "until" or line.low(i).startswith("0"):
        return True
    beside = (k for k in range(1, len(line.tokens)) if k != i and line.low(k - 1) in {"at", "until"})
    return any(_DOTTED.fullmatch(line.low(k)) for k in beside)


def _in_part(line: Line, end: int, at: float) -> Found:
    """Finish a clock time with "in the evening", "at night", which tell morning from evening."""
    counted = _counted(line, end)
    lead = end + 2 if (line.low(end), line.low(end + 1)) == ("in", "the") else end + 1 if line.low(end) == "at" else end
    part = part_of_day(line, counted or lead) if counted or lead > end else None
    if part is None or part.moment.hours is None:
        return _zoned(line, end, at, sure=at > HALF_DAY)
    late = part.moment.hours.first >= HALF_DAY and at < HALF_DAY
    return _zoned(line, end if counted else part.end, at + (HALF_DAY if late else 0), sure=True)


def _counted(line: Line, end: int) -> int | None:
    """Return where "morning" stands in "the next morning", "that morning"; None if no such thing follows."""
    at = line.skip(end, "the")
    if line.low(at) not in COUNTED_DAYS or (at == end) != (line.low(at) == "that"):
        return None
    return at + 1 if line.value(at + 1, "hours") or line.low(at + 1) == "day" else None


def _zoned(line: Line, end: int, at: float, *, sure: bool) -> Found:
    after = end
    if line.low(end) in ZONES:
        after = end + 1
    elif line.low(end + 1) == "time" and (line.capital(end) or line.low(end) == "local"):
        after = end + 2
    zone = "" if after == end or line.low(end) == "local" else line.low(end)
    return Found(after, Moment(None, hours=Hours(at, at, told=True, sure=sure, zone=zone)))
