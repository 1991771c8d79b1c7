"""A doubt of one phrase that is lost here: "possibly because of an update" told as "because of an update"."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.matter import Matter, cover, matter, weight
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


def undoubted(alignment: Alignment) -> Iterator[Held]:
    """Yield the phrases that the passages behind a sentence hold in doubt, and that stand here without one."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    for sentence in ours.sentences:
        passages = alignment.passages(sentence.span)
        doubted = [one for passage in passages for one in _doubted(theirs, passage)]
        if not doubted or is_soft(ours, sentence.span, BECAUSE):
            continue
        plain = [about for passage in passages for _, about in _phrases(theirs, passage, doubted=False)]
        found: dict[Span, Held] = {}
        for phrase, mine in islice(_phrases(ours, sentence), MOST):
            here = Span(phrase[0].span.start, phrase[-1].span.end)
            there = next((span for span, about in doubted if cover(about, mine) >= SAME), None)
            outright = any(cover(mine, about) >= SAME for about in plain)
            if there is not None and not outright and not any(quote.holds(here) for quote in quoted):
                found[there] = Held(here, there)  # the last, which is the shortest
        yield from found.values()


def _doubted(page: Page, sentence: Sentence) -> Iterator[tuple[Span, Matter]]:
    """Yield the phrases that an adverb of doubt stands before, with it, and what they are about."""
    for phrase, about in _phrases(page, sentence):
        before = page.words[phrase[0].number - 1] if phrase[0].number > sentence.words.start else None
        if before is not None and before.text.lower() in ADVERBS:
            yield Span(before.span.start, phrase[-1].span.end), about


def _phrases(page: Page, sentence: Sentence, *, doubted: bool = True) -> Iterator[tuple[Sequence[Word], Matter]]:
    """Yield the phrases that a preposition, "to" or "because" leads to, up to a mark, with what they are about."""
    words = page.words[sentence.words.start : sentence.words.stop]
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        certain = before is None or before.text.lower() not in ADVERBS
        if not _leads(word) or (before is not None and _leads(before)) or not (doubted or certain):
            continue
        phrase = [word, *takewhile(lambda one: one.text not in _STOPS, words[at + 1 : at + 1 + LONGEST])]
        about = matter(phrase[1:])
        if weight(about) >= LEAST:
            yield phrase, about


def _leads(word: Word) -> bool:
    return word.pos in _LEADING or word.text.lower() in _WITH_OF
