"""Reuse: which articles took words from each other, whole, edited or a passage, and which share but a quotation.

Candidates share rare word 5-grams; each is verified by aligning the passages, and nothing unverified is told. Nothing
is concluded from a third article: that A took from B and B from C says nothing here of A and C.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np

from copydesk.story.crew import in_turn
from copydesk.story.engine import MEMORY, Engine, Portion, opened
from copydesk.story.evidence import Evidence, Side, behind_marks, evidence, shared, within_marks
from copydesk.story.model import Member, Pair, Relation, Shared
from copydesk.story.origin import origin
from copydesk.story.passages import Diagonal, chains, stretches
from copydesk.story.tokens import Tokens, tokens_of

COPIED = 0.9
"""Share of both articles' words from which one is a copy of the other."""
EDITED = 0.5
"""Share of one article's words from which it is an edited copy, or a part, of the other."""
SURELY = 0.65
"""Share of one article's words from which few rare 5-grams are enough, as long as no fact is exchanged."""
PASSAGE = 16
"""Words alike, outside of quotation marks, that a lifted passage has at least."""
QUOTATION = 8
"""Words alike that a shared quotation has at least."""
RARE, FEWER, SOLID = 8, 5, 12
"""Rare 5-grams that an edited copy has at least, a sure one, and one lifted passage."""
BULLETIN, SINGLE = 0.2, 0.1
"""Share of the facts exchanged from which two articles are issues of one bulletin and no copies: of figures or names
where several are, of all facts together."""
SUPPORT = 0.35
"""Share of the unchanged 5-grams of passages that must be rare in the corpus."""
CROWD = 30
"""Texts of the same words, up to which each is paired with each; of more, each with the first."""
ADDED = 1_000
"""Articles that are taken in together."""
FEW = 50_000
"""Articles up to which processes cost more than they save: they start, and texts are handed to them."""


def pairs(
    members: Iterable[Member], memory: str = MEMORY, pool: Executor | None = None, few: int = FEW
) -> Iterator[Pair]:
    """Yield what holds between each two articles that share words, in the order of the first.

    `members` may be any number; their texts are kept within `memory`, the rest on disk. Ids must differ. The comparing
    is done by the processes of `pool` (see `crew`), where one is given and there are more than `few` articles.
    """
    with opened(memory) as engine:
        remaining = iter(members)
        while portion := list(islice(remaining, ADDED)):
            engine.add(portion)
        for _ in engine.carry_out():
            pass
        yield from same_words(engine)
        for _, found in all_verified(engine, 0, pool, few):
            yield from found


def all_verified(
    engine: Engine, first: int, pool: Executor | None, few: int = FEW
) -> Iterator[tuple[int, tuple[Pair, ...]]]:
    """Yield, portion by portion from an article on, up to which article it goes and the pairs that hold.

    The pool is used where there are more than `few` articles.
    """
    shared_out = pool if engine.count > few else None
    for portion_, found in in_turn(verified, engine.portions(first), shared_out):
        yield portion_.end, found


def same_words(engine: Engine) -> Iterator[Pair]:
    """Yield the pairs of articles with the same words in the same order."""
    crowds = (pair for numbers in engine.alike() for pair in _crowd(numbers))
    while part := list(islice(crowds, ADDED)):
        sides = _sides(engine.members(sorted({number for pair in part for number in pair})))
        for one, other in part:
            yield _copies(sides[one], sides[other])


