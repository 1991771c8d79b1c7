"""Kept sentences as they are told: without what linked them to those left out, with the names that went with these."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copydesk.draft.body import Block
from copydesk.draft.house import respelt_outside
from copydesk.draft.model import Spelling
from copydesk.draft.pointers import Pointer
from copydesk.draft.source import Source, outermost
from copydesk.draft.ties import Ties
from copydesk.text.naming.names import Name, Sort
from copydesk.text.passage import Span
from copydesk.text.saying.quotes import Quote

FIRST_WORDS = 70
"""Code points of a sentence in which a linking word is looked for."""
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]+){0,4}(?:,?\s[A-Z][\w.’' ]{2,30}){0,2}(?:\s?\([^()]{2,40}\))?"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}(?:, [A-Z][\w.’' ]{2,30}){0,2} "
    r"\((?:[A-Z]{2,6}|Reuters|Xinhua|Yonhap|Bloomberg|Kyodo|Interfax|Tass|dpa)\b[^()]{0,20}\)"
    r"|\([A-Z][^()]{1,30}\)(?:\s?\([A-Z][^()]{1,30}\))?)\s*(?:—|–|--|-)\s+(?=\S)"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}, (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r" \d{1,2}(?:,? \d{4})?(?: \([^()]{2,40}\))?\s*(?::|—|–|--|-)\s+(?=\S)"
    r"|[A-Z]{3,}(?: [A-Z]{2,}){0,3},? \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\.?(?:,? \d{4})?\s*(?::|—|–|--|-)\s+(?=\S)"
)
_FILLER = re.compile(
    r"Continue reading(?: the main story)?\s+(?=[A-Z])|Advertisement\s+(?=[A-Z])"
    r"|(?:(?:\{%[^{}]{0,80}%\}|\{\{[^{}]{0,80}\}\})\s*)+(?=\S)"
    r"|(?:Let[’']s (?:dive|get|jump) in(?:to)?(?: (?:the|it|this))?(?: details?)?|Here[’']s what [^:]{3,40}):\s+"
)
_LINK = re.compile(
    r"(?:(?:And yet|But|And|Yet)(?!\s(?:for|to|again)\b),?|(?:However|Nevertheless|Nonetheless|Meanwhile|Moreover"
    r"|Furthermore|Besides|In addition|Additionally|Also|Still|Even so|That said|Indeed|In fact),)\s+(?=\S)"
)
_ALSO = re.compile(r"\salso(?=\s)|,\s(?:however|meanwhile|moreover|though|too|then),?(?=\s)")
_SHOWN = re.compile(
    r"\s\((?:(?:is |are |both |all )?(?:pictured|seen (?:here|above|below|left|right)|shown)\b[^()]{0,40}"
    r"|(?:far |top |bottom |on the |second from )?(?:left|right)|(?:in the )?cent(?:re|er)|above|below"
    r"|see (?:above|below|map|chart|graphic|table|box|picture|photo)[^()]{0,30})\)"
)
"""What tells where somebody stands in a picture that isn't there."""
_CLOSING = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“"}


class Edit(NamedTuple):
    """A stretch of the source's prose, and the words in its place."""

    span: Span
    words: str


