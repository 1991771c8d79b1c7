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
from copydesk.story.terms import Terms

WINDOW = 45.0
"""Days before and after an article within which its event is looked for; articles without a date lie near all."""
LONGEST = 2_000
"""Articles of a list, within the window, from which on it is left aside."""
NEAREST = 60
"""Neighbours of an article that are looked at."""

Numbers = NDArray[np.int64]
Values = NDArray[np.float32]
Words = NDArray[np.int32]
Counted = NDArray[np.float64]


class Nearby:
    """The inverted lists of a collection, in memory: some 24 bytes for each different word of each article."""

    def __init__(self, articles: Iterable[Terms]) -> None:
        numbers: dict[str, int] = {}
        words, counted, lengths, days = array("i"), array("d"), array("q"), list[float | None]()
        for article in articles:
            words.extend(numbers.setdefault(word, len(numbers)) for word in article.words)
            counted.extend(article.words.values())
            lengths.append(len(article.words))
            days.append(article.day)
        self._order = sorted(range(len(days)), key=lambda at: (days[at] is None, days[at] or 0.0))
        self._days = np.array([day for at in self._order if (day := days[at]) is not None], np.float64)
        self._lists(numbers, np.array(words, np.int32), np.array(counted), np.array(lengths, np.int64))

    def neighbours(self) -> Iterator[tuple[int, Numbers, Values]]:
        """Yield of each article, in order of time, its place in the collection, and its nearest with likenesses."""
        sums = np.zeros(len(self._order), np.float32)
        order = np.array(self._order, np.int64)
        for at in range(len(order)):
            sums[:] = 0
            self._add(at, sums)
            sums[at] = 0
            near = np.flatnonzero(sums >= FAINT)
            if len(near) > NEAREST:
                near = near[np.argpartition(-sums[near], NEAREST)[:NEAREST]]
            yield int(order[at]), order[near], sums[near].copy()

    def _lists(self, numbers: Mapping[str, int], words: Words, counted: Counted, lengths: Numbers) -> None:
        """Weigh the words of each article, as a vector of length 1, and put them in order of time and by word."""
        held = np.bincount(words, minlength=len(numbers))
        rarity = Rarity(len(lengths), dict(zip(numbers, held.tolist(), strict=True)))
        values = counted * np.array([rarity.weight(word) for word in numbers])[words]
        articles = np.repeat(np.arange(len(lengths)), lengths)
        norms = np.sqrt(np.bincount(articles, values * values, minlength=len(lengths)))
        values /= np.where(norms > 0, norms, 1.0)[articles]
        places = np.empty(len(lengths), np.int64)
        places[self._order] = np.arange(len(lengths))
        kept = np.flatnonzero((values > 0) & (held[words] > 1))
        kept = kept[np.argsort(places[articles[kept]], kind="stable")]
        holders = places[articles[kept]]
        self._starts = np.searchsorted(holders, np.arange(len(lengths) + 1))
        self._words, self._values = words[kept], values[kept].astype(np.float32)
        by_word = np.argsort(self._words, kind="stable")
        self._holders, self._held = holders[by_word].astype(np.int32), self._values[by_word]
        self._heads = np.searchsorted(self._words[by_word], np.arange(len(numbers) + 1))

    def _add(self, at: int, sums: Values) -> None:
        dated = len(self._days)
        low, high = self._window(at)
        for place in range(self._starts[at], self._starts[at + 1]):
            word = self._words[place]
            head, tail = self._heads[word], self._heads[word + 1]
            first, last, undated = head + np.searchsorted(self._holders[head:tail], (low, high, dated))
            if last - first + (tail - undated if high <= dated else 0) > LONGEST:
                continue
            for begin, end in ((first, last), (max(undated, last), tail)):
                sums[self._holders[begin:end]] += self._values[place] * self._held[begin:end]

    def _window(self, at: int) -> tuple[int, int]:
        if at >= len(self._days):
            return 0, len(self._order)
        day = self._days[at]
        low, high = np.searchsorted(self._days, (day - WINDOW, day + WINDOW))
        return int(low), int(high)