def _crowd(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    first, *rest = numbers
    return [(first, number) for number in rest] if len(numbers) > CROWD else combinations(numbers, 2)


def _copies(one: Side, other: Side) -> Pair:
    mine, theirs = one.tokens, other.tokens
    whole = (Shared(int(mine.starts[0]), int(mine.ends[-1]), int(theirs.starts[0]), int(theirs.ends[-1])),)
    return Pair(one.member.id, other.member.id, Relation.COPY, 1.0, whole, 1.0, 1.0, origin(one, other, ()))


def _sides(members: dict[int, Member]) -> dict[int, Side]:
    texts = tokens_of(member.text for member in members.values())
    return {number: Side(members[number], tokens) for number, tokens in zip(members, texts, strict=True)}


def verified(portion: Portion) -> tuple[Pair, ...]:
    """Return the pairs of a portion of candidates that hold."""
    sides = _sides(portion.members)
    compared_ = (
        weighed(sides[candidate.one], sides[candidate.other], candidate.diagonals()) for candidate in portion.candidates
    )
    return tuple(comparison.pair for comparison in compared_ if comparison.pair)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two articles share, told in any case: the passages, what they come to, and the pair where one is found."""

    shared: tuple[Shared, ...]
    evidence: Evidence
    pair: Pair | None

    @property
    def bulletin(self) -> bool:
        """Whether it is the form alone that they share: the facts in it are others."""
        return self.pair is None and is_bulletin(self.evidence)


def compared(first: Member, second: Member) -> Comparison:
    """Return what two articles share; every 5-gram alike is taken for rare, as there is no corpus to count them in."""
    one, other = map(Side, (first, second), tokens_of([first.text, second.text]))
    return weighed(one, other, diagonals(one.tokens, other.tokens))


def diagonals(one: Tokens, other: Tokens) -> tuple[Diagonal, ...]:
    """Return where two texts have 5-grams alike; of a gram that stands in one of them several times, the first."""
    _, mine, theirs = np.intersect1d(one.grams(), other.grams(), return_indices=True)
    shifts: dict[int, list[int]] = {}
    for place, across in zip(mine.tolist(), theirs.tolist(), strict=True):
        shifts.setdefault(place - across, []).append(place)
    return tuple(Diagonal(shift, min(places), max(places), len(places)) for shift, places in shifts.items())


def weighed(one: Side, other: Side, seeds: Sequence[Diagonal]) -> Comparison:
    """Return what two articles share, aligned from these seeds."""
    found = chains(one.words, other.words, seeds)
    passages = stretches(found)
    told = evidence(one, other, seeds, found, passages)
    relation = None
    if told.alike >= QUOTATION and told.rare >= SUPPORT * told.grams and not is_bulletin(told):
        relation = relation_of(told)
        if relation is not Relation.COPY and relation_of(behind_marks(told, one, other, passages)) is not relation:
            told = within_marks(told, one, other, passages)
            relation = relation_of(told)
    places = shared(one.tokens, other.tokens, passages)
    if relation is None:
        return Comparison(places, told, None)
    first = origin(one, other, passages) if relation is not Relation.QUOTE else None
    ids, shares = (one.member.id, other.member.id), (told.contained, told.containing)
    return Comparison(places, told, Pair(*ids, relation, _score(told, relation), places, *shares, first))


def relation_of(told: Evidence) -> Relation | None:
    """Return what holds between two articles, None where they share too little."""
    if _is_copy(told):
        return Relation.COPY if min(told.contained, told.containing) >= COPIED else Relation.EDITED
    if told.longest >= PASSAGE and told.solid >= SOLID:
        return Relation.LIFTED
    return Relation.QUOTE if told.quoted >= QUOTATION and told.quoted > told.alike / 2 else None


def _is_copy(told: Evidence) -> bool:
    most = max(told.contained, told.containing)
    sure = most >= SURELY and not told.other_figures and not told.other_names
    return told.alike - told.quoted >= PASSAGE and most >= EDITED and told.rare >= (FEWER if sure else RARE)


def is_bulletin(told: Evidence) -> bool:
    """Say whether the facts of two articles are so many others that only their form is shared."""
    exchanged = told.other_figures + told.other_names
    if exchanged and exchanged >= SINGLE * (told.figures + told.names + exchanged):
        return True
    kinds = ((told.figures, told.other_figures), (told.names, told.other_names))
    return any(others > 1 and others >= BULLETIN * (kept + others) for kept, others in kinds)


def _score(told: Evidence, relation: Relation) -> float:
    """Return how sure a relation is: it grows with the rare 5-grams, and falls with the facts exchanged."""
    exchanged = told.other_figures + told.other_names
    facts = told.figures + told.names + exchanged
    sure = told.rare / (told.rare + (1 if relation is Relation.COPY else 4)) * (1 - exchanged / max(facts, 1))
    return round(sure, 3)
