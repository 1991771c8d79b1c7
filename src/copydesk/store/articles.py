"""Articles and their versions: what came in, once each."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256

from copydesk.article.model import Picture, Received
from copydesk.draft.headline import headline
from copydesk.errors import StoreError
from copydesk.store import moments, stage, words
from copydesk.store.cursor import place
from copydesk.store.database import Database
from copydesk.store.identity import Name, alike, names_of
from copydesk.store.model import Kept, News, Page, Stored, Version
from copydesk.store.raw import Raw

ID = 16
"""Characters of an article's id."""
_LIST = """
SELECT articles.key, articles.id, newest, title, source, address, published, retrieved, story FROM articles
JOIN versions ON versions.article = articles.id AND versions.number = articles.newest
"""


class Articles:
    """The articles of a store."""

    def __init__(self, database: Database, raw: Raw, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._raw = raw
        self._clock = clock

    def keep(self, received: Received) -> Kept:
        """Keep an article: a new one, a new version of one, or nothing where it is here already.

        An article is known by its address, by any of the names that feeds give it, or by its words; where these lead to
        several articles, they become one from now on. One that comes by hand, from no feed, is a new version also where
        the newest has the same words but another licence or source.
        """
        raw = self._raw.put(received.raw) if received.raw else None
        with self._database.writing() as connection:
            names = names_of(received)
            found = list(_matching(connection, names, received))
            article = found[0] if found else _begun(connection, received.fingerprint)
            for other in found[1:]:
                self._join(connection, other, article)
            _remember(connection, names, article)
            number = _held(connection, article, received)
            if number is None:
                number = self._add(connection, article, received, raw)
                news = News.EDITED if found else News.NEW
            else:
                news = News.SAME
            return Kept(article, number, news, tuple(found[1:]))

    def article(self, article: str) -> Stored:
        """Return an article as it stands. StoreError for an unknown id."""
        with self._database.reading() as connection:
            row = connection.execute(f"{_LIST} WHERE articles.id = ?", (resolved(connection, article),)).fetchone()
            return _stored(row)

    def version(self, article: str, number: int | None = None) -> Version:
        """Return a version of an article, the newest where no number is given. StoreError for an unknown one."""
        with self._database.reading() as connection:
            if number is None:
                article = resolved(connection, article)
                number = _newest(connection, article)
            row = connection.execute(
                "SELECT * FROM versions WHERE article = ? AND number = ?", (article, number)
            ).fetchone()
        if row is None:
            raise StoreError(f"article {article}: no version {number}")
        return _version(row)

    def versions(self, article: str) -> tuple[Version, ...]:
        """Return all versions of an article, the oldest first. StoreError for an unknown id."""
        with self._database.reading() as connection:
            article = resolved(connection, article)
            rows = connection.execute("SELECT * FROM versions WHERE article = ? ORDER BY number", (article,)).fetchall()
        return tuple(_version(row) for row in rows)

    def raw(self, version: Version) -> bytes:
        """Return the bytes that a version came in as, none where there were none. StoreError where they are damaged."""
        return self._raw.get(version.raw) if version.raw else b""

    def page(self, after: str | None = None, limit: int = 100) -> Page[Stored]:
        """Return articles in the order in which they first came."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{_LIST} WHERE joined IS NULL AND articles.key > ? ORDER BY articles.key LIMIT ?",
                (place(after, 0), limit + 1),
            ).fetchall()
        more = str(rows[limit - 1]["key"]) if len(rows) > limit else None
        return Page(tuple(_stored(row) for row in rows[:limit]), more)

    def unassigned(self) -> tuple[Stored, ...]:
        """Return the articles that are in no story yet, in the order in which they came."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_LIST} WHERE joined IS NULL AND story IS NULL ORDER BY articles.key")
            return tuple(_stored(row) for row in rows)

    def _join(self, connection: sqlite3.Connection, other: str, article: str) -> None:
        story = connection.execute("SELECT story FROM articles WHERE id = ?", (other,)).fetchone()[0]
        connection.execute("UPDATE names SET article = ? WHERE article = ?", (article, other))
        connection.execute("UPDATE articles SET joined = ? WHERE joined = ?", (article, other))
        connection.execute("UPDATE articles SET joined = ?, story = NULL WHERE id = ?", (article, other))
        words.forget_article(connection, other)
        if story is not None:
            stage.settle(connection, story, self._clock())

    def _add(self, connection: sqlite3.Connection, article: str, received: Received, raw: str | None) -> int:
        number = _newest(connection, article) + 1
        connection.execute(
            "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _columns(article, number, received, raw),
        )
        connection.execute("UPDATE articles SET newest = ? WHERE id = ?", (number, article))
        words.learn_article(connection, article, title_of(received), received.article.text.prose)
        story = connection.execute("SELECT story FROM articles WHERE id = ?", (article,)).fetchone()[0]
        if story is not None:
            stage.settle(connection, story, self._clock())
        return number


def resolved(connection: sqlite3.Connection, article: str) -> str:
    """Return the id that an article goes by today. StoreError for an unknown one."""
    row = connection.execute("SELECT coalesce(joined, id) FROM articles WHERE id = ?", (article,)).fetchone()
    if row is None:
        raise StoreError(f"article {article}: not in the store")
    return str(row[0])