class Retelling:
    """How kept sentences of a source are told; `kept` are their indexes in order."""

    def __init__(self, source: Source, ties: Ties, kept: Sequence[int], spelling: Spelling) -> None:
        self.source = source
        self.ties = ties
        self.kept = kept
        self.among = frozenset(kept)
        self.spelling = spelling
        self.told: set[int] = set()
        reading = source.reading
        self.quotes = [reading.quotes[i] for i in outermost(reading.quotes)]
        self.going_on = {
            quote.outer.end: (quote, following)
            for quote, following in pairwise(self.quotes)
            if following.continues and quote.outer.end == quote.span.end
        }
        names = [name.span for name in reading.names]
        self.left_alone = sorted([*(quote.outer for quote in reading.quotes), *names])

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Yield each kept sentence with its index."""
        for index in self.kept:
            yield index, self._told(index)

    def blocks(self) -> Sequence[Block]:
        """Return the sentences in the paragraphs of the source; what has no space between there has none here."""
        page = self.source.reading.page
        found: list[Block] = []
        before = -1
        for index, words in self.sentences():
            sentence = self.source.sentences[index]
            told: tuple[str, ...] = (words,)
            if before >= 0 and self.source.sentences[before].block == sentence.block:
                *earlier, last = found.pop().sentences
                touching = self.source.sentences[before].span.end == sentence.span.start
                told = (*earlier, last + words) if touching else (*earlier, last, words)
            found.append(Block(page.blocks[sentence.block].role, told))
            before = index
        return found

    def _told(self, index: int) -> str:
        span = self.source.sentences[index].span
        edits = sorted(self._edits(index))
        self.told.update(name.entity for name in self.source.names[index])
        parts: list[str] = []
        at = span.start
        for edit in edits:
            if edit.span.start < at:
                continue
            parts += [self._respelt(Span(at, edit.span.start)), edit.words]
            at = edit.span.end
        words = " ".join("".join([*parts, self._respelt(Span(at, span.end))]).split())
        return words[:1].upper() + words[1:] if edits else words

    def _respelt(self, span: Span) -> str:
        kept = [Span(a - span.start, b - span.start) for a, b in self.left_alone if a < span.end and b > span.start]
        return respelt_outside(self.source.reading.page.read(span), self.spelling, kept)

    def _edits(self, index: int) -> Iterator[Edit]:
        yield from self._opening(index)
        pointer = self.ties.pointers.get(index)
        if pointer is not None and pointer.at is not None and not self.among.issuperset(range(pointer.at, index)):
            yield self._named(pointer)
        yield from self._full_names(index)
        yield from self._shown(index)
        yield from self._closings(index)

    def _opening(self, index: int) -> Iterator[Edit]:
        """Yield what takes away a dateline, and the words that link a sentence to one that is left out."""
        start, end = self.source.sentences[index].span
        prose = self.source.reading.page.prose
        if dateline := _DATELINE.match(prose, start, end):
            yield Edit(Span(*dateline.span()), "")
            start = dateline.end()
        if filler := _FILLER.match(prose, start, end):
            yield Edit(Span(*filler.span()), "")
            start = filler.end()
        if index - 1 in self.among:
            return
        if link := _LINK.match(prose, start, end):
            yield Edit(Span(*link.span()), "")
            start = link.end()
        also = _ALSO.search(prose, start, min(start + FIRST_WORDS, end))
        if also and not any(quote.outer.overlaps(Span(*also.span())) for quote in self._quotes_at(index)):
            yield Edit(Span(*also.span()), "")

    def _shown(self, index: int) -> Iterator[Edit]:
        """Yield what takes away words about a picture, but none that somebody said."""
        for found in _SHOWN.finditer(self.source.reading.page.prose, *self.source.sentences[index].span):
            place = Span(*found.span())
            if not any(quote.outer.overlaps(place) for quote in self._quotes_at(index)):
                yield Edit(place, "")

    def _named(self, pointer: Pointer) -> Edit:
        """Return what puts a name in place of a pronoun."""
        name = pointer.name
        if name is None:
            raise AssertionError("a pointer that stands for nobody has no name")
        words = self._called(name)
        self.told.add(name.entity)
        mark = "’" if "’" in self.source.reading.page.prose else "'"
        return Edit(pointer.word.span, words + f"{mark}s" if pointer.owning else words)

    def _called(self, name: Name) -> str:
        """Return what to call somebody, by the full name where nobody has told yet who it is; a body has its "the"."""
        if name.sort is not Sort.PERSON:
            article = self.source.reading.page.prose.endswith(("the ", "The "), 0, name.span.start)
            return f"the {name.words}" if article else name.words
        return (None if name.entity in self.told else self.ties.introduced.full(name)) or name.words

    def _full_names(self, index: int) -> Iterator[Edit]:
        """Yield what puts a person's full name in place of the first short one."""
        fresh: set[int] = set()
        for name in self.source.names[index]:
            if name.entity in self.told or name.entity in fresh:
                continue
            fresh.add(name.entity)
            quoted = any(quote.outer.overlaps(name.span) for quote in self._quotes_at(index))
            full = self.ties.introduced.in_place_of(name)
            if full is not None and not quoted:
                yield Edit(name.span, full)

    def _closings(self, index: int) -> Iterator[Edit]:
        """Yield the mark that closes a quotation whose other half, in the next paragraph, is left out."""
        end = self.source.sentences[index].span.end
        found = self.going_on.get(end)
        if found is not None and self.source.at(found[1].outer.start) not in self.among:
            mark = _CLOSING.get(self.source.reading.page.prose[found[0].outer.start], "")
            yield Edit(Span(end, end), mark)

    def _quotes_at(self, index: int) -> Sequence[Quote]:
        span = self.source.sentences[index].span
        return [quote for quote in self.quotes if quote.outer.overlaps(span)]
