"""What structure tells of words of a retelling: how well they rest on the source, and what sort of words they are."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from copydesk.findings.align import CONTENT, Alignment
from copydesk.findings.statements.clauses import stem
from copydesk.findings.tables import Signs
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span


class Known(NamedTuple):
    """The stems of a source's words: of the passages that a retold sentence rests on, and of all."""

    near: frozenset[str]
    every: frozenset[str]


def every_stem(page: Page) -> frozenset[str]:
    """Return the stems of all words of a source."""
    return frozenset(stem(word.lemma) for word in page.words)


def near_stems(page: Page, passages: Sequence[Sentence]) -> frozenset[str]:
    """Return the stems of the words of some passages."""
    return frozenset(stem(word.lemma) for passage in passages for word in page.words_in(passage.span))


def footing(alignment: Alignment, sentence: Sentence, span: Span, known: Known) -> Signs:
    """Return what is known of the words at a span of a retold sentence, without a judge."""
    link, words = alignment.links[sentence.index], alignment.retelling.page.words_in(span)
    telling = [stem(word.lemma) for word in words if word.pos in CONTENT]
    near, every = (sum(one in stems for one in telling) / max(len(telling), 1) for stems in known)
    return {
        "coverage": link.coverage,
        "likeness": link.supports[0].score if link.supports else 0.0,
        "passages": float(len(link.supports)),
        "near": near,
        "anywhere": every,
        "empty": float(not telling),
        "length": log(len(sentence.words)),
        **_sorts(words),
    }


def _sorts(words: Sequence[Word]) -> Signs:
    sorts = {word.pos for word in words}
    return {
        "verb": float("VERB" in sorts),
        "auxiliary": float("AUX" in sorts),
        "degree": float(not sorts.isdisjoint({"ADV", "ADJ"})),
        "noun": float("NOUN" in sorts),
        "name": float(not sorts.isdisjoint({"PROPN", "NUM"})),
    }
