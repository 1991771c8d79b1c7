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
WHOLE = Unit("share", money=False)
"""Parts of one: a half, two-thirds."""
LEAST_WON = 1000
"""Below this, "won" behind a number is the verb."""


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
    """Return what matches a unit behind a number; a single letter has to touch it."""
    either = {**_measures(), **_money()}
    longest = sorted(either, key=len, reverse=True)
    spelt = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in longest if len(form) > 1 or not form.isalnum())
    letters = "|".join(re.escape(form) for form in longest if len(form) == 1 and form.isalnum())
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
    if match["nation"]:
        if not unit.money:
            return None
        nation = {name.lower(): code for name, code in _nations().items()}[re.sub(r"\s", " ", match["nation"]).lower()]
        unit = Unit(f"{unit.measure.partition(':')[0]}:{nation}", unit.money, unit.factor)
    return unit, match.end()


def _known(form: str) -> Unit | None:
    """Return the unit of a spelling: as it is written, or else in small letters where it's a word."""
    plain = re.sub(r"\s", " ", form)
    for table in (_measures(), _money()):
        if plain in table:
            return table[plain]
        if len(plain) > len("km/h") and plain.lower() in table:
            return table[plain.lower()]
    return None
