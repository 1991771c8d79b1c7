"""What is decided one way in the source and the other way here: rejected and granted, denied and admitted.

The pairs are those of the list `opposites`.
"""

import re
from collections.abc import Iterator, Sequence

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.clauses import Match, same_word, stem
from copydesk.findings.statements.remainders import are_the_rest, counts_of
from copydesk.findings.statements.sides import Side
from copydesk.text.hedges import Hold
from copydesk.text.lexicon import opposites
from copydesk.text.passage import Span
from copydesk.text.statements import Statement, Tense

NEAR = 0.55
"""How near two statements must be (see `clauses`), their predicates being opposites."""

BOUND = re.compile(r"(?:agree|vote|decide|chose|choose|resolve)")
"""Verbs of deciding, behind which what is decided is as good as done."""


def opposed(alignment: Alignment, ours: Side, theirs: Side, pairs: Sequence[Match]) -> Iterator[Held]:
    """Yield the statements whose predicate is the opposite of the source's of the same matter."""
    for match in pairs:
        retold, source = match.retold, match.source
        if match.score < NEAR or not _is_decision(ours, retold) or not _is_decision(theirs, source):
            continue
        if not _is_turned(alignment, ours, theirs, match) or _governed(ours, retold) != _governed(theirs, source):
            continue
        if not are_the_rest(counts_of(alignment.retelling, retold), counts_of(alignment.source, source)):
            yield Held(_stance(ours, retold), _stance(theirs, source))


def _is_turned(alignment: Alignment, ours: Side, theirs: Side, match: Match) -> bool:
    """Say whether a predicate is the opposite of the source's: another verb, or the same with an opposite word."""
    retold, source = match.retold, match.source
    known, told = _forms(theirs, source), _forms(ours, retold)
    if _is_deeper(ours, theirs, match):
        return False
    if ours.lemma(retold.verb) != theirs.lemma(source.verb):
        opposite = {other for form in known for other in opposites("opposites").get(form, ())}
        return not opposite.isdisjoint(told) and not _has_verb(alignment, ours, retold)
    turned = ((form, other) for form in known for other in opposites("opposites").get(form, ()) if other in told)
    form, other = next(turned, ("", ""))
    objects = _object(theirs, source, form), _object(ours, retold, other)
    behind = {p.index for p in alignment.passages(ours.predicate(retold))}
    words = theirs.reading.page.words
    beside = (s for s in theirs.reading.statements if words[s.verb].sentence in behind)
    same = None not in objects and objects[0] == objects[1]
    return same and not any(other in _forms(theirs, statement) for statement in beside)


def _is_deeper(ours: Side, theirs: Side, match: Match) -> bool:
    """Say whether it is done to what the source's object is only about: to dismiss the appeal is to uphold the fine."""
    one, other = match.retold.patient, match.source.patient
    if one is None or other is None or same_word(ours.lemma(one), theirs.lemma(other)):
        return False
    return any(same_word(ours.lemma(one), theirs.lemma(number)) for number in match.source.words)


def _is_decision(side: Side, statement: Statement) -> bool:
    """Say whether a statement is finite, not denied, hedged or asked, and not said in passing of who acts."""
    words = side.reading.page.words
    denied = any(words[n].lemma.lower() in {"not", "n't", "n’t", "never"} for n in statement.words)
    passing = words[statement.verb].dep == "relcl" and statement.agent == words[statement.verb].head
    hedges = (hedge for hedge in side.hedges[statement.verb] if hedge.hold is not Hold.NOUN)
    open_ = any(BOUND.match(side.reads(hedge.span)) is None for hedge in hedges)
    return statement.tense is not Tense.NONE and not (denied or passing or open_ or side.asks(statement))


def _governed(side: Side, statement: Statement) -> frozenset[str]:
    """Return the lemmas of the verbs that govern a predicate, but for those of deciding: "refused to close it"."""
    return frozenset(lemma for n in statement.frame if BOUND.match(lemma := side.lemma(n)) is None)


def _has_verb(alignment: Alignment, ours: Side, retold: Statement) -> bool:
    """Say whether the passages behind a statement have its verb themselves, of whatever they say it."""
    page, verb = alignment.source.page, ours.reading.page.words[retold.verb]
    behind = (page.words[p.words.start : p.words.stop] for p in alignment.passages(verb.span))
    return any(stem(word.lemma) == stem(verb.lemma) for words in behind for word in words)


def _forms(side: Side, statement: Statement) -> frozenset[str]:
    """Return the lemma of a statement's verb, and that with what belongs to it: "vote against", "rule in favour"."""
    lemma = side.lemma(statement.verb)
    words = side.reading.page.words
    below = [words[n] for n in statement.words if words[n].head == statement.verb]
    own = {word.number: word.lemma.lower() for word in below if word.dep in {"prt", "prep", "acomp", "oprd"}}
    behind = (words[n] for n in statement.words if words[n].dep == "pobj" and words[n].head in own)
    longer = (f"{lemma} {own[word.head]} {word.lemma.lower()}" for word in behind)
    return frozenset({lemma, *(f"{lemma} {word}" for word in own.values()), *longer})


def _object(side: Side, statement: Statement, form: str) -> str | None:
    """Return the lemma of what the last word of a form is of: the bill, of "against the bill", "in favour of it"."""
    words = side.reading.page.words
    last = form.split()[-1:]
    for number in statement.words:
        word = words[number]
        above, top = words[word.head], words[words[word.head].head]
        direct = above.lemma.lower() in last and above.head == statement.verb
        through = above.lemma.lower() == "of" and top.lemma.lower() in last
        if word.dep == "pobj" and word.pos in {"NOUN", "PROPN"} and (direct or through):
            return word.lemma.lower()
    return None


def _stance(side: Side, statement: Statement) -> Span:
    """Return a predicate with the words behind its verb that say which way it goes: "voted against"."""
    words, own = side.reading.page.words, side.predicate(statement)
    verb = f"{side.lemma(statement.verb)} "
    known = {word for form in opposites("opposites") if form.startswith(verb) for word in form.split()}
    end = own.end
    for word in words[statement.verb + 1 : statement.verb + 3]:
        if word.number not in statement.words or word.lemma.lower() not in known:
            break
        end = max(end, word.span.end)
    return Span(own.start, end)
