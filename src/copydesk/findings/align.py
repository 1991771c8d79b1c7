"""The alignment of a retelling with its sources: what each retold sentence rests on, and what was left out.

Lexical: a sentence is a bag of weighted terms (word stems, rarer ones weigh more: Spärck Jones 1972), two sentences are as
near as the cosine of their bags, and neighbours of a sure pair are a little nearer (retellings mostly keep the order).
A sentence merged from several rests on each that explains terms which the better ones leave open.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import NamedTuple

from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span
from copydesk.text.reading import Reading

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
EMPTY = frozenset({"be", "have", "do", "say", "not", "more", "also", "other", "then", "so", "just", "very"})
STEM = 6
"""Code points of a lemma that tell one word from another for alignment: "investi|gate", "investi|gation"."""
WEAKEST = 0.12
"""A sentence of the source that is less near than this supports nothing."""
NEW_SHARE = 0.12
"""The share of a retold sentence's weight that a further passage must add to be one that it rests on."""
MOST = 4
"""Passages that one retold sentence can rest on."""
NEIGHBOUR = 0.05
"""What being next in order to the neighbour's passage is worth."""


class Support(NamedTuple):
    """A sentence of the source that a retold sentence rests on, and how near it is, from 0 to 1."""

    sentence: int
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """What one retold sentence rests on: passages, nearest first, and the share of its weight that they explain."""

    sentence: int
    supports: tuple[Support, ...]
    coverage: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two readings and what links them: one link for each sentence of the retelling, in order.

    `left_out` are the sentences of the source that no retold sentence rests on.
    """

    source: Reading
    retelling: Reading
    links: tuple[Link, ...]
    left_out: tuple[int, ...]

    def passages(self, span: Span) -> tuple[Sentence, ...]:
        """Return the source's sentences that the retold sentence at a span rests on, nearest first."""
        sentences = self.source.page.sentences
        link = self.links[self.retelling.page.sentence_at(span.start).index]
        return tuple(sentences[support.sentence] for support in link.supports)


def align(source: Reading, retelling: Reading) -> Alignment:
    """Align a retelling with its sources; linear in the product of neighbours that share a term."""
    weights = _weights(source.page)
    ours, theirs = _bags(retelling.page, weights), _bags(source.page, weights)
    near = _nearness(ours, theirs)
    links = tuple(_link(i, ours[i], scores, theirs) for i, scores in enumerate(_in_order(near)))
    used = {support.sentence for link in links for support in link.supports}
    left_out = tuple(i for i in range(len(theirs)) if i not in used)
    return Alignment(source, retelling, links, left_out)


Bag = Mapping[str, float]


def _terms(page: Page, sentence: Sentence) -> Iterator[str]:
    for word in page.words[sentence.words.start : sentence.words.stop]:
        if word.pos in CONTENT and word.lemma.lower() not in EMPTY:
            yield word.lemma.lower()[:STEM]


def _weights(page: Page) -> Mapping[str, float]:
    counts = Counter(term for sentence in page.sentences for term in set(_terms(page, sentence)))
    total = len(page.sentences) + 1
    return {term: log(total / count) + 0.2 for term, count in counts.items()}


def _bags(page: Page, weights: Mapping[str, float]) -> list[Bag]:
    unknown = log(len(weights) + 2) / 2
    return [{term: weights.get(term, unknown) for term in _terms(page, s)} for s in page.sentences]


def _size(bag: Bag) -> float:
    return sqrt(sum(weight * weight for weight in bag.values())) or 1.0


def _nearness(ours: Sequence[Bag], theirs: Sequence[Bag]) -> list[dict[int, float]]:
    """Return, for each of ours, its cosine with those of theirs that share a term."""
    places: dict[str, list[int]] = {}
    for j, bag in enumerate(theirs):
        for term in bag:
            places.setdefault(term, []).append(j)
    sizes = [_size(bag) for bag in theirs]
    near = []
    for bag in ours:
        products: dict[int, float] = {}
        for term, weight in bag.items():
            for j in places.get(term, ()):
                products[j] = products.get(j, 0.0) + weight * theirs[j][term]
        size = _size(bag)
        near.append({j: product / size / sizes[j] for j, product in products.items()})
    return near


def _best(scores: Mapping[int, float]) -> int | None:
    return max(scores, key=lambda j: (scores[j], -j)) if scores else None


def _in_order(near: Sequence[Mapping[int, float]]) -> Iterator[dict[int, float]]:
    """Yield the scores again, a little higher beside what the sentences before and after rest on."""
    best = [_best(scores) for scores in near]
    for i, scores in enumerate(near):
        beside = {
            j + step
            for j, step in zip((best[i - 1] if i else None, *best[i + 1 : i + 2]), (1, -1), strict=False)
            if j is not None
        }
        beside |= {j for j in (best[i - 1] if i else None, *best[i + 1 : i + 2]) if j is not None}
        yield {j: score + NEIGHBOUR * (j in beside) for j, score in scores.items()}


def _link(sentence: int, bag: Bag, scores: Mapping[int, float], theirs: Sequence[Bag]) -> Link:
    total = sum(bag.values()) or 1.0
    open_terms = dict(bag)
    supports: list[Support] = []
    ranked = sorted((j for j in scores if scores[j] >= WEAKEST), key=lambda j: (-scores[j], j))
    while ranked and len(supports) < MOST:
        gain = {j: sum(open_terms[t] for t in open_terms.keys() & theirs[j].keys()) / total for j in ranked[:12]}
        best = ranked[0] if not supports else max(gain, key=lambda j: (gain[j] * scores[j], -j))
        if supports and gain[best] < NEW_SHARE:
            break
        supports.append(Support(best, min(scores[best], 1.0)))
        ranked.remove(best)
        for term in theirs[best]:
            open_terms.pop(term, None)
    return Link(sentence, tuple(supports), 1 - sum(open_terms.values()) / total)
