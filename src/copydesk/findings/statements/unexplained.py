"""A cause of which the source says that nobody knows it, told as known: "the cause is unclear", "a fault did it"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.softness import is_soft
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.saying.report import Act

UNKNOWN = re.compile(
    r"\b(?:cause|causes|reason|what (?:had |has )?caused|how (?:\w+ ){1,5}(?:started|began|broke out|happened))"
    r"\b[^.;]{0,60}?"
    r"(?:\bnot (?:yet |immediately )?(?:known|clear|been (?:established|determined|confirmed|found))"
    r"|n[’']t (?:yet )?(?:known|clear)"
    r"|\bunknown|\bunclear|\bunder investigation|\bbeing (?:still )?(?:investigated|examined|studied|looked into))"
    r"|(?:\bnot (?:yet |immediately )?(?:known|clear)|\bunclear|\bunknown|\btoo (?:early|soon) to (?:say|tell|know)"
    r"|\binvestigating)"
    r"\b[^.;]{0,40}?\b(?:what (?:had |has )?caused|the causes? of|why)\b",
    re.IGNORECASE,
)
"""How a source tells that a cause is not known."""
TELLS = re.compile(
    r"\b(?:(?:is|was|were|are) to blame|(?:was|were|been|is) (?:caused|triggered|sparked|started|set off) by"
    r"|because of|due to|thanks to|(?:is|was|were|lay|lies) behind|(?:came|resulted|stemmed) from"
    r"|(?:the|its) cause was|blamed on)\b",
    re.IGNORECASE,
)
"""How a retelling tells a cause."""


class Explained(NamedTuple):
    """Where a retelling tells a cause, and where the source says that none is known."""

    here: Span
    there: Span


def explained(alignment: Alignment) -> Iterator[Explained]:
    """Yield the retold sentences that give a cause outright where a passage behind them says that it is not known."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    unknown = {s.index: found for s in theirs.sentences if (found := UNKNOWN.search(theirs.prose, *s.span))}
    if not unknown or UNKNOWN.search(ours.prose):
        return
    said = (report for report in alignment.retelling.reports if report.act is Act.SAY)
    reported = [span for report in said for span in report.contents]
    for sentence in ours.sentences:
        told = TELLS.search(ours.prose, *sentence.span)
        if told is None or ours.asks(sentence.span) or is_soft(ours, sentence.span):
            continue
        there = next((unknown[p.index] for p in alignment.passages(sentence.span) if p.index in unknown), None)
        known = any(_tells(theirs, p.span) for p in alignment.passages(sentence.span))
        if there is not None and not known and not any(span.holds(Span(*told.span())) for span in reported):
            yield Explained(Span(sentence.span.start, sentence.span.end), Span(*there.span()))


def _tells(page: Page, span: Span) -> bool:
    """Say whether a passage tells a cause itself, elsewhere than where it says that none is known."""
    unknown = [Span(*found.span()) for found in UNKNOWN.finditer(page.prose, *span)]
    told = (Span(*found.span()) for found in TELLS.finditer(page.prose, *span))
    return any(not any(one.overlaps(other) for other in unknown) for one in told)
