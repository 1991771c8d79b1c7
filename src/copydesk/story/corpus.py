"""Articles from files and folders: Markdown, HTML, plain text, JSON lines, Parquet and WARC, one file after the other.

What can't be used costs one line, told to `complain`, and the rest goes on. Lines and archives are read as
`copydesk add` reads them, and a row of Parquet like a line. Plain words of a row are taken as they are, so offsets hold
in them; of HTML, and of files, the prose is taken.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import duckdb

from copydesk.article import LIMIT, load
from copydesk.article.form import ARCHIVES, COLUMNS, ENDINGS, LINES
from copydesk.article.intake import refuse_pipe
from copydesk.article.jsonlines import Row, received_row, row_of, rows
from copydesk.article.language import require_english
from copydesk.article.refusal import Refusal
from copydesk.article.warc import received_records
from copydesk.errors import UnusableInputError, printable
from copydesk.story.model import Member
from copydesk.text.passage import plain

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
    return not hidden and (path.suffix.lower() in ENDINGS or holds_many(path))


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
        refuse_pipe(file)
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
    for row in rows(file):
        if isinstance(row, Refusal):
            complain(str(row))
        else:
            yield from _told(row, row.where, complain)


def _columns(file: Path, complain: Complain) -> Iterator[Member]:
    shown = printable(str(file))
    with duckdb.connect() as connection:
        try:
            cursor = connection.execute("SELECT * FROM read_parquet(?)", [str(file)])
            names = [column[0] for column in cursor.description or ()]
            number = 0
            while fetched := cursor.fetchmany(ROWS):
                for values in fetched:
                    number += 1
                    told = dict(zip(names, map(_written, values), strict=True))
                    yield from _row(f"{shown}: row {number}", f"{shown}:{number}", told, complain)
        except duckdb.Error as error:
            complain(f"{shown}: no Parquet that can be read ({printable(str(error).partition(chr(10))[0])})")


def _written(value: object) -> object:
    """Return a value of a column as a line would have it: what JSON has no form for, in words."""
    return str(value) if isinstance(value, date | UUID | float) else value


def _row(where: str, identity: str, told: dict[str, object], complain: Complain) -> Iterator[Member]:
    try:
        row = row_of(where, told)
    except UnusableInputError as error:
        complain(str(error))
    else:
        yield from _told(row, identity, complain)


def _told(row: Row, identity: str, complain: Complain) -> Iterator[Member]:
    """Yield the article of a row, or say what is wrong with it."""
    try:
        yield _member(row, next(iter(row.guids), identity))
    except UnusableInputError as error:
        complain(str(error))


def _member(row: Row, identity: str) -> Member:
    if len(row.body) > LIMIT:
        raise UnusableInputError(f"{row.where}: over-large: wanted at most {LIMIT:,} characters")
    if row.is_html:
        return Member.of(identity, received_row(row, datetime.now(UTC)).article)
    require_english(row.where, plain(row.where, row.body[:20_000]))
    heading = row.heading
    return Member(identity, heading.title or "", row.body, _moment(heading.published), heading.source)


def _moment(published: datetime | date | None) -> datetime | None:
    """Return the moment of publication; a mere day is its midnight."""
    if published is None or isinstance(published, datetime):
        return published
    return datetime.combine(published, time(), UTC)


def _archive(file: Path, complain: Complain) -> Iterator[Member]:
    for received in received_records(file):
        if isinstance(received, Refusal):
            complain(str(received))
        else:
            yield Member.of(received.address or received.article.text.name, received.article)
