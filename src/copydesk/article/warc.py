"""WARC: the pages of a web archive, read by warcio."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.article.dates import when
from copydesk.article.model import Received
from copydesk.article.received import LARGEST_PAGE, received_page
from copydesk.article.refusal import Refusal
from copydesk.errors import UnusableInputError, printable

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_OK = "200"
_PAGES = ("text/html", "application/xhtml+xml")
_WHOLE = "wanted whole WARC records"
_CHUNK = 65_536
_BEGINNING = 4096
_PACKED = b"\x1f\x8b"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def received_records(path: Path) -> Iterator[Received | Refusal]:
    """Yield the article of each page that was answered with 200, or why it has none; other records are passed over.

    A file that breaks off gives what stands before the break, and one refusal. OSError where it can't be read at all.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - a command without archives must not wait
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    name = printable(str(path))
    pages = seen = 0
    whole = True
    with path.open("rb") as file:
        if not _begins_well(file.read(_BEGINNING)):
            yield Refusal(name, "no web archive: wanted a file that begins with a WARC record, packed with gzip or not")
            return
        file.seek(0)
        try:
            records = iter(ArchiveIterator(file))
            while record := _next(records):
                seen += 1
                page = _is_page(record)
                pages += page
                found = _received(f"{name}#{pages}", record) if page else None
                if _breaks_off(record):
                    whole = False
                    found = Refusal(name, f"breaks off behind page {pages - page}: {_WHOLE}")
                if found:
                    yield found
            if not seen:
                yield Refusal(name, f"breaks off in its first record: {_WHOLE}")
            elif whole:
                _require_end(path)
        except (ArchiveLoadFailed, EOFError, zlib.error, gzip.BadGzipFile, ValueError, UnicodeError) as error:
            reason = printable(" ".join(str(error).split()))[:100] or type(error).__name__
            yield Refusal(name, f"breaks off or is broken behind page {pages} ({reason}): {_WHOLE}")


def _begins_well(head: bytes) -> bool:
    if head.startswith(_PACKED):
        try:
            head = zlib.decompressobj(32 + zlib.MAX_WBITS).decompress(head, 100)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def _require_end(path: Path) -> None:
    """Raise EOFError where a packed archive breaks off: its reader takes a break among headers for the end."""
    with path.open("rb") as packed:
        if not packed.read(2).startswith(_PACKED):
            return
        packed.seek(0)
        with gzip.open(packed) as file:
            while file.read(_CHUNK):
                pass


def _next(records: "Iterator[ArcWarcRecord]") -> "ArcWarcRecord | None":
    """Return the next record, without what warcio prints of it. ValueError for one that says no address."""
    with redirect_stderr(StringIO()):
        try:
            return next(records, None)
        except AttributeError as error:  # warcio takes for granted that there is one
            raise ValueError("no address") from error


def _breaks_off(record: "ArcWarcRecord") -> bool:
    """Tell, once all of it is read, whether a record has fewer bytes than it says."""
    if not record.rec_headers.get_header("Content-Length"):
        return True
    while record.raw_stream.read(_CHUNK):
        pass
    return int(record.raw_stream.limit) > 0


def _is_page(record: "ArcWarcRecord") -> bool:
    if record.rec_type == "response":
        headers = record.http_headers
        return bool(headers) and headers.get_statuscode() == _OK and _media(headers.get_header("Content-Type"))
    return record.rec_type == "resource" and _media(record.rec_headers.get_header("Content-Type"))


def _media(content_type: str | None) -> bool:
    return (content_type or "").partition(";")[0].strip().lower() in _PAGES


def _received(where: str, record: "ArcWarcRecord") -> Received | Refusal:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    retrieved = when(record.rec_headers.get_header("WARC-Date") or "").moment or _EPOCH
    headers = record.http_headers or record.rec_headers
    content = record.content_stream().read(LARGEST_PAGE + 1)
    try:
        return received_page(where, content, address, retrieved, headers.get_header("Content-Type"))
    except UnusableInputError as error:
        return Refusal.of(where, error)
