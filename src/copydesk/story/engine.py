"""The tables of a run on DuckDB: within the memory it is given, spilling to a folder, kept where a file is named.

Language work is done in Python before texts come in and after pairs come out; counting, joining and adding up is SQL.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from copydesk.errors import SettingsError, StoreError
from copydesk.story.couples import Diagonal
from copydesk.story.model import Member
from copydesk.story.plan import PLAN, Step
from copydesk.story.tokens import sheaf_of

MEMORY = "256MB"
"""Memory that the tables take unless the caller says otherwise, in DuckDB's words."""
RESTING = "64MB"
"""Memory that is enough to read articles and pairs."""
PORTION = 1_000
"""Texts whose candidates are fetched together."""
_TABLES = """
CREATE TABLE IF NOT EXISTS docs (
    doc INTEGER, id VARCHAR, fingerprint BIGINT, tokens INTEGER, title VARCHAR, text VARCHAR,
    published BIGINT, source VARCHAR
);
CREATE TABLE IF NOT EXISTS grams (gram BIGINT, doc INTEGER, place INTEGER);
"""


class Portion(NamedTuple):
    """Candidates whose first text comes before the number `end`, with the articles that they speak of by number.

    `rows` has a row for each Diagonal of theirs: the numbers of the two texts, its shift, low, high and seeds; those of
    two texts stand together, in order of `low`.
    """

    end: int
    rows: NDArray[np.int64]
    members: dict[int, Member]


