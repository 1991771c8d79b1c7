"""Quoted words that a retelling prints without quotation marks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.quotes.quoted import PLACES, Row
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.saying.quotes import Quote, Use
from copydesk.text.timing.tokens import words as times
from copydesk.text.wording import Term, joined, terms

RUN = 5
"""Words in a row from which on somebody's quoted words are taken over, not met by chance."""
CARRYING = 2
"""Nouns, main verbs and adjectives among them; a whole quotation of more than RUN words needs none."""
LONGEST_PHRASE = 60
"""Code points, without spaces, of a phrase that the source puts between marks as such."""
BRIDGE = 2
"""Words that may differ between two runs from one quotation that are told as one."""
BY_CHANCE = 2
"""Words of a phrase that may stand in both texts by chance, unless the one sentence rests on the other."""
_CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
_LIGHT = frozenset(
    {"be", "have", "do", "may", "might", "could", "say", "go", "get", "make", "take", "put", "come", "give"}
    | {"other", "more", "such", "same", "own", "many"}
)
_COINED = frozenset({"called", "known", "dubbed", "termed", "nicknamed", "named", "so-called", "labelled", "labeled"})


class Unmarked(NamedTuple):
    """A stretch of the retelling and the quoted words of the source that it takes over."""

    span: Span
    source: Span
    quote: int


def find_unmarked(alignment: Alignment, row: Row) -> Iterator[Unmarked]:
    """Yield the stretches of the retelling outside quotation marks that take over quoted words, in order of place."""
    source, retelling = alignment.source, alignment.retelling
    finder = _Finder(alignment, row, _grams(row.terms, row.quotes), _own_voice(source), _phrases(source))
    for stretch in _outside(retelling):
        yield from finder.find(stretch)


def _grams(found: Sequence[Term], quotes: Sequence[int]) -> dict[tuple[str, ...], list[int]]:
    grams: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(found) - RUN + 1):
        if quotes[i] == quotes[i + RUN - 1]:
            places = grams.setdefault(_gram(found, i), [])
            if len(places) < PLACES:
                places.append(i)
    return grams


def _gram(found: Sequence[Term], at: int) -> tuple[str, ...]:
    return tuple(term.key for term in found[at : at + RUN])


def _outside(reading: Reading) -> Iterator[list[Term]]:
    """Yield the terms of a reading outside quotation marks, stretch by stretch; titles of works count as outside."""
    outermost = [quote for quote in reading.quotes if quote.depth == 0 and quote.use is Use.WORDS]
    at = 0
    for block in reading.page.blocks:
        start = block.span.start
        while at < len(outermost) and outermost[at].outer.start < block.span.end:
            yield terms(reading.page.prose, Span(start, max(outermost[at].outer.start, start)))
            start = outermost[at].outer.end
            at += 1
        yield terms(reading.page.prose, Span(start, max(block.span.end, start)))


class _Voice(NamedTuple):
    """What a source says in its own voice: runs of RUN words, and the whole without spaces, stretch by stretch."""

    grams: frozenset[tuple[str, ...]]
    text: str

    def has(self, phrase: str) -> bool:
        return phrase in self.text


def _own_voice(reading: Reading) -> _Voice:
    stretches = list(_outside(reading))
    grams = {_gram(stretch, i) for stretch in stretches for i in range(len(stretch) - RUN + 1)}
    return _Voice(frozenset(grams), "\n".join(" ".join(["", *(t.key for t in s), ""]) for s in stretches))


def _phrases(reading: Reading) -> dict[str, list[int]]:
    """Return the short phrases between marks, by their words without spaces, with the quotations that have them."""
    phrases: dict[str, list[int]] = {}
    for i, quote in enumerate(reading.quotes):
        if quote.use is Use.WORDS and quote.span.end - quote.span.start <= 2 * LONGEST_PHRASE:
            phrase = joined(terms(reading.page.prose, quote.span))
            if phrase and len(phrase) <= LONGEST_PHRASE and not _coined(reading.page, quote):
                phrases.setdefault(phrase, []).append(i)
    return phrases


def _coined(page: Page, quote: Quote) -> bool:
    """Say whether marks only bring in a term: a so-called "fat tax"."""
    before = page.prose[max(quote.outer.start - 24, 0) : quote.outer.start].lower().split()
    return any(word.strip(",;") in _COINED for word in before[-2:]) and before[-1:] != ["it"]


