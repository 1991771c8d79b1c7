"""Articles from files: Markdown and Jekyll posts, HTML, text, JSON lines, WARC, and folders of them.

What can't be read is a Refusal among what can, and the rest goes on; nothing is held in memory but the article at hand.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from copydesk.article.decode import decoded
from copydesk.article.form import ARCHIVES, COLUMNS, ENDINGS, LINES, Form, form
from copydesk.article.intake import LIMIT, refuse_pipe, told
from copydesk.article.jsonlines import received_lines
from copydesk.article.model import Received
from copydesk.article.prose.writing import received_article
from copydesk.article.received import LARGEST_PAGE, received_page
from copydesk.article.refusal import Refusal
from copydesk.article.warc import received_records
from copydesk.errors import UnusableInputError, printable

__all__ = ["Refusal", "received_files"]

_WANTED = "wanted a file with an article"
_FILES = "wanted Markdown, HTML, text, JSON lines or WARC"


def received_files(paths: Iterable[Path], clock: Callable[[], datetime]) -> Iterator[Received | Refusal]:
    """Yield the articles of files and folders, in the order of the paths and of the names in a folder.

    A folder gives the files in it and below whose endings are known, hidden ones and links out of it left aside; a file
    that is named is read whatever its ending. A local file without an address of its own is known by its `file:` one.
    """
    for path in paths:
        try:
            for file in _files(path):
                yield from _received(file, clock())
        except UnusableInputError as error:
            yield Refusal.of(str(path), error)


def _received(file: Path, now: datetime) -> Iterator[Received | Refusal]:
    try:
        yield from _from(file, now)
    except UnusableInputError as error:
        yield Refusal.of(str(file), error)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield Refusal(printable(str(file)), f"not readable ({printable(reason)}): {_WANTED}")


def _files(path: Path) -> Iterator[Path]:
    """Yield the files of a path; UnusableInputError for a folder with none that may hold an article."""
    if not _is_folder(path):
        yield path
        return
    found = None
    for found in _below(path):
        yield found
    if found is None:
        raise UnusableInputError(f"{printable(str(path))}: no file that may hold articles: {_FILES}")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, or another that no file has: reading it says so
        return False


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            known = name.lower().endswith((*ENDINGS, *LINES, *ARCHIVES))
            file = Path(place, name)
            if known and not name.startswith(".") and not file.is_symlink() and file.is_file():
                yield file


def _from(path: Path, now: datetime) -> Iterator[Received | Refusal]:
    refuse_pipe(path)
    name = path.name.lower()
    if name.endswith(LINES):
        yield from received_lines(path, now)
    elif name.endswith(ARCHIVES):
        yield from received_records(path)
    elif name.endswith(COLUMNS):
        raise UnusableInputError(f"{printable(str(path))}: Parquet, which `copydesk group` alone reads: {_FILES}")
    else:
        yield _file(path, now)


def _file(path: Path, now: datetime) -> Received:
    name = printable(str(path))
    with path.open("rb") as file:
        content = file.read(LARGEST_PAGE + 1)
    address = path.resolve().as_uri()
    text = decoded(name, content)
    kind = form(name, text)
    if kind is Form.HTML:
        page = received_page(name, content, None, now)  # where a file lies is no address that its links lead from
        return replace(page, address=page.address or address)
    if len(content) > LIMIT:
        raise UnusableInputError(f"{name}: over-large: wanted at most {LIMIT:,} bytes")
    article = told(name, text, kind)
    if article.flaw and not article.front:
        raise UnusableInputError(article.flaw)  # its entries would be told as news
    received = received_article(article, kind, now)
    return replace(received, address=received.address or address, raw=content)
