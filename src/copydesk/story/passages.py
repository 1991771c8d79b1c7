"""Where the words of two texts are alike, aligned from seeds outwards; many couples of texts in one sweep.

Seeds are stretches in which the words of both stand in the same order without a change. Seeds that follow each other in
both texts are joined to a chain; what lies between and beside them is aligned by the longest common subsequence
(rapidfuzz), never further than a few words past the last gain (the X-drop of BLAST; Altschul and others 1990).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from copydesk.story.couples import Couples, Numbers
from copydesk.story.tokens import GRAM, Sheaf

REACH = 48
"""Words that are aligned at a time beside a chain."""
DROP = 10
"""Words that a chain may lose, all told, before it is not followed any further."""
WIDEST = 400
"""Words between two seeds, on either side, up to which they are joined to one chain."""
TOGETHER = 1 << 18
"""Places that are held against each other in one sweep."""


class Run(NamedTuple):
    """Words that are alike one by one: the place of the first in both texts, and how many."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Runs of many couples, by couple and chain, in a chain in the order of both texts; places are those of a sheaf."""

    couple: Numbers
    chain: Numbers
    one: Numbers
    other: Numbers
    length: Numbers

    def __getitem__(self, which: Numbers | NDArray[np.bool_] | slice) -> "Runs":
        return Runs(self.couple[which], self.chain[which], self.one[which], self.other[which], self.length[which])

    def __len__(self) -> int:
        return len(self.one)


_Run = tuple[int, int, int]
"""A Run, made some hundred thousand times."""


class _Texts(NamedTuple):
    """The words of two texts as letters: all letters of the sheaf, and the borders of both."""

    letters: str
    begin: int
    end: int
    across: int
    until: int


def chains(couples: Couples) -> Runs:
    """Return the runs of words alike of each couple, chain by chain."""
    seeds = _seeds(couples)
    seeded = list(zip(seeds.one.tolist(), seeds.other.tolist(), seeds.length.tolist(), strict=True))
    parts = np.searchsorted(seeds.couple, np.arange(len(couples) + 1)).tolist()
    found: list[int] = []
    number = 0
    for couple, (texts, (begin, end)) in enumerate(zip(_texts(couples), pairwise(parts), strict=True)):
        for chain in _joined(seeded[begin:end]):
            for one, other, length in _before(texts, chain[0]) + _filled(texts, chain) + _behind(texts, chain[-1]):
                found += (couple, number, one, other, length)
            number += 1
    return _alike(couples.sheaf, Runs(*np.array(found, np.int64).reshape(-1, 5).T.copy()))


def _texts(couples: Couples) -> Iterator[_Texts]:
    letters, borders = couples.letters, couples.sheaf.borders
    ends = (borders[numbers].tolist() for one in (couples.one, couples.other) for numbers in (one, one + 1))
    for begin, end, across, until in zip(*ends, strict=True):
        yield _Texts(letters, begin, end, across, until)


def _seeds(couples: Couples) -> Runs:
    """Return the runs of at least a gram's length on the diagonals, in order of both texts; of no chain yet."""
    sheaf = couples.sheaf
    lengths = np.minimum(couples.reach + GRAM, sheaf.borders[couples.one + 1][couples.couple] - couples.low)
    lengths = np.minimum(lengths, sheaf.borders[couples.other + 1][couples.couple] - couples.across)
    whole = Runs(couples.couple, np.zeros_like(lengths), couples.low, couples.across, lengths)
    found = [_unchanged(sheaf, part) for part in _sweeps(whole[lengths >= GRAM])]
    seeds = Runs(*(np.concatenate(values) for values in zip(*map(_columns, found), strict=True))) if found else whole
    return seeds[np.lexsort((seeds.length, seeds.other, seeds.one, seeds.couple))]


def _columns(runs: Runs) -> tuple[Numbers, ...]:
    return runs.couple, runs.chain, runs.one, runs.other, runs.length


def _sweeps(runs: Runs) -> Iterator[Runs]:
    """Yield runs in parts, each of no more words than can be held at once, or one run."""
    sizes = np.cumsum(runs.length) // TOGETHER
    for begin, end in pairwise([0, *(np.flatnonzero(np.diff(sizes)) + 1).tolist(), len(runs)]):
        if begin < end:
            yield runs[begin:end]


def _compared(sheaf: Sheaf, runs: Runs) -> tuple[NDArray[np.bool_], Numbers]:
    """Return for each word of runs, one behind the other, whether it is alike in both texts, and where each begins."""
    begins = np.cumsum(runs.length) - runs.length
    places = np.arange(int(runs.length.sum()))
    mine = sheaf.hashes[places + np.repeat(runs.one - begins, runs.length)]
    return mine == sheaf.hashes[places + np.repeat(runs.other - begins, runs.length)], begins