class Engine:
    """The tables of one run. Open one with `opened`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        connection.execute(_TABLES)
        self.count: int = self.value("SELECT COALESCE(MAX(doc) + 1, 0) FROM docs")

    def value(self, query: str, *values: object) -> int:
        """Return the one number that a query asks for."""
        return int(self.connection.execute(query, values).fetchall()[0][0])

    def add(self, members: Sequence[Member]) -> None:
        """Put in articles, with their words counted and their 5-grams hashed; they are numbered as they come."""
        if not members:
            return
        sheaf = sheaf_of(member.text for member in members)
        numbers = np.arange(self.count, self.count + len(members), dtype=np.int32)
        grams, places = sheaf.grams()
        holders = np.repeat(np.arange(len(sheaf), dtype=np.int32), sheaf.lengths())[places]
        docs = {
            "doc": numbers,
            "id": _words(member.id for member in members),
            "fingerprint": sheaf.fingerprints(),
            "tokens": sheaf.lengths().astype(np.int32),
            "title": _words(member.title for member in members),
            "text": _words(member.text for member in members),
            "published": np.array([_moment(member.published) for member in members], np.int64),
            "source": _words(member.source for member in members),
        }
        rows = {
            "gram": grams,
            "doc": numbers[holders],
            "place": (places - sheaf.borders[holders]).astype(np.int32),
        }
        for table, columns in (("docs", docs), ("grams", rows)):
            self.connection.register("incoming", columns)
            self.connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")  # noqa: S608 - our own names
            self.connection.unregister("incoming")
        self.count += len(members)

    def carry_out(self, steps: Sequence[Step] = PLAN) -> Iterator[Step]:
        """Make the tables of a plan that are not there yet, yielding each step before it is done."""
        done = {name for (name,) in self.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        for step in steps:
            if step.name not in done:
                yield step
                self.connection.execute(f"CREATE TABLE {step.name} AS {step.query}")

    def portions(self, first: int = 0) -> Iterator[Portion]:
        """Yield the candidates whose first text has at least this number, in order, some texts at a time."""
        for begin in range(first, self.count, PORTION):
            rows = self._diagonals(begin, begin + PORTION)
            yield Portion(begin + PORTION, rows, self.members(np.unique(rows[:, :2]).tolist()))

    def _diagonals(self, begin: int, end: int) -> NDArray[np.int64]:
        found = self.connection.execute(
            "SELECT d.one, d.other, d.shift, d.low, d.high, d.seeds FROM diagonals d "
            "JOIN candidates c ON d.one = c.one AND d.other = c.other "
            "WHERE d.one >= ? AND d.one < ? AND c.one >= ? AND c.one < ? ORDER BY d.one, d.other, d.low, d.shift",
            (begin, end, begin, end),
        ).fetchnumpy()
        columns = ("one", "other", *Diagonal._fields)
        return np.stack([np.asarray(found[name], np.int64) for name in columns], axis=1)

    def rest(self) -> None:
        """Give back what counting may take beyond RESTING, as articles are but read from here on."""
        given = self.value("SELECT parse_formatted_bytes(current_setting('memory_limit'))")
        if given > self.value("SELECT parse_formatted_bytes(?)", RESTING):
            self.connection.execute(f"SET memory_limit = '{RESTING}'")

    def drop_repeated(self) -> tuple[str, ...]:
        """Take out the articles whose id an earlier one has; return their ids."""
        repeated = "SELECT doc FROM docs WHERE doc NOT IN (SELECT MIN(doc) FROM docs GROUP BY id)"
        found = self.connection.execute(
            f"SELECT id FROM docs WHERE doc IN ({repeated}) ORDER BY doc"  # noqa: S608 - our own words
        ).fetchall()
        if found:
            for table in ("grams", "docs"):
                self.connection.execute(f"DELETE FROM {table} WHERE doc IN ({repeated})")  # noqa: S608 - our own words
        return tuple(identity for (identity,) in found)

    def alike(self) -> Iterator[list[int]]:
        """Yield the numbers of texts that have the same words in the same order, each group in the order of coming."""
        rows = self.connection.execute(
            "SELECT k.doc, d.doc FROM docs d JOIN kin k ON d.fingerprint = k.fingerprint "
            "WHERE k.copies > 1 AND d.tokens >= 5 ORDER BY k.doc, d.doc"
        ).fetchall()
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield [number for _, number in group]

    def all_members(self) -> Iterator[Member]:
        """Yield all articles in the order of their coming."""
        for begin in range(0, self.count, PORTION):
            found = self.members(range(begin, begin + PORTION))
            yield from (found[number] for number in sorted(found))

    def heads(self) -> Iterator[Member]:
        """Yield all articles, without their texts, in the order of their coming."""
        rows = self.connection.execute("SELECT id, title, published, source FROM docs ORDER BY doc").fetchall()
        for identity, title, published, source in rows:
            yield Member(identity, title, "", _published(published), source)

    def by_id(self, identities: Sequence[str]) -> dict[str, Member]:
        """Return the articles of these ids, with their texts."""
        self.connection.register("named", {"id": _words(identities)})
        rows = self.connection.execute("SELECT doc FROM docs d JOIN named n ON d.id = n.id").fetchall()
        self.connection.unregister("named")
        return {member.id: member for member in self.members([doc for (doc,) in rows]).values()}

    def members(self, numbers: Sequence[int]) -> dict[int, Member]:
        """Return the articles of these numbers."""
        if not numbers:
            return {}
        self.connection.register("wanted", {"doc": np.array(numbers, np.int32)})
        rows = self.connection.execute(
            "SELECT d.doc, d.id, d.title, d.text, d.published, d.source FROM docs d JOIN wanted w ON d.doc = w.doc"
        ).fetchall()
        self.connection.unregister("wanted")
        return {row[0]: Member(row[1], row[2], row[3], _published(row[4]), row[5]) for row in rows}


@contextmanager
def opened(memory: str = MEMORY, *, path: Path | None = None, threads: int | None = None) -> Iterator[Engine]:
    """Open the tables of a run: in memory, or in a file that another run can go on with.

    `memory` is what DuckDB may take (`500MB`, `2GB`); what doesn't fit is put into a temporary folder. Raises
    SettingsError where it is no such amount, or too little for what is done with the tables; StoreError where the file
    can't be used.
    """
    with TemporaryDirectory(prefix="copydesk-") as spill:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": spill,
            "preserve_insertion_order": False,
        }
        if threads:
            settings["threads"] = threads
        try:
            connection = duckdb.connect(str(path or ":memory:"), config=settings)
        except (duckdb.ParserException, duckdb.InvalidInputException) as error:
            raise SettingsError(f"memory: found {memory!r}: wanted an amount such as 500MB or 2GB") from error
        except duckdb.Error as error:
            raise StoreError(f"{path}: not a file of a run that can be gone on with: {_line(error)}") from error
        with connection:
            try:
                yield Engine(connection)
            except duckdb.OutOfMemoryException as error:
                raise SettingsError(f"memory: found {memory!r}, too little for these articles: wanted more") from error


def _line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _words(values: Iterator[str | None] | Sequence[str | None]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    listed = [value if value is None or value.isascii() else _whole(value) for value in values]
    return np.array([*listed, None], object)[:-1]


def _whole(value: str) -> str:
    """Return a text with question marks for the halves of characters, which no table takes."""
    return value.encode(errors="replace").decode()


_NONE = -(1 << 63)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _moment(moment: datetime | None) -> int:
    """Return microseconds since 1970 (UTC; a moment without zone is taken for UTC); the least number for none."""
    if moment is None:
        return _NONE
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    since = aware - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _published(moment: int) -> datetime | None:
    return None if moment == _NONE else datetime.fromtimestamp(moment / 1_000_000, UTC)
