"""What words are about: the weighted terms of a stretch of a text, and how much of them another stretch has too.

A term is the stem of a noun, verb, adjective or adverb, a part of a name, or a number. Synonyms (WordNet's, by the list
`synonyms`) count for a little less than the word itself.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from copydesk.text.lexicon import lines
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.wording import terms

WEIGHTS = MappingProxyType({"PROPN": 1.4, "NUM": 1.4, "NOUN": 1.0, "VERB": 0.8, "ADJ": 0.8, "ADV": 0.5})
"""What a word is worth by its part of speech: names and numbers tell most about what is said."""
STEM = 6
SYNONYM = 0.8
"""What a synonym is worth beside the word itself."""
LIGHT = 0.4
"""What a word of the list `light-words` is worth."""


Matter = Mapping[str, float]


def matter(words: Iterable[Word]) -> Matter:
    """Return the terms of words with their weights; a term that comes twice counts once."""
    found: dict[str, float] = {}
    for word in words:
        if word.pos in WEIGHTS:
            key, worth = _term(word.text if word.pos == "NUM" else word.lemma, word.pos)
            if worth > found.get(key, 0.0):
                found[key] = worth
    return found


@lru_cache(maxsize=65536)
def _term(word: str, pos: str) -> tuple[str, float]:
    lemma = word.lower()
    if not any(c.isalnum() for c in lemma):
        return lemma, 0.0
    return _key(lemma), LIGHT if lemma in _light() else WEIGHTS[pos]


def _key(lemma: str) -> str:
    found = terms(lemma, Span(0, len(lemma)))
    key = "".join(term.key for term in found) or lemma
    return key if key[0].isdigit() else key[:STEM]


@cache
def _alike() -> Mapping[str, frozenset[str]]:
    """Return, for each stem, the stems of its synonyms."""
    found: dict[str, set[str]] = {}
    for line in lines("synonyms"):
        _, one, other = line.split("\t")
        a, b = one.lower()[:STEM], other.lower()[:STEM]
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {stem: frozenset(others) for stem, others in found.items()}


@cache
def _light() -> frozenset[str]:
    return frozenset(lines("light-words"))


def synonyms(term: str) -> frozenset[str]:
    """Return the terms that stand for the synonyms of a term."""
    return _alike().get(term, frozenset())


def shared(ours: Matter, theirs: Matter) -> float:
    """Return the weight of our terms that theirs have too."""
    total = 0.0
    for term, weight in ours.items():
        if term in theirs:
            total += weight
        elif not theirs.keys().isdisjoint(synonyms(term)):
            total += weight * SYNONYM
    return total


def common(ours: Matter, theirs: Matter) -> int:
    """Return how many of our terms theirs have too."""
    return sum(term in theirs or not theirs.keys().isdisjoint(synonyms(term)) for term in ours)


def weight(ours: Matter) -> float:
    """Return the weight of all terms."""
    return sum(ours.values())


def cover(ours: Matter, theirs: Matter) -> float:
    """Return the share of our weight that theirs explain, from 0 to 1; 0 where we have no terms."""
    total = weight(ours)
    return shared(ours, theirs) / total if total else 0.0
