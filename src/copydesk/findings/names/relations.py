"""Kin that is told by no name: "her grandfather", "the mayor's brother".

A retold word for kin is another than the source's only where nothing in the source calls anybody so, or tells the same
from the other side ("his son" of whom the retelling calls "his father"), and where the passages have just one other.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.text.lexicon import lines
from copydesk.text.naming.roles import exchangeable
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading

BESIDE = frozenset({"appos", "compound"})
"""How a name hangs from a word for kin, or the word from the name: what such a one is, `offices` tells."""


class Relation(NamedTuple):
    """A retold word for kin with whose it is, and the source's."""

    ours: Span
    theirs: Span


class _Kin(NamedTuple):
    """What a word for kin says: its relation, and that of the other one to them."""

    relation: str
    converse: str


@cache
def _kin() -> Mapping[str, _Kin]:
    rows = (line.split("\t") for line in lines("kin"))
    return {word: _Kin(relation, converse) for relation, converse, *words in rows for word in words}


def other_relations(alignment: Alignment) -> Iterator[Relation]:
    """Yield the retelling's words for kin in whose place the source has another, in order."""
    ours, theirs = alignment.retelling, alignment.source
    told = _called(theirs.page.words)
    named, known = (_beside_names(reading) if told else frozenset[int]() for reading in (ours, theirs))
    for word in _owned(ours, ours.page.words) if told else ():
        if any(_may_be(word.lemma.lower(), other) for other in told) or word.number in named:
            continue
        sentence = ours.page.sentences[word.sentence].words
        here = _called(ours.page.words[sentence.start : sentence.stop])
        passages = [theirs.page.words[p.words.start : p.words.stop] for p in alignment.passages(word.span)]
        there = [other for words in passages for other in _owned(theirs, words)]
        rivals = [other for other in there if not any(_may_be(one, other.lemma.lower()) for one in here)]
        if len(_called(rivals)) == 1 and rivals[0].number not in known:
            yield Relation(word.span, rivals[0].span)


def _called(words: Sequence[Word]) -> frozenset[str]:
    """Return the words for kin among these."""
    return frozenset(word.lemma.lower() for word in words) & _kin().keys()


def _owned(reading: Reading, words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words for kin that tell whose kin it is, without those by marriage ("-in-law")."""
    owned = {word.head for word in words if word.dep == "poss"}
    for word in words:
        behind = reading.page.prose[word.span.end : word.span.end + 1]
        if word.lemma.lower() in _kin() and word.number in owned and behind != "-":
            yield word


def _may_be(one: str, other: str) -> bool:
    """Say whether two words may tell of the same pair: by one word, by words that copy swaps, or from either side."""
    return exchangeable(one, other) or _kin()[one].relation == _kin()[other].converse


def _beside_names(reading: Reading) -> frozenset[int]:
    """Return the words that a name stands beside, as the parse has it."""
    words = reading.page.words
    names = {one.number for name in reading.names for one in reading.page.words_in(name.span)}
    above = {words[number].head for number in names if words[number].dep in BESIDE}
    return frozenset(above | {word.number for word in words if word.dep in BESIDE and word.head in names})
