"""Events: which articles tell the same event in other words.

Each article is read lightly, held against those that share its rarer words, and each pair is given a calibrated
probability. What makes it up stands in `likeness`; which pairs make a story is told by `clusters`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from copydesk.story.likeness import apart, crowd, probability, strength, told
from copydesk.story.model import Member, Pair, Relation
from copydesk.story.nearby import Nearby
from copydesk.story.terms import Terms, terms_of

LIKELY = 0.5
"""Probability from which a pair is worth showing as the same event."""
DOUBTFUL = 0.01
"""Probability from which a pair is told at all: the grouping weighs the doubts as well."""


def same_event(members: Iterable[Member]) -> Iterator[Pair]:
    """Yield the pairs that may tell the same event, in order of time, with the probability that they do as `score`.

    Pairs from DOUBTFUL on are told, since the grouping needs them; show those from LIKELY on. Each pair comes once, the
    earlier article first (without dates: the one that stands earlier in `members`). Near linear in the collection, of
    which no text is held.
    """
    heads: list[Member] = []
    articles: list[Terms] = []
    found = _likenesses(articles, Nearby(_read(members, heads, articles)))
    crowds = [crowd(near.values()) for near in found]
    for one, other in _once(found):
        strong = strength(found[one][other], (crowds[one], crowds[other]), apart(articles[one], articles[other]))
        score = probability(strong)
        if score >= DOUBTFUL:
            first, second = in_order(heads[one], heads[other])
            yield Pair(first.id, second.id, Relation.EVENT, score)


def _read(members: Iterable[Member], heads: list[Member], articles: list[Terms]) -> Iterator[Terms]:
    """Yield the light reading of each article; hold the article without its text, and the reading without its words."""
    for member in members:
        terms = terms_of(member)
        heads.append(replace(member, text=""))
        articles.append(terms._replace(words={}))
        yield terms


def in_order(one: Member, other: Member) -> tuple[Member, Member]:
    """Return two articles, the earlier first where both have a date of one sort; as they come otherwise."""
    mine, theirs = one.published, other.published
    if mine and theirs and (mine.tzinfo is None) == (theirs.tzinfo is None) and theirs < mine:
        return other, one
    return one, other


def _likenesses(articles: Sequence[Terms], nearby: Nearby) -> list[dict[int, float]]:
    found: list[dict[int, float]] = [{} for _ in articles]
    for at, near, values in nearby.neighbours():
        for other, value in zip(near.tolist(), values.tolist(), strict=True):
            alike = told(value, articles[at], articles[other])
            found[at][other] = found[other][at] = alike
    return found


def _once(found: Iterable[dict[int, float]]) -> Iterator[tuple[int, int]]:
    for one, near in enumerate(found):
        for other in sorted(near):
            if other > one:
                yield one, other
