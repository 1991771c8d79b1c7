"""Quotations: altered, fabricated, unmarked, given to another speaker."""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.cut import lost_turn
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.quoted import Place, Row, narrated, place_of, row_of
from copydesk.findings.unmarked import find_unmarked
from copydesk.text.page import Page
from copydesk.text.passage import Passage, Span
from copydesk.text.quotes import Quote, Use, quotes_in
from copydesk.text.speakers import Speaker
from copydesk.text.wording import Term, terms

Q1 = Kind(
    "Q1",
    "quote-altered",
    Severity.ERROR,
    "puts between quotation marks words that differ from the words that the source quotes",
)
Q2 = Kind(
    "Q2",
    "quote-fabricated",
    Severity.ERROR,
    "puts between quotation marks words that nobody is quoted as saying in the source",
)
Q3 = Kind(
    "Q3", "quote-unmarked", Severity.WARNING, "prints somebody's quoted words as its own, without quotation marks"
)
Q4 = Kind("Q4", "quote-misattributed", Severity.ERROR, "gives quoted words to another speaker")
KINDS = (Q1, Q2, Q3, Q4)

NEAR = 0.5
"""How near a quotation is to quoted words that it is an alteration of them and no invention."""
A_NAME = 2
"""Terms of a quotation that only names what the source names without marks."""
SHORT = 6
"""Terms of a quotation that may have been altered beyond likeness."""
SHOWN = 90
"""Code points of a quotation that a message shows."""


class _Retold(NamedTuple):
    """A quotation of the retelling, who says it, and its terms."""

    quote: Quote
    speaker: Speaker | None
    terms: list[Term]


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    source, retelling = alignment.source, alignment.retelling
    row, own = row_of(source), narrated(source)
    for quote, speaker in zip(retelling.quotes, retelling.speakers, strict=True):
        if quote.depth == 0 and quote.use is Use.WORDS:
            retold = _Retold(quote, speaker, terms(retelling.page.prose, quote.span))
            yield from _quotation(alignment, row, own, retold)
    for found in find_unmarked(alignment, row):
        ours, theirs = retelling.page.passage(found.span), source.page.passage(found.source)
        message = f"“{_shown(ours)}” are quoted words in the source, here they stand without quotation marks."
        yield Finding(Q3, message, ours, theirs)


def _quotation(alignment: Alignment, row: Row, own: Row, retold: _Retold) -> Iterator[Finding]:
    place = place_of(row, retold.terms)
    if place is None or place.nearness < 1:
        yield from _wrong(alignment, row, own, retold, place)
        return
    source, retelling = alignment.source, alignment.retelling
    turn = lost_turn(source.page, row, place, retelling.page, retold.quote.outer)
    if turn is not None:
        ours = retelling.page.passage(retold.quote.span)
        word = source.page.read(turn.span)
        yield Finding(
            Q1,
            f"“{_shown(ours)}” leaves out the “{word}” of the source's quotation, which turns its sense.",
            ours,
            _evidence(source.page, row, place, turn),
        )


def _evidence(page: Page, row: Row, place: Place, turn: Term | None = None) -> Passage:
    """Return the source's words that a quotation should agree with."""
    spans = [row.terms[i].span for first, last in place.parts for i in (first, last - 1)]
    if turn is not None:
        spans.append(turn.span)
    return page.passage(Span(min(span.start for span in spans), max(span.end for span in spans)))


def _wrong(alignment: Alignment, row: Row, own: Row, retold: _Retold, place: Place | None) -> Iterator[Finding]:
    """Yield what is wrong with a quotation whose words the source doesn't quote."""
    plain = place_of(own, retold.terms)
    told = plain.nearness if plain else 0.0
    near = place.nearness if place else 0.0
    length = len(retold.terms)
    if told == 1 and (length <= A_NAME or all(_is_capital(alignment.retelling.page, term) for term in retold.terms)):
        return
    page = alignment.retelling.page
    ours = page.passage(retold.quote.span)
    if place is not None and near >= min(NEAR, told + 0.1):
        theirs = _evidence(alignment.source.page, row, place)
        yield Finding(Q1, f"The source quotes “{_shown(theirs)}”, here it is “{_shown(ours)}”.", ours, theirs)
    elif told < NEAR and length <= SHORT and (other := _in_its_place(alignment, retold.quote.outer)):
        yield Finding(Q1, f"The source quotes “{_shown(other)}”, here it is “{_shown(ours)}”.", ours, other)
    elif plain is not None and told >= NEAR / 2:
        theirs = _evidence(alignment.source.page, own, plain)
        message = f"“{_shown(ours)}” is a quotation here, the source says “{_shown(theirs)}” without quoting anybody."
        yield Finding(Q2, message, ours, theirs)
    elif length > A_NAME or retold.speaker is not None:
        yield Finding(Q2, f"Nobody is quoted in the source as saying “{_shown(ours)}”.", ours, None)


def _is_capital(page: Page, term: Term) -> bool:
    return page.prose[term.span.start].isupper()


def _in_its_place(alignment: Alignment, outer: Span) -> Passage | None:
    """Return a short quotation of the passages that a retold sentence rests on."""
    page = alignment.source.page
    for sentence in alignment.passages(outer):
        for quote in quotes_in(alignment.source.quotes, sentence.span):
            if quote.use is Use.WORDS and len(page.read(quote.span).split()) <= SHORT:
                return page.passage(quote.span)
    return None


def _shown(passage: Passage) -> str:
    words = " ".join(passage.words.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rsplit(" ", 1)[0] + " …"
