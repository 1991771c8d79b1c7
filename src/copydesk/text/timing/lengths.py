"""Reading spells from tokens: how long, how often, the how-manieth day, how old."""

from collections.abc import Callable
from typing import NamedTuple

from copydesk.text.timing.spells import MANY, SECONDS, Age, Length, Rate, Turn
from copydesk.text.timing.tokens import OWNERS, Line, Number, beside, digits, number, ordinal

Spell = Length | Rate | Turn | Age


class FoundSpell(NamedTuple):
    """A spell and the index behind its last token."""

    end: int
    spell: Spell


BETWEEN = beside("between")
"""Words that may stand between a number and its unit of time."""
BEHIND = frozenset({"later", "after", "before", "ago", "earlier", "afterwards", "of", "on", "apart", "away"})
"""Words behind a bare "weeks" that make it a length."""
SCALES = {"tens": (10, 200), "dozens": (12, 200), "hundreds": (100, 2_000), "thousands": (1_000, 100_000)}
"""What "hundreds of" and the like can mean."""
OLDEST = 125
ON_TOP = {("and", "a", "half"): 0.5, ("and", "a", "quarter"): 0.25, ("and", "three", "quarters"): 0.75}
"""What stands behind a unit and is a share of it."""
PARTS = 60
"""How many of the next smaller unit a unit has at most: a year is told with months, an hour with minutes."""


def _unit(line: Line, i: int) -> str | None:
    return line.value(i, "unit")


def _between(line: Line, i: int) -> int:
    i = line.skip(i, "-")
    while line.low(i) in BETWEEN:
        i = line.skip(i + 1, "-")
    return i


def by_length(line: Line, i: int) -> FoundSpell | None:
    """Read "six years", "two hours seven minutes", "a fortnight", "half an hour", "a year and a half", "nine-day"."""
    count = number(line, i)
    if count is None:
        return None
    at = _between(line, count.end)
    unit = _unit(line, at)
    if unit is None or (line.low(i) in {"a", "an"} and line.low(i + 1) == "second"):
        return None
    length, end = Length(unit, count.low, count.high), at + 1
    end, rest = _rest(line, end, SECONDS[unit])
    if unit == "second" or (unit in {"quarter", "minute"} and line.low(at) == "quarter" and at == count.end):
        return None
    if line.low(end) == "-" and line.low(end + 1) == "long":
        end += 2
    return FoundSpell(end, Length(unit, length.low, length.high, rest))


def _rest(line: Line, end: int, size: float) -> tuple[int, float]:
    """Read what comes on top: "seven minutes 14 seconds", "and a half"."""
    top = (line.low(end), line.low(end + 1), line.low(end + 2))
    if (share := ON_TOP.get(top)) is not None and line.low(end + 3) != "of":
        return end + 3, size * share
    if top == ("and", "three", "-") and line.low(end + 3) == "quarters":
        return end + 4, size * 0.75
    total = 0.0
    while size > SECONDS["second"]:
        at = line.skip(line.skip(end, ","), "and")
        count = number(line, at) if line.low(at)[:1].isdecimal() or line.value(at, "number") else None
        unit = _unit(line, count.end) if count else None
        if count is None or unit is None or not size > SECONDS[unit] >= size / PARTS:
            break
        size = SECONDS[unit]
        total, end = total + count.low * size, count.end + 1
    return end, total


def by_units(line: Line, i: int) -> FoundSpell | None:
    """Read a bare "weeks", "decades", where something says that it is a length: "for weeks", "hours after"."""
    unit = _unit(line, i)
    if unit is None or not line.low(i).endswith("s") or unit in {"second", "quarter"}:
        return None
    if line.low(i - 1) == "of" and (scale := SCALES.get(line.low(i - 2))):
        return FoundSpell(i + 1, Length(unit, *scale))
    led = line.low(i - 1) in {"for", "within", "in", "over"}
    behind = line.low(i + 1) in BEHIND and (unit, line.low(i + 1)) != ("minute", "of")
    return FoundSpell(i + 1, Length(unit, 2, MANY)) if led or behind else None


def by_past(line: Line, i: int) -> FoundSpell | None:
    """Read "last two years", "next six months": a length that ends or begins now."""
    if line.value(i, "which") is None or line.low(i + 1) in {"a", "an"} or line.low(i - 1) in OWNERS:
        return None
    unit = _unit(line, i + 1)
    part = unit == "quarter" and line.low(i + 2) == "of"
    if line.low(i) in {"past", "last"} and unit is not None and unit == line.low(i + 1) != "minute" and not part:
        return FoundSpell(i + 2, Length(unit, 1, 1))
    return by_length(line, i + 1)


