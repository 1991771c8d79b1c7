"""What is known of addresses that are read again and again, so that what didn't change isn't sent again."""

import sqlite3

from copydesk.store import moments
from copydesk.store.database import Database
from copydesk.store.model import FeedState


class Feeds:
    """The addresses that a store has read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, address: str) -> FeedState:
        """Return what is known of an address, little for a new one."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT * FROM feeds WHERE address = ?", (address,)).fetchone()
        return FeedState(address) if row is None else _state(row)

    def keep(self, state: FeedState) -> None:
        """Keep what is known of an address."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?)",
                (
                    state.address,
                    state.etag,
                    state.modified,
                    moments.written(state.read_at),
                    state.error,
                    state.failures,
                ),
            )


def _state(row: sqlite3.Row) -> FeedState:
    return FeedState(
        row["address"], row["etag"], row["modified"], moments.maybe(row["read_at"]), row["error"], row["failures"]
    )
