"""Full-text search over the newest version of each article and the newest retelling of each story."""

import re
import sqlite3

from copydesk.store.database import Database
from copydesk.store.overview import Hit

_SOUGHT = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")
_FIND = """
SELECT rowid, highlight(words, 0, char(2), char(3)) AS title, snippet(words, 1, char(2), char(3), '…', 24) AS passage
FROM words WHERE words MATCH ? ORDER BY bm25(words, 4.0, 1.0), rowid LIMIT ?
"""
MOST = 64
"""Words of a search that are looked for; the rest are left aside."""


class Words:
    """The search of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, sought: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return what has all the words (as they begin) and the phrases between quotation marks, the best first.

        Nothing else in `sought` has a meaning, so that anything can be typed; nothing to look for finds nothing.
        """
        query = _query(sought)
        if not query:
            return ()
        with self._database.reading() as connection:
            rows = connection.execute(_FIND, (query, limit)).fetchall()
            return tuple(_hit(connection, row) for row in rows)


def learn_article(connection: sqlite3.Connection, article: str, title: str, body: str) -> None:
    """Make an article's newest version what is found of it."""
    key = connection.execute("SELECT key FROM articles WHERE id = ?", (article,)).fetchone()[0]
    _learn(connection, key, title, body)


def learn_story(connection: sqlite3.Connection, story: str, title: str, body: str) -> None:
    """Make a story's newest retelling what is found of it."""
    key = connection.execute("SELECT key FROM stories WHERE id = ?", (story,)).fetchone()[0]
    _learn(connection, -key, title, body)


def forget_article(connection: sqlite3.Connection, article: str) -> None:
    """Let an article be found no more."""
    connection.execute("DELETE FROM words WHERE rowid = (SELECT key FROM articles WHERE id = ?)", (article,))


def _learn(connection: sqlite3.Connection, key: int, title: str, body: str) -> None:
    connection.execute("DELETE FROM words WHERE rowid = ?", (key,))
    connection.execute("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", (key, title, body))


def _query(sought: str) -> str:
    """Write what is sought as a query in which no word of the query language is left: all are quoted."""
    terms: list[str] = []
    for phrase, word in _SOUGHT.findall(sought):
        parts = _WORD.findall(phrase or word)
        if phrase and parts:
            terms.append(f'"{" ".join(parts)}"')
        else:
            terms += [f'"{part}"*' for part in parts]
    return " ".join(terms[:MOST])


def _hit(connection: sqlite3.Connection, row: sqlite3.Row) -> Hit:
    if row["rowid"] < 0:
        story = connection.execute("SELECT id FROM stories WHERE key = ?", (-row["rowid"],)).fetchone()[0]
        return Hit(story, None, row["title"], row["passage"])
    article, story = connection.execute("SELECT id, story FROM articles WHERE key = ?", (row["rowid"],)).fetchone()
    return Hit(story, article, row["title"], row["passage"])
