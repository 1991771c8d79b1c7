"""Places in a text: a decoded file, the prose in it, and passages cut from it.

Offsets are of two sorts and never mixed. A `Span` counts code points in *prose*: what a reader reads, without front
matter and markup. A `Passage` counts code points in the *content*: the file as it was decoded. Everything is found in
prose; whatever leaves the library is a passage.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

BLOCK_BREAK = "\n\n"


class Span(NamedTuple):
    """A half-open range of code points in prose."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Say whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Role(StrEnum):
    """What a block of a text is to its reader."""

    TITLE = "title"
    EXCERPT = "excerpt"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"


class Block(NamedTuple):
    """A run of prose that stands by itself: a title, a paragraph, an item of a list, a paragraph of a block quote."""

    role: Role
    span: Span


class Piece(NamedTuple):
    """What a stretch of the content, `start` to `end`, reads as: the same characters, or `words` in their place."""

    start: int
    end: int
    words: str


class _Run(NamedTuple):
    prose: int
    start: int
    end: int
    linear: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A file as it was decoded (`content`) and the prose in it, in blocks.

    `name` is how messages call the file. `day` is the day of its publication, which anchors "on Tuesday". `signed`
    holds the names of its author and publication as the file tells them beside its prose, or is empty.
    Make one with `Text.cut`.
    """

    name: str
    content: str
    prose: str
    blocks: tuple[Block, ...]
    day: date | None
    signed: str
    _runs: tuple[_Run, ...]
    _runs_by_place: tuple[_Run, ...]

    @classmethod
    def cut(
        cls,
        name: str,
        content: str,
        blocks: Iterable[tuple[Role, Sequence[Piece]]],
        day: date | None = None,
        signed: Iterable[str | None] = (),
    ) -> "Text":
        """Put together the text whose blocks are made of these pieces of the content, in reading order.

        Blocks without a visible character are left out. Blocks are joined by a blank line in prose. `signed` are the
        names of author and publication, as far as they are known.
        """
        prose: list[str] = []
        runs: list[_Run] = []
        found: list[Block] = []
        at = 0
        for role, pieces in blocks:
            if not any(piece.words.strip() for piece in pieces):
                continue
            if found:
                prose.append(BLOCK_BREAK)
                at += len(BLOCK_BREAK)
            begin = at
            for piece in pieces:
                runs.append(_Run(at, piece.start, piece.end, len(piece.words) == piece.end - piece.start))
                prose.append(piece.words)
                at += len(piece.words)
            found.append(Block(role, Span(begin, at)))
        by_place = tuple(sorted(runs, key=lambda run: run.start))
        return cls(
            name, content, "".join(prose), tuple(found), day, " ".join(filter(None, signed)), tuple(runs), by_place
        )

    def passage(self, span: Span) -> "Passage":
        """Cut the passage of the content that a non-empty span of this text's prose stands for."""
        return Passage(self, self._place(span.start)[0], self._place(span.end - 1)[1])

    def prose_span(self, passage: "Passage") -> Span:
        """Return the span of this text's prose that a passage, cut by `passage`, stands for."""
        first, last = self._run_at(passage.start), self._run_at(passage.end - 1)
        start = first.prose + (passage.start - first.start if first.linear else 0)
        if last.linear:
            return Span(start, last.prose + passage.end - last.start)
        after = bisect_right(self._runs, last.prose, key=lambda run: run.prose)
        return Span(start, self._runs[after].prose if after < len(self._runs) else len(self.prose))

    def _run_at(self, place: int) -> _Run:
        """Return the run that a place of the content is read in, the last one before it where it is read in none."""
        at = bisect_right(self._runs_by_place, place, key=lambda run: run.start) - 1
        return self._runs_by_place[max(at, 0)]

    def _place(self, offset: int) -> tuple[int, int]:
        run = self._runs[bisect_right(self._runs, offset, key=lambda run: run.prose) - 1]
        if not run.linear:
            return run.start, run.end
        start = min(run.start + offset - run.prose, run.end - 1)
        return start, start + 1


class Position(NamedTuple):
    """A place as editors count it: line and column, both from 1, the column in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words cut from a text: `start` to `end`, code points into its content. It can't misquote."""

    text: Text
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.text.content):
            raise ValueError(f"{self.text.name}: no passage at {self.start}:{self.end}")

    @property
    def words(self) -> str:
        """The passage's characters, markup inside it included."""
        return self.text.content[self.start : self.end]

    @property
    def position(self) -> Position:
        """Where the passage begins."""
        return position(self.text.content, self.start)

    @property
    def end_position(self) -> Position:
        """Where the passage has ended: the place behind its last character."""
        return position(self.text.content, self.end)


def position(content: str, offset: int) -> Position:
    """Return the line and column of an offset; lines end at a line feed, a carriage return or both."""
    before = content[:offset]
    line = before.count("\n") + before.replace("\r\n", "\n").count("\r") + 1
    return Position(line, offset - max(before.rfind("\n"), before.rfind("\r")))


def plain(name: str, content: str, day: date | None = None) -> Text:
    """Read content as plain text: paragraphs parted by blank lines, nothing taken for markup."""
    blocks = [(Role.PARAGRAPH, unwrapped(content, start, end)) for start, end in paragraphs(content)]
    return Text.cut(name, content, blocks, day)


def paragraphs(content: str, start: int = 0, end: int | None = None) -> Iterable[tuple[int, int]]:
    """Yield where paragraphs, parted by lines without a visible character, begin and end."""
    begin = last = None
    at = start
    for line in content[start:end].splitlines(keepends=True):
        if line.strip():
            begin = at + len(line) - len(line.lstrip()) if begin is None else begin
            last = at + len(line.rstrip())
        elif begin is not None and last is not None:
            yield begin, last
            begin = None
        at += len(line)
    if begin is not None and last is not None:
        yield begin, last


def unwrapped(content: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a stretch in which a line break reads as a space."""
    pieces: list[Piece] = []
    at = start
    for line in content[start:end].splitlines(keepends=True):
        body = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if body:
            pieces.append(Piece(at, at + len(body), body))
        if len(body) < len(line):
            pieces.append(Piece(at + len(body), at + len(line), " "))
        at += len(line)
    return pieces
