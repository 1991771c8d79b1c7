"""What a run keeps of its own progress: the files that were taken in, how far pairs were verified, and the pairs."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb

from copydesk.story.model import Origin, Pair, Relation, Shared

_TABLES = """
CREATE TABLE IF NOT EXISTS taken (file VARCHAR, left_out INTEGER);
CREATE TABLE IF NOT EXISTS verified (up_to INTEGER);
CREATE SEQUENCE IF NOT EXISTS pair_number;
CREATE TABLE IF NOT EXISTS pairs (
    number INTEGER DEFAULT nextval('pair_number'), first VARCHAR, second VARCHAR, relation VARCHAR, score DOUBLE,
    contained DOUBLE, containing DOUBLE, shared VARCHAR, origin VARCHAR, confidence DOUBLE, why VARCHAR
);
"""
_COLUMNS = "first, second, relation, score, contained, containing, shared, origin, confidence, why"


class Kept:
    """The progress of a run, in the tables of its connection."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        connection.execute(_TABLES)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is done inside, or, where that is broken off, nothing of it."""
        self.connection.execute("BEGIN TRANSACTION")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def taken(self) -> dict[str, int]:
        """Return the files that were taken in, with how much of each was left out."""
        return dict(self.connection.execute("SELECT file, left_out FROM taken").fetchall())

    def took(self, file: str, left_out: int) -> None:
        """Keep that a file was taken in."""
        self.connection.execute("INSERT INTO taken VALUES (?, ?)", (file, left_out))

    def verified_up_to(self) -> int:
        """Return the number of the first article whose candidates are still to be verified; -1 before all."""
        return int(self.connection.execute("SELECT COALESCE(MAX(up_to), -1) FROM verified").fetchall()[0][0])

    def keep(self, pairs: Iterable[Pair], up_to: int) -> None:
        """Keep pairs, and that those of all articles before this number are verified."""
        rows = [_row(pair) for pair in pairs]
        with self.together():
            if rows:
                columns = [list(column) for column in zip(*rows, strict=True)]
                unnested = ", ".join(["UNNEST(?)"] * len(columns))
                query = f"INSERT INTO pairs ({_COLUMNS}) SELECT {unnested}"
                self.connection.execute(query, columns)
            self.connection.execute("INSERT INTO verified VALUES (?)", (up_to,))

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs in the order of their keeping."""
        query = f"SELECT {_COLUMNS} FROM pairs ORDER BY number"  # noqa: S608 - our own names
        for row in self.connection.execute(query).fetchall():
            yield _pair(row)


_Row = tuple[str, str, str, float, float, float, str, str | None, float | None, str | None]


def _row(pair: Pair) -> _Row:
    places = json.dumps([(place.start, place.end, place.other_start, place.other_end) for place in pair.shared])
    told = pair.origin
    origin = (told.id, told.confidence, told.why) if told else (None, None, None)
    return (
        *(pair.first, pair.second, pair.relation.value, pair.score, pair.contained, pair.containing, places),
        *origin,
    )


def _pair(row: _Row) -> Pair:
    first, second, relation, score, contained, containing, places, origin, confidence, why = row
    shared = tuple(Shared(*place) for place in json.loads(places))
    told = None if confidence is None else Origin(origin, confidence, why or "")
    return Pair(first, second, Relation(relation), score, shared, contained, containing, told)
