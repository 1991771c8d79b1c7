"""Quotations cut short: whether what was left out turns the sense of what stayed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from copydesk.findings.quotes.quoted import Place, Row
from copydesk.text.lexicon import lines
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.wording import Term, terms

REACH = 2
"""Terms in front of a cut quotation that bear upon its first word."""
AROUND = 300
"""Code points on each side of a quotation in which its sentence may keep what the quotation lost."""
_END = re.compile(r"[.?!…]")
_PAUSE = re.compile(r"[.?!…,;:—–]")


@cache
def turning() -> dict[str, str]:
    """Return the words that turn or soften a statement, each with its sort: negation, hedge, condition."""
    return dict(line.split("\t") for line in lines("turning-words"))


def lost_turn(source: Page, row: Row, place: Place, retelling: Page, outer: Span) -> Term | None:
    """Return the source's word whose loss turns the sense of a shortened quotation, None where none is lost."""
    kept = {turning().get(term.key) for term in _around(retelling, outer)}
    for term in _left_out(source, row, place):
        if turning()[term.key] not in kept:
            return term
    return None


def _around(page: Page, outer: Span) -> Iterator[Term]:
    """Yield the terms of the sentence that a quotation stands in, those in front of it and behind it."""
    first = page.sentence_at(outer.start).span.start
    last = page.sentence_at(max(outer.end - 1, outer.start)).span.end
    yield from terms(page.prose, Span(max(first, outer.start - AROUND), outer.start))
    yield from terms(page.prose, Span(outer.end, max(min(last, outer.end + AROUND), outer.end)))


def _left_out(source: Page, row: Row, place: Place) -> Iterator[Term]:
    """Yield the turning words that were cut off at the edges or swallowed in between."""
    first, last = place.parts[0][0], place.parts[-1][1]
    for before, after in pairwise(place.parts):
        yield from _turning(_swallowed(source, row, before[1], after[0]))
    yield from (term for term in _turning(_before(source, row, first)) if turning()[term.key] != "condition")
    yield from (term for term in _turning(_behind(source, row, last)) if turning()[term.key] == "condition")


def _turning(found: Sequence[Term]) -> Iterator[Term]:
    return (term for term in found if term.key in turning())


def _swallowed(source: Page, row: Row, start: int, end: int) -> Sequence[Term]:
    """Return the terms that an ellipsis stands for, whole sentences left out."""
    gap = row.terms[start:end]
    if not gap:
        return gap
    ends = [i for i in range(start, end + 1) if _parted(source, row, i, _END)]
    if len(ends) < 2:  # noqa: PLR2004 - one end parts two sentences, of which neither is left out whole
        return gap
    return (*row.terms[start : ends[0]], *row.terms[ends[-1] : end])


def _parted(source: Page, row: Row, at: int, mark: re.Pattern[str]) -> bool:
    """Say whether a mark parts a term from the one before."""
    if not 0 < at < len(row.terms):
        return True
    between = source.prose[row.terms[at - 1].span.end : row.terms[at].span.start]
    return mark.search(between) is not None


def _before(source: Page, row: Row, first: int) -> Sequence[Term]:
    """Return the few terms of the same clause in front of a quotation's first."""
    at = first
    while at > 0 and first - at < REACH and row.quotes[at - 1] == row.quotes[first] and not _pause(source, row, at):
        at -= 1
    return row.terms[at:first]


def _pause(source: Page, row: Row, at: int) -> bool:
    return _parted(source, row, at, _PAUSE)


def _behind(source: Page, row: Row, last: int) -> Sequence[Term]:
    """Return the first term behind a quotation's last, in the same sentence."""
    if last >= len(row.terms) or row.quotes[last] != row.quotes[last - 1] or _parted(source, row, last, _END):
        return ()
    return row.terms[last : last + 1]
