"""What a feed has said of its items before, so that pages which can't have changed aren't asked for again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from copydesk.article.feed.entries import FeedEntry
from copydesk.store import Store

_TABLE = """
CREATE TABLE IF NOT EXISTS desk_items (
  feed TEXT NOT NULL, item TEXT NOT NULL, said TEXT NOT NULL, etag TEXT, modified TEXT, read_at TEXT NOT NULL,
  PRIMARY KEY (feed, item)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed as it was taken in: what the feed said (a sha256, hex), and what its page's answer said."""

    said: str
    etag: str | None
    modified: str | None
    read_at: datetime


class Items:
    """The items of all feeds, in a table of the store."""

    def __init__(self, store: Store) -> None:
        self._tables = store.tables
        with self._tables.writing() as connection:
            connection.execute(_TABLE)

    def item(self, feed: str, entry: FeedEntry) -> Item | None:
        """Return what is known of an item, None for a new one."""
        with self._tables.reading() as connection:
            row = connection.execute(
                "SELECT said, etag, modified, read_at FROM desk_items WHERE feed = ? AND item = ?",
                (feed, name_of(entry)),
            ).fetchone()
        return None if row is None else Item(row[0], row[1], row[2], datetime.fromisoformat(row[3]))

    def keep(self, feed: str, entry: FeedEntry, item: Item) -> None:
        """Keep what is known of an item."""
        with self._tables.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO desk_items VALUES (?, ?, ?, ?, ?, ?)",
                (feed, name_of(entry), item.said, item.etag, item.modified, item.read_at.isoformat()),
            )

    def oldest(self, feed: str) -> datetime | None:
        """Return when the page of a feed was read that was read longest ago, None for none."""
        with self._tables.reading() as connection:
            row = connection.execute("SELECT min(read_at) FROM desk_items WHERE feed = ?", (feed,)).fetchone()
        return datetime.fromisoformat(row[0]) if row[0] else None

    def keep_only(self, feed: str, entries: Sequence[FeedEntry]) -> None:
        """Forget the items of a feed that stand in it no more."""
        standing = {name_of(entry) for entry in entries}
        with self._tables.writing() as connection:
            rows = connection.execute("SELECT item FROM desk_items WHERE feed = ?", (feed,)).fetchall()
            gone = [(feed, row[0]) for row in rows if row[0] not in standing]
            connection.executemany("DELETE FROM desk_items WHERE feed = ? AND item = ?", gone)


def name_of(entry: FeedEntry) -> str:
    """Return what tells an item from others of its feed."""
    return entry.address or entry.guid or entry.title


def said_of(entry: FeedEntry) -> str:
    """Return the sha256 (hex) of all that a feed says of an item."""
    return sha256(repr(entry).encode(errors="replace")).hexdigest()
