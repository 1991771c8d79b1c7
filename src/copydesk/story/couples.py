"""Texts that are compared two by two, and the diagonals on which 5-grams of theirs are alike."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.story.tokens import Sheaf

Numbers = NDArray[np.int64]


class Diagonal(NamedTuple):
    """A shift at which two texts have words alike: `shift` is the place in the one less that in the other.

    `low` and `high` are the first and the last place in the one, in words, where a 5-gram is alike; `seeds` is how many
    are.
    """

    shift: int
    low: int
    high: int
    seeds: int


@dataclass(frozen=True, slots=True, eq=False)
class Couples:
    """Texts of a sheaf that are compared two by two, and where 5-grams of theirs are alike.

    `letters` are the words of the sheaf, a letter each. `one` and `other` are the numbers of the texts. The others have
    a value for each diagonal, in order of the couples and of where it begins in the one: the number of its couple,
    where it begins in both texts (places in the sheaf), how many places behind the first 5-gram the last one stands,
    and how many there are.
    """

    sheaf: Sheaf
    letters: str
    one: Numbers
    other: Numbers
    couple: Numbers
    low: Numbers
    across: Numbers
    reach: Numbers
    seeds: Numbers

    def __len__(self) -> int:
        return len(self.one)


def couples_of(sheaf: Sheaf, rows: Numbers) -> Couples:
    """Return the couples of rows, one for each diagonal: two numbers of texts, and what a Diagonal has."""
    one, other, shift, low, high, seeds = rows.T
    begins = (np.diff(one, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0)
    begun = sheaf.borders[one] + low
    places = begun, sheaf.borders[other] + low - shift, high - low, seeds
    return Couples(sheaf, sheaf.letters(), one[begins], other[begins], np.cumsum(begins) - 1, *places)


def first_with_each(sheaf: Sheaf) -> Couples:
    """Return the first text of a sheaf with each of the rest, on the diagonals of all 5-grams that are alike.

    Of a gram that stands in a text several times, the first is taken.
    """
    texts, mine, across = _alike(sheaf)
    order = np.lexsort((mine, across - mine, texts))
    texts, mine, across = texts[order], mine[order], across[order]
    begins = np.flatnonzero((np.diff(texts, prepend=-1) != 0) | (np.diff(across - mine, prepend=-1) != 0))
    ends = np.append(begins[1:], len(texts))[: len(begins)]
    in_order = np.lexsort((mine[begins], texts[begins]))
    begins, ends = begins[in_order], ends[in_order]
    numbers = np.arange(1, len(sheaf))
    places = mine[begins], across[begins], mine[ends - 1] - mine[begins], ends - begins
    return Couples(sheaf, sheaf.letters(), np.zeros_like(numbers), numbers, texts[begins] - 1, *places)


def _alike(sheaf: Sheaf) -> tuple[Numbers, Numbers, Numbers]:
    """Return where 5-grams of the first text stand in the others: which text, and the places in both."""
    grams, places = sheaf.grams()
    texts = np.searchsorted(sheaf.borders, places, "right") - 1
    known, first = np.unique(grams[texts == 0], return_index=True)
    if not len(known):
        return known, known, known
    at = np.minimum(np.searchsorted(known, grams), len(known) - 1)
    alike = np.flatnonzero((texts > 0) & (known[at] == grams))
    _, once = np.unique(texts[alike] * len(grams) + first[at[alike]], return_index=True)
    alike = alike[once]
    return texts[alike], first[at[alike]], places[alike]