def by_rate(line: Line, i: int) -> FoundSpell | None:
    """Read "daily", "once a week", "twice daily", "every two years", "nightly", and the "a month" behind a figure."""
    if (line.low(i), line.low(i + 1)) == ("half", "-") and (unit := line.value(i + 2, "rate")):
        return FoundSpell(i + 3, Rate(unit, 2))
    if (unit := line.value(i, "rate")) and line.low(i - 1) != "-":
        counted = any(line.low(k)[:1].isdecimal() or line.value(k, "number") for k in range(i - 4, i))
        return FoundSpell(i + 1, Rate(unit, None if counted else 1)) if line.low(i) != "annual" else None
    if line.low(i) in {"every", "each"}:
        return _every(line, i)
    times = line.value(i, "times")
    count = number(line, i) if times is None and line.low(i) not in {"a", "an"} else None
    if count is not None and line.low(count.end) == "times":
        end, often = count.end + 1, count.low
    elif times is not None:
        end, often = i + 1, float(times)
    else:
        return _per(line, i)
    if unit := line.value(line.skip(end, "-"), "rate"):
        return FoundSpell(line.skip(end, "-") + 1, Rate(unit, often))
    unit = _unit(line, end + 1) if line.low(end) in {"a", "an", "per", "every", "each"} else None
    return FoundSpell(end + 2, Rate(unit, often)) if unit and line.low(end + 2) not in BEHIND else None


def _every(line: Line, i: int) -> FoundSpell | None:
    if unit := _unit(line, i + 1):
        return FoundSpell(i + 2, Rate(unit, 1)) if not line.low(i + 1).endswith("s") else None
    if line.low(i + 1) in {"other", "second"} and (unit := _unit(line, i + 2)):
        return FoundSpell(i + 3, Rate(unit, 0.5))
    count = number(line, i + 1)
    unit = _unit(line, count.end) if count else None
    return FoundSpell(count.end + 1, Rate(unit, 1 / count.low)) if count and unit and count.low else None


def _per(line: Line, i: int) -> FoundSpell | None:
    """Read "a month" behind what is counted by it."""
    if line.low(i) not in {"a", "an", "per", "each"} or line.value(i - 1, "relation"):
        return None
    unit = _unit(line, i + 1)
    if unit is None or line.low(i + 1).endswith("s") or line.low(i + 2) in BEHIND | {"and", "to"}:
        return None
    counted = line.tag(i - 1) in {"NNS", "CD"} or line.low(i - 1) in {"million", "billion", "bn", "m", "%", "cent"}
    near = any(line.low(k)[:1].isdecimal() or line.value(k, "number") for k in range(i - 4, i))
    return FoundSpell(i + 2, Rate(unit, None)) if line.low(i) == "per" or (counted and near) else None


def by_turn(line: Line, i: int) -> FoundSpell | None:
    """Read "100th day", "day nine", "third year in a row"."""
    nth = ordinal(line, i)
    if nth is not None:
        at = _between(line, nth.end)
        unit = _unit(line, at) or line.value(at, "rate")
        wanted = unit not in {None, "second", "minute", "quarter", "decade", "century", "weekend"}
        plain = unit is not None and not line.low(at).endswith("s") and line.low(at + 1) != "-"
        return FoundSpell(at + 1, Turn(unit, int(nth.low))) if unit and wanted and plain else None
    if line.low(i) in {"day", "week", "month", "year"} and (line.value(i + 1, "number") or digits(line, i + 1)):
        count = number(line, i + 1)
        if count and count.exact and count.exact < 1000 and line.low(i) != "year":  # noqa: PLR2004 - no year
            return FoundSpell(count.end, Turn(line.low(i), count.exact))
    return None


def by_age(line: Line, i: int) -> FoundSpell | None:
    """Read "53-year-old", "six months old", "aged 53", and the ", 53," behind a name."""
    if line.low(i - 1) in {"aged", "age"} or (line.low(i - 1) == "of" and line.low(i - 2) == "age"):
        count = number(line, i)
        return FoundSpell(count.end, Age("year", count.low)) if count and 0 < count.low <= OLDEST else None
    if line.low(i - 1) == "," and line.capital(i - 2) and (years := digits(line, i)) and years <= OLDEST:
        alone = line.low(i + 1) in {",", ".", ";", ")", "", "and"} and line.value(i - 2, "month") is None
        if alone and line.value(i - 2, "weekday") is None:
            return FoundSpell(i + 1, Age("year", years))
    count = number(line, i)
    return _old(line, count) if count else None


def _old(line: Line, count: Number) -> FoundSpell | None:
    at = line.skip(count.end, "-")
    unit = _unit(line, at)
    if unit is None:
        return None
    behind = line.skip(at + 1, "-")
    if line.low(behind) in {"old", "olds"}:
        return FoundSpell(behind + 1, Age(unit, count.low))
    return FoundSpell(at + 3, Age(unit, count.low)) if (line.low(at + 1), line.low(at + 2)) == ("of", "age") else None


SPELL_READERS: tuple[tuple[Callable[[Line, int], FoundSpell | None], str], ...] = (
    (by_age, "digits number article"),
    (by_turn, "digits ordinal number unit"),
    (by_rate, "digits number article each rate times"),
    (by_past, "which"),
    (by_length, "digits number article several unit"),
    (by_units, "unit"),
)
"""Every reader of spells with the sorts of token that it begins with, the ones that read more first."""
