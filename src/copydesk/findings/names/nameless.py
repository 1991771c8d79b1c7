"""Offices of nobody named that have lost a rank: "a former soldier" as "a soldier", "the deputy mayor" as "the mayor".

What somebody named is, `offices` compares. Nothing is said where the source calls anybody so without a rank, or where
the retelling tells in another way that the office is held no longer.
"""

import re
from collections.abc import Iterator, Mapping

from copydesk.findings.align import Alignment
from copydesk.text.naming.roles import ranks
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.saying.antecedents import is_role
from copydesk.text.tree import Tree, tree_of

_TELLING = frozenset({"deputy", "vice", "shadow", "acting", "interim", "trainee"})
"""Ranks whose loss makes somebody another; a junior doctor is a doctor."""
_BEFORE = frozenset({"amod", "compound", "advmod", "nmod"})
_OVER = re.compile(
    r"\b(?:was|were|had\sbeen|used\sto|once|then|until|served|worked|ex|former(?:ly)?|retire\w*|previous\w*|career|(?:years|days|time)\sas"
    r"|one-?\s?time|before|training|acting|gave\sup|who\shad|no\slonger)\b",
    re.IGNORECASE,
)
"""What tells in a retold sentence that somebody was what he is called."""
_OF_A_NAME = frozenset({"appos", "compound", "nsubj", "attr"})
"""How an office hangs from the name, or from the verb beside it, of whoever holds it."""


def lost_ranks(alignment: Alignment) -> Iterator[tuple[Span, Span]]:
    """Yield the offices of nobody named that stand with a rank everywhere in the source and with none here.

    Each is where it stands here, and where the source has it with its rank.
    """
    known = _ranked(alignment.source.page)
    reading = alignment.retelling
    tree = tree_of(reading.page) if known else None
    for word in reading.page.words if tree is not None else ():
        theirs = known.get(word.lemma.lower())
        if tree is None or theirs is None or word.tag != "NN" or not is_role(word):
            continue
        sentence = reading.page.sentences[word.sentence].span
        if (
            _rank(tree, word) is not None
            or _is_named(reading, tree, word)
            or _OVER.search(reading.page.prose, *sentence)
        ):
            continue
        if any(passage.span.holds(theirs) for passage in alignment.passages(sentence)):
            known_there = {other.lemma for other in alignment.source.page.words_in(theirs)}
            own = [one.span.start for one in tree.children(word, *_BEFORE) if one.lemma in known_there]
            yield Span(min([*own, word.span.start]), word.span.end), theirs


def _ranked(page: Page) -> Mapping[str, Span]:
    """Return where each office stands first that never stands without a rank, by its lemma."""
    if not any(_tells(word.text.lower()) for word in page.words):
        return {}
    tree = tree_of(page)
    found: dict[str, Span] = {}
    bare: set[str] = set()
    for word in page.words:
        if word.pos in {"NOUN", "PROPN"} and is_role(word):
            rank = _rank(tree, word)
            if rank is None:
                bare.add(word.lemma.lower())
            else:
                found.setdefault(word.lemma.lower(), Span(rank.span.start, word.span.end))
    return {lemma: span for lemma, span in found.items() if lemma not in bare}


def _rank(tree: Tree, word: Word) -> Word | None:
    """Return the word by which an office is not held now, or not the first."""
    known = (child for child in tree.children(word, *_BEFORE) if child.number < word.number)
    return next((one for one in known if _tells(one.text.lower())), None)


def _tells(word: str) -> bool:
    return word in _TELLING or ranks().get(word) in {"past", "future"}


def _is_named(reading: Reading, tree: Tree, word: Word) -> bool:
    """Say whether an office belongs to somebody named: before the name, behind it, or by "is"."""
    above = [tree.head(word)] if word.dep in _OF_A_NAME else []
    spans = [one.span for one in (*tree.children(word, "appos"), *above) if one.pos == "PROPN"]
    return any(name.span.overlaps(span) for span in spans for name in reading.names)
