"""What a reporting verb is: its entry in the list, and a clause that it heads."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.parse import Word
from copydesk.text.saying.report import Act
from copydesk.text.tree import Tree

TELLING = frozenset({"tell", "warn", "inform", "ask"})
"""Verbs whose object is who is told."""


class Verb(NamedTuple):
    """A reporting verb of the list: its act, its shade, and what beside a clause leads to what is reported."""

    act: Act
    shade: str
    frames: frozenset[str]


@cache
def verbs() -> dict[str, Verb]:
    """Return the reporting verbs by lemma ("point out" with its particle)."""
    rows = (line.split("\t") for line in lines("reporting-verbs"))
    return {lemma: Verb(Act(act), shade, frozenset(frames.split(","))) for lemma, act, shade, frames in rows}


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb that may report, with its reading in the list, and the word that stands for its source."""

    head: Word
    lemma: str
    verb: Verb
    passive: bool
    speaker: Word | None


def mark_of(tree: Tree, word: Word) -> str | None:
    """Return the entry of the list that a word is, with its particle if the list has the two."""
    lemma = word.lemma.lower()
    particle = particle_of(tree, word)
    phrasal = f"{lemma} {particle.lemma.lower()}" if particle is not None else lemma
    known = verbs()
    return phrasal if phrasal in known else lemma if lemma in known else None


def particle_of(tree: Tree, word: Word) -> Word | None:
    """Return a verb's particle; the parse takes some for adverbs: "the mayor hit back that …"."""
    beside = (child for child in tree.children(word, "advmod") if child.number == word.number + 1)
    return tree.child(word, "prt") or next(beside, None)
