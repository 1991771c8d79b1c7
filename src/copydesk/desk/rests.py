"""Hosts that asked to be left alone, kept from one run to the next."""

from collections.abc import Callable
from datetime import datetime

from copydesk.article.network.rests import Rests
from copydesk.store import Store

_TABLE = "CREATE TABLE IF NOT EXISTS desk_rests (host TEXT PRIMARY KEY, until TEXT NOT NULL) WITHOUT ROWID"


def rests_of(store: Store, clock: Callable[[], datetime]) -> Rests:
    """Return which hosts are left alone, from a table of the store; new ones go into it."""
    with store.tables.writing() as connection:
        connection.execute(_TABLE)
        rows = connection.execute("SELECT host, until FROM desk_rests").fetchall()

    def keep(host: str, until: datetime) -> None:
        with store.tables.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO desk_rests VALUES (?, ?)", (host, until.isoformat()))

    return Rests(clock, {row["host"]: datetime.fromisoformat(row["until"]) for row in rows}, keep)
