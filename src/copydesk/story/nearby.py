"""Which articles of a collection lie near each one: inverted lists of its rarer words, within a window of time.

Each article is held against those that stand in the same lists. A list is cut to the articles of a window of days
around the one that asks, and is left aside where it is still long: a word that many have then tells little. So the time
taken grows with the number of articles, not with its square.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from copydesk.story.likeness import FAINT, weights
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


class Nearby:
    """The inverted lists of a collection, in memory: about 12 bytes for each different word of each article."""

    def __init__(self, articles: Sequence[Terms]) -> None:
        counts = Counter(word for article in articles for word in article.words)
        rarity = Rarity(len(articles), counts)
        self._order = sorted(range(len(articles)), key=lambda at: (articles[at].day is None, articles[at].day or 0.0))
        days = [articles[at].day for at in self._order]
        self._days = np.array([day for day in days if day is not None], np.float64)
        numbers = {word: number for number, (word, count) in enumerate(counts.items()) if count > 1}
        numbers = {word: number for number, word in enumerate(numbers)}
        self._lists(articles, rarity, numbers)

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

    def _lists(self, articles: Sequence[Terms], rarity: Rarity, numbers: dict[str, int]) -> None:
        words, holders, values = [], [], []
        starts = [0]
        for place, at in enumerate(self._order):
            for word, value in weights(articles[at], rarity).items():
                if word in numbers:
                    words.append(numbers[word])
                    holders.append(place)
                    values.append(value)
            starts.append(len(words))
        self._starts = np.array(starts, np.int64)
        self._words = np.array(words, np.int32)
        self._values = np.array(values, np.float32)
        by_word = np.argsort(self._words, kind="stable")
        self._holders = np.array(holders, np.int32)[by_word]
        self._held = self._values[by_word]
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
