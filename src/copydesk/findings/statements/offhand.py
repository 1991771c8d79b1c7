"""A doubt of one phrase that is lost here: "possibly because of an update" told as "because of an update"."""

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.matter import Matter, cover, matter, weight
from copydesk.findings.statements.sides import Side
from copydesk.findings.statements.softness import is_soft
from copydesk.findings.statements.unsettled import ADVERBS
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span

LONGEST = 9
"""Words of a phrase behind the one that leads to it."""
LEAST = 1.0
"""The least weight of a phrase that can be told again."""
SAME = 0.6
"""The share of a phrase that another must tell to be the same."""
MOST = 12
"""Phrases of one sentence that are looked at: keeps the work linear."""
BECAUSE = frozenset({"due"})
"""A softening word that leaves nothing open where it leads to a cause."""
_STOPS = frozenset(',;:.–—()“”"')
_WITH_OF = frozenset({"because", "due", "thanks", "owing"})
_LEADING = frozenset({"ADP", "SCONJ", "PART"})


class _Phrase(NamedTuple):
    """A phrase, with the adverb of doubt that stands before it if one does, and what it is about."""

    span: Span
    about: Matter
    doubted: bool


def undoubted(alignment: Alignment, ours: Side) -> Iterator[Held]:
    """Yield the phrases that the passages behind a sentence hold in doubt, and that stand here without one."""
    page = ours.reading.page
    for sentence in page.sentences:
        passages = alignment.passages(sentence.span)
        known = [phrase for passage in passages for phrase in _phrases(alignment.source.page, passage)]
        doubted = [one for one in known if one.doubted]
        if not doubted or is_soft(page, sentence.span, BECAUSE):
            continue
        found: dict[Span, Held] = {}
        for phrase in islice(_phrases(page, sentence), MOST):
            there = next((one.span for one in doubted if cover(one.about, phrase.about) >= SAME), None)
            outright = any(not one.doubted and cover(phrase.about, one.about) >= SAME for one in known)
            if there is not None and not outright and not ours.quotes(phrase.span):
                found[there] = Held(phrase.span, there)  # the last, which is the shortest
        yield from found.values()


def _phrases(page: Page, sentence: Sentence) -> Iterator[_Phrase]:
    """Yield the phrases that a preposition, "to" or "because" leads to, up to a mark."""
    words = page.words[sentence.words.start : sentence.words.stop]
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        if not _leads(word) or (before is not None and _leads(before)):
            continue
        behind = [*takewhile(lambda one: one.text not in _STOPS, words[at + 1 : at + 1 + LONGEST])]
        about = matter(behind)
        if weight(about) >= LEAST:
            doubt = before if before is not None and before.text.lower() in ADVERBS else None
            yield _Phrase(Span((doubt or word).span.start, behind[-1].span.end), about, doubt is not None)


def _leads(word: Word) -> bool:
    return word.pos in _LEADING or word.text.lower() in _WITH_OF
