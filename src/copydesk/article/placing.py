"""Where words stand on a page: what a reader sees of it as one run of characters, each with its place in the file."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.article.visible import UNSEEN, Tag, flow, spaced
from copydesk.text.passage import Piece

NEAR = 5_000
"""Visible characters within which the next paragraph is expected; farther off, only a long one is followed."""
TELLING = 40
"""Characters that hardly stand on a page twice."""


_SHAPELESS = dict.fromkeys(map(ord, UNSEEN))
_PARTS = re.compile(r"\S+|\s+")


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
        """Return the pieces of a place, a run of white space as one."""
        first = bisect_right(self.starts, place.start) - 1
        last = bisect_left(self.starts, place.end)
        kept: list[Piece] = []
        for number in range(first, last):
            piece = self._clipped(number, place)
            if piece.words.strip() or not kept or kept[-1].words.strip():
                kept.append(piece)
        return kept

    def _clipped(self, number: int, place: Place) -> Piece:
        piece = self.pieces[number]
        if piece.end - piece.start != len(piece.words) or not piece.words.strip():
            return piece
        first = max(place.start - self.starts[number], 0)
        last = min(place.end - self.starts[number], len(piece.words))
        return Piece(piece.start + first, piece.start + last, piece.words[first:last])


def _stream(content: str, start: int, end: int) -> Iterator[Piece]:
    for bit in flow(content, start, end):
        if isinstance(bit, Tag):
            if not bit.inline:
                yield Piece(bit.start, bit.end, " ")
        else:
            for piece in spaced(bit):
                yield from _parted(piece)


def _parted(piece: Piece) -> Iterator[Piece]:
    """Yield a piece in parts that are wholly white space or have none."""
    if piece.end - piece.start != len(piece.words):
        yield piece
        return
    for part in _PARTS.finditer(piece.words):
        yield Piece(piece.start + part.start(), piece.start + part.end(), part[0])
