"""Articles of feeds that couldn't be had: each is told by the run that it fails in first, then by the status."""

from collections.abc import Sequence

from copydesk.desk.settings import FeedSettings
from copydesk.store import Store, Waiting

_TABLE = """
CREATE TABLE IF NOT EXISTS desk_failures (
  feed TEXT NOT NULL, name TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (feed, why)
) WITHOUT ROWID
"""


def failures_of(store: Store, feed: FeedSettings) -> frozenset[str]:
    """Return what the last reading of a feed said of articles that couldn't be had."""
    return frozenset(waiting.why for waiting in _failing(store) if waiting.id == feed.where)


def keep_failures(store: Store, feed: FeedSettings, why: Sequence[str]) -> None:
    """Keep what this reading of a feed said of them, in place of what the last one did."""
    if not why and not failures_of(store, feed):
        return
    with store.tables.writing() as connection:
        connection.execute(_TABLE)
        connection.execute("DELETE FROM desk_failures WHERE feed = ?", (feed.where,))
        rows = [(feed.where, feed.name, line) for line in dict.fromkeys(why)]
        connection.executemany("INSERT INTO desk_failures VALUES (?, ?, ?)", rows)


def failing(store: Store, feeds: Sequence[FeedSettings]) -> list[Waiting]:
    """Return the articles of these feeds that couldn't be had, and why."""
    known = {feed.where for feed in feeds}
    return [waiting for waiting in _failing(store) if waiting.id in known]


def _failing(store: Store) -> list[Waiting]:
    with store.tables.reading() as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'desk_failures'").fetchone():
            return []
        rows = connection.execute("SELECT feed, name, why FROM desk_failures ORDER BY feed, why").fetchall()
    return [Waiting("page", row["feed"], row["name"], row["why"]) for row in rows]
