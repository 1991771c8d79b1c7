"""Shared passages of two texts: where their words are alike, aligned from seeds outwards.

Seeds are stretches in which the words of both stand in the same order without a change. Seeds that follow each other in
both texts are joined to a chain; what lies between and beside them is aligned by the longest common subsequence
(rapidfuzz), never further than a few words past the last gain (the X-drop of BLAST; Altschul and others 1990).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from copydesk.story.tokens import GRAM

GAP = 4
"""Words that may differ, on either side, within one passage."""
REACH = 48
"""Words that are aligned at a time beside a chain."""
DROP = 10
"""Words that a chain may lose, all told, before it is not followed any further."""
WIDEST = 400
"""Words between two seeds, on either side, up to which they are joined to one chain."""
FEWEST = 5
"""Words alike that a passage has at least."""


class Diagonal(NamedTuple):
    """A shift at which two texts have words alike: `shift` is the place in the one less that in the other.

    `low` and `high` are the first and the last place in the one, in words, where a 5-gram is alike; `seeds` is how many
    are.
    """

    shift: int
    low: int
    high: int
    seeds: int


class Run(NamedTuple):
    """Words that are alike one by one: the place of the first in both texts, and how many."""

    one: int
    other: int
    length: int


class Stretch(NamedTuple):
    """A passage in words, half-open in both texts, with the runs of words alike in it and how many these are."""

    start: int
    end: int
    other_start: int
    other_end: int
    alike: int
    runs: tuple[Run, ...]


Chain = tuple[Run, ...]
Words = Sequence[int]
"""The hashes of a text's words; a tuple, as short stretches of it are compared far oftener than long ones."""


def chains(one: Words, other: Words, diagonals: Iterable[Diagonal]) -> tuple[Chain, ...]:
    """Return the runs of words alike, each chain in the order of both texts, the chains in that of the first."""
    seeds = sorted(run for diagonal in diagonals for run in _runs(one, other, diagonal))
    found = []
    for seed_chain in _joined(seeds):
        chain = list(_filled(one, other, seed_chain))
        chain = [*_before(one, other, chain[0]), *chain, *_behind(one, other, chain[-1])]
        found.append(tuple(chain))
    return tuple(found)


def stretches(found: Iterable[Chain]) -> tuple[Stretch, ...]:
    """Return the passages of chains in the order of the first: runs with small gaps between them.

    No two of them overlap by more than a small gap in either text; the one with more words alike is kept.
    """
    cut = sorted(stretch for chain in found for stretch in _cut(chain) if stretch.alike >= FEWEST)
    parted = _apart(cut, lambda stretch: (stretch.start, stretch.end))
    crossing = sorted(parted, key=lambda stretch: stretch.other_start)
    return tuple(sorted(_apart(crossing, lambda stretch: (stretch.other_start, stretch.other_end))))


def _apart(found: Sequence[Stretch], side: Callable[[Stretch], tuple[int, int]]) -> list[Stretch]:
    """Return passages, in order of their start on a side, less those that lie over larger ones there."""
    kept: list[Stretch] = []
    for stretch in found:
        if kept and side(stretch)[0] < side(kept[-1])[1] - GAP:
            if stretch.alike <= kept[-1].alike:
                continue
            kept.pop()
        kept.append(stretch)
    return kept


def _runs(one: Words, other: Words, diagonal: Diagonal) -> Iterator[Run]:
    """Yield the runs of at least a gram's length on a diagonal."""
    shift, low, high, _ = diagonal
    end = min(high + GRAM, len(one), len(other) + shift)
    mine, theirs = one[low:end], other[low - shift : end - shift]
    if mine == theirs:
        yield Run(low, low - shift, end - low)
        return
    start = low
    for place, (word, across) in enumerate(zip(mine, theirs, strict=True), low):
        if word != across:
            if place - start >= GRAM:
                yield Run(start, start - shift, place - start)
            start = place + 1
    if end - start >= GRAM:
        yield Run(start, start - shift, end - start)


