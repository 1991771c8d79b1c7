"""Events and links: roles swapped, an event replaced by another, a cause or purpose added."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.clauses import Match, matches, same_word, stem
from copydesk.findings.statements.recast import freely_done
from copydesk.text.hedges import Hedge, Hold, Sort
from copydesk.text.lexicon import lines
from copydesk.text.page import Sentence
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement, Tense

E1 = Kind("E1", "roles-swapped", Severity.ERROR, "exchanges who did it and to whom it was done")
E2 = Kind("E2", "event-changed", Severity.ERROR, "replaces what happened by something that means otherwise")
E3 = Kind("E3", "link-added", Severity.ERROR, "claims a cause, purpose, condition or sequence that the source does not")
KINDS = (E1, E2, E3)

SURE, LIKELY = 0.6, 0.45
"""How near two statements must be (see `findings.clauses`) before their parts are compared, and before it is asked
whether what one weighs the other has done."""
INTENTS = frozenset({Sort.PLANNED, Sort.WEIGHED})
DONE = frozenset({Tense.PAST, Tense.PERFECT})
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
TOLD = 0.34
"""The share of a side's terms that one sentence of the source must have to be what the side tells."""
PREPOSITIONS = frozenset({"to", "from", "with", "against", "by", "of", "for", "over", "than", "ahead", "behind", "in"})


@dataclass(frozen=True, slots=True)
class _Side:
    """One reading with what is asked of it often: hedges by verb, the name at each word, the words below each."""

    reading: Reading
    hedges: Mapping[int, tuple[Hedge, ...]]
    names: Mapping[int, frozenset[str]]
    below: Mapping[int, tuple[int, ...]]

    def parts(self, statement: Statement) -> dict[str, int]:
        """Return who and what takes part in a statement, as the index of its word, by its slot."""
        words = self.reading.page.words
        found = {"agent": statement.agent, "patient": statement.patient}
        for number in statement.words:
            if words[number].dep == "prep" and words[number].lemma.lower() in PREPOSITIONS:
                inside = (n for n in self.below.get(number, ()) if words[n].dep == "pobj")
                found.setdefault(words[number].lemma.lower(), next(inside, None))
        return {slot: number for slot, number in found.items() if number is not None and self._telling(number)}

    def _telling(self, number: int) -> bool:
        return number in self.names or self.reading.page.words[number].pos in {"NOUN", "PROPN"}


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    ours, theirs = _side(alignment.retelling), _side(alignment.source)
    for match in matches(alignment):
        if match.score >= SURE:
            yield from _swapped(ours, theirs, match)
        if match.score >= LIKELY:
            yield from _done(ours, theirs, match)
    yield from _linked(alignment)
    yield from _freed(alignment)


def _freed(alignment: Alignment) -> Iterator[Finding]:
    """Yield what was done under force and is told as done of free will."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for one in freely_done(alignment):
        there = theirs.passage(one.there) if one.there else None
        message = f"Done under force in the source (“{there and there.words}”), of free will here."
        yield Finding(E2, message, ours.passage(one.here), there)


def _side(reading: Reading) -> _Side:
    names = {
        word.number: frozenset(part for part in name.parts if len(part) > 1)
        for name in reading.names
        for word in reading.page.words_in(name.span)
    }
    below: dict[int, list[int]] = {}
    for word in reading.page.words:
        if word.head != word.number:
            below.setdefault(word.head, []).append(word.number)
    hedges = dict(zip((s.verb for s in reading.statements), reading.hedges, strict=True))
    return _Side(reading, hedges, names, {head: tuple(words) for head, words in below.items()})


def _same(ours: _Side, one: int, theirs: _Side, other: int) -> bool:
    """Say whether a word of the retelling and one of the source stand for the same."""
    mine, known = ours.names.get(one), theirs.names.get(other)
    if mine and known:
        return bool(mine & known)
    return same_word(ours.reading.page.words[one].lemma, theirs.reading.page.words[other].lemma)


def _swapped(ours: _Side, theirs: _Side, match: Match) -> Iterator[Finding]:
    """Yield a finding where two that take part have exchanged their slots under the same predicate."""
    lemmas = (side.reading.page.words[s.head].lemma for side, s in ((ours, match.retold), (theirs, match.source)))
    if not same_word(*lemmas):
        return
    mine, known = ours.parts(match.retold), theirs.parts(match.source)
    for slot, other in ((a, b) for a in mine for b in mine if a < b and a in known and b in known):
        crossed = _same(ours, mine[slot], theirs, known[other]) and _same(ours, mine[other], theirs, known[slot])
        kept = _same(ours, mine[slot], theirs, known[slot]) or _same(ours, mine[other], theirs, known[other])
        if crossed and not kept:
            here, there = _whole(ours.reading, match.retold), _whole(theirs.reading, match.source)
            words = theirs.reading.page.words
            message = (
                f"“{words[known[slot]].text}” and “{words[known[other]].text}” have exchanged their parts: "
                f"the source says “{theirs.reading.page.read(there)}”."
            )
            yield Finding(E1, message, ours.reading.page.passage(here), theirs.reading.page.passage(there))
            return


def _done(ours: _Side, theirs: _Side, match: Match) -> Iterator[Finding]:
    """Yield a finding where what the source says is planned or weighed is done, or decided, in the retelling."""
    intents = [
        h for h in theirs.hedges[match.source.verb] if h.sort in INTENTS and h.hold in {Hold.FRAME, Hold.PASSIVE}
    ]
    if not intents or ours.hedges[match.retold.verb] or match.retold.negated or match.retold.tense not in DONE:
        return
    words = ours.reading.page.words
    pair = words[match.retold.head].lemma, theirs.reading.page.words[match.source.head].lemma
    decided = any(words[n].lemma.lower() in lines("decisions") for n in (*match.retold.frame, match.retold.verb))
    if same_word(*pair) or decided:
        here, there = _verbs(ours.reading, match.retold), _verbs(theirs.reading, match.source)
        there = Span(min(there.start, intents[0].span.start), max(there.end, intents[0].span.end))
        said, told = theirs.reading.page.read(there), ours.reading.page.read(here)
        message = f"In the source it is not done yet (“{said}”); here it is (“{told}”)."
        yield Finding(E2, message, ours.reading.page.passage(here), theirs.reading.page.passage(there))


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
