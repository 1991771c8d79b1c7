"""Where words stand on a page: what a reader sees of it as one run of characters, each with its place in the file."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from copydesk.article.page.visible import UNSEEN, Tag, flow, spaced
from copydesk.article.prose.scalars import shortened, trimmed
from copydesk.text.passage import Piece

NEAR = 5_000
"""Visible characters within which the next paragraph is expected; farther off, only a long one is followed."""
TELLING = 40
"""Characters that hardly stand on a page twice."""


_SHAPELESS = dict.fromkeys(map(ord, UNSEEN))


class Place(NamedTuple):
    """A half-open range of a page's visible characters, white space not counted."""

    start: int
    end: int


def squeezed(words: str) -> str:
    """Return words without white space and without characters that have no shape."""
    return "".join(words.split()).translate(_SHAPELESS)


class Visible:
    """The visible text of a stretch of HTML, searched from top to bottom."""

    def __init__(self, content: str, start: int, end: int) -> None:
        self.pieces: list[Piece] = []
        self.starts: list[int] = []
        seen: list[str] = []
        at = 0
        for piece in _stream(content, start, end):
            shape = squeezed(piece.words)
            self.pieces.append(piece)
            self.starts.append(at)
            seen.append(shape)
            at += len(shape)
        self.seen = "".join(seen)
        self.cursor = 0

    def find(self, words: str, start: int = 0, end: int | None = None) -> Place | None:
        """Return the first place of these words in a range of the page, white space left aside."""
        shape = squeezed(words)
        at = self.seen.find(shape, start, len(self.seen) if end is None else end) if shape else -1
        return Place(at, at + len(shape)) if at >= 0 else None

    def follow(self, words: str) -> Place | None:
        """Return the next place of these words behind those followed before, else one anywhere on the page."""
        if found := self.find(words, self.cursor, self.cursor + NEAR + len(words)):
            self.cursor = found.end
            return found
        found = self.find(words, self.cursor) or self.find(words)
        if found and found.end - found.start >= TELLING:
            self.cursor = found.end
        return found

    def cut(self, place: Place) -> list[Piece]:
        """Return the pieces of a place, a run of white space as one, none at the ends."""
        first = bisect_right(self.starts, place.start) - 1
        last = bisect_left(self.starts, place.end)
        kept: list[Piece] = []
        for number in range(first, last):
            piece = self._clipped(number, place)
            if kept and kept[-1].words[-1].isspace():
                piece = shortened(piece, len(piece.words) - len(piece.words.lstrip()), len(piece.words))
            if piece.words:
                kept.append(piece)
        return trimmed(kept)

    def _clipped(self, number: int, place: Place) -> Piece:
        piece, start = self.pieces[number], self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.seen)
        first = _nth(piece.words, place.start - start) if place.start > start else 0
        last = _nth(piece.words, place.end - 1 - start) + 1 if place.end < end else len(piece.words)
        return shortened(piece, first, last)


def _nth(words: str, number: int) -> int:
    """Return the offset of the visible character with this number, counted from 0."""
    marks = (at for at, mark in enumerate(words) if not mark.isspace())
    return next(islice(marks, number, None), len(words) - 1)


def _stream(content: str, start: int, end: int) -> Iterator[Piece]:
    for bit in flow(content, start, end):
        if not isinstance(bit, Tag):
            yield from spaced(bit)
        elif not bit.inline:
            yield Piece(bit.start, bit.end, " ")
