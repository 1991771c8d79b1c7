"""The store as a whole: a door to each of its subjects."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from copydesk.article.model import Received
from copydesk.errors import StoreError
from copydesk.store import moments
from copydesk.store.articles import Articles
from copydesk.store.database import FILE, Database
from copydesk.store.day import hours_since
from copydesk.store.decisions import Decisions
from copydesk.store.feeds import Feeds
from copydesk.store.model import Kept
from copydesk.store.overview import Hit, Hour, Status
from copydesk.store.posts import Posts
from copydesk.store.raw import Raw
from copydesk.store.retellings import Retellings
from copydesk.store.status import status_of
from copydesk.store.steps import Steps
from copydesk.store.stories import Stories
from copydesk.store.words import Words


class Tables:
    """Tables of one's own in the store, for an index that has to hold together with it.

    Call them by a prefix of your own and make them with `CREATE TABLE IF NOT EXISTS`; the store's own tables are not
    to be written. `writing` inside a store's `together` is part of that.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection of this thread, for reading."""
        return self._database.reading()

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection in a transaction: all that is written inside is kept, or none of it."""
        return self._database.writing()


class Store:
    """What is kept between runs. Each method writes wholly or not at all; all raise StoreError where they can't."""

    def __init__(self, database: Database, raw: Raw, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._words = Words(database)
        self.articles = Articles(database, raw, clock)
        self.stories = Stories(database, clock)
        self.retellings = Retellings(database, clock)
        self.decisions = Decisions(database, clock)
        self.posts = Posts(database, clock)
        self.feeds = Feeds(database)
        self.steps = Steps(database, clock)
        self.tables = Tables(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sort: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it for all threads."""
        self._database.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one of all that is written inside, by this thread: it is kept whole, or not at all."""
        with self._database.writing():
            yield

    def keep(self, received: Received) -> Kept:
        """Keep an article that came in."""
        return self.articles.keep(received)

    def search(self, sought: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return the articles and stories that have the words, the best first; anything can be typed."""
        return self._words.search(sought, limit)

    def status(self, limit: int = 100) -> Status:
        """Say what is here, what waits, and why."""
        with self._database.reading() as connection:
            return status_of(connection, limit)

    def hours(self, since: datetime) -> tuple[Hour, ...]:
        """Count what has happened since a moment by hours from there, those in which something did, in order."""
        with self._database.reading() as connection:
            return hours_since(connection, since)


def open_store(folder: Path, clock: Callable[[], datetime] = moments.now) -> Store:
    """Open the store in a folder, or make it there; any number of threads and processes may have it open.

    StoreError, in one line, where the folder can't be used, or the file in it is damaged, foreign or newer than this.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: not a folder for a store: {error.strerror}") from error
    database = Database(folder / FILE)
    try:
        database.prepare()
    except BaseException:
        database.close()
        raise
    return Store(database, Raw(folder), clock)
