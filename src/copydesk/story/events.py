"""Events: which articles tell the same event in other words.

Each article is read lightly, held against those that share its rarer words, and each pair is given a calibrated
probability. What makes it up stands in `likeness`; which pairs make a story is told by `clusters`.
"""

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from copydesk.story.likeness import apart, crowd, probability, strength, strength_of, told
from copydesk.story.model import Member, Pair, Relation
from copydesk.story.nearby import Nearby
from copydesk.story.terms import Terms, terms_of

LIKELY = 0.5
"""Probability from which a pair is worth showing as the same event."""
DOUBTFUL = 0.01
"""Probability from which a pair is told at all: the grouping weighs the doubts as well."""
TOLD = 10_000
"""Pairs that are turned into Python's numbers together, which take four times as much memory."""


def same_event(members: Iterable[Member]) -> Iterator[Pair]:
    """Yield the pairs that may tell the same event, in order of time, with the probability that they do as `score`.

    Pairs from DOUBTFUL on are told, since the grouping needs them; show those from LIKELY on. Each pair comes once, the
    earlier article first (without dates: the one that stands earlier in `members`). Near linear in the collection, of
    which no text is held.
    """
    heads: list[Member] = []
    articles: list[Terms] = []
    found = _likenesses(articles, Nearby(_read(members, heads, articles)))
    crowds = list(_crowds(found, len(articles)))
    faintest = 0.999 * strength_of(DOUBTFUL)
    for one, other, alike in zip(found.one, found.other, found.alike, strict=True):
        if alike < faintest * math.sqrt(crowds[one] * crowds[other]):
            continue  # whatever the days between, the probability stays below DOUBTFUL
        strong = strength(alike, (crowds[one], crowds[other]), apart(articles[one], articles[other]))
        score = probability(strong)
        if score >= DOUBTFUL:
            first, second = in_order(heads[one], heads[other])
            yield Pair(first.id, second.id, Relation.EVENT, score)


class _Likenesses(NamedTuple):
    """Pairs of places in a collection, each once and the lower place as `one`, in order; and how alike they are."""

    one: "array[int]"
    other: "array[int]"
    alike: "array[float]"


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


def _likenesses(articles: Sequence[Terms], nearby: Nearby) -> _Likenesses:
    keys, alike = array("q"), array("f")
    for at, near, values in nearby.neighbours():
        keys.frombytes((np.minimum(near, at) * len(articles) + np.maximum(near, at)).tobytes())
        alike.frombytes(values.tobytes())
    pairs, places = np.unique(np.frombuffer(keys, np.int64), return_index=True)
    found = _Likenesses(array("i"), array("i"), array("d"))
    for begin in range(0, len(pairs), TOLD):
        part = slice(begin, begin + TOLD)
        ones, others = np.divmod(pairs[part], len(articles))
        for one, other, place in zip(ones.tolist(), others.tolist(), places[part].tolist(), strict=True):
            found.one.append(one)
            found.other.append(other)
            likeness = float(alike[place]) - nearby.by_column(one, other)
            found.alike.append(told(likeness, articles[one], articles[other]))
    return found


def _crowds(found: _Likenesses, count: int) -> Iterator[float]:
    """Yield what each article shares with its crowd."""
    articles = np.concatenate((np.frombuffer(found.one, np.int32), np.frombuffer(found.other, np.int32)))
    alike = np.tile(np.frombuffer(found.alike), 2)[np.argsort(articles, kind="stable")]
    ends = np.cumsum(np.bincount(articles, minlength=count)).tolist()
    for begin, end in pairwise([0, *ends]):
        yield crowd(alike[begin:end].tolist())
