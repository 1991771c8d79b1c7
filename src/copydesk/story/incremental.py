"""As it comes: one new article against all that is stored, its story and its copies at once.

The parts are those of the whole run: the light reading, the likeness, the comparison of passages and the grouping. Only
the finding of neighbours differs: an index is asked, so that the time taken hardly grows with what is stored. The index
comes in as a protocol; `postings` has one in SQLite.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from copydesk.story.clusters import stories, story_id
from copydesk.story.events import DOUBTFUL, in_order
from copydesk.story.likeness import FAINT, HALF, apart, crowd, probability, strength, strength_of, told
from copydesk.story.model import Member, Pair, Relation, Story
from copydesk.story.rarity import Rarity
from copydesk.story.terms import Terms, one_column, terms_of
from copydesk.story.tokens import sheaf_of
from copydesk.story.weighing import compared, sharing

SAMPLE = 4
"""One 5-gram of so many is kept for finding copies: a passage of 16 words has three of them on average."""
SHARED, COMMON = 2, 30
"""5-grams that a candidate shares at least, of those that stand in so many stored articles at most."""
COMPARED = 12
"""Candidates whose passages are compared, those that share most."""
NEAR = 0.5 * HALF
"""Strength of a pair from which the story of the other article is looked at anew."""
MOST = 400
"""Articles that are grouped anew for one, at most."""


class Read(NamedTuple):
    """What an index keeps of an article: its light reading, the length of its weighted words, some of its 5-grams."""

    terms: Terms
    length: float
    grams: tuple[int, ...]


class Known(NamedTuple):
    """An article of the index: without its text, with its reading and its likeness to the articles nearest to it."""

    member: Member
    terms: Terms
    length: float
    nearest: Mapping[str, float]


class Index(Protocol):
    """What is stored, as the placing of one article needs it."""

    def rarity(self, words: Iterable[str]) -> Rarity:
        """Return how many articles there are, and in how many each of these words stands."""

    def neighbours(self, words: Mapping[str, float], day: float | None) -> Sequence[Known]:
        """Return the articles that share most of these words, the rarest first to be looked up, within a window."""

    def sharing(self, grams: Sequence[int], least: int, most: int) -> Sequence[str]:
        """Return ids of articles with `least` of these 5-grams among those that at most `most` have, best first."""

    def member(self, id_: str) -> Member:
        """Return an article with its text."""

    def told_together(self, ids: Sequence[str]) -> Mapping[Member, str]:
        """Return the articles (without texts) of all stories that these articles are in, with each one's story."""

    def pairs(self, ids: Sequence[str]) -> Sequence[Pair]:
        """Return what was kept of pairs between these articles."""

    def has_story(self, story: str) -> bool:
        """Return whether any article is in this story."""

    def forget(self, id_: str) -> None:
        """Forget an article's text, reading and pairs, but not which story it is in; nothing where it is unknown."""

    def keep(self, member: Member, read: Read, nearest: Mapping[str, float], pairs: Sequence[Pair]) -> None:
        """Keep an article, and its likeness to its nearest on their side as well."""

    def assign(self, where: Mapping[str, str]) -> None:
        """Put articles (ids) into stories (ids)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article belongs: the id of its story, what holds between it and others, and who moved because of it.

    `pairs` holds copies, lifted passages and shared quotations with their passages, and the same event from
    DOUBTFUL on.
    `moved` are other articles that are in another story now, each with that story's id.
    """

    story: str
    pairs: tuple[Pair, ...]
    moved: tuple[tuple[str, str], ...] = ()


def placed(member: Member, index: Index) -> Placed:
    """Place an article and keep it in the index; one whose id is known is taken for its newer version.

    The new version may belong elsewhere: then it moves, and the story that it leaves keeps its id.
    """
    index.forget(member.id)
    read = reading(member, index)
    terms = read.terms
    words = _weighed(read, _with(terms, index))
    known = index.neighbours(words, terms.day)
    nearest = {other.member.id: alike for other in known if (alike := _alike(words, terms, other)) >= FAINT}
    pairs = (*_copies(member, read.grams, index), *_same_event(member, terms, nearest, known))
    index.keep(member, read, nearest, pairs)
    return _grouped(member, pairs, index)


