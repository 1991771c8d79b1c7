"""Markdown, as posts are written in it, read into blocks of prose with the place of every character."""

from collections.abc import Iterator

from copydesk.text.passage import Piece, Role, paragraphs, unwrapped


def blocks(content: str, start: int = 0) -> Iterator[tuple[Role, list[Piece]]]:
    """Yield the blocks of a Markdown body that begins at `start`, in order."""
    for begin, end in paragraphs(content, start):
        yield Role.PARAGRAPH, unwrapped(content, begin, end)
