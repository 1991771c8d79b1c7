"""What the source bounds by an adverb and the retelling says outright: "financed in part", "not all were persuaded"."""

import re
from collections.abc import Iterator

from copydesk.findings.align import Alignment
from copydesk.findings.statements.scoped import Rescoped
from copydesk.findings.statements.shares import Told, has_share, nearest
from copydesk.findings.statements.sides import Side
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.statements import Statement

NEAR_BY = 30
"""Code points around a predicate in which what it is said of is shown with it."""
NEAR = 0.8
"""How much two statements must explain of one another, both ways together, to be the same one."""
PARTLY = re.compile(
    r"\b(?:in part|partly|partially|to some (?:extent|degree)|up to a point)\b(?! because)", re.IGNORECASE
)
NOT_ALL = re.compile(r"\bnot (?:all|every|everyone|everybody|both|always|entirely|fully|wholly)\b", re.IGNORECASE)
SHARING = re.compile(
    r"\b(?:help\w*|contribut\w*|factors?|shar(?:e|es|ed|ing)|joint\w*|together|along(?:side| with)|others?|all|every\w*"
    r"|both|always|entirely|fully|wholly|half|incomplete\w*|limited)\b",
    re.IGNORECASE,
)
"""Words by which a retold sentence may say in another way that something holds in part."""


def lost_degrees(alignment: Alignment, ours: Side) -> Iterator[Rescoped]:
    """Yield the predicates that stand unbounded here, with the words that bound them in the source."""
    retold, source = Told(alignment.retelling), Told(alignment.source)
    page, theirs = alignment.retelling.page, alignment.source.page
    for sentence in page.sentences:
        if SHARING.search(page.prose, *sentence.span):
            continue
        passages = alignment.passages(sentence.span)
        stated = [one for passage in passages for one in source.stated.get(passage.index, ())]
        for statement, about in stated:
            bound = _bound(theirs, statement)
            if bound is None or has_share(alignment, sentence, bound):
                continue
            same = nearest(retold.stated.get(sentence.index, ()), statement, about, stated, NEAR)
            denied = statement.negated or NOT_ALL.search(theirs.read(bound)) is not None
            if same and same.statement.negated == denied and not page.asks(sentence.span):
                yield Rescoped(_place(ours, same.statement), bound)


def _bound(page: Page, statement: Statement) -> Span | None:
    """Return the words of a statement's own that bound it, if it has any."""
    for words in (PARTLY, NOT_ALL):
        for found in words.finditer(page.prose, *statement.span):
            if page.words_in(Span(*found.span()))[0].number in statement.words:
                return Span(*found.span())
    return None


def _place(ours: Side, statement: Statement) -> Span:
    """Return where a predicate stands, with what it is said of or done to where that is near by."""
    own, words = ours.predicate(statement), ours.reading.page.words
    roles = [words[n].span for n in (statement.agent, statement.patient, statement.head) if n is not None]
    near = [span for span in roles if span.start > own.start - NEAR_BY and span.end < own.end + NEAR_BY]
    return Span(min(own.start, *(s.start for s in near), own.start), max(own.end, *(s.end for s in near), own.end))
