"""What a source denies of a predicate and the retelling affirms of the same one.

A predicate is denied by its own "not", or by a verb that governs it ("failed to", "denied having"). The retold sentence
must be free of every word of its own by which it could deny the thing in another way (see `denied`).
"""

from collections.abc import Iterator, Sequence

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import LIGHT, Held, is_turned_twice
from copydesk.findings.statements.clauses import Match, same_word
from copydesk.findings.statements.denied import is_bounded, may_deny, restricts
from copydesk.findings.statements.sides import Side
from copydesk.findings.statements.tellings import undecided
from copydesk.text.statements import Statement, Tense

NEAR = 0.9
"""How near two statements must be (see `clauses`) for one to be the other's denial."""
STEPS = 4
"""Words above a clause among which what denies it is looked for."""
DENYING = frozenset({"fail", "refuse", "decline", "deny", "neglect", "unable"})
"""What denies the predicate that it governs."""
AHEAD = frozenset({Tense.FUTURE, Tense.WOULD})


def undenied(alignment: Alignment, ours: Side, theirs: Side, pairs: Sequence[Match]) -> Iterator[Held]:
    """Yield the predicates that the source denies and that stand affirmed here."""
    for match in pairs:
        retold, source = match.retold, match.source
        if match.score < NEAR or not _is_denied(theirs, source) or _is_denied(ours, retold) or ours.denies(retold):
            continue
        if _same_predicate(ours, theirs, match) and _is_plain(ours, theirs, match):
            page = alignment.retelling.page
            sentence = page.sentences[page.words[retold.verb].sentence]
            bounded = is_bounded(alignment.source, source) or restricts(alignment.source.page, source)
            if not bounded and not may_deny(alignment, sentence, source):
                yield Held(ours.predicate(retold), theirs.predicate(source))


def denied_above(ours: Side, theirs: Side, retold: Statement, source: Statement) -> Statement | None:
    """Return what denies a retold predicate in the source, over the clause that it is held against.

    "Has ruled out that X" is the opposite of "has not ruled out the possibility that X", which leaves X open.
    """
    denied = {s.verb: s for s in theirs.reading.statements if s.negated}
    number, told = source.verb, ours.lemma(retold.head)
    for _ in range(STEPS if told not in LIGHT and not retold.negated else 0):
        number = theirs.reading.page.words[number].head
        if number in denied and same_word(told, theirs.lemma(denied[number].head)):
            return denied[number]
    return None


def _is_denied(side: Side, statement: Statement) -> bool:
    """Say whether a statement is denied once: by a word of its own, or by what governs it."""
    governing = [side.lemma(number) for number in statement.frame if side.lemma(number) in DENYING]
    return statement.negated != (len(governing) == 1)


def _same_predicate(ours: Side, theirs: Side, match: Match) -> bool:
    one, other = ours.lemma(match.retold.head), theirs.lemma(match.source.head)
    return same_word(one, other) and not {one, other} & LIGHT and not is_turned_twice(ours, theirs, match)


def _is_plain(ours: Side, theirs: Side, match: Match) -> bool:
    """Say whether a retold statement is finite, no question, not hedged, and not of what is yet to come alone."""
    retold, source = match.retold, match.source
    if retold.tense is Tense.NONE or ours.asks(retold) or theirs.asks(source) or _is_open(ours, retold, theirs, source):
        return False
    if ours.is_hedged(retold):
        return False
    return retold.tense not in AHEAD or source.tense in AHEAD


def _is_open(ours: Side, retold: Statement, theirs: Side, source: Statement) -> bool:
    """Say whether a statement tells what somebody is only asked, urged or ready to do, and the source's does not."""
    asked, denied = ({side.lemma(n) for n in one.frame} for side, one in ((ours, retold), (theirs, source)))
    return not asked.isdisjoint(undecided("verb") - denied)
