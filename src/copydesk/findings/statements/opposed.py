"""What is decided one way in the source and the other way here: rejected and granted, denied and admitted.

The pairs are those of the list `opposites`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.clauses import Match, stem
from copydesk.findings.statements.remainders import are_the_rest, counts_of
from copydesk.findings.statements.sides import Side
from copydesk.text.hedges import Hold
from copydesk.text.lexicon import lines
from copydesk.text.statements import Statement, Tense

NEAR = 0.55
"""How near two statements must be (see `clauses`), their predicates being opposites."""


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    """Return the list's pairs, both ways."""
    found: dict[str, set[str]] = {}
    for line in lines("opposites"):
        one, others = line.split("\t")
        for other in others.split(", "):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}


def opposed(alignment: Alignment, ours: Side, theirs: Side, pairs: Sequence[Match]) -> Iterator[Held]:
    """Yield the statements whose predicate is the opposite of the source's of the same matter."""
    for match in pairs:
        retold, source = match.retold, match.source
        if match.score < NEAR or not _is_decision(ours, retold) or not _is_decision(theirs, source):
            continue
        opposite = frozenset(o for form in _forms(theirs, source) for o in _opposites().get(form, ()))
        turned = not opposite.isdisjoint(_forms(ours, retold)) and not _has_verb(alignment, ours, retold)
        counts = counts_of(alignment.retelling, retold), counts_of(alignment.source, source)
        if turned and not are_the_rest(*counts):
            yield Held(ours.predicate(retold), theirs.predicate(source))


def _is_decision(side: Side, statement: Statement) -> bool:
    """Say whether a statement is finite, not denied, hedged or asked, and not said in passing of who acts."""
    words = side.reading.page.words
    denied = any(words[n].lemma.lower() in {"not", "n't", "n’t", "never"} for n in statement.words)
    passing = words[statement.verb].dep == "relcl" and statement.agent == words[statement.verb].head
    open_ = any(hedge.hold is not Hold.NOUN for hedge in side.hedges[statement.verb])
    return statement.tense is not Tense.NONE and not (denied or passing or open_ or side.asks(statement))


def _has_verb(alignment: Alignment, ours: Side, retold: Statement) -> bool:
    """Say whether the passages behind a statement have its verb themselves, of whatever they say it."""
    page, verb = alignment.source.page, ours.reading.page.words[retold.verb]
    behind = (page.words[p.words.start : p.words.stop] for p in alignment.passages(verb.span))
    return any(stem(word.lemma) == stem(verb.lemma) for words in behind for word in words)


def _forms(side: Side, statement: Statement) -> frozenset[str]:
    """Return the lemma of a statement's verb, and that with each word that belongs to it: "vote against"."""
    lemma = side.lemma(statement.verb)
    words = side.reading.page.words
    below = (words[n] for n in statement.words if words[n].head == statement.verb)
    return frozenset(
        {lemma, *(f"{lemma} {word.lemma.lower()}" for word in below if word.dep in {"prt", "prep", "acomp"})}
    )
