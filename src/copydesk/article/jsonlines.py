"""JSON lines: an article a line, under the keys that data sets and exports of news use."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from copydesk.article.bylines import names
from copydesk.article.dates import when
from copydesk.article.decode import decoded
from copydesk.article.feed.entries import absolute, unique
from copydesk.article.model import Received
from copydesk.article.page.markup import harmless, one_line
from copydesk.article.prose.own import Heading
from copydesk.article.prose.writing import as_paragraphs
from copydesk.article.received import markdown_of, received_text
from copydesk.article.refusal import Refusal
from copydesk.errors import UnusableInputError, printable

LONGEST = 5_000_000
"""Bytes of a line that are read; a longer one is refused, and the lines behind it go on."""

_TITLES = ("title", "headline")
_BODIES = ("text", "body", "content", "content_text", "content_html", "article", "maintext")
_DATES = ("date", "published", "date_published", "published_at", "publish_date", "datePublished")
_ADDRESSES = ("url", "address", "link", "canonical_url")
_AUTHORS = ("authors", "author", "byline")
_SOURCES = ("source", "publisher", "site_name", "source_domain")
_LANGUAGES = ("language", "lang")
_GUIDS = ("id", "guid")
_HTML = re.compile(r"\s*<(?:p|div|article|h[1-6]|ul|ol|blockquote|section)\b[^<>]*>", re.IGNORECASE)
_WANTED = "wanted an object with title and text"


class Row(NamedTuple):
    """What a line, or a row of a table, tells of an article; the body as it stands there, plain words or HTML."""

    where: str
    heading: Heading
    body: str
    address: str | None
    guids: tuple[str, ...]
    raw: bytes

    @property
    def is_html(self) -> bool:
        """Whether the body is HTML."""
        return _HTML.match(self.body) is not None


def received_lines(path: Path, now: datetime) -> Iterator[Received | Refusal]:
    """Yield the article of each line, or why it has none: also where an earlier one of the file has its id.

    OSError where the file can't be read at all.
    """
    seen: set[str] = set()
    for row in rows(path):
        if isinstance(row, Refusal):
            yield row
        elif known := seen.intersection(row.guids[:1]):
            yield Refusal(row.where, f"an earlier article of this file has the id {known.pop()!r}: the first is kept")
        else:
            seen.update(row.guids[:1])
            yield _received(row, now)


def rows(path: Path) -> Iterator[Row | Refusal]:
    """Yield what each line tells, or why it is no article. OSError where the file can't be read at all."""
    name = printable(str(path))
    number = 0
    with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as file:
        try:
            for number, line in enumerate(_lines(file), 1):
                where = f"{name}:{number}"
                try:
                    if line.strip():
                        yield row_of(where, _object(where, line), line)
                except UnusableInputError as error:
                    yield Refusal.of(where, error)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield Refusal(name, f"a gzip archive that breaks off or is broken behind line {number}: wanted all of it")


def row_of(where: str, told: Mapping[str, object], raw: bytes = b"") -> Row:
    """Return what a row tells under the keys that are known. UnusableInputError where none of them has a text."""
    body = next(_words(told, _BODIES), "")
    if not body:
        raise UnusableInputError(f"{where}: no text under {', '.join(_BODIES[:3])}: {_WANTED}")
    published = when(next(_words(told, _DATES), ""))
    heading = Heading(
        one_line(next(_words(told, _TITLES), "")) or None,
        published.moment or published.day,
        names(_named(told, _AUTHORS)),
        next(iter(_named(told, _SOURCES)), None),
        next(_words(told, _LANGUAGES), None),
    )
    address = next((found for each in _words(told, _ADDRESSES) if (found := absolute("", each))), None)
    guids = (str(told[key]) for key in _GUIDS if isinstance(told.get(key), str | int) and str(told[key]).strip())
    return Row(where, heading, body, address, unique(guids), raw)


def received_row(row: Row, now: datetime) -> Received:
    """Return a row's article. UnusableInputError where it is over-large, or isn't in English."""
    text = markdown_of(harmless(row.body), row.address) if row.is_html else as_paragraphs(row.body)
    received = received_text(row.where, row.heading, text, row.address, now)
    return replace(received, guids=row.guids, raw=row.raw)


def _received(row: Row, now: datetime) -> Received | Refusal:
    try:
        return received_row(row, now)
    except UnusableInputError as error:
        return Refusal.of(row.where, error)


def _lines(file: "BinaryIO | gzip.GzipFile") -> Iterator[bytes]:
    """Yield the lines of a file, each LONGEST and a byte at most; the rest of a longer one is passed over."""
    while line := file.readline(LONGEST + 1):
        yield line
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line = file.readline(LONGEST)
            if not line:
                return


def _object(where: str, line: bytes) -> Mapping[str, object]:
    if len(line) > LONGEST:
        raise UnusableInputError(f"{where}: over-large: wanted a line of at most {LONGEST:,} bytes")
    try:
        told = json.loads(decoded(where, line))
    except json.JSONDecodeError as error:
        raise UnusableInputError(f"{where}: not JSON at column {error.colno}: {_WANTED}") from None
    except (RecursionError, ValueError):
        raise UnusableInputError(f"{where}: JSON that can't be read: {_WANTED}") from None
    if not isinstance(told, dict):
        raise UnusableInputError(f"{where}: not an object: {_WANTED}")
    return told


def _words(told: Mapping[str, object], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        value = told.get(key)
        if isinstance(value, str) and value.strip():
            yield value


def _named(told: Mapping[str, object], keys: tuple[str, ...]) -> list[str]:
    """Return the names under the first of the keys that has any: words, lists of them, objects with a name."""
    for key in keys:
        value = told.get(key)
        each = value if isinstance(value, list) else [value]
        found = [one.get("name") if isinstance(one, dict) else one for one in each]
        if words := [one_line(one) for one in found if isinstance(one, str) and one.strip()]:
            return words
    return []
