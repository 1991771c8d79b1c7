"""The slot that a name fills in its sentence, so that names in the same slot of two texts can be compared."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.text.naming.names import Name, Sort
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.antecedents import is_role

STEM = 5
"""Code points of a lemma that tell one governor from another."""
_WAYS = {
    "nsubj": "subject",
    "nsubjpass": "object",
    "dobj": "object",
    "obj": "object",
    "dative": "object",
    "poss": "of",
    "compound": "of",
    "amod": "of",
    "nmod": "of",
    "attr": "is",
    "appos": "is",
}
_OWNING = frozenset({"of", "by", "from"})
_LYING = frozenset({"of", "in", "from"})
_CLOSE = frozenset({"in", "near", "at", "outside"})
_ALIKE = {Sort.NATION: Sort.PLACE}
FARTHEST = 5
"""Steps up a list of names ("Oslo, Bergen and Alta") to the one that hangs on the sentence."""
SURE = 3
"""Likeness of two slots from which their names are held to stand for each other."""


class Slot(NamedTuple):
    """How a name hangs on its sentence: the way ("subject", "of", a preposition) and the stem of what it hangs on.

    `person` says that this is somebody: researchers at a place, not research in a journal.
    """

    way: str
    governor: str
    person: bool


def slots_of(page: Page, span: Span) -> tuple[Slot, ...]:
    """Return the slots of the name at a span.

    What it hangs on in the parse; where that only describes a noun, the noun too; and the noun beside its preposition,
    to which the parse ought often to have tied it.
    """
    word = top(page, span)
    for _ in range(FARTHEST):
        if word.dep not in {"conj", "appos"}:
            break
        word = page.words[word.head]
    head = page.words[word.head]
    way = _WAYS.get(word.dep, word.dep)
    slots = []
    if word.dep == "pobj":
        way = head.lemma.lower()
        nearest = page.words[head.number - 1] if head.number else head
        if nearest.pos == "NOUN" and nearest.number != head.head:
            slots.append(_slot(way, nearest))
        head = page.words[head.head]
    slots.append(_slot(way, head))
    if word.dep == "pobj" and head.dep in {"acl", "relcl", "amod"}:
        slots.append(_slot(way, page.words[head.head]))
    return tuple(slots)


def top(page: Page, span: Span) -> Word:
    """Return the word of a span that the others hang on."""
    words = page.words_in(span)
    inside = {word.number for word in words}
    return next((word for word in words if word.head not in inside), words[-1])


def likeness(ours: Sequence[Slot], theirs: Sequence[Slot]) -> int:
    """Return how alike the slots of two names are, from 0 to 4: what they hang on and how count alike."""
    return max((_likeness(a, b) for a in ours for b in theirs), default=0)


def _likeness(a: Slot, b: Slot) -> int:
    same = a.governor == b.governor and (a.person == b.person or not {a.way, b.way} <= _CLOSE)
    if same and any({a.way, b.way} <= ways for ways in (_OWNING, _LYING, _CLOSE)):
        return 4 if a.way == b.way else SURE
    return 2 * same + 2 * (a.way == b.way)


def alike(ours: Name, theirs: Name) -> bool:
    """Say whether two names can fill the same slot: neither text tells that they are of different sorts."""
    a, b = _ALIKE.get(ours.sort, ours.sort), _ALIKE.get(theirs.sort, theirs.sort)
    return a is b or Sort.OTHER in {a, b}


def names_in(names: Sequence[Name], span: Span) -> Sequence[Name]:
    """Return the names, out of all in order of place, that stand in a span."""
    first = bisect_left(names, span.start, key=lambda name: name.span.start)
    return names[first : bisect_left(names, span.end, lo=first, key=lambda name: name.span.start)]


def _slot(way: str, governor: Word) -> Slot:
    return Slot(way, governor.lemma.lower()[:STEM], is_role(governor))
