"""Where texts and batches come from: files, and standard input under the name `-`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from copydesk.article import Article, load, loaded
from copydesk.errors import UnusableInputError
from copydesk.shells.cli import complain
from copydesk.text.passage import Text

STANDARD_INPUT = "-"


def read_text(name: str, limit: int) -> Text:
    """Read a text of at most `limit` bytes; UnusableInputError where it can't be read.

    What is wrong with its front matter is said on standard error.
    """
    article = _article(name, limit)
    if article.flaw:
        complain(article.flaw)
    return article.text


def _article(name: str, limit: int) -> Article:
    if name != STANDARD_INPUT:
        return load(Path(name), limit=limit)
    with opened(name) as file:
        return loaded("<stdin>", file.read(limit + 1), limit=limit)


@contextmanager
def opened(name: str) -> Iterator[IO[bytes]]:
    """Open a file to read; UnusableInputError where that, or reading on, is impossible."""
    try:
        if name == STANDARD_INPUT:
            yield _standard_input()
        else:
            with Path(name).open("rb") as file:
                yield file
    except OSError as error:
        raise UnusableInputError(f"{name}: can't be read: {error.strerror}") from error


def _standard_input() -> IO[bytes]:
    # Python has no stream where the descriptor was closed before it began; types don't tell.
    stream: object = sys.stdin
    if stream is None:
        raise UnusableInputError("standard input is closed")
    return sys.stdin.buffer
