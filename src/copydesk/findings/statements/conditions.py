"""What the source says would or will be done on a condition, told as what will be done.

"Would pay within 30 days if the books were in order" that becomes "will pay within 30 days". Nothing is said where the
retold sentence, or the one behind it, has any word for a condition.
"""

import re
from collections.abc import Iterator, Sequence

from copydesk.findings.statements.assured import LIGHT, Held
from copydesk.findings.statements.clauses import Match, same_word
from copydesk.findings.statements.sides import Side
from copydesk.text.passage import Span
from copydesk.text.statements import Tense

NEAR, NEAR_LIGHT = 0.6, 0.9
"""How near two statements must be (see `clauses`): with the same predicate, and with one that says little."""
CONDITION = re.compile(
    r"\b(?:if|unless|provided|providing|should|once|when|until|subject to|as long as|so long as|depend\w*|condition\w*"
    r"|assuming|whether|in case|otherwise|after|pending|hinge\w*|requires?|needs?|may|might|could|would)\b",
    re.IGNORECASE,
)
"""What may tell a condition, or leaves it open what comes."""
_MARKS = frozenset({"if", "unless", "provided"})


def unconditional(ours: Side, theirs: Side, pairs: Sequence[Match]) -> Iterator[Held]:
    """Yield the statements of what will be that the source makes on a condition."""
    for match in pairs:
        retold, source = match.retold, match.source
        one, other = ours.lemma(retold.head), theirs.lemma(source.head)
        least = NEAR_LIGHT if one in LIGHT else NEAR
        if retold.tense is not Tense.FUTURE or match.score < least or not same_word(one, other):
            continue
        condition = _condition(theirs, match)
        if condition is not None and retold.negated == source.negated and not _is_open(ours, match):
            own = theirs.predicate(source)
            yield Held(ours.predicate(retold), Span(min(own.start, condition.start), max(own.end, condition.end)))


def _condition(theirs: Side, match: Match) -> Span | None:
    """Return the clause on which the source's statement depends."""
    tree = theirs.tree
    for clause in tree.children(tree.page.words[match.source.verb], "advcl"):
        if any(mark.text.lower() in _MARKS for mark in tree.children(clause, "mark", "prep", "advmod")):
            first, last = tree.reach(clause)
            return Span(tree.page.words[first].span.start, tree.page.words[last].span.end)
    return None


def _is_open(ours: Side, match: Match) -> bool:
    """Say whether a retold statement is hedged or quoted, or a condition stands in its sentence or behind it."""
    page = ours.reading.page
    at = page.words[match.retold.verb].sentence
    near = page.sentences[at : at + 2]
    open_ = ours.is_hedged(match.retold) or ours.asks(match.retold)
    return open_ or any(CONDITION.search(page.prose, *one.span) for one in near)