class _Finder(NamedTuple):
    alignment: Alignment
    row: Row
    grams: dict[tuple[str, ...], list[int]]
    voice: _Voice
    phrases: dict[str, list[int]]

    def find(self, stretch: Sequence[Term]) -> Iterator[Unmarked]:
        """Yield what a stretch takes over: long runs first, then whole phrases beside them."""
        runs = self._bridged(self._runs(stretch))
        taken = [Span(first, last) for first, last, _ in runs]
        phrases = [found for found in self._whole(stretch) if not any(span.overlaps(found[0]) for span in taken)]
        both = [self._unmarked(stretch, *run) for run in runs]
        both += [self._phrase(stretch, at, quotes) for at, quotes in phrases]
        yield from sorted(found for found in both if found)

    def _runs(self, stretch: Sequence[Term]) -> Iterator[tuple[int, int, int]]:
        """Yield runs as first and last + 1 in the stretch, and where they begin in the row."""
        at = 0
        while at <= len(stretch) - RUN:
            gram = _gram(stretch, at)
            places = () if gram in self.voice.grams else self.grams.get(gram, ())
            if not places:
                at += 1
                continue
            length, start = max((self._length(stretch, at, place), -place) for place in places)
            yield at, at + length, -start
            at += length

    def _length(self, stretch: Sequence[Term], at: int, place: int) -> int:
        found, quotes = self.row.terms, self.row.quotes
        length = RUN
        while (
            at + length < len(stretch)
            and place + length < len(found)
            and quotes[place + length] == quotes[place]
            and stretch[at + length].key == found[place + length].key
        ):
            length += 1
        return length

    def _bridged(self, runs: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Join runs from one quotation that a changed word or two part."""
        whole: list[tuple[int, int, int]] = []
        for first, last, place in runs:
            if whole:
                start, end, before = whole[-1]
                gap, theirs = first - end, place - (before + end - start)
                if gap <= BRIDGE and 0 <= theirs <= BRIDGE and self.row.groups[place] == self.row.groups[before]:
                    whole[-1] = (start, last, before)
                    continue
            whole.append((first, last, place))
        return whole

    def _unmarked(self, stretch: Sequence[Term], first: int, last: int, place: int) -> Unmarked | None:
        span = Span(stretch[first].span.start, stretch[last - 1].span.end)
        words = self.alignment.retelling.page.words_in(span)
        end = min(place + last - first, len(self.row.terms)) - 1
        light = carrying(words) < CARRYING and not self._is_whole(place, end)
        if light or (last - first == RUN and _is_nominal(words)):
            return None
        theirs = Span(self.row.terms[place].span.start, self.row.terms[end].span.end)
        return Unmarked(span, theirs, self.row.quotes[place])

    def _is_whole(self, first: int, last: int) -> bool:
        """Say whether the terms from one place in the row to another are a quotation of more than RUN words."""
        quotes = self.row.quotes
        begins = first == 0 or quotes[first - 1] != quotes[first]
        ends = last + 1 == len(quotes) or quotes[last + 1] != quotes[last]
        return begins and ends and last - first >= RUN

    def _whole(self, stretch: Sequence[Term]) -> Iterator[tuple[Span, list[int]]]:
        """Yield where the stretch has a whole phrase of the source's, as indexes, and the quotations that have it."""
        at = 0
        while at < len(stretch):
            text = ""
            best: tuple[Span, list[int]] | None = None
            for end in range(at, len(stretch)):
                text += stretch[end].key
                if len(text) > LONGEST_PHRASE:
                    break
                if text in self.phrases:
                    best = Span(at, end + 1), self.phrases[text]
            if best:
                yield best
            at = best[0].end if best else at + 1

    def _phrase(self, stretch: Sequence[Term], at: Span, quotes: Sequence[int]) -> Unmarked | None:
        """Return the phrase if the source's own voice lacks it, and a reader would take it for the retelling's own."""
        found = stretch[at.start : at.end]
        span = Span(found[0].span.start, found[-1].span.end)
        source, retelling = self.alignment.source, self.alignment.retelling
        if self.voice.has(" ".join(["", *(term.key for term in found), ""])):
            return None
        near = [quote for quote in quotes[:PLACES] if self._rests_on(span, source.quotes[quote].span)]
        if len(found) <= BY_CHANCE and not near:
            return None
        quote = (near or quotes)[0]
        theirs = source.quotes[quote].span
        is_fragment = source.page.prose[theirs.start].islower()
        if len(found) == 1 and not is_fragment:
            return None
        if carrying(retelling.page.words_in(span)) < (1 if is_fragment else CARRYING):
            return None
        return Unmarked(span, theirs, quote)

    def _rests_on(self, span: Span, theirs: Span) -> bool:
        return any(sentence.span.overlaps(theirs) for sentence in self.alignment.passages(span))


def _is_nominal(words: Sequence[Word]) -> bool:
    """Say whether words tell no deed and bring just two matters together, as any copy does: a warning to the jury."""
    told = any(word.pos in {"VERB", "AUX"} and word.dep != "amod" for word in words)
    return not told and carrying(words) == CARRYING


def carrying(words: Sequence[Word]) -> int:
    """Count the nouns, main verbs and adjectives among words; "second" and "20th" only count."""
    return sum(_carries(word) for word in words)


def _carries(word: Word) -> bool:
    form = word.lemma.lower()
    counts = form[0].isdecimal() or "ordinal" in times().get(form, ())
    return word.pos in _CONTENT and word.tag != "MD" and form not in _LIGHT and not counts
