"""The slot that a name fills in its sentence, so that names in the same slot of two texts can be compared."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.text.names import Name, Sort
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span

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
_POSSESSIVE = frozenset({"of", "in", "from", "by"})
_ALIKE = {Sort.NATION: Sort.PLACE}
SURE = 3
"""Likeness of two slots from which their names are held to stand for each other."""


class Slot(NamedTuple):
    """How a name hangs on its sentence: the way ("subject", "of", a preposition) and the stem of what it hangs on."""

    way: str
    governor: str


def slot_of(page: Page, span: Span) -> Slot:
    """Return the slot of the name at a span."""
    word = top(page, span)
    for _ in range(5):
        if word.dep != "conj":
            break
        word = page.words[word.head]
    head = page.words[word.head]
    if word.dep == "pobj":
        return Slot(head.lemma.lower(), _stem(page.words[head.head]))
    return Slot(_WAYS.get(word.dep, word.dep), _stem(head))


def top(page: Page, span: Span) -> Word:
    """Return the word of a span that the others hang on."""
    words = page.words_in(span)
    inside = {word.number for word in words}
    return next((word for word in words if word.head not in inside), words[-1])


def likeness(ours: Slot, theirs: Slot) -> int:
    """Return how alike two slots are, from 0 to 4: what they hang on and how they hang on it count alike."""
    if ours.governor == theirs.governor and {ours.way, theirs.way} <= _POSSESSIVE:
        return 4 if ours.way == theirs.way else SURE
    return 2 * (ours.governor == theirs.governor) + 2 * (ours.way == theirs.way)


def alike(ours: Name, theirs: Name) -> bool:
    """Say whether two names can fill the same slot: neither text tells that they are of different sorts."""
    a, b = _ALIKE.get(ours.sort, ours.sort), _ALIKE.get(theirs.sort, theirs.sort)
    return a is b or Sort.OTHER in {a, b}


def names_in(names: Sequence[Name], span: Span) -> Iterator[Name]:
    """Yield the names that stand in a span."""
    return (name for name in names if span.holds(name.span))


def _stem(word: Word) -> str:
    return word.lemma.lower()[:STEM]
