"""What the alignment of two articles says: how many words they share, how rare these are, and what differs.

A real copy keeps its figures and names, whatever else is reworded. A weekly bulletin keeps its words and puts other
figures and names in their places. So words that begin with a digit or a capital are counted apart: kept, or exchanged.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.story.couples import Couples, Numbers
from copydesk.story.passages import Runs
from copydesk.story.stretches import Stretches
from copydesk.story.tokens import GRAM, Marks

NEAR = 12
"""Words between two runs, on either side, up to which a fact there stands in the place of one on the other side."""


class Evidence(NamedTuple):
    """What two articles share, in words.

    `alike` are words alike in passages, `quoted` those of them between quotation marks on both sides, `longest` the
    most that one passage has outside of them (all of it, where that is more than a credit); `length` and `other_length`
    what each article has in all. `rare` are 5-grams of the passages that are rare in the corpus, `grams` all that stand
    there unchanged, `solid` the most rare ones that one passage has. `figures` and `names` are those that passages
    keep; `other_figures` and `other_names` those in whose place the other article has another.
    """

    alike: int
    quoted: int
    longest: int
    length: int
    other_length: int
    rare: int
    grams: int
    solid: int
    figures: int
    other_figures: int
    names: int
    other_names: int

    @property
    def contained(self) -> float:
        """Share of the first's words that stand in the second."""
        return min(self.alike / max(self.length, 1), 1.0)

    @property
    def containing(self) -> float:
        """Share of the second's words that stand in the first."""
        return min(self.alike / max(self.other_length, 1), 1.0)


def evidence(couples: Couples, passages: Stretches) -> Iterator[Evidence]:
    """Yield what passages say of each couple; what is quoted isn't counted yet."""
    runs, sheaf, count = passages.runs, couples.sheaf, len(couples)
    figures, names = _counted(sheaf.figures), _counted(sheaf.capitals)
    inside = runs[passages.within()]
    ends = inside.one + inside.length
    exchanged = _exchanged(couples, runs, figures, names)
    lengths = sheaf.lengths()
    columns = (
        total(passages.couple, passages.alike, count),
        np.zeros(count, np.int64),
        most(passages.couple, passages.alike, count),
        lengths[couples.one],
        lengths[couples.other],
        total(couples.couple, couples.seeds, count),
        total(inside.couple, np.maximum(inside.length - GRAM + 1, 0), count),
        most(passages.couple, _solid(couples, passages), count),
        total(inside.couple, figures[ends] - figures[inside.one], count),
        exchanged[0],
        total(inside.couple, names[ends] - names[inside.one], count),
        exchanged[1],
    )
    for values in zip(*(column.tolist() for column in columns), strict=True):
        yield Evidence(*values)


def _counted(marked: Marks) -> Numbers:
    """Return how many words before each place are marked."""
    return np.append(0, np.cumsum(marked))


def total(couple: Numbers, values: Numbers, count: int) -> Numbers:
    """Return the sum of the values of each couple."""
    return np.bincount(couple, values, count).astype(np.int64)


def most(couple: Numbers, values: Numbers, count: int) -> Numbers:
    """Return the greatest of the values of each couple, 0 for none."""
    found = np.zeros(count, np.int64)
    np.maximum.at(found, couple, values)
    return found


def _solid(couples: Couples, passages: Stretches) -> Numbers:
    """Count the rare 5-grams of each passage: those of the diagonals that begin in it."""
    span = len(couples.sheaf.hashes) + 1
    keys = couples.couple * span + couples.low
    first, last = (np.searchsorted(keys, passages.couple * span + at) for at in (passages.start, passages.end))
    passage, diagonal = _each(first, last)
    across = couples.across[diagonal]
    within = (passages.other_start[passage] <= across) & (across < passages.other_end[passage])
    return total(passage[within], couples.seeds[diagonal[within]], len(passages))


def _each(first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
    """Return the places from each first to each last one, half-open, and beside each of them whose it is."""
    lengths = last - first
    whose = np.repeat(np.arange(len(first)), lengths)
    return whose, np.arange(len(whose)) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)


def _exchanged(couples: Couples, runs: Runs, figures: Numbers, names: Numbers) -> tuple[Numbers, Numbers]:
    """Count the figures and the names of each couple between near runs in whose place the other text has another."""
    begin, across = (runs.one + runs.length)[:-1], (runs.other + runs.length)[:-1]
    end, until = runs.one[1:], runs.other[1:]
    near = (runs.chain[1:] == runs.chain[:-1]) & _near(end - begin) & _near(until - across)
    couple, begin, end, across, until = (part[near] for part in (runs.couple[1:], begin, end, across, until))
    count = len(couples)
    counted = np.minimum(figures[end] - figures[begin], figures[until] - figures[across])
    both = (names[end] > names[begin]) & (names[until] > names[across])
    couple_, begin, end, across, until = (part[both] for part in (couple, begin, end, across, until))
    mine = _lacking(couples, couple_, begin, end, couples.other)
    theirs = _lacking(couples, couple_, across, until, couples.one)
    return total(couple, counted, count), total(couple_, np.minimum(mine, theirs), count)


def _near(gap: Numbers) -> NDArray[np.bool_]:
    """Say of gaps between runs whether words stand in them, and few."""
    return (gap > 0) & (gap <= NEAR)


def _lacking(couples: Couples, couple: Numbers, begin: Numbers, end: Numbers, texts: Numbers) -> Numbers:
    """Count the names between places that the text of each couple on the other side lacks."""
    sheaf, letters = couples.sheaf, couples.letters
    names = np.flatnonzero(sheaf.capitals)
    whose, which = _each(np.searchsorted(names, begin), np.searchsorted(names, end))
    text = texts[couple[whose]]
    rows = zip(names[which].tolist(), sheaf.borders[text].tolist(), sheaf.borders[text + 1].tolist(), strict=True)
    absent = [letters.find(letters[place], start, stop) < 0 for place, start, stop in rows]
    return np.bincount(whose, absent, len(couple)).astype(np.int64)