def _unchanged(sheaf: Sheaf, runs: Runs) -> Runs:
    """Return the parts of runs, of at least a gram's length, in which all words are alike."""
    same, begins = _compared(sheaf, runs)
    first = np.zeros(len(same), np.bool_)
    first[begins] = True
    starts = np.flatnonzero(same & (first | ~np.append(False, same[:-1])))
    ends = np.flatnonzero(same & (np.roll(first, -1) | ~np.append(same[1:], False))) + 1
    kept = ends - starts >= GRAM
    starts, lengths = starts[kept], (ends - starts)[kept]
    of = np.searchsorted(begins, starts, "right") - 1
    skipped = starts - begins[of]
    return Runs(runs.couple[of], runs.chain[of], runs.one[of] + skipped, runs.other[of] + skipped, lengths)


def _alike(sheaf: Sheaf, runs: Runs) -> Runs:
    """Return the runs whose words are alike, less those in which two words only have the same letter."""
    kept = [np.logical_and.reduceat(*_compared(sheaf, part)) for part in _sweeps(runs)]
    return runs[np.concatenate(kept)] if kept else runs


def _joined(seeds: Sequence[_Run]) -> Iterable[list[_Run]]:
    """Return the seeds in chains: each goes on with the nearest chain that ends before it in both texts."""
    chains = [[seed] for seed in seeds[:1]]
    for seed in seeds[1:]:
        one, other, length = seed
        for chain in reversed(chains[-8:]):
            last, last_other, last_length = chain[-1]
            skip = max(last + last_length - one, last_other + last_length - other, 0)
            if length - skip >= GRAM and _follows(chain[-1], seed):
                chain.append((one + skip, other + skip, length - skip))
                break
            if length <= skip and other >= chain[0][1] and one < last + last_length:
                break
        else:
            chains.append([seed])
    return chains


def _follows(last: _Run, seed: _Run) -> bool:
    ahead, across = seed[0] - last[0] - last[2], seed[1] - last[1] - last[2]
    return -last[2] < min(ahead, across) and max(ahead, across) <= WIDEST


def _filled(texts: _Texts, seeds: Sequence[_Run]) -> list[_Run]:
    """Return the seeds of a chain with the runs that lie between them."""
    found = [seeds[0]]
    for last, seed in pairwise(seeds):
        begin, across = last[0] + last[2], last[1] + last[2]
        found += _aligned(texts.letters[begin : seed[0]], texts.letters[across : seed[1]], begin, across)
        found.append(seed)
    return found


def _aligned(one: str, other: str, start: int, other_start: int) -> list[_Run]:
    if not one or not other or len(one) + len(other) == 2:  # noqa: PLR2004 - a word against a word is another one
        return []
    blocks = LCSseq.editops(one, other).as_matching_blocks()
    return [(start + place, other_start + across, length) for place, across, length in blocks if length]


def _behind(texts: _Texts, last: _Run) -> list[_Run]:
    """Return the runs that go on behind a chain while they gain more than they lose."""
    letters, _, end, _, until = texts
    found: list[_Run] = []
    while True:
        begin, across = last[0] + last[2], last[1] + last[2]
        ahead = letters[begin : min(begin + REACH, end)], letters[across : min(across + REACH, until)]
        gained = _gaining(_aligned(*ahead, begin, across), begin, across)
        if not gained:
            return found
        found += gained
        last = gained[-1]


def _before(texts: _Texts, first: _Run) -> list[_Run]:
    """Return the runs that stand before a chain while they gain more than they lose, in order."""
    letters, begin, _, across, _ = texts
    found: list[_Run] = []
    while True:
        one, other, _ = first
        back = letters[max(one - REACH, begin) : one][::-1], letters[max(other - REACH, across) : other][::-1]
        gained = _gaining(_aligned(*back, 0, 0), 0, 0)
        if not gained:
            return found[::-1]
        found += ((one - place - length, other - place_ - length, length) for place, place_, length in gained)
        first = found[-1]


def _gaining(runs: Sequence[_Run], at: int, across: int) -> Sequence[_Run]:
    """Return the runs up to the last one that brings the gain, words alike less words between, to its height."""
    gain = best = kept = 0
    for number, (one, other, length) in enumerate(runs, 1):
        gain -= max(one - at, other - across)
        if gain < best - DROP:
            break
        gain += length
        at, across = one + length, other + length
        if gain > best:
            best, kept = gain, number
    return runs[:kept]
