"""Who is behind a report: the phrase, the names in it, and how well it tells a reader."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from copydesk.text.lexicon import lines
from copydesk.text.naming.names import Name
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.report import Clarity
from copydesk.text.saying.scene import Scene
from copydesk.text.tree import Tree

LONGEST = 30
"""Words of a source phrase; a longer one is a parse gone wrong."""
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})
_SPOKESPERSON = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "solicitor", "publicist"})
_FACELESS = frozenset({"source", "insider", "observer", "watcher", "commentator", "rumour", "rumor", "speculation"})
"""Nouns that tell nothing of a source even with a word before them: "industry sources"."""
_MANY = frozenset({"media", "press", "speculation"})
"""Nouns that mean many even where they stand for one."""
_POINTERS = frozenset({"he", "she", "it", "they", "i", "we", "who", "which", "that", "this"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase: its span, the names in it (the speaker's own first) and how clear it is."""

    span: Span | None
    clarity: Clarity
    entities: tuple[int, ...]


NOBODY = Source(None, Clarity.NOBODY, ())


def source_of(scene: Scene, head: Word) -> Source:
    """Return the source whose phrase is headed by a word."""
    tree = scene.tree
    span = phrase(tree, head)
    inside = list(_inside(scene.names, span))
    own = sorted(inside, key=lambda name: not _is_own(tree, head, name))
    entities = tuple(dict.fromkeys(name.entity for name in own))
    return Source(span, Clarity.NAMED if inside else _clarity(tree, head, span), entities)


def source_in(scene: Scene, words: Sequence[Word], head: Word) -> Source:
    """Return the source that a run of words tells, whatever the parse makes of it; `head` is its first noun."""
    span = Span(words[0].span.start, words[-1].span.end)
    entities = tuple(dict.fromkeys(name.entity for name in _inside(scene.names, span)))
    return Source(span, Clarity.NAMED if entities else _clarity(scene.tree, head, span), entities)


def before(source: Source, offset: int) -> Source:
    """Return a source whose phrase ends before its verb, which the parse may have taken for a part of it."""
    span = source.span
    if span is None or not span.start < offset < span.end:
        return source
    return Source(Span(span.start, offset), source.clarity, source.entities)


def phrase(tree: Tree, head: Word) -> Span:
    """Return the noun phrase of a head, without the clauses that hang from it."""
    words = tree.page.words
    first, last = tree.reach(head)
    for child in tree.children(head):
        if child.number > head.number and child.dep in _CLAUSES:
            last = max(tree.reach(child).first - 1, head.number)
            break
    last = min(last, head.number + LONGEST)
    first = max(first, head.number - LONGEST)
    while last > head.number and words[last].pos == "PUNCT" and words[last].text not in {"’", "'", ")"}:
        last -= 1
    while first < head.number and words[first].pos in {"PUNCT", "CCONJ"}:
        first += 1
    return Span(words[first].span.start, words[last].span.end)


def _inside(names: Sequence[Name], span: Span) -> Iterator[Name]:
    at = bisect_left(names, span.start, key=lambda name: name.span.start)
    while at < len(names) and names[at].span.start < span.end:
        yield names[at]
        at += 1


def _is_own(tree: Tree, head: Word, name: Name) -> bool:
    """Say whether a name in the phrase is the speaker's own: the head's, its apposition's, or a spokesman's body."""
    if name.span.holds(head.span) or head.lemma.lower() in _SPOKESPERSON:
        return True
    return any(name.span.holds(child.span) for child in tree.children(head, "appos"))


def _clarity(tree: Tree, head: Word, span: Span) -> Clarity:
    words = tree.page.words_in(span)
    if any(word.tag in {"NNP", "NNPS"} for word in words):
        return Clarity.NAMED
    lemma = head.lemma.lower()
    if lemma in _POINTERS or (head.pos == "PRON" and lemma not in vague()):
        return Clarity.POINTED
    others = [word for word in words if word.number != head.number]
    if lemma in _FACELESS and not any(word.dep in {"prep", "relcl"} for word in tree.children(head)):
        return Clarity.VAGUE
    if tree.child(head, "appos") is not None:
        return Clarity.DESCRIBED
    if lemma in vague() and not any(_describes(word) for word in others) and not _points_back(head, others):
        return Clarity.VAGUE
    return Clarity.DESCRIBED


def _points_back(head: Word, others: Sequence[Word]) -> bool:
    """Say whether an article makes a single one of a vague noun: "the authority" was told of before."""
    single = head.tag == "NN" and head.lemma.lower() not in _MANY
    return single and any(word.text.lower() in {"the", "this", "that"} for word in others)


def _describes(word: Word) -> bool:
    """Say whether a word beside a vague noun tells a reader something about it."""
    if word.dep in {"det", "punct", "predet", "case", "cc"} or word.pos in {"PUNCT", "DET", "CCONJ", "PRON", "PART"}:
        return False
    return word.lemma.lower() not in vague() and word.pos in {"NOUN", "ADJ", "VERB", "NUM"} and word.lemma != "many"


@cache
def vague() -> frozenset[str]:
    """Return the nouns and pronouns that tell nothing of a source when they stand alone."""
    return frozenset(lines("vague-sources"))
