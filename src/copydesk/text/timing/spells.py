"""Spells: how long, how often, the how-manieth day, and how two of them fit together."""

from dataclasses import dataclass

from copydesk.text.timing.moments import Fit

DAY = 86_400.0
SECONDS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3_600.0,
    "day": DAY,
    "night": DAY,
    "week": 7 * DAY,
    "weekend": 7 * DAY,
    "fortnight": 14 * DAY,
    "month": 30.44 * DAY,
    "quarter": 91.3 * DAY,
    "year": 365.25 * DAY,
    "decade": 3_652.5 * DAY,
    "century": 36_525.0 * DAY,
}
"""The length of a unit of time in seconds; months and years in the mean."""
MANY = 30
"""How many of a unit "months", "several years" can mean at most, before a larger unit would be told."""
ROUND = 0.5
"""The share of its unit by which a length in that unit can be off another one told in a smaller unit."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long: between `low` and `high` of `unit` (equal ones: exactly so many); `rest` in seconds comes on top."""

    unit: str
    low: float
    high: float
    rest: float = 0.0

    @property
    def seconds(self) -> tuple[float, float]:
        """The shortest and the longest time, in seconds, that it can mean."""
        size = SECONDS[self.unit]
        return self.low * size + self.rest, self.high * size + self.rest

    def fit(self, other: "Length") -> Fit:
        """Say whether two lengths can be the same."""
        (low, high), (their_low, their_high) = self.seconds, other.seconds
        slack = 0.001 * high
        if SECONDS[self.unit] != SECONDS[other.unit]:
            slack += ROUND * max(SECONDS[self.unit], SECONDS[other.unit])
        if low - slack > their_high or their_low - slack > high:
            return Fit.APART
        return Fit.SAME


@dataclass(frozen=True, slots=True)
class Rate:
    """How often: `times` in each `unit` (None: "a week" behind a figure, which counts something else)."""

    unit: str
    times: float | None

    def fit(self, other: "Rate") -> Fit:
        """Say whether two rates come to the same."""
        if self.times is None or other.times is None:
            return Fit.SAME if self.unit == other.unit else Fit.APART
        ours, theirs = self.times / SECONDS[self.unit], other.times / SECONDS[other.unit]
        return Fit.SAME if abs(ours - theirs) <= 0.1 * max(ours, theirs) else Fit.APART


@dataclass(frozen=True, slots=True)
class Turn:
    """The how-manieth day, week or year of something: "a fourth day of truce"."""

    unit: str
    number: int

    def fit(self, other: "Turn") -> Fit:
        """Say whether two turns are the same one."""
        return Fit.SAME if self == other else Fit.APART


@dataclass(frozen=True, slots=True)
class Age:
    """How old: a number of the unit."""

    unit: str
    number: float

    def fit(self, other: "Age") -> Fit:
        """Say whether two ages are the same."""
        return Fit.SAME if self == other else Fit.APART


@dataclass(frozen=True, slots=True)
class Order:
    """That one thing comes before or after another, which the relation of the time tells."""
