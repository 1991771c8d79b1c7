"""Who or what a source sets aside, told as the one that it names instead: "the driver, not the cyclist, jumped".

Nothing is said where the retold sentence names the one that the source names, or denies anything, or where the source
tells the same deed of the one set aside.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.clauses import Match, same_word
from copydesk.findings.statements.echoes import echoes, own_words
from copydesk.findings.statements.sides import Side
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.statements import ADDING, contrasts

NEAR = 0.6
"""How near two statements must be (see `clauses`) to be the same deed."""
MOST = 24
"""Contrasts of one text that are looked at: bounds the work."""
WITHIN = 5
"""Words before and behind a contrast in which the two that it sets apart are looked for."""
_BESIDE = frozenset({"appos", "conj", "pobj", "attr"})
_INSTEAD = frozenset({("rather", "than"), ("instead", "of")})
_NOMINAL = frozenset({"NOUN", "PROPN"})


class Contrast(NamedTuple):
    """The words that head what a clause affirms and what it sets aside, and where it does that."""

    kept: Word
    aside: Word
    span: Span


def set_aside(alignment: Alignment, ours: Side, theirs: Side, pairs: Sequence[Match]) -> Iterator[Held]:
    """Yield the statements told of the one whom the source sets aside, with what it sets them aside by."""
    known = list(islice(_contrasts(alignment.source.page), MOST))
    for match in pairs if known else ():
        same = same_word(ours.lemma(match.retold.head), theirs.lemma(match.source.head))
        if match.score < NEAR or not same or ours.hedges[match.retold.verb] or ours.asks(match.retold):
            continue
        for one in known:
            number = _told_of(ours, theirs, match, one)
            if number is not None and not _may_be_so(alignment, theirs, match, one):
                word, verb = ours.reading.page.words[number].span, ours.predicate(match.retold)
                yield Held(Span(min(word.start, verb.start), max(word.end, verb.end)), one.span)


def _contrasts(page: Page) -> Iterator[Contrast]:
    """Yield what the clauses of a page affirm beside what they set aside."""
    for word in page.words:
        own = page.sentences[word.sentence].words
        width = _width(page.words[word.number : min(word.number + 2, own.stop)])
        if width == 1 and not contrasts(page.words[own.start : own.stop], word.number - own.start):
            continue
        after = page.words[word.number + width : min(word.number + width + WITHIN, own.stop)] if width else ()
        aside = next((w for w in after if w.pos in _NOMINAL and w.dep in _BESIDE), None)
        before = page.words[max(word.number - WITHIN, own.start) : word.number]
        kept = next((w for w in reversed(before) if w.pos in _NOMINAL), None)
        if aside is not None and kept is not None and kept.lemma.lower() != aside.lemma.lower():
            yield Contrast(kept, aside, Span(word.span.start, aside.span.end))


def _width(words: Sequence[Word]) -> int:
    """Return how many of the first words set something aside: "not", "rather than", "instead of"."""
    told = tuple(word.text.lower() for word in words)
    return 2 if told in _INSTEAD else int(told[:1] == ("not",) and ADDING.isdisjoint(told))


def _told_of(ours: Side, theirs: Side, match: Match, one: Contrast) -> int | None:
    """Return the word of who does it, or to whom it is done, where that is the one set aside."""
    roles = (match.retold.agent, match.source.agent), (match.retold.patient, match.source.patient)
    return next((here for here, there in roles if _is_aside(ours, here, one) and _is_meant(theirs, there, one)), None)


def _is_aside(side: Side, number: int | None, one: Contrast) -> bool:
    return number is not None and side.lemma(number) == one.aside.lemma.lower()


def _is_meant(theirs: Side, number: int | None, one: Contrast) -> bool:
    """Say whether the source's word is the one that it names, or, behind "it was", the one that the parse takes."""
    return number in {one.kept.number, one.aside.number} and theirs.reading.page.words[number].dep != "pobj"


def _may_be_so(alignment: Alignment, theirs: Side, match: Match, one: Contrast) -> bool:
    """Say whether the retold sentence names whom the source names, denies anything, or the source tells it too."""
    ours, source = alignment.retelling.page, alignment.source.page
    sentence = ours.sentences[ours.words[match.retold.verb].sentence]
    if any(word.lemma.lower() == one.kept.lemma.lower() for word in ours.words_in(sentence.span)):
        return True
    known = echoes(source, alignment.passages(sentence.span), [one.span])
    if any(own_words(ours, sentence.span, "denials", known)):
        return True
    deed = theirs.lemma(match.source.head)
    told = (s for s in alignment.source.statements if same_word(theirs.lemma(s.head), deed) and not s.negated)
    return any(
        number != one.aside.number and _is_aside(theirs, number, one) for s in told for number in (s.agent, s.patient)
    )
