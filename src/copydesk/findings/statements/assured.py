"""Statements with one predicate on both sides that are surer, less sure or the opposite here.

`clauses` pairs them. Where the words differ, `settled`, `unsettled` and `denied` look for the same three turns.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import Match, antonyms, matches, same_word
from copydesk.findings.statements.denied import denies_manner, restricts
from copydesk.findings.statements.reversals import is_prefixed
from copydesk.findings.statements.settled import IS, is_allowance, is_threat
from copydesk.findings.statements.sides import Side
from copydesk.findings.statements.tellings import undecided
from copydesk.text.hedges import Hedge, Hold, Sort
from copydesk.text.passage import Span
from copydesk.text.statements import Statement, Tense

SAME, OTHER = 0.6, 1.1
"""How near two statements must be (see `clauses`) before their certainty is compared: with the same predicate, and
with another."""
ALIKE = 0.5
"""The same where the agent is the same too."""
FLIPPED = 0.9
"""The same before a denial is looked for, with the same predicate."""
LONE = 0.65
"""The same where the source tells the predicate nowhere as it is told here."""
DOUBTS = frozenset({Sort.PROBABLE, Sort.APPARENT, Sort.THOUGHT, Sort.ALLEGED, Sort.POSSIBLE})
INTENTS = frozenset({Sort.PLANNED, Sort.WEIGHED})
AHEAD = frozenset({Tense.FUTURE, Tense.WOULD})
TELLING = frozenset({Hold.MODAL, Hold.FRAME, Hold.PASSIVE, Hold.ADVERB, Hold.ADJECTIVE, Hold.PHRASE, Hold.ABOVE})
"""Holds by which a hedge is surely said of its statement."""
BINDING = re.compile(r"agreed$|pledg|promis|vow|schedul|set$|due$")
"""Hedges behind which what will be is as good as certain."""
_FIRST = re.compile(r"\b(?:first|maiden)\b", re.IGNORECASE)
"""What tells that a thing had not been before: "their first win since 2021", "they had not won since"."""
OBLIGING = frozenset({"have", "need", "require", "oblige", "compel"})
"""Verbs behind which stands what somebody must do, or, denied, need not do."""
LIGHT = frozenset({"be", "have", "do", "go", "get", "make", "take", "give", "come", "say", "put", "set"})
"""Predicates that say too little by themselves to be compared."""


VOICING = frozenset({"raise", "lodge", "file", "voice", "express", "issue", "reach"})
"""Predicates whose object tells what is done: to raise an objection is to object."""


class Held(NamedTuple):
    """Where a statement stands here, and where the source holds it otherwise."""

    here: Span
    there: Span


def paired(alignment: Alignment, ours: Side, theirs: Side) -> Sequence[Match]:
    """Return the pairs of statements of a retelling and its source that are not quoted."""
    found = matches(alignment)
    return [m for m in found if m.retold.verb not in ours.quoted and m.source.verb not in theirs.quoted]


def dropped(ours: Side, theirs: Side, pairs: Sequence[Match]) -> Iterator[Held]:
    """Yield the statements that the source hedges and that are certain here."""
    for match in _held_together(ours, theirs, pairs):
        yield from (one for one in _dropped(ours, theirs, match) if not _is_outright(ours, theirs, match))


def added(ours: Side, theirs: Side, pairs: Sequence[Match]) -> Iterator[Held]:
    """Yield the statements that the source makes outright and that are in doubt here."""
    for match in _held_together(ours, theirs, pairs):
        yield from _added(ours, theirs, match)


def flipped(ours: Side, theirs: Side, pairs: Sequence[Match]) -> Iterator[Held]:
    """Yield the statements that one side denies and the other affirms."""
    told = {(theirs.lemma(s.head), s.negated) for s in theirs.reading.statements}
    for match in pairs:
        same = same_word(_deed(ours, match.retold), _deed(theirs, match.source))
        alone = _is_lone(ours, theirs, match) and (ours.lemma(match.retold.head), match.retold.negated) not in told
        least = (LONE if alone else FLIPPED) if same else OTHER
        if match.score >= least and _is_finite(ours, match.retold) and _is_finite(theirs, match.source):
            yield from _flipped(ours, theirs, match)


def _is_lone(ours: Side, theirs: Side, match: Match) -> bool:
    """Say whether the source denies what is told here of the same verb, in a sentence that denies nothing."""
    retold, source = match.retold, match.source
    denying = ours.denying.get(ours.reading.page.words[retold.verb].sentence, frozenset())
    same = ours.lemma(retold.head) == theirs.lemma(source.head)
    return same and source.negated and not denying


def _is_finite(side: Side, statement: Statement) -> bool:
    """Say whether a statement is finite, be it by the verb that it is joined to: "was heard and acquitted"."""
    words = side.reading.page.words
    verb = words[statement.verb]
    above = words[verb.head]
    joined = verb.dep == "conj" and verb.tag == above.tag == "VBN"
    return statement.tense is not Tense.NONE or (
        joined
        and any(
            word.head == above.number and word.dep == "auxpass"
            for word in words[max(above.number - 4, 0) : verb.number]
        )
    )


def _held_together(ours: Side, theirs: Side, pairs: Sequence[Match]) -> Iterator[Match]:
    """Yield the pairs that are near enough for the certainty of a finite retold statement to be compared."""
    for match in pairs:
        if match.retold.verb in ours.reporting or match.source.verb in theirs.reporting:
            continue
        one, other = ours.lemma(match.retold.head), theirs.lemma(match.source.head)
        same = same_word(one, other) and not {one, other} <= LIGHT
        least = ALIKE if _is_same(ours, match.retold.agent, theirs, match.source.agent) else SAME
        if match.score >= (least if same else OTHER) and match.retold.tense is not Tense.NONE:
            yield match


def _is_same(ours: Side, one: int | None, theirs: Side, other: int | None) -> bool:
    return one is not None and other is not None and same_word(ours.lemma(one), theirs.lemma(other))


def _dropped(ours: Side, theirs: Side, match: Match) -> Iterator[Held]:
    firm = [h for h in theirs.hedges[match.source.verb] if h.hold in TELLING and h.sort is not Sort.CONDITIONAL]
    shared = {theirs.reads(h.span) for h in theirs.hedges[match.source.verb] if h.hold is Hold.NOUN}
    own = [h for h in ours.hedges[match.retold.verb] if h.hold is not Hold.NOUN or ours.reads(h.span) not in shared]
    if not firm or own or _is_asked(ours, match.retold):
        return
    if firm[0].sort in INTENTS and match.retold.tense not in AHEAD:
        return
    if any(same_word(ours.lemma(match.retold.head), theirs.reads(h.span)) for h in firm):
        return
    threats = (is_threat(theirs.reading.page, hedge, match.retold) for hedge in firm)
    if any(threats) or any(ours.has(match.retold, theirs.reads(h.span)) for h in firm):
        return
    if _is_kept(ours, match.retold, firm[0], theirs.reads(firm[0].span)) or ours.hopes(match.retold):
        return
    if all(BINDING.match(theirs.reads(h.span)) for h in firm) or is_allowance(
        theirs.reading.page, match.source, firm[0]
    ):
        return
    yield Held(ours.predicate(match.retold), theirs.hedged(match.source, firm[0]))


def _is_outright(ours: Side, theirs: Side, match: Match) -> bool:
    """Say whether the source also tells outright, of the same agent and in the same word, what it holds open there."""
    own = ours.lemma(match.retold.head)
    told = (
        other
        for other in (theirs.reading.statements if own not in LIGHT else ())
        if other.tense in IS and not other.negated and not theirs.hedges[other.verb]
    )
    return any(
        same_word(own, theirs.lemma(other.head)) and _is_same(ours, match.retold.agent, theirs, other.agent)
        for other in told
        if other.verb != match.source.verb
    )


def _is_asked(ours: Side, retold: Statement) -> bool:
    """Say whether a statement is a question, or what somebody is asked, urged or ready to do."""
    return ours.asks(retold) or not undecided("verb").isdisjoint(_frame(ours, retold))


def _is_kept(ours: Side, retold: Statement, hedge: Hedge, words: str) -> bool:
    """Say whether the retelling has the same modal, or leaves open what stands under a wish, hope, fear or charge."""
    modals = {ours.lemma(number) for number in retold.auxiliaries}
    if words in modals or (words == "could" and "can" in modals):
        return True
    if hedge.hold is not Hold.ABOVE and hedge.sort is not Sort.WEIGHED:
        return False
    return ours.softens(retold) or (hedge.sort in {Sort.ALLEGED, Sort.THOUGHT} and ours.reports(retold))


def _added(ours: Side, theirs: Side, match: Match) -> Iterator[Held]:
    added = [h for h in ours.hedges[match.retold.verb] if h.hold in TELLING and h.sort in DOUBTS]
    if not added or theirs.hedges[match.source.verb] or match.source.tense is Tense.NONE:
        return
    if added[0].hold is Hold.MODAL and (match.source.tense in AHEAD or _may_allow(ours, match.retold, added[0])):
        return
    vague = added[0].sort is Sort.ALLEGED and theirs.reports(match.source)  # "reportedly" for who says it
    if vague or theirs.leaves_open(match.source) or ours.quotes(added[0].span):
        return
    yield Held(ours.hedged(match.retold, added[0]), theirs.predicate(match.source))


def _may_allow(ours: Side, retold: Statement, hedge: Hedge) -> bool:
    """Say whether a modal may say what is allowed or can be done: "may sell", but not "may have sold"."""
    word = ours.reads(hedge.span)
    return word == "could" or (word == "may" and all(ours.lemma(number) != "have" for number in retold.auxiliaries))


def _flipped(ours: Side, theirs: Side, match: Match) -> Iterator[Held]:
    one, other = _deed(ours, match.retold), _deed(theirs, match.source)
    if {one, other} & LIGHT or ours.asks(match.retold) or theirs.asks(match.source):
        return
    if not _is_governed_alike(ours, theirs, match):
        return
    if restricts(ours.reading.page, match.retold) or restricts(theirs.reading.page, match.source):
        return
    opposite = antonyms(one, other)
    if not (opposite or same_word(one, other)):
        return
    denied = match.retold.negated, match.source.negated
    if (denied[0] != denied[1]) == opposite or is_turned_twice(ours, theirs, match):
        return
    if not (_is_unsure(ours, theirs, match) or _is_to_come(match)):
        yield Held(_done(ours, match.retold), _done(theirs, match.source))


def is_turned_twice(ours: Side, theirs: Side, match: Match) -> bool:
    """Say whether the denial goes with a word that denies by its prefix: not dishonest is honest."""
    mine, others = (
        [side.reading.page.words[number] for number in statement.words]
        for side, statement in ((ours, match.retold), (theirs, match.source))
    )
    return any(is_prefixed(one, other) for one in mine for other in others)


def _deed(side: Side, statement: Statement) -> str:
    """Return the word that tells what is done: the predicate's, or what it is done to where that says too little."""
    own = side.lemma(statement.head)
    return side.lemma(statement.patient) if own in LIGHT | VOICING and statement.patient is not None else own


