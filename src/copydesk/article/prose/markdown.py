"""Markdown, as posts are written in it, read into blocks of prose with the place of every character.

Blocks are markdown-it's; the marks inside a line are read here, because markdown-it doesn't say where they stand. An
indented paragraph is prose, not code: news has no code, but pasted copy is often indented.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import TYPE_CHECKING

from copydesk.article.page.visible import html_blocks
from copydesk.article.prose.inline import Line, prose
from copydesk.article.prose.template import masked
from copydesk.text.passage import Piece, Role

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 30
"""Levels of lists and block quotes inside each other; what stands deeper is read as paragraphs."""
FARTHEST = 100
"""Lines behind its expected place within which a line is looked for."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_PREFIX = re.compile(r"[>\s]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*+")
_FENCE = re.compile(r"\s*+(?:>\s*+)*+(?:`{3,}+|~{3,}+)\s*+\Z")
_RULE = re.compile(r"[>\s]*+(?:[-*_`~]{2,}+\w*+)?+\s*+\Z")
_CELLS = frozenset({"td_open", "th_open"})
_ITEMS = _CELLS | {"list_item_open"}


def blocks(content: str, start: int = 0) -> Iterator[tuple[Role, list[Piece]]]:
    """Yield the blocks of a Markdown body that begins at `start`, in order. Never fails, whatever the body is."""
    body, labels = masked(content, start)
    yield from _Blocks(body, start, labels).walk()


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a command without Markdown must not wait

    # References are read by `template`: markdown-it's rule takes time in the square of their number.
    return MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable(["inline", "reference", "code"])


class _Blocks:
    """A body's lines and where they begin, and the walk over its tokens."""

    def __init__(self, body: str, start: int, labels: AbstractSet[str]) -> None:
        self.body = body
        self.labels = labels
        found = (line for line in _LINE.finditer(body, start) if line[0])
        self.lines = [Line(line.start(), line[0].rstrip("\r\n")) for line in found]
        self.tokens = _parser().parse(body[start:])
        self.row = -1
        self.column = 0

    def walk(self) -> Iterator[tuple[Role, list[Piece]]]:
        """Yield the blocks."""
        opened: list[Token] = []
        before: Token | None = None
        for token in self.tokens:
            if token.nesting > 0:
                opened.append(token)
            elif token.nesting < 0:
                container = opened.pop()
                if before is container and token.level >= DEEPEST - 2:
                    yield from self._paragraphs(container)
            elif token.type == "inline":
                lines = self._cell(token) if opened[-1].type in _CELLS else list(self._lines(token))
                yield _role(opened), prose(lines, self.labels)
            elif token.type == "html_block" and token.map:
                first, last = self.lines[token.map[0]], self.lines[token.map[1] - 1]
                yield from html_blocks(self.body, first.start, last.start + len(last.words))
            elif token.type == "fence" and token.map and not _FENCE.match(self.lines[token.map[1] - 1].words):
                yield from self._paragraphs(token)
            before = token

    def _paragraphs(self, token: "Token") -> Iterator[tuple[Role, list[Piece]]]:
        """Read what no rule of Markdown reads: what stands too deep, and what a forgotten fence swallows."""
        for line in self.lines[slice(*token.map or (0, 0))]:
            prefix = _PREFIX.match(line.words)
            at = prefix.end() if prefix else 0
            if not _RULE.match(line.words, at):
                yield Role.PARAGRAPH, prose([Line(line.start + at, line.words[at:].rstrip())], self.labels)

    def _lines(self, token: "Token") -> Iterator[Line]:
        """Yield the lines of a token where they stand in the content, each without its prefix."""
        at, end = token.map or (0, 0)
        for words in map(str.strip, token.content.split("\n")):
            # A line of nothing but exotic white space is missing from the token, not from its range.
            near = (
                (number, self.lines[number].words.rfind(words))
                for number in range(at, min(end, at + FARTHEST))
                if words
            )
            number, column = next((place for place in near if place[1] >= 0), (at, -1))
            if column >= 0:
                yield Line(self.lines[number].start + column, words)
                at = number
            at += 1

    def _cell(self, token: "Token") -> list[Line]:
        """Return the line that a table's cell is; cells are looked for from left to right."""
        row = self.lines[token.map[0] if token.map else 0]
        if row.start != self.row:
            self.row, self.column = row.start, 0
        for words in (token.content.strip(), token.content.strip().replace("|", "\\|")):
            at = row.words.find(words, self.column)
            if words and at >= 0:
                self.column = at + len(words)
                return [Line(row.start + at, words)]
        return []


def _role(opened: "Sequence[Token]") -> Role:
    kinds = {token.type for token in opened}
    if "blockquote_open" in kinds:
        return Role.QUOTATION
    if "heading_open" in kinds:
        return Role.HEADING
    return Role.ITEM if kinds & _ITEMS else Role.PARAGRAPH
