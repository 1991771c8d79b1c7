"""Quotations: altered, fabricated, unmarked, given to another speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.messages import shown
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.quotes.cut import lost_turn
from copydesk.findings.quotes.quoted import Place, Row, narrated, place_of, quotes_with, row_of
from copydesk.findings.quotes.unmarked import find_unmarked
from copydesk.findings.voices.voices import Hearing
from copydesk.text.passage import Passage, Span
from copydesk.text.saying.quotes import Quote, Use, quotes_in
from copydesk.text.saying.transcripts import Turn, turns
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
    """A quotation of the retelling, by its number, and its terms."""

    number: int
    quote: Quote
    terms: list[Term]


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    retelling = alignment.retelling
    row = row_of(alignment.source)
    check = _Check(alignment, row, Hearing(alignment.source, retelling))
    for i, quote in enumerate(retelling.quotes):
        if quote.depth == 0 and quote.use is Use.WORDS:
            yield from check.quotation(_Retold(i, quote, terms(retelling.page.prose, quote.span)))
    for found in find_unmarked(alignment, row):
        ours, theirs = retelling.page.passage(found.span), alignment.source.page.passage(found.source)
        message = f"“{_shown(ours)}” are quoted words in the source, here they stand without quotation marks."
        yield Finding(Q3, message, ours, theirs)


@dataclass(frozen=True)
class _Check:
    """What a retold quotation is held against: the source's quoted words, what it says itself, and who speaks."""

    alignment: Alignment
    row: Row
    hearing: Hearing

    @cached_property
    def own(self) -> Row:
        """What the source says itself, wanted only where a quotation isn't found among its quotations."""
        return narrated(self.alignment.source)

    @cached_property
    def turns(self) -> Sequence[Turn]:
        """What the speakers of a transcript say in the source."""
        return turns(self.alignment.source.page)

    def quotation(self, retold: _Retold) -> Iterator[Finding]:
        """Yield what is wrong with a quotation of the retelling."""
        place = place_of(self.row, retold.terms)
        if place is None or place.nearness < 1:
            yield from self._wrong(retold, place)
            return
        source, retelling = self.alignment.source.page, self.alignment.retelling.page
        ours = retelling.passage(retold.quote.span)
        turn = lost_turn(source, self.row, place, retelling, retold.quote.outer)
        if turn is not None:
            word = source.read(turn.span)
            message = f"“{_shown(ours)}” leaves out the “{word}” of the source's quotation, which turns its sense."
            yield Finding(Q1, message, ours, self._quoted(place, turn))
        elif pair := self.hearing.misheard(retold.number, quotes_with(self.row, retold.terms, place)):
            message = f"“{_shown(ours)}” is said by {pair.theirs} in the source, by {pair.ours} here."
            yield Finding(Q4, message, ours, self._quoted(place))

    def _wrong(self, retold: _Retold, place: Place | None) -> Iterator[Finding]:
        """Yield what is wrong with a quotation whose words the source doesn't quote."""
        told = place_of(self.own, retold.terms)
        said = told.nearness if told else 0.0
        near = place.nearness if place else 0.0
        if told is not None and said == 1 and (self._is_naming(retold) or self._is_spoken(told)):
            return
        ours = self.alignment.retelling.page.passage(retold.quote.span)
        length = len(retold.terms)
        if place is not None and near >= min(NEAR, said + 0.1):
            yield _altered(ours, self._quoted(place))
        elif said < NEAR and length <= SHORT and (other := self._in_its_place(retold.quote.outer)):
            yield _altered(ours, other)
        elif told is not None and said >= NEAR / 2:
            theirs = self.alignment.source.page.passage(_extent(self.own, told))
            message = f"“{_shown(ours)}” is a quotation here, the source says “{_shown(theirs)}” without marks."
            yield Finding(Q2, message, ours, theirs)
        elif length > A_NAME or self.alignment.retelling.speakers[retold.number] is not None:
            yield Finding(Q2, f"Nobody is quoted in the source as saying “{_shown(ours)}”.", ours, None)

    def _is_spoken(self, told: Place) -> bool:
        """Say whether words without marks stand behind the name of who says them, as in a transcript."""
        extent = _extent(self.own, told)
        return any(turn.words.holds(extent) for turn in self.turns)

    def _quoted(self, place: Place, turn: Term | None = None) -> Passage:
        """Return the source's words that a quotation should agree with."""
        start, end = _extent(self.row, place)
        if turn is not None:
            start, end = min(start, turn.span.start), max(end, turn.span.end)
        return self.alignment.source.page.passage(Span(start, end))

    def _is_naming(self, retold: _Retold) -> bool:
        """Say whether marks stand around what the source only names: a word or two, or what is all capitals."""
        prose = self.alignment.retelling.page.prose
        return len(retold.terms) <= A_NAME or all(prose[term.span.start].isupper() for term in retold.terms)

    def _in_its_place(self, outer: Span) -> Passage | None:
        """Return a short quotation of the passages that a retold sentence rests on."""
        page = self.alignment.source.page
        for sentence in self.alignment.passages(outer):
            for quote in quotes_in(self.alignment.source.quotes, sentence.span)[:SHORT]:
                if quote.use is Use.WORDS and len(page.read(quote.span).split()) <= SHORT:
                    return page.passage(quote.span)
        return None


def _extent(row: Row, place: Place) -> Span:
    """Return the stretch of prose from a place's first term to its last."""
    return Span(row.terms[place.parts[0][0]].span.start, row.terms[place.parts[-1][1] - 1].span.end)


def _altered(ours: Passage, theirs: Passage) -> Finding:
    return Finding(Q1, f"The source quotes “{_shown(theirs)}”, here it is “{_shown(ours)}”.", ours, theirs)


def _shown(passage: Passage) -> str:
    return shown(passage.words, SHOWN)