def _done(side: Side, statement: Statement) -> Span:
    """Return where a predicate stands, with what it is done to where that tells what is done."""
    own = side.predicate(statement)
    if statement.patient is None or _deed(side, statement) == side.lemma(statement.head):
        return own
    done = side.reading.page.words[statement.patient].span
    return Span(min(own.start, done.start), max(own.end, done.end))


def _is_unsure(ours: Side, theirs: Side, match: Match) -> bool:
    """Say whether one of two statements may be denied by other means, or a denial only bounds it."""
    for side, one, other in ((ours, match.retold, match.source), (theirs, match.source, match.retold)):
        otherwise = other.negated and not one.negated and side.denies(one)
        if otherwise or (one.negated and side.bounds(one)) or _is_excepted(side, one):
            return True
        if one.negated and not other.negated and denies_manner(side.reading.page, one):
            return True
        if not one.negated and other.negated and _FIRST.search(side.reading.page.prose, *one.span):
            return True
    return False


def _is_excepted(side: Side, statement: Statement) -> bool:
    """Say whether a statement is a condition that denies by itself: "unless they pay"."""
    return any(side.lemma(number) == "unless" for number in statement.words)


def _is_to_come(match: Match) -> bool:
    """Say whether what has not been done will be: "has not named the cub", "will name it in May"."""
    return match.retold.tense in AHEAD and match.source.tense in {Tense.PAST, Tense.PERFECT}


def _is_governed_alike(ours: Side, theirs: Side, match: Match) -> bool:
    """Say whether two predicates stand under the same verbs, or both are what somebody has to do, or has not to."""
    if _frame(ours, match.retold) == _frame(theirs, match.source):
        return True
    duties = _duty(ours, match.retold), _duty(theirs, match.source)
    return None not in duties and duties[0] == duties[1]


def _duty(side: Side, statement: Statement) -> list[str] | None:
    """Return the verbs that govern what somebody must do, below the one that says so; None where no word does."""
    frame = _frame(side, statement)
    if frame and frame[0] in OBLIGING:
        return frame[1:]
    return frame if any(side.lemma(number) in {"must", "need"} for number in statement.auxiliaries) else None


def _frame(side: Side, statement: Statement) -> list[str]:
    """Return the lemmas of the verbs that govern a predicate: "have to pay" can't be held against "pay"."""
    return [side.lemma(number) for number in statement.frame]
