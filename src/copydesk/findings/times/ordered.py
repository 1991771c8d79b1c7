"""Which of two things a text tells first: what stands before and behind "before" and "after"."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from copydesk.findings.times.dated import Dated, stem
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.statements import NEGATIONS
from copydesk.text.timing.spells import Length, Order
from copydesk.text.timing.times import Relation

REACH = 9
"""Words on each side of "before" that tell what comes before what."""
SURE = 2
"""Stems that the things told of must share more one way than the other."""
STOPS = frozenset(',;.:”"()–—')
POINTING = frozenset({"that", "this", "which"})
FORUMS = frozenset(
    {"court", "tribunal", "judge", "magistrate", "bench", "jury", "justice", "house", "chamber", "parliament"}
    | {"congress", "senate", "assembly", "legislature", "lawmaker", "mp", "committee", "commission", "council", "board"}
    | {"panel", "inquiry", "hearing", "inquest", "regulator", "coroner", "arbitrator", "cabinet"}
)
"""Bodies and persons that somebody or something comes before: no time is told there."""
LAID = frozenset({"be", "have", "lie", "lay", "put", "place", "set"})
"""Verbs behind which what is "before them" lies in front of them."""
ORDERED = frozenset({Relation.BEFORE, Relation.AFTER})


class Sides(NamedTuple):
    """What is told to come before or after (`event`) and what it is counted from (`mark`), as stems."""

    relation: Relation
    event: frozenset[str]
    mark: frozenset[str]

    def direct(self, other: "Sides") -> int:
        """Count what two orders share if they tell of the same event and mark."""
        return len(self.event & other.event) + len(self.mark & other.mark)

    def crossed(self, other: "Sides") -> int:
        """Count what two orders share if one's event is the other's mark."""
        return len(self.event & other.mark) + len(self.mark & other.event)


def sides(page: Page, item: Dated) -> Sides | None:
    """Return what a "before" or "after" stands between; None for a time that is none, or tells no mark."""
    time = item.time
    if time.relation not in ORDERED or not isinstance(time.meaning, Order | Length):
        return None
    inside = page.words_in(time.phrase)
    if not inside or inside[-1].text.lower() not in ORDERED or _is_in_front(page, inside[-1]):
        return None
    sentence = page.sentences[inside[0].sentence].words
    first, last = inside[0].number, inside[-1].number
    behind = page.words[last + 1 : min(sentence.stop, last + 1 + REACH)]
    if behind and behind[0].pos == "PRON" and behind[0].text.lower() in POINTING:
        return None  # "and after that it goes to the court": the mark was told before
    length = next((k for k, word in enumerate(behind) if word.text in STOPS), len(behind))
    ahead = page.words[max(sentence.start, first - REACH) : first]
    rest = page.words[last + 1 + length : min(sentence.stop, last + 1 + length + REACH)]
    event = _stems(ahead) or _stems(rest)
    mark = _stems(behind[:length])
    relation = Relation.AFTER if time.relation is Relation.BEFORE and _denies(ahead) else time.relation
    return Sides(relation, event, mark) if event and mark else None


def _denies(words: Sequence[Word]) -> bool:
    """Say whether the clause that words end denies what it tells: nothing is done before the heirs meet, so after."""
    clause = takewhile(lambda word: word.text not in STOPS, reversed(words))
    return any(word.lemma.lower() in NEGATIONS for word in clause)


def _is_in_front(page: Page, before: Word) -> bool:
    """Say whether a "before" tells who has to deal with a thing: "it is before the house", "with it before them"."""
    if before.dep != "prep":
        return False
    behind = page.words[before.number + 1 : before.number + 1 + REACH]
    who = next((word for word in behind if word.head == before.number and word.dep == "pobj"), None)
    if who is None:
        return False
    laid = who.pos == "PRON" and page.words[before.head].lemma.lower() in LAID
    return laid or who.lemma.lower() in FORUMS


def _stems(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(filter(None, map(stem, words)))


def contradicted(ours: Sides, theirs: Sequence[Sides]) -> int | None:
    """Return the place, among the source's orders, of one that tells the same two things the other way round."""
    if any(_agrees(ours, other) for other in theirs):
        return None
    return next((k for k, other in enumerate(theirs) if _contradicts(ours, other)), None)


def _agrees(ours: Sides, other: Sides) -> bool:
    straight, crossed = ours.direct(other), ours.crossed(other)
    return straight >= max(crossed, 1) if ours.relation is other.relation else crossed > straight


def _contradicts(ours: Sides, other: Sides) -> bool:
    straight, crossed = ours.direct(other), ours.crossed(other)
    if ours.relation is other.relation:
        return bool(ours.event & other.mark and ours.mark & other.event) and crossed >= straight + SURE
    return bool(ours.event & other.event and ours.mark & other.mark) and straight >= crossed + SURE
