"""Events and links: roles swapped, an event replaced by another, a cause or purpose added."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.exchanged import exchanges
from copydesk.findings.statements.outcomes import outcomes
from copydesk.findings.statements.recast import freely_done
from copydesk.text.lexicon import lines
from copydesk.text.page import Sentence
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement

E1 = Kind("E1", "roles-swapped", Severity.ERROR, "exchanges who did it and to whom it was done")
E2 = Kind("E2", "event-changed", Severity.ERROR, "replaces what happened by something that means otherwise")
E3 = Kind("E3", "link-added", Severity.ERROR, "claims a cause, purpose, condition or sequence that the source does not")
KINDS = (E1, E2, E3)

TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
TOLD = 0.34
"""The share of a side's terms that one sentence of the source must have to be what the side tells."""


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    yield from _swapped(alignment)
    yield from _changed(alignment)
    yield from _linked(alignment)
    yield from _freed(alignment)


def _swapped(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each statement in which two have exchanged their places."""
    for one in exchanges(alignment):
        here, there = _whole(alignment.retelling, one.retold), _whole(alignment.source, one.source)
        said = alignment.source.page.read(there)
        message = f"“{one.one}” and “{one.other}” have exchanged their parts: the source says “{said}”."
        yield Finding(E1, message, alignment.retelling.page.passage(here), alignment.source.page.passage(there))


def _freed(alignment: Alignment) -> Iterator[Finding]:
    """Yield what was done under force and is told as done of free will."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for one in freely_done(alignment):
        there = theirs.passage(one.there) if one.there else None
        message = f"Done under force in the source (“{there and there.words}”), of free will here."
        yield Finding(E2, message, ours.passage(one.here), there)


def _changed(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each statement that tells another event."""
    for one in outcomes(alignment):
        here, there = _verbs(alignment.retelling, one.retold), _verbs(alignment.source, one.source)
        told, said = alignment.retelling.page.read(here), alignment.source.page.read(there)
        message = f"The source tells another event (“{said}”) than this (“{told}”)."
        yield Finding(E2, message, alignment.retelling.page.passage(here), alignment.source.page.passage(there))


def _verbs(reading: Reading, statement: Statement) -> Span:
    numbers = [*statement.auxiliaries, *statement.frame, statement.verb, statement.head]
    words = [reading.page.words[number].span for number in numbers]
    return Span(min(span.start for span in words), max(span.end for span in words))


def _whole(reading: Reading, statement: Statement) -> Span:
    """Return a statement's span without marks at its ends."""
    words = [reading.page.words[n] for n in statement.words if reading.page.words[n].pos not in {"PUNCT", "SPACE"}]
    return Span(words[0].span.start, words[-1].span.end) if words else statement.span


@cache
def _links(strength: str) -> re.Pattern[str]:
    rows = (line.split("\t") for line in lines("causes"))
    phrases = sorted((phrase for how, phrase in rows if how == strength), key=len, reverse=True)
    end = r"\b" if strength == "claims" else ""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + ")" + end, re.IGNORECASE)


def _linked(alignment: Alignment) -> Iterator[Finding]:
    """Yield the links that a retold sentence claims and that none of the passages it rests on makes."""
    ours, theirs = alignment.retelling, alignment.source
    quoted = [quote.outer for quote in ours.quotes]
    for sentence in ours.page.sentences:
        found = _links("claims").search(ours.page.prose, *sentence.span)
        passages = alignment.passages(sentence.span)
        if found is None or not passages or any(span.start <= found.start() < span.end for span in quoted):
            continue
        if _is_future(ours, found) or any(_allows(alignment, sentence, found.start(), one) for one in passages):
            continue
        here = _clause(ours, Span(*found.span()))
        message = f"The source claims no such link: “{ours.page.read(here)}”."
        yield Finding(E3, message, ours.page.passage(here), theirs.page.passage(passages[0].span))


def _is_future(reading: Reading, found: re.Match[str]) -> bool:
    """Say whether "due to" is what is to come ("is due to open"), not a cause."""
    after = reading.page.words_in(Span(found.end(), found.end() + 2))
    return found[0].lower() == "due to" and bool(after) and after[-1].tag == "VB"


def _allows(alignment: Alignment, sentence: Sentence, link: int, passage: Sentence) -> bool:
    """Say whether a passage makes a link itself, or says in one sentence what stands on both sides of the link."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    if _links("allows").search(theirs.prose, *passage.span):
        return True
    known = {stem(word.lemma) for word in theirs.words_in(passage.span)}
    sides = (Span(sentence.span.start, link), Span(link, sentence.span.end))
    terms = ([stem(w.lemma) for w in ours.words_in(side) if w.pos in TELLING] for side in sides)
    return all(sum(t in known for t in side) >= TOLD * len(side) for side in terms)


def _clause(reading: Reading, link: Span) -> Span:
    """Return the clause that a link stands in."""
    held = [statement for statement in reading.statements if statement.span.start <= link.start < statement.span.end]
    return _whole(reading, min(held, key=lambda s: s.span.end - s.span.start)) if held else link