def _joined(seeds: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the seeds in chains: each goes on with the nearest chain that ends before it in both texts."""
    chains: list[list[Run]] = []
    for seed in seeds:
        for chain in reversed(chains[-8:]):
            last = chain[-1]
            skip = max(last.one + last.length - seed.one, last.other + last.length - seed.other, 0)
            if seed.length - skip >= FEWEST and _follows(last, seed):
                chain.append(Run(seed.one + skip, seed.other + skip, seed.length - skip))
                break
            if seed.length <= skip and seed.other >= chain[0].other and seed.one < last.one + last.length:
                break
        else:
            chains.append([seed])
    yield from chains


def _follows(last: Run, seed: Run) -> bool:
    ahead, across = seed.one - last.one - last.length, seed.other - last.other - last.length
    return -last.length < min(ahead, across) and max(ahead, across) <= WIDEST


def _filled(one: Words, other: Words, seeds: Sequence[Run]) -> Iterator[Run]:
    """Yield the seeds of a chain with the runs that lie between them."""
    last: Run | None = None
    for seed in seeds:
        if last is not None:
            begin, across = last.one + last.length, last.other + last.length
            yield from _aligned(one[begin : seed.one], other[across : seed.other], begin, across)
        yield seed
        last = seed


def _aligned(one: Words, other: Words, start: int, other_start: int) -> Iterator[Run]:
    if one and other and len(one) + len(other) > 2:  # noqa: PLR2004 - a word against a word is another one
        for place, across, length in LCSseq.editops(one, other).as_matching_blocks():
            if length:
                yield Run(start + place, other_start + across, length)


def _behind(one: Words, other: Words, last: Run) -> Iterator[Run]:
    """Yield the runs that go on behind a chain while they gain more than they lose."""
    while True:
        begin, across = last.one + last.length, last.other + last.length
        ahead = one[begin : begin + REACH], other[across : across + REACH]
        gained = _gaining(_aligned(*ahead, begin, across), begin, across)
        yield from gained
        if not gained:
            return
        last = gained[-1]


def _before(one: Words, other: Words, first: Run) -> list[Run]:
    """Return the runs that stand before a chain while they gain more than they lose, in order."""
    found: list[Run] = []
    while first.one and first.other:
        begin, across = max(first.one - REACH, 0), max(first.other - REACH, 0)
        back = _aligned(one[begin : first.one][::-1], other[across : first.other][::-1], 0, 0)
        gained = _gaining(back, 0, 0)
        turned = [Run(first.one - r.one - r.length, first.other - r.other - r.length, r.length) for r in gained]
        found.extend(turned)
        if not turned:
            break
        first = turned[-1]
    return found[::-1]


def _gaining(runs: Iterable[Run], at: int, across: int) -> list[Run]:
    """Return the runs up to the last one that brings the gain, words alike less words between, to its height."""
    gain = best = kept = 0
    seen: list[Run] = []
    for run in runs:
        gain -= max(run.one - at, run.other - across)
        if gain < best - DROP:
            break
        gain += run.length
        at, across = run.one + run.length, run.other + run.length
        seen.append(run)
        if gain > best:
            best, kept = gain, len(seen)
    return seen[:kept]


def _cut(chain: Chain) -> Iterator[Stretch]:
    """Yield the passages of a chain: cut where more than a small gap lies between two runs."""
    part: list[Run] = []
    for run in chain:
        if part and max(run.one - part[-1].one - part[-1].length, run.other - part[-1].other - part[-1].length) > GAP:
            yield _stretch(part)
            part = []
        part.append(run)
    if part:
        yield _stretch(part)


def _stretch(runs: Sequence[Run]) -> Stretch:
    first, last = runs[0], runs[-1]
    alike = sum(run.length for run in runs)
    return Stretch(first.one, last.one + last.length, first.other, last.other + last.length, alike, tuple(runs))