def title_of(received: Received) -> str:
    """Return what an article is called in lists: where it has no title, by its first sentence, as its post is."""
    return received.article.title or headline(received.article) or received.address or "(no title)"


def in_order(connection: sqlite3.Connection, story: str) -> Iterator[Stored]:
    """Yield the articles of a story in order of publication, of coming in where that is unknown."""
    rows = connection.execute(f"{_LIST} WHERE story = ?", (story,)).fetchall()
    yield from sorted(map(_stored, rows), key=lambda row: (moments.sortable(row.published or row.retrieved), row.id))


def _matching(connection: sqlite3.Connection, names: tuple[Name, ...], received: Received) -> Iterator[str]:
    """Yield the articles that the names lead to: first one whose story has a post, then the oldest."""
    led: dict[str, set[str]] = {}
    for name in names:
        row = connection.execute("SELECT article FROM names WHERE sort = ? AND value = ?", name).fetchone()
        if row is not None:
            led.setdefault(row[0], set()).add(name.sort)
    content = received.article.text.content
    sure = [found for found, sorts in led.items() if sorts != {"guid"} or alike(content, _content(connection, found))]
    yield from sorted(sure, key=lambda found: _seniority(connection, found))


def _seniority(connection: sqlite3.Connection, article: str) -> tuple[bool, int]:
    row = connection.execute(
        "SELECT posts.story IS NULL, key FROM articles LEFT JOIN posts ON posts.story = articles.story WHERE id = ?",
        (article,),
    ).fetchone()
    return bool(row[0]), int(row[1])


def _begun(connection: sqlite3.Connection, fingerprint: str) -> str:
    """Begin an article under an id that its first words give, so that stores filled alike are alike."""
    digest = fingerprint
    while connection.execute("SELECT 1 FROM articles WHERE id = ?", (digest[:ID],)).fetchone():
        digest = sha256(digest.encode()).hexdigest()
    connection.execute("INSERT INTO articles (id, newest) VALUES (?, 0)", (digest[:ID],))
    return digest[:ID]


def _remember(connection: sqlite3.Connection, names: tuple[Name, ...], article: str) -> None:
    rows = [(*name, article) for name in names]
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", rows)


def _held(connection: sqlite3.Connection, article: str, received: Received) -> int | None:
    """Return the version that reads the same; an older one counts unless its publisher says that it went back to it.

    Two feeds may go on giving two states of one article; each is one version, not one each time.
    """
    row = connection.execute(
        "SELECT max(number) FROM versions WHERE article = ? AND fingerprint = ?", (article, received.fingerprint)
    ).fetchone()
    if row[0] is None:
        return None
    newest = connection.execute(
        "SELECT number, modified, licence, source FROM versions WHERE article = ? ORDER BY number DESC LIMIT 1",
        (article,),
    ).fetchone()
    if row[0] == newest[0] and _says_otherwise(received, newest["licence"], newest["source"]):
        return None
    if row[0] != newest[0] and received.modified and newest[1]:
        later = moments.sortable(received.modified) > moments.sortable(moments.read(newest[1]))
        return None if later else int(row[0])
    return int(row[0])


def _says_otherwise(received: Received, licence: str | None, source: str | None) -> bool:
    """Say whether an article comes by hand with another licence or source than these; None says nothing."""
    if received.feed is not None:
        return False
    return received.licence not in {None, licence} or received.article.source not in {None, source}


def _newest(connection: sqlite3.Connection, article: str) -> int:
    return int(connection.execute("SELECT newest FROM articles WHERE id = ?", (article,)).fetchone()[0])


def _content(connection: sqlite3.Connection, article: str) -> str:
    row = connection.execute(
        "SELECT content FROM versions WHERE article = ? ORDER BY number DESC LIMIT 1", (article,)
    ).fetchone()
    return str(row[0])


def _columns(article: str, number: int, received: Received, raw: str | None) -> tuple[object, ...]:
    picture = received.picture
    return (
        article,
        number,
        received.article.text.content,
        title_of(received),
        received.article.source,
        moments.written(received.article.published_in(UTC)),
        received.fingerprint,
        moments.written(received.retrieved),
        received.address,
        json.dumps(received.guids),
        json.dumps(received.authors),
        moments.written(received.modified),
        json.dumps(received.sections),
        received.feed,
        picture and json.dumps([picture.address, picture.alt, picture.caption, picture.credit, picture.licence]),
        received.licence,
        raw,
    )


def _version(row: sqlite3.Row) -> Version:
    return Version(
        article=row["article"],
        number=row["number"],
        content=row["content"],
        fingerprint=row["fingerprint"],
        retrieved=moments.read(row["retrieved"]),
        address=row["address"],
        guids=tuple(json.loads(row["guids"])),
        authors=tuple(json.loads(row["authors"])),
        modified=moments.maybe(row["modified"]),
        sections=tuple(json.loads(row["sections"])),
        feed=row["feed"],
        picture=Picture(*json.loads(row["picture"])) if row["picture"] else None,
        licence=row["licence"],
        raw=row["raw"],
    )


def _stored(row: sqlite3.Row) -> Stored:
    return Stored(
        id=row["id"],
        version=row["newest"],
        title=row["title"],
        source=row["source"],
        address=row["address"],
        published=moments.maybe(row["published"]),
        retrieved=moments.read(row["retrieved"]),
        story=row["story"],
    )