def reading(member: Member, index: Index) -> Read:
    """Return what an index keeps of an article; its words are weighed by what the index holds now."""
    terms = terms_of(member)
    rarity = _with(terms, index)
    length = math.sqrt(sum((counts * rarity.weight(word)) ** 2 for word, counts in terms.words.items()))
    return Read(terms, length or 1.0, _grams(member))


def _with(terms: Terms, index: Index) -> Rarity:
    """Return how rare the words of an article are once it is counted itself, as a whole run counts it."""
    rarity = index.rarity(terms.words)
    return Rarity(rarity.articles + 1, {word: rarity.counts.get(word, 0) + 1 for word in terms.words})


def _weighed(read: Read, rarity: Rarity) -> dict[str, float]:
    """Return the words with count times rarity squared over length.

    So the sum of these times the counts of another article, over its length, is the cosine.
    """
    weights = {word: counts * rarity.weight(word) ** 2 / read.length for word, counts in read.terms.words.items()}
    return {word: value for word, value in weights.items() if value > 0}


def _alike(words: Mapping[str, float], terms: Terms, other: Known) -> float:
    theirs, title = other.terms.words, one_column(terms.column, other.terms.column)
    product = sum(value * theirs[word] for word, value in words.items() if word in theirs and word not in title)
    return told(product / other.length, terms, other.terms)


def _grams(member: Member) -> tuple[int, ...]:
    grams, _ = sheaf_of([member.text]).grams()
    return tuple(dict.fromkeys(grams[grams % SAMPLE == 0].tolist()))


def _copies(member: Member, grams: Sequence[int], index: Index) -> Iterable[Pair]:
    found = [index.member(id_) for id_ in index.sharing(grams, SHARED, COMMON)[:COMPARED]]
    for other in sharing(member, found):
        pair = compared(*in_order(other, member)).pair
        if pair is not None:
            yield pair


def _same_event(member: Member, terms: Terms, nearest: Mapping[str, float], known: Sequence[Known]) -> Iterable[Pair]:
    mine = crowd(nearest.values())
    for other in known:
        if (alike := nearest.get(other.member.id)) is not None:
            theirs = crowd({**other.nearest, member.id: alike}.values())
            score = probability(strength(alike, (mine, theirs), apart(terms, other.terms)))
            if score >= DOUBTFUL:
                first, second = in_order(other.member, member)
                yield Pair(first.id, second.id, Relation.EVENT, score)


def _grouped(member: Member, pairs: Sequence[Pair], index: Index) -> Placed:
    near = sorted((pair for pair in pairs if _counts(pair)), key=lambda pair: -pair.score)
    touched = index.told_together([member.id, *(_other(pair, member) for pair in near)])
    before = {other.id: story for other, story in touched.items()}
    members = [*(other for other in list(touched)[:MOST] if other.id != member.id), member]
    ids = [other.id for other in members]
    grouping = stories(members, index.pairs(ids), before)
    after = {id_: story for group in grouping for id_, story in _named(group, before, index)}
    changed = {id_: story for id_, story in after.items() if before.get(id_) != story}
    index.assign(changed)
    moved = tuple((id_, story) for id_, story in changed.items() if id_ != member.id)
    return Placed(after[member.id], tuple(pairs), moved)


def _counts(pair: Pair) -> bool:
    return pair.relation is not Relation.EVENT or strength_of(pair.score) >= NEAR


def _other(pair: Pair, member: Member) -> str:
    return pair.second if pair.first == member.id else pair.first


def _named(group: Story, before: Mapping[str, str], index: Index) -> Iterable[tuple[str, str]]:
    story = group.id
    if story not in before.values():
        while index.has_story(story):
            story = story_id(story)
    return [(id_, story) for id_ in group.members]
