"""Articles from files and folders: Markdown, HTML, plain text, JSON lines, Parquet and WARC, one file after the other.

What can't be used costs one line, told to `complain`, and the rest goes on. A row of JSON lines or Parquet has `text`,
and may have `id`, `title`, `date` or `published`, and `source`; its text is taken as it is, so offsets hold in it.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path

import duckdb
from warcio.recordloader import ArcWarcRecord

from copydesk.article import LIMIT, load
from copydesk.article.language import require_english
from copydesk.article.received import received_page
from copydesk.errors import UnusableInputError, printable
from copydesk.story.model import Member
from copydesk.text.passage import plain

WRITTEN = frozenset({".md", ".markdown", ".html", ".htm", ".txt", ".text"})
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ARCHIVES = (".warc", ".warc.gz")
COLUMNS = ".parquet"
LONGEST_LINE = 20_000_000
"""Bytes of a JSON line."""
SWEPT = 1 << 20
"""Bytes of an archive that are looked through at a time."""
ROWS = 1_000
"""Rows of Parquet that are fetched together."""

Complain = Callable[[str], None]


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that are named, and those of named folders that may hold articles, in the order of their names.

    Raises UnusableInputError where a path isn't there. What begins with a dot or an underscore is left out of folders.
    """
    for path in paths:
        if path.is_dir():
            yield from (
                file for file in sorted(path.rglob("*")) if _may_hold(file.relative_to(path)) and file.is_file()
            )
        elif path.exists():
            yield path
        else:
            raise UnusableInputError(f"{printable(str(path))}: no such file or folder: wanted articles")


def _may_hold(path: Path) -> bool:
    hidden = any(part.startswith((".", "_")) and part != "_posts" for part in path.parts)
    return not hidden and (path.suffix.lower() in WRITTEN or holds_many(path))


def holds_many(path: Path) -> bool:
    """Say of a file, by its name, whether it is one of many articles: JSON lines, WARC or Parquet."""
    return path.name.lower().endswith((*LINES, *ARCHIVES, COLUMNS))


def key_of(files: Sequence[Path]) -> str:
    """Return what names a run over these files: the same while none of them is written, added or taken away."""
    told = [(str(file.resolve()), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return sha256(repr(told).encode()).hexdigest()[:20]


def members_of(file: Path, complain: Complain) -> Iterator[Member]:
    """Yield the articles of a file in its order; what can't be used is told in one line each."""
    name = file.name.lower()
    reader = _article
    if name.endswith(LINES):
        reader = _lines
    elif name.endswith(ARCHIVES):
        reader = _archive
    elif name.endswith(COLUMNS):
        reader = _columns
    try:
        yield from reader(file, complain)
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or "it ends in the middle"
        complain(f"{printable(str(file))}: not readable any further ({reason}): what stood before is kept")
    except UnusableInputError as error:
        complain(str(error))


def _article(file: Path, complain: Complain) -> Iterator[Member]:
    del complain
    yield Member.of(str(file), load(file))


def _lines(file: Path, complain: Complain) -> Iterator[Member]:
    shown = printable(str(file))
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        number = 0
        while line := lines.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                while line and not line.endswith(b"\n"):
                    line = lines.readline(LONGEST_LINE)
                complain(f"{shown}:{number}: over-large: wanted a line of at most {LONGEST_LINE:,} bytes")
                continue
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                complain(f"{shown}:{number}: no JSON object: wanted one with a text")
                continue
            yield from _rows(f"{shown}:{number}", f"{file}:{number}", row, complain)


def _columns(file: Path, complain: Complain) -> Iterator[Member]:
    shown = printable(str(file))
    with duckdb.connect() as connection:
        try:
            cursor = connection.execute("SELECT * FROM read_parquet(?)", [str(file)])
            names = [column[0] for column in cursor.description or ()]
            number = 0
            while rows := cursor.fetchmany(ROWS):
                for row in rows:
                    number += 1
                    place = f"row {number}"
                    yield from _rows(
                        f"{shown}: {place}", f"{file}:{number}", dict(zip(names, row, strict=True)), complain
                    )
        except duckdb.Error as error:
            complain(f"{shown}: no Parquet that can be read ({printable(str(error).partition(chr(10))[0])})")


def _rows(where: str, identity: str, row: object, complain: Complain) -> Iterator[Member]:
    """Yield the article of a row, or say what is wrong with it."""
    try:
        yield _row(where, identity, row)
    except UnusableInputError as error:
        complain(str(error))


def _row(where: str, identity: str, row: object) -> Member:
    if not isinstance(row, Mapping):
        raise UnusableInputError(f"{where}: no JSON object: wanted one with a text")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnusableInputError(f'{where}: no text: wanted words under "text"')
    if len(text) > LIMIT:
        raise UnusableInputError(f"{where}: over-large: wanted at most {LIMIT:,} characters")
    require_english(where, plain(where, text[:20_000]))
    known = row.get("id")
    return Member(
        identity if known is None or known == "" else str(known),
        str(row.get("title") or ""),
        text,
        _moment(row.get("published") or row.get("date")),
        str(row["source"]) if row.get("source") else None,
    )


def _moment(value: object) -> datetime | None:
    """Return the moment that a date of a row names; what can't be read is none."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _archive(file: Path, complain: Complain) -> Iterator[Member]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - a run without archives must not wait
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    shown = printable(str(file))
    with file.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response" and "html" in (record.http_headers.get_header("Content-Type") or ""):
                    yield from _page(file, record, complain)
            _require_end(file)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError):
            complain(
                f"{shown}: ends in the middle, or is no WARC: wanted a whole WARC; what stood before the break is kept"
            )


def _require_end(file: Path) -> None:
    """Raise EOFError where a compressed archive ends in the middle: its reader takes that for the end."""
    if file.suffix == ".gz":
        with gzip.open(file) as stream:
            while stream.read(SWEPT):
                pass


def _page(file: Path, record: ArcWarcRecord, complain: Complain) -> Iterator[Member]:
    headers, http = record.rec_headers, record.http_headers
    address = headers.get_header("WARC-Target-URI") or ""
    length = int(headers.get_header("Content-Length") or 0)
    content: bytes = record.content_stream().read()
    where = f"{printable(str(file))}: {printable(address)}"
    if length and record.raw_stream.limit:
        raise EOFError
    try:
        page = received_page(where, content, address, datetime.now(UTC), http.get_header("Content-Type"))
    except UnusableInputError as error:
        complain(str(error))
    else:
        yield Member.of(address or str(file), page.article)
