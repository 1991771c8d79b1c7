"""What failed and goes on failing: told by the run that it fails in first, then by the status.

Articles of feeds that can't be had, and posts that can't be written since somebody changed them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from copydesk.desk.settings import FeedSettings
from copydesk.store import Store, Waiting

_TABLE = """
CREATE TABLE IF NOT EXISTS desk_failing (
  place TEXT NOT NULL, name TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (place, why)
) WITHOUT ROWID
"""


def failures_of(store: Store, place: str) -> frozenset[str]:
    """Return what failed the last time, of a feed (by its address or path) or of a post (by its story)."""
    return frozenset(waiting.why for waiting in _failing(store) if waiting.id == place)


def keep_failures(store: Store, place: str, name: str, why: Sequence[str]) -> None:
    """Keep what has failed this time of a feed or a post, in place of what did the last time."""
    if not why and not failures_of(store, place):
        return
    with store.tables.writing() as connection:
        connection.execute(_TABLE)
        connection.execute("DELETE FROM desk_failing WHERE place = ?", (place,))
        rows = [(place, name, line) for line in dict.fromkeys(why)]
        connection.executemany("INSERT INTO desk_failing VALUES (?, ?, ?)", rows)


def failing(store: Store, feeds: Sequence[FeedSettings]) -> Iterator[Waiting]:
    """Yield what fails of these feeds, and of posts, and why."""
    places = {feed.where for feed in feeds}
    for waiting in _failing(store):
        if waiting.id in places:
            yield waiting
        elif store.posts.post(waiting.id):
            yield replace(waiting, what="post")


def _failing(store: Store) -> list[Waiting]:
    with store.tables.reading() as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'desk_failing'").fetchone():
            return []
        rows = connection.execute("SELECT place, name, why FROM desk_failing ORDER BY place, why").fetchall()
    return [Waiting("page", row["place"], row["name"], row["why"]) for row in rows]
