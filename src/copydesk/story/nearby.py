"""Which articles of a collection lie near each one: inverted lists of its rarer words, within a window of time.

Each article is held against those that stand in the same lists. A list is cut to the articles of a window of days
around the one that asks, and is left aside where it is still long: a word that many have then tells little. So the time
taken grows with the number of articles, not with its square.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from copydesk.story.likeness import FAINT
from copydesk.story.rarity import Rarity
from copydesk.story.terms import Terms, one_column

WINDOW = 45.0
"""Days before and after an article within which its event is looked for; articles without a date lie near all."""
LONGEST = 2_000
"""Articles of a list, within the window, from which on it is left aside."""
TOGETHER = 256
"""Articles whose lists are looked up at once."""
NEAREST = 60
"""Neighbours of an article that are looked at."""

Numbers = NDArray[np.int64]
Values = NDArray[np.float32]
Words = NDArray[np.int32]


class Nearby:
    """The inverted lists of a collection, in memory: some 24 bytes for each different word of each article."""

    def __init__(self, articles: Iterable[Terms]) -> None:
        numbers: dict[str, int] = {}
        words, counted, lengths, days = array("i"), array("f"), array("q"), list[float | None]()
        titled = list[tuple[int, str, int]]()
        for article in articles:
            if article.column:
                places = enumerate(article.words, len(words))
                titled.extend((len(days), word, at) for at, word in places if word in article.column)
            words.extend(numbers.setdefault(word, len(numbers)) for word in article.words)
            counted.extend(article.words.values())
            lengths.append(len(article.words))
            days.append(article.day)
        self._order = sorted(range(len(days)), key=lambda at: (days[at] is None, days[at] or 0.0))
        self._days = np.array([day for at in self._order if (day := days[at]) is not None], np.float64)
        weights = np.array(counted)
        self._lists(numbers, np.array(words), weights, np.array(lengths))
        self._columns: dict[int, dict[str, float]] = {}
        for number, word, at in titled:
            self._columns.setdefault(number, {})[word] = float(weights[at])

    def by_column(self, one: int, other: int) -> float:
        """Return how alike two articles of this collection are by the name alone of the column that both stand in."""
        mine, theirs = self._columns.get(one, {}), self._columns.get(other, {})
        return sum(mine[word] * theirs[word] for word in one_column(mine.keys(), theirs.keys()))

    def neighbours(self) -> Iterator[tuple[int, Numbers, Values]]:
        """Yield of each article, in order of time, its place in the collection, and its nearest with likenesses."""
        order = np.array(self._order, np.int64)
        for begin in range(0, len(order), TOGETHER):
            for at, low, high, sums in self._block(begin, min(begin + TOGETHER, len(order))):
                sums[at - low : at - low + 1] = 0
                near = np.flatnonzero(sums >= FAINT)
                if len(near) > NEAREST:
                    near = near[np.argpartition(-sums[near], NEAREST)[:NEAREST]]
                values = sums[near]
                near += low
                near[near >= high] += len(self._days) - high
                yield int(order[at]), order[near], values

    def _lists(self, numbers: Mapping[str, int], words: Words, values: Values, lengths: Numbers) -> None:
        """Weigh the words of each article in place, as vectors of length 1, and put them in order of time and word."""
        held = np.bincount(words, minlength=len(numbers))
        rarity = Rarity(len(lengths), dict(zip(numbers, held.tolist(), strict=True)))
        values *= np.array([rarity.weight(word) for word in numbers], np.float32)[words]
        articles = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        norms = np.sqrt(np.bincount(articles, values * values, minlength=len(lengths))).astype(np.float32)
        values /= np.where(norms > 0, norms, np.float32(1))[articles]
        places = np.empty(len(lengths), np.int32)
        places[self._order] = np.arange(len(lengths))
        kept = np.flatnonzero((values > 0) & (held[words] > 1)).astype(np.int32)
        holders = places[articles[kept]]
        in_time = np.argsort(holders, kind="stable")
        kept, holders = kept[in_time], holders[in_time]
        self._starts = np.searchsorted(holders, np.arange(len(lengths) + 1))
        self._words, self._values = words[kept], values[kept]
        by_word = np.argsort(self._words, kind="stable").astype(np.int32)
        self._held = self._values[by_word]
        self._keys = self._words[by_word].astype(np.int64) * len(lengths)
        self._holders = holders[by_word]
        self._keys += self._holders

    def _block(self, begin: int, end: int) -> Iterator[tuple[int, int, int, Values]]:
        """Yield articles with the ends of their windows, and how alike each article there is to them.

        Those without a date stand behind those with one. Lists are looked up for all articles of the block at once, in
        the order of the words, as the memory of the machine likes it.
        """
        windows = [self._window(at) for at in range(begin, end)]
        bounds = self._bounds(begin, end, np.array(windows, np.int64))
        base = self._starts[begin]
        for at, (low, high) in enumerate(windows, begin):
            mine = slice(self._starts[at] - base, self._starts[at + 1] - base)
            yield at, low, high, self._sums(at, low, high, bounds[:, mine])

    def _bounds(self, begin: int, end: int, windows: Numbers) -> Numbers:
        """Return for each word of articles where its list begins and ends in their windows, dated, then undated."""
        lengths = np.diff(self._starts[begin : end + 1])
        heads = self._words[self._starts[begin] : self._starts[end]].astype(np.int64) * len(self._order)
        low, high = np.repeat(windows, lengths, axis=0).T
        sorted_ = np.argsort(heads, kind="stable")
        bounds = np.zeros((4, len(heads)), np.int64)
        later = np.maximum(high, len(self._days))
        for bound, place in zip(bounds, (low, high, later, np.full_like(low, len(self._order))), strict=True):
            bound[sorted_] = np.searchsorted(self._keys, (heads + place)[sorted_])
        return bounds

    def _sums(self, at: int, low: int, high: int, bounds: Numbers) -> Values:
        first, last, undated, tail = bounds
        short = np.flatnonzero(last - first + tail - undated <= LONGEST)
        mine = self._values[self._starts[at] : self._starts[at + 1]][short]
        places, weights = self._weighed(first[short], last[short], mine)
        holders = self._holders[places] - low
        if len(self._days) < len(self._order):
            places, others = self._weighed(undated[short], tail[short], mine)
            holders = np.append(holders, self._holders[places] - (max(high, len(self._days)) - (high - low)))
            weights = np.append(weights, others)
        summed: Values = np.bincount(holders, weights).astype(np.float32)
        return summed

    def _weighed(self, first: Numbers, last: Numbers, mine: Values) -> tuple[Numbers, Values]:
        """Return the places of lists, and what each of them adds to the likeness."""
        lengths = last - first
        places = np.arange(lengths.sum()) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)
        return places, self._held[places] * np.repeat(mine, lengths)

    def _window(self, at: int) -> tuple[int, int]:
        if at >= len(self._days):
            return 0, len(self._order)
        day = self._days[at]
        low, high = np.searchsorted(self._days, (day - WINDOW, day + WINDOW))
        return int(low), int(high)
