"""The picture of the last day: for each hour what came in, upwards, and what went out or was held, downwards."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from copydesk.store import Hour

HOURS = 24
SLOT, BAR = 30, 20
"""Units across that an hour and its bars take."""
TOP, TALLEST, BAND = 16, 60, 22
"""Units down: room for a number, for the tallest bars on each side, and for the hours between them."""
LOW = 3
"""Units that the lowest bar has."""
UP, DOWN = ("came", "edited"), ("written", "held")
EVERY = 3
"""Hours from one that is named to the next."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it counts, and where it stands."""

    sort: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """An hour: its name ("14:00"), whether that is shown, its counts, its bars, and where both sides' sums stand."""

    name: str
    named: bool
    x: int
    counts: Mapping[str, int]
    bars: tuple[Bar, ...]
    above: float
    below: float

    @property
    def came(self) -> int:
        """What came in."""
        return sum(self.counts[sort] for sort in UP)

    @property
    def went(self) -> int:
        """What went out or was held."""
        return sum(self.counts[sort] for sort in DOWN)


def first_hour(now: datetime) -> datetime:
    """Return when the first hour of the picture begins: the hour that goes on is its last."""
    return _later(now.replace(minute=0, second=0, microsecond=0), 1 - HOURS)


def columns(hours: Iterable[Hour], since: datetime) -> tuple[Column, ...]:
    """Draw the hours from a moment on; the names are those of the clocks where the moment is."""
    counted = {hour.number: hour for hour in hours}
    shown = [counted.get(number, Hour(number)) for number in range(HOURS)]
    most = max(max(sum(getattr(hour, sort) for sort in side) for side in (UP, DOWN)) for hour in shown) or 1
    return tuple(_column(hour, since, TALLEST / most) for hour in shown)


def _column(hour: Hour, since: datetime, unit: float) -> Column:
    moment = _later(since, hour.number)
    up, down = list(_bars(hour, UP, unit)), list(_bars(hour, DOWN, unit))
    base, under = TOP + TALLEST, TOP + TALLEST + BAND
    rising = [Bar(bar.sort, base - bar.y - bar.height, bar.height) for bar in up]
    falling = [Bar(bar.sort, under + bar.y, bar.height) for bar in down]
    return Column(
        name=f"{moment:%H:%M}",
        named=moment.hour % EVERY == 0,
        x=hour.number * SLOT,
        counts={sort: getattr(hour, sort) for sort in UP + DOWN},
        bars=(*rising, *falling),
        above=base - sum(bar.height for bar in up) - 4,
        below=under + sum(bar.height for bar in down) + 12,
    )


def _bars(hour: Hour, side: tuple[str, ...], unit: float) -> Iterator[Bar]:
    """Yield bars one upon the other, from 0."""
    at = 0.0
    for sort in side:
        if count := getattr(hour, sort):
            height = round(max(count * unit, LOW), 1)
            yield Bar(sort, at, height)
            at += height


def _later(moment: datetime, hours: int) -> datetime:
    """Return the moment so many hours later, as the clocks there show it, also where they were put forward or back."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)
