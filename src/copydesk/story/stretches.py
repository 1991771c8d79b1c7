"""Shared passages, cut from the runs of words alike: runs with small gaps between them, none over a larger one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.story.couples import Numbers
from copydesk.story.passages import Run, Runs

GAP = 4
"""Words that may differ, on either side, within one passage."""
FEWEST = 5
"""Words alike that a passage has at least."""


class Stretch(NamedTuple):
    """A passage in words, half-open in both texts, with the runs of words alike in it and how many these are."""

    start: int
    end: int
    other_start: int
    other_end: int
    alike: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """The passages of many couples, by couple in the order of the first text; places are those of the sheaf.

    `first` and `last` are, half-open, the numbers of a passage's runs among `runs`.
    """

    runs: Runs
    couple: Numbers
    start: Numbers
    end: Numbers
    other_start: Numbers
    other_end: Numbers
    alike: Numbers
    first: Numbers
    last: Numbers

    def __len__(self) -> int:
        return len(self.couple)

    def __getitem__(self, which: Numbers | NDArray[np.bool_]) -> "Stretches":
        return Stretches(
            self.runs,
            self.couple[which],
            self.start[which],
            self.end[which],
            self.other_start[which],
            self.other_end[which],
            self.alike[which],
            self.first[which],
            self.last[which],
        )

    def of(self, couple: int) -> slice:
        """Return which passages are those of a couple."""
        return slice(*np.searchsorted(self.couple, (couple, couple + 1)).tolist())

    def told(self, part: slice, begin: int, across: int) -> tuple[Stretch, ...]:
        """Return passages of one couple, with places in its texts, which begin at these places of the sheaf."""
        mine, theirs = (self.start, self.end), (self.other_start, self.other_end)
        places = [*((at[part] - begin).tolist() for at in mine), *((at[part] - across).tolist() for at in theirs)]
        rows = zip(*places, *(values[part].tolist() for values in (self.alike, self.first, self.last)), strict=True)
        return tuple(
            Stretch(start, end, other_start, other_end, alike, self._runs(first, last, begin, across))
            for start, end, other_start, other_end, alike, first, last in rows
        )

    def _runs(self, first: int, last: int, begin: int, across: int) -> tuple[Run, ...]:
        one, other = self.runs.one[first:last] - begin, self.runs.other[first:last] - across
        return tuple(map(Run, one.tolist(), other.tolist(), self.runs.length[first:last].tolist()))

    def within(self) -> NDArray[np.bool_]:
        """Say of each run whether it is in a passage."""
        turns = np.zeros(len(self.runs) + 1, np.int64)
        np.add.at(turns, self.first, 1)
        np.add.at(turns, self.last, -1)
        inside: NDArray[np.bool_] = np.cumsum(turns)[:-1] > 0
        return inside


def stretches(runs: Runs) -> Stretches:
    """Return the passages of chains: runs with small gaps between them.

    No two of a couple overlap by more than a small gap in either text; the one with more words alike is kept.
    """
    cut = _cut(runs)
    cut = cut[cut.alike >= FEWEST]
    cut = cut[np.lexsort((cut.alike, cut.other_end, cut.other_start, cut.end, cut.start, cut.couple))]
    parted = cut[_apart(cut, lambda which: (which.start, which.end))]
    crossing = parted[np.lexsort((parted.other_start, parted.couple))]
    kept = crossing[_apart(crossing, lambda which: (which.other_start, which.other_end))]
    return kept[np.lexsort((kept.alike, kept.other_end, kept.other_start, kept.end, kept.start, kept.couple))]


def _cut(runs: Runs) -> Stretches:
    """Return the passages of chains: cut where more than a small gap lies between two runs."""
    ends, other_ends = runs.one + runs.length, runs.other + runs.length
    gaps = np.maximum(runs.one[1:] - ends[:-1], runs.other[1:] - other_ends[:-1])
    begins = np.ones(len(runs), np.bool_)
    begins[1:] = (np.diff(runs.chain) != 0) | (gaps > GAP)
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(runs))[: len(first)]
    alike = np.add.reduceat(runs.length, first) if len(first) else first
    places = (runs.one[first], ends[last - 1], runs.other[first], other_ends[last - 1])
    return Stretches(runs, runs.couple[first], *places, alike, first, last)


Side = Callable[[Stretches], tuple[Numbers, Numbers]]


def _apart(found: Stretches, side: Side) -> NDArray[np.bool_]:
    """Say which passages, in order of their start on a side, don't lie over larger ones of their couple there."""
    kept = np.ones(len(found), np.bool_)
    starts, ends = side(found)
    over = (np.diff(found.couple) == 0) & (starts[1:] < ends[:-1] - GAP)
    for couple in np.unique(found.couple[1:][over]).tolist():
        part = found.of(couple)
        kept[part] = _larger(starts[part].tolist(), ends[part].tolist(), found.alike[part].tolist())
    return kept


def _larger(starts: list[int], ends: list[int], alike: list[int]) -> list[bool]:
    kept = [True] * len(starts)
    last = 0
    for at in range(1, len(starts)):
        if starts[at] < ends[last] - GAP:
            if alike[at] <= alike[last]:
                kept[at] = False
                continue
            kept[last] = False
        last = at
    return kept
