"""Reuse: which articles took words from each other, whole, edited or a passage, and which share but a quotation.

Candidates share rare word 5-grams; each is verified by aligning the passages, and nothing unverified is told. Nothing
is concluded from a third article: that A took from B and B from C says nothing here of A and C.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import combinations, islice

import numpy as np

from copydesk.story.couples import couples_of
from copydesk.story.crew import in_turn
from copydesk.story.engine import MEMORY, Engine, Portion, opened
from copydesk.story.model import Member, Pair, Relation, Shared
from copydesk.story.origin import by_date, by_wording
from copydesk.story.quoted import Side
from copydesk.story.tokens import sheaf_of
from copydesk.story.weighing import Weighing

CROWD = 30
"""Texts of the same words, up to which each is paired with each; of more, each with the first."""
ADDED = 1_000
"""Articles that are taken in together."""
FEW = 10_000
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
        helping = called(pool, engine.count, few)
        for _ in engine.carry_out():
            pass
        yield from same_words(engine)
        for _, found in all_verified(engine, 0, helping):
            yield from found


def called(pool: Executor | None, count: int, few: int = FEW) -> Executor | None:
    """Return a pool, starting up, where there are more than `few` articles to be compared; None otherwise."""
    if pool is None or count <= few:
        return None
    pool.submit(_ready)
    return pool


def _ready() -> None:
    """Load in a process what comparing needs, while the tables are still counted."""
    sheaf_of(["ready"])


def all_verified(engine: Engine, first: int, pool: Executor | None) -> Iterator[tuple[int, tuple[Pair, ...]]]:
    """Yield, portion by portion from an article on, up to which article it goes and the pairs that hold."""
    for portion_, found in in_turn(verified, engine.portions(first), pool):
        yield portion_.end, found


def same_words(engine: Engine) -> Iterator[Pair]:
    """Yield the pairs of articles with the same words in the same order."""
    crowds = (pair for numbers in engine.alike() for pair in _crowd(numbers))
    while part := list(islice(crowds, ADDED)):
        members = engine.members(sorted({number for pair in part for number in pair}))
        sides = dict(zip(members, _sides(list(members.values())), strict=True))
        for one, other in part:
            yield _copies(sides[one], sides[other])


def _crowd(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    first, *rest = numbers
    return [(first, number) for number in rest] if len(numbers) > CROWD else combinations(numbers, 2)


def _copies(one: Side, other: Side) -> Pair:
    mine, theirs = one.tokens, other.tokens
    whole = (Shared(int(mine.starts[0]), int(mine.ends[-1]), int(theirs.starts[0]), int(theirs.ends[-1])),)
    first = by_date(one.member, other.member) or by_wording(one, other, ())
    return Pair(one.member.id, other.member.id, Relation.COPY, 1.0, whole, 1.0, 1.0, first)


def _sides(members: Sequence[Member]) -> list[Side]:
    sheaf = sheaf_of(member.text for member in members)
    return [Side(member, sheaf[number]) for number, member in enumerate(members)]


def verified(portion: Portion) -> tuple[Pair, ...]:
    """Return the pairs of a portion of candidates that hold."""
    members, rows = list(portion.members.values()), portion.rows.copy()
    numbers = np.array(list(portion.members), np.int64)
    order = np.argsort(numbers)
    rows[:, :2] = order[np.searchsorted(numbers[order], rows[:, :2])]
    return tuple(Weighing(members, couples_of(sheaf_of(member.text for member in members), rows)).pairs())
