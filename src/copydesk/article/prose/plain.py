"""Plain text read into paragraphs."""

from collections.abc import Iterator

from copydesk.text.passage import Piece, Role, paragraphs, unwrapped

LONGEST_WRAPPED = 160
"""Code points a line of hard-wrapped text has at most: where one is longer, every line is a paragraph."""


def blocks(content: str, start: int = 0) -> Iterator[tuple[Role, list[Piece]]]:
    """Yield the paragraphs of a plain body that begins at `start`: parted by blank lines, or each a long line."""
    for begin, end in paragraphs(content, start):
        lines = content[begin:end].splitlines(keepends=True)
        if max(map(len, lines)) <= LONGEST_WRAPPED:
            yield Role.PARAGRAPH, unwrapped(content, begin, end)
            continue
        at = begin
        for line in lines:
            indent = len(line) - len(line.lstrip())
            yield Role.PARAGRAPH, unwrapped(content, at + indent, at + max(indent, len(line.rstrip())))
            at += len(line)
