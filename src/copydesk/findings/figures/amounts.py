"""Whether two figures tell the same: units converted, roundings owned up to, bounds that mean one thing."""

from decimal import Decimal

from copydesk.text.counting.exactness import Bound
from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.counting.units import WHOLE, Unit

TELLING = 1000
CLOSE = Decimal("0.06")
"""How far a converted amount may lie from the exact one: 10 kilometres are told as 6 miles."""
HALF = Decimal("0.5")
"""How far a converted amount may lie from the exact one in its own unit: 3 kilometres are told as 2 miles."""
ROUND = Decimal("0.15")
"""How far a rounding that says so may lie from what it rounds."""
OPEN = Decimal("1.5")
"""How many times a round number what lies above it may be: "more than a million" for 1.3 million."""
NEXT_PART = Decimal("1.3")
"""The same for a part: "more than half" for 64 per cent, not for two-thirds."""
BARE = Decimal("0.05")
CLOSEST = Decimal("0.02")
"""How far a bare rounding may lie from what it rounds, to the half of its last place and in any case."""
LEAST_SHARE = 5
"""Percentages below this are too coarse to be told as a part: 2 per cent may be one in 40 as well as one in 67."""
PART_CLOSE = Decimal("0.03")
"""How far a fraction may lie from the percentage it tells: a third, 33 per cent."""


APART = frozenset({Measure.RANK, Measure.SCORE, Measure.TIMES, Measure.SPELL})
"""Measures that compare with nothing but themselves."""


def comparable(ours: Figure, theirs: Figure) -> bool:
    """Say whether two figures are of one sort, so that one could stand for the other."""
    if _is_same_range(ours, theirs):
        return True
    measures = {ours.measure, theirs.measure}
    if Measure.LABEL in measures:
        return ours.unit is None and theirs.unit is None and ours.measure is not Measure.RANK
    if measures != {Measure.SCORE, Measure.COUNT} and measures & APART:
        return len(measures) == 1
    return _same_sort(ours, theirs)


def _same_sort(ours: Figure, theirs: Figure) -> bool:
    """Say whether two counts or amounts are of one unit, or one of them leaves it open."""
    if ours.unit is not None and theirs.unit is not None:
        return same_unit(ours.unit, theirs.unit)
    if ours.unit is None and theirs.unit is None:
        return True
    bare = ours if ours.unit is None else theirs
    return not bare.noun or (ours.low == theirs.low and _is_telling(ours.low))


def _is_same_range(ours: Figure, theirs: Figure) -> bool:
    """Say whether two figures are one range, of one unit where both have any."""
    if ours.unit is not None and theirs.unit is not None and ours.unit != theirs.unit:
        return False
    is_range = ours.low != ours.high and ours.measure is not Measure.VAGUE
    return is_range and (ours.low, ours.high) == (theirs.low, theirs.high)


def _is_telling(value: Decimal) -> bool:
    """Say whether a number is so long that no other thing has it by chance."""
    return value >= TELLING or value != value.to_integral_value()


def same_unit(ours: Unit, theirs: Unit) -> bool:
    """Say whether amounts of two units can be compared: one measure; a bare dollar or crown is any nation's."""
    if ours.measure == theirs.measure:
        return True
    if {ours.measure, theirs.measure} == {"degree", "temperature"}:
        return True
    ours_family, _, ours_nation = ours.measure.partition(":")
    theirs_family, _, theirs_nation = theirs.measure.partition(":")
    if "cent" in (ours_family, theirs_family):
        return ours.money and theirs.money and "pound" not in (ours_family, theirs_family)
    return ours_family == theirs_family and not (ours_nation and theirs_nation)


def told_in(figure: Figure, unit: Unit | None) -> tuple[Decimal, Decimal]:
    """Return the low and high of a figure in another unit of the same measure."""
    if figure.unit is None or unit is None or "degree" in (figure.unit.measure, unit.measure):
        return figure.low, figure.high
    return figure.unit.converted(figure.low, unit), figure.unit.converted(figure.high, unit)


def same_value(ours: Figure, theirs: Figure) -> bool:
    """Say whether two comparable figures give one value: as written, worked out in the other unit, or as a part."""
    low, high = told_in(theirs, ours.unit)
    if _is_same_range(ours, theirs):
        return True
    if Measure.SCORE in (ours.measure, theirs.measure):
        return ours.measure is theirs.measure and {ours.low, ours.high} == {theirs.low, theirs.high}
    if ours.low == low and ours.high == high:
        return True
    if (
        ours.unit is None
        or theirs.unit is None
        or (ours.unit.factor, ours.unit.shift) == (theirs.unit.factor, theirs.unit.shift)
    ):
        return False
    near = PART_CLOSE if ours.unit.measure == "share" else CLOSE
    if ours.unit.measure != "share" and ours.low == ours.low.to_integral_value() and abs(ours.low - low) <= HALF:
        return _near(ours.low, low, ROUND)
    alike = _near(ours.low, low, near) and _near(ours.high, high, near)
    return alike or (ours.unit.measure == "share" and _is_part_in_whole_per_cent(ours, theirs))


def _is_part_in_whole_per_cent(ours: Figure, theirs: Figure) -> bool:
    """Say whether one is a part and the other its percentage, to the unit: one in eight, 13 per cent."""
    part, share = (ours, theirs) if ours.unit == WHOLE else (theirs, ours)
    whole = share.low == share.high == share.low.to_integral_value() and part.low == part.high
    return whole and share.low >= LEAST_SHARE and abs(100 * part.low - share.low) <= HALF


