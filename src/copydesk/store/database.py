"""The SQLite file: its connections, writing in one piece, and every error in one line."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, local

from copydesk.errors import StoreError
from copydesk.store.schema import APPLICATION, STEPS

FILE = "copydesk.sqlite3"
PATIENCE = 30.0
"""Seconds that a writer waits for another."""


class _Own(local):
    """What a thread has in hand: a connection while it reads or writes, and whether it writes."""

    connection: sqlite3.Connection | None = None
    writing: bool = False


class Database:
    """The file of a store, usable from several threads and processes at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = _Own()
        self._free: list[sqlite3.Connection] = []
        self._lock = Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection, for reading; inside `writing` it sees what that wrote. StoreError where it fails."""
        try:
            if self._own.connection is not None:
                yield self._own.connection
                return
            self._own.connection = self._taken()
            try:
                yield self._own.connection
            finally:
                self._give_back(self._own.connection)
                self._own.connection = None
        except sqlite3.Error as error:
            raise self._failure(error) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction: all that is written inside is kept, or none of it.

        Inside another `writing` of the same thread it is part of that one. StoreError for failures.
        """
        with self.reading() as connection:
            if self._own.writing:
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            self._own.writing = True
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                self._own.writing = False

    def close(self) -> None:
        """Close it for all threads; one that still reads or writes closes its own connection when it has done."""
        with self._lock:
            self._closed = True
            for connection in self._free:
                connection.close()
            self._free.clear()

    def prepare(self) -> None:
        """Bring the file up to this version, making it where it isn't there. StoreError for one that is not ours."""
        with self.reading() as connection:
            found = self._version(connection)
        if found < len(STEPS):
            with self.writing() as connection:
                migrate(connection, self._version(connection))

    def _version(self, connection: sqlite3.Connection) -> int:
        found = _number(connection, "user_version")
        if found > len(STEPS):
            raise StoreError(
                f"{self.path}: made by a newer copydesk (store version {found}): wanted at most {len(STEPS)}"
            )
        started = found > 0 or _number(connection, "schema_version") > 0
        if started and _number(connection, "application_id") != APPLICATION:
            raise StoreError(f"{self.path}: not a store of copydesk: wanted another folder or file name")
        return found

    def _taken(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise StoreError(f"{self.path}: the store is closed")
            if self._free:
                return self._free.pop()
        return self._connected()

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if self._closed:
                connection.close()
            else:
                self._free.append(connection)

    def _connected(self) -> sqlite3.Connection:
        looking = _looking_at(self.path)
        connection = sqlite3.connect(
            looking or self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False, uri=bool(looking)
        )
        try:
            connection.row_factory = sqlite3.Row
            if not looking:
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
        return connection

    def _failure(self, error: sqlite3.Error) -> StoreError:
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
            return StoreError(f"{self.path}: damaged, or not a store of copydesk: {error}")
        if "readonly" in str(error):
            return StoreError(f"{self.path}: can be read but not written: wanted a desk that may be written")
        return StoreError(f"{self.path}: {error}")


def _looking_at(path: Path) -> str:
    """Return the address by which a file is opened that may be read but not written; none for any other.

    Where nothing waits to be moved into it, it may stand in a folder that may not be written either.
    """
    if not path.is_file() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return ""
    waiting = path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'' if waiting else '&immutable=1'}"


def migrate(connection: sqlite3.Connection, found: int, wanted: int = len(STEPS)) -> None:
    """Do the steps from one version to another, inside the transaction that is open."""
    for number, step in enumerate(STEPS[found:wanted], found + 1):
        for statement in _statements(step):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION:d}")


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would commit before the first."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
