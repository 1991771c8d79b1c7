"""Units of measure and currencies: which one stands at a number, and what it is worth in another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from copydesk.text.lexicon import lines


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is measured in.

    `measure` is what can be compared ("length", "share", "dollar:US"); an amount x is (x + shift) × factor in its first
    unit.
    """

    measure: str
    money: bool
    factor: Decimal = Decimal(1)
    shift: Decimal = Decimal(0)

    def base(self, amount: Decimal) -> Decimal:
        """Return an amount in the first unit of what is measured: metres, degrees Celsius, shares of one."""
        return (amount + self.shift) * self.factor

    def converted(self, amount: Decimal, other: "Unit") -> Decimal:
        """Return an amount of this unit in another one of the same measure."""
        return self.base(amount) / other.factor - other.shift


SHARE = Unit("share", money=False, factor=Decimal("0.01"))
"""Per cent."""
POINT = Unit("point", money=False)
"""Percentage points."""
WHOLE = Unit("share", money=False)
"""Parts of one: a half, two-thirds."""
TOUCHING = frozenset({"in", "ins", "st"})
LEAST_WON = 1000
"""Below this, "won" behind a number is the verb."""


POUND = Unit("mass", money=False, factor=Decimal("0.45359237"))
OTHERWISE = {
    "pound": (POUND, Unit("pound", money=True)),
    "ton": (Unit("mass", money=False, factor=Decimal("907.18474")),),
    "gallon": (Unit("volume", money=False, factor=Decimal("4.54609")),),
    "pint": (Unit("volume", money=False, factor=Decimal("0.473176473")),),
}
"""What else a word may measure: pounds weigh or pay, tons and gallons are those of one nation or another."""
_LEAST_FORTUNE = 10_000
"""From here on, pounds are money unless they are said to weigh."""
_WEIGHED = re.compile(
    r"\b(?:weigh\w*|weight|lost|los(?:e|es|ing)|shed\w*|gain\w*|put\son|heav\w+|lift\w*|caught|catch\w*|haul\w*|bench\w*|squat\w*"
    r"|seiz\w+|scales|tipped)\b[^.;]*$",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    r"\s(?:heavier|lighter|in\sweight|overweight|(?:of|per|an?)\s(?:(?:fresh|raw|frozen|dried|pure|wild|surplus|live|ground)\s)?"
    r"(?:fish|meat|beef|pork|fruit|flour|sugar|rice|coffee|cocaine|heroin|explosives?|food|waste|rubbish|trash|bread|butter"
    r"|cheese|grain|potatoes|honey|wool|gold|copper|steel|metal|pressure|thrust|square\sinch|acre))\b"
)
_MONEY = re.compile(
    r"\s(?:fines?|notes?|coins?|deals?|grants?|bills?|loans?|prizes?|bribes?|rewards?|stakes?|bonds?|rises?|cuts?|tickets?|vouchers?)\b"
)


@cache
def _signs() -> dict[str, Unit]:
    return dict(_currencies("before"))


@cache
def _measures() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for line in lines("units"):
        forms, measure, factor, *shift = line.split("\t")
        unit = Unit(measure, money=False, factor=Decimal(factor), shift=Decimal(shift[0] if shift else 0))
        found.update(dict.fromkeys(forms.split(","), unit))
    return found


@cache
def _money() -> dict[str, Unit]:
    return dict(_currencies("after"))


@cache
def _nations() -> dict[str, str]:
    entries = (line.partition("\t") for line in lines("currency-nations"))
    return {word: nation for word, _, nation in entries}


def _currencies(side: str) -> Iterator[tuple[str, Unit]]:
    for line in lines("currencies"):
        forms, place, measure, factor = line.split("\t")
        if place == side:
            unit = Unit(measure, money=True, factor=Decimal(factor))
            yield from ((form, unit) for form in forms.split(","))


@cache
def _behind() -> re.Pattern[str]:
    """Return what matches a unit behind a number; a single letter, "in" and "st" have to touch it."""
    either = {**_measures(), **_money()}
    longest = sorted(either, key=len, reverse=True)
    touching = {form for form in longest if form in TOUCHING or (len(form) == 1 and form.isalnum())}
    spelt = "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in longest if form not in touching)
    letters = "|".join(re.escape(form) for form in longest if form in touching)
    nations = "|".join(re.escape(nation).replace(r"\ ", r"\s") for nation in _nations())
    return re.compile(
        rf"(?:(?:\s|-|‐|\s?/)?(?:(?P<nation>{nations})\s)?(?P<unit>{spelt})|(?P<letter>{letters}))(?!\w)", re.IGNORECASE
    )


def sign_unit(sign: str) -> Unit:
    """Return the currency of a sign that stands before a number."""
    return _signs()[sign]


def unit_behind(prose: str, at: int, amount: Decimal) -> tuple[Unit, int] | None:
    """Return the unit that stands at an offset of prose, behind the amount, and where it ends; None if none does."""
    match = _behind().match(prose, at)
    if match is None:
        return None
    form = match["unit"] or match["letter"]
    unit = _known(form)
    if unit is None or (form.lower() == "won" and amount < LEAST_WON):
        return None
    if form.lower() in ("pound", "pounds") and not match["nation"] and _weighs(prose, at, match, amount):
        return POUND, match.end()
    if match["nation"]:
        codes = {name.lower(): code for name, code in _nations().items()}
        nation = codes.get(re.sub(r"\s", " ", match["nation"]).lower())
        if nation is None or not unit.money:
            return None
        unit = Unit(f"{unit.measure.partition(':')[0]}:{nation}", unit.money, unit.factor)
    return unit, match.end()


def _weighs(prose: str, at: int, match: re.Match[str], amount: Decimal) -> bool:
    """Say whether pounds are of weight, as far as the words beside them tell."""
    joined = match[0].startswith("-") and not match[0].endswith("s") and not _MONEY.match(prose, match.end())
    if joined or _WEIGHT.match(prose, match.end()):
        return amount < _LEAST_FORTUNE or not joined
    return amount < _LEAST_FORTUNE and bool(_WEIGHED.search(prose[max(0, at - 40) : at]))


def otherwise(words: str, unit: Unit) -> Unit | None:
    """Return what else the unit at the end of some words may be: the weight of "40 pounds", None if nothing else."""
    last = re.split(r"[\s\d-]", words)[-1].lower().removesuffix("s")
    return next(
        (other for other in OTHERWISE.get(last, ()) if other.measure != unit.measure or len(OTHERWISE[last]) == 1), None
    )


def _known(form: str) -> Unit | None:
    """Return the unit of a spelling: as it is written, or else in small letters where it's a word."""
    plain = re.sub(r"\s", " ", form)
    low = plain.lower() if len(plain) > len("km/h") else plain
    spelt = (plain, low, plain.replace("-", " "), low.replace("-", " "))
    return next((table[one] for table in (_measures(), _money()) for one in spelt if one in table), None)