def holds(ours: Figure, theirs: Figure) -> bool:
    """Say whether ours is an end of theirs, a range or a score, or lies in its indefinite number."""
    low, high = told_in(theirs, ours.unit)
    if Measure.VAGUE in (ours.measure, theirs.measure):
        return ours.low <= high and low <= ours.high
    if Measure.SCORE in (ours.measure, theirs.measure):
        return ours.measure is not theirs.measure and ours.low in (theirs.low, theirs.high)
    return low < high and ours.low == ours.high and ours.low in (low, high)


def rounds(ours: Figure, theirs: Figure) -> bool:
    """Say whether our value is a rounder form of theirs, whatever the words around it."""
    value = told_in(theirs, ours.unit)[0]
    if (
        ours.low != ours.high
        or theirs.low != theirs.high
        or not ours.low
        or not value
        or WHOLE in (ours.unit, theirs.unit)
    ):
        return False
    step = Decimal(1).scaleb(_last_place(ours.low))
    if _last_place(value) >= _last_place(ours.low):
        return False
    whole = value != value.to_integral_value() and ours.low == ours.low.to_integral_value()
    return (abs(ours.low - value) <= step / 2 and _near(ours.low, value, ROUND if whole else BARE)) or _near(
        ours.low, value, CLOSEST
    )


def _is_step(value: Decimal) -> bool:
    """Say whether a number is a one with zeros: a hundred, a thousand, a million."""
    return value >= 100 and value.normalize().as_tuple().digits == (1,)  # noqa: PLR2004 - ten is no such number


def _is_above(ours: Figure, value: Decimal) -> bool:
    """Say whether a value is "more than" a hundred, twice or half, and less than what one would say next."""
    if ours.bound not in {Bound.OVER, Bound.LEAST} or value <= ours.low:
        return False
    if ours.measure is Measure.TIMES:
        return value < ours.low + (1 if ours.low == ours.low.to_integral_value() else HALF)
    return value < ours.low * (NEXT_PART if ours.unit == WHOLE else OPEN if _is_step(ours.low) else 1)


def _is_nearest_half(ours: Figure, value: Decimal) -> bool:
    """Say whether "two and a half times" is the nearest half to a multiple."""
    halves = ours.measure is Measure.TIMES and not ours.digits and 2 * ours.low == (2 * ours.low).to_integral_value()
    return halves and value not in (ours.low, value.to_integral_value()) and abs(ours.low - value) < HALF / 2


def rounds_openly(ours: Figure, theirs: Figure) -> bool:
    """Say whether ours rounds theirs and its words say so, in the right direction."""
    value = told_in(theirs, ours.unit)[0]
    above = ours.low == ours.high and _is_above(ours, value)
    if ours.low != ours.high or above or not _near(ours.low, value, ROUND):
        return above
    rounder = ours.unit == WHOLE or _is_nearest_half(ours, value)
    if not rounder and _last_place(value) >= _last_place(ours.low):
        return False
    match ours.bound:
        case Bound.ABOUT | Bound.NEAR:
            return True
        case Bound.OVER | Bound.LEAST:
            return value > ours.low
        case Bound.NEARLY | Bound.UNDER | Bound.MOST:
            return value < ours.low
    return False


def same_bound(ours: Figure, theirs: Figure) -> bool:
    """Say whether two figures of one value are as exact as each other; one that was worked out may be an "about"."""
    converted = _is_worked_out(ours.unit, theirs.unit) and theirs.bound is Bound.NONE
    if converted and (ours.bound in OPENLY or rounds_openly(ours, theirs)):
        return True
    return any(_is_alike(one, other) for one in _bounds(ours) for other in _bounds(theirs))


OPENLY = (Bound.ABOUT, Bound.NEAR)
"""What may be said of an amount that was worked out in another unit."""


def _bounds(figure: Figure) -> set[Bound]:
    return {figure.bound} if figure.lent is Bound.NONE else {figure.bound, figure.lent}


def _is_alike(ours: Bound, theirs: Bound) -> bool:
    pair = {_plain(ours), _plain(theirs)}
    return len(pair) == 1 or pair in ALIKE or {ours, theirs} in ALIKE


def _is_worked_out(ours: Unit | None, theirs: Unit | None) -> bool:
    return ours is not None and theirs is not None and (ours.factor, ours.shift) != (theirs.factor, theirs.shift)


ALIKE = (
    {Bound.NEARLY, Bound.UNDER},
    {Bound.OVER, Bound.LEAST},
    {Bound.UNDER, Bound.MOST},
    {Bound.ONLY, Bound.MOST},
    {Bound.ONLY, Bound.NEARLY},
    {Bound.NEAR, Bound.NEARLY},
    {Bound.NEAR, Bound.ABOUT},
)
"""Bounds that a reader takes for the same."""


def _plain(bound: Bound) -> Bound:
    return Bound.NONE if bound in (Bound.EXACT, Bound.ONLY) else bound


def _near(ours: Decimal, theirs: Decimal, share: Decimal) -> bool:
    return abs(ours - theirs) <= share * max(abs(ours), abs(theirs))


def _last_place(value: Decimal) -> int:
    """Return the power of ten of the last digit that isn't nought: 2,300 → 2, 0.25 → -2."""
    if not value:
        return 0
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
