"""What two articles share, weighed: a copy, an edited one, a lifted passage, a quotation, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from copydesk.story.couples import Couples, first_with_each
from copydesk.story.evidence import Evidence, evidence
from copydesk.story.model import Member, Origin, Pair, Relation, Shared
from copydesk.story.origin import by_date, by_wording
from copydesk.story.passages import chains
from copydesk.story.quoted import Side, behind_marks, within_marks
from copydesk.story.stretches import Stretch, stretches
from copydesk.story.tokens import sheaf_of

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
    weighing = _of_each(first, [second])
    told, pair = weighing.pair(0)
    return Comparison(weighing.shared(0), told, pair)


def sharing(first: Member, others: Sequence[Member]) -> list[Member]:
    """Return which of some others make a pair with an article, all looked at in one go; `compared` tells more."""
    weighing = _of_each(first, others)
    return [other for number, other in enumerate(others) if weighing.pair(number)[1]]


def _of_each(first: Member, others: Sequence[Member]) -> "Weighing":
    members = [first, *others]
    return Weighing(members, first_with_each(sheaf_of(member.text for member in members)))


class Weighing:
    """Couples of articles, aligned in one sweep and weighed one by one; `members` are those of the couples' sheaf."""

    def __init__(self, members: Sequence[Member], couples: Couples) -> None:
        self._members = members
        self._sheaf = couples.sheaf
        self._couples = list(zip(couples.one.tolist(), couples.other.tolist(), strict=True))
        self._passages = found = stretches(chains(couples))
        self._parts = np.searchsorted(found.couple, np.arange(len(couples) + 1)).tolist()
        self._told = list(evidence(couples, found))
        self._behind = list(behind_marks(couples, found, members))
        starts, ends = self._sheaf.starts, self._sheaf.ends
        places = starts[found.start], ends[found.end - 1], starts[found.other_start], ends[found.other_end - 1]
        self._places = list(zip(*(place.tolist() for place in places), strict=True))
        self._sides: dict[int, Side] = {}

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs that hold, in the order of the couples."""
        for couple in range(len(self._couples)):
            _, pair = self.pair(couple)
            if pair:
                yield pair

    def shared(self, couple: int) -> tuple[Shared, ...]:
        """Return the passages of a couple in code points of both texts."""
        return tuple(Shared(*places) for places in self._places[self._parts[couple] : self._parts[couple + 1]])

    def pair(self, couple: int) -> tuple[Evidence, Pair | None]:
        """Return what a couple shares, and the pair that it is, if it is one."""
        told, relation = self._weighed(couple)
        if relation is None:
            return told, None
        one, other = (self._members[number] for number in self._couples[couple])
        first = None if relation is Relation.QUOTE else self._origin(couple)
        shares = told.contained, told.containing
        return told, Pair(one.id, other.id, relation, _score(told, relation), self.shared(couple), *shares, first)

    def _weighed(self, couple: int) -> tuple[Evidence, Relation | None]:
        told = self._told[couple]
        if told.alike < QUOTATION or told.rare < SUPPORT * told.grams or is_bulletin(told):
            return told, None
        relation = relation_of(told)
        if relation is Relation.COPY or relation_of(self._at_most_quoted(couple)) is relation:
            return told, relation
        one, other = self._both(couple)
        told = within_marks(told, one, other, self._stretches(couple))
        return told, relation_of(told)

    def _at_most_quoted(self, couple: int) -> Evidence:
        quoted, longest = self._behind[couple]
        return self._told[couple]._replace(quoted=quoted, longest=longest) if quoted else self._told[couple]

    def _origin(self, couple: int) -> Origin:
        members = (self._members[number] for number in self._couples[couple])
        if dated := by_date(*members):
            return dated
        one, other = self._both(couple)
        return by_wording(one, other, self._stretches(couple))

    def _both(self, couple: int) -> tuple[Side, Side]:
        one, other = map(self._side, self._couples[couple])
        return one, other

    def _side(self, number: int) -> Side:
        if number not in self._sides:
            self._sides[number] = Side(self._members[number], self._sheaf[number])
        return self._sides[number]

    def _stretches(self, couple: int) -> tuple[Stretch, ...]:
        begin, across = (int(self._sheaf.borders[number]) for number in self._couples[couple])
        return self._passages.told(slice(*self._parts[couple : couple + 2]), begin, across)


def relation_of(told: Evidence) -> Relation | None:
    """Return what holds between two articles, None where they share too little."""
    if _is_copy(told):
        return Relation.COPY if min(told.contained, told.containing) >= COPIED else Relation.EDITED
    if told.longest >= PASSAGE and told.solid >= SOLID:
        return Relation.LIFTED
    return Relation.QUOTE if told.quoted >= QUOTATION and told.quoted > told.alike / 2 else None


def _is_copy(told: Evidence) -> bool:
    most = told.alike / max(min(told.length, told.other_length), 1)
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
