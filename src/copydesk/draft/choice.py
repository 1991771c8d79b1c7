"""Which sentences a brief keeps: the lede, then what tells most of what the source tells, for its length.

The weighing is SumBasic's (Nenkova and Vanderwende 2005): a term weighs as often as it stands in the source, and less
once it has been told. Names and figures weigh more, and what stands further down less, as news is written.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from copydesk.draft.source import Source
from copydesk.draft.ties import Ties
from copydesk.text.passage import Role

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NAMED = 2.0
"""How much more a name or a figure weighs than another word."""
TOLD = 0.3
"""What is left of a term's weight each time that it has been told."""
DEPTH = 8.0
"""Sentences after which a sentence weighs half as much as the first."""
OVER = 1.15
"""How far a brief may run over its length, as a share of it."""
MOST = 400
"""Sentences from the top of a source that are looked at."""


class Choice:
    """A choice under way: the bundles of sentences that stand or fall together, and what has been kept of them."""

    def __init__(self, source: Source, ties: Ties, words: int) -> None:
        count = min(len(source.sentences), MOST)
        self.bundles = {i: found for i in range(count) if (found := ties.closure(i)) is not None}
        self.lengths = [len(source.read(i).split()) for i in range(len(source.sentences))]
        self.terms = [tuple(_terms(source, i)) for i in range(len(source.sentences))]
        self.weights = _weights(self.terms)
        self.kept: set[int] = set()
        self.told: Counter[str] = Counter()
        self.words = words

    def run(self, titles: int) -> tuple[int, ...]:
        """Keep the lede, then the best bundle again and again; the first `titles` sentences are no running copy."""
        short = (bundle for _, bundle in sorted(self.bundles.items()) if self._length(bundle) <= 2 * self.words)
        lede = next(short, None) or min(self.bundles.values(), key=self._length, default=frozenset())
        self._keep(lede)
        while (best := self._best(titles)) is not None:
            self._keep(best)
        return tuple(sorted(self.kept))

    def _keep(self, bundle: frozenset[int]) -> None:
        for index in bundle - self.kept:
            self.told.update(self.terms[index])
        self.kept |= bundle

    def _length(self, bundle: frozenset[int]) -> int:
        return sum(self.lengths[i] for i in bundle - self.kept)

    def _best(self, titles: int) -> frozenset[int] | None:
        """Return the bundle that tells most for its length among those that fit."""
        room = self.words * OVER - sum(self.lengths[i] for i in self.kept)
        if room < self.words * (OVER - 1):
            return None
        open_to = (bundle for bundle in self.bundles.values() if not bundle <= self.kept)
        fitting = [bundle for bundle in open_to if self._length(bundle) <= room]
        return max(fitting, key=lambda bundle: (self._worth(bundle, titles), -min(bundle)), default=None)

    def _worth(self, bundle: frozenset[int], titles: int) -> float:
        fresh = bundle - self.kept
        return sum(self._weight(i) / (1 + (i - titles) / DEPTH) for i in fresh) / max(self._length(bundle), 1)

    def _weight(self, index: int) -> float:
        return sum(self.weights[term] * TOLD ** self.told[term] for term in self.terms[index])


def chosen(source: Source, ties: Ties, words: int) -> tuple[int, ...]:
    """Return the indexes of the sentences to keep, in order: about so many words, the lede where it can be kept."""
    titles = sum(source.role(i) in {Role.TITLE, Role.EXCERPT} for i in range(len(source.sentences)))
    return Choice(source, ties, words).run(titles)


def _terms(source: Source, index: int) -> Iterator[str]:
    """Return the distinct terms of a sentence, names and figures marked as such."""
    seen: set[str] = set()
    for word in source.words(index):
        named = word.pos in {"PROPN", "NUM"}
        term = ("=" if named else "") + word.lemma.lower()
        if word.pos in CONTENT and term not in seen:
            seen.add(term)
            yield term


def _weights(terms: Sequence[Sequence[str]]) -> Mapping[str, float]:
    counts = Counter(term for sentence in terms for term in sentence)
    total = counts.total() or 1
    return {term: (NAMED if term.startswith("=") else 1.0) * count / total for term, count in counts.items()}
