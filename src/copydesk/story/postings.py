"""The index of what came in, in SQLite: inverted lists that find an article's neighbours without reading the rest.

The tables (all called `story_…`) may live in the store's own file: the connection is handed in, and with it the say
over when it commits. An article takes some 200 short rows.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from copydesk.errors import StoreError
from copydesk.story.incremental import Known, Read
from copydesk.story.likeness import CROWD
from copydesk.story.model import Member, Pair, Relation
from copydesk.story.nearby import WINDOW
from copydesk.story.rarity import Rarity, general
from copydesk.story.terms import Terms, column_of

ASKED = 24
"""Words of an article whose lists are read: of those that LONGEST allows, the ones that weigh most."""
LONGEST = 1_000
"""Articles of a list from which on it is left aside."""
NEAREST = 60
"""Neighbours that are looked at: those that share most of the words asked for."""
PLAIN = 0.1
"""Share of all articles that have a word from which on no list is kept of it."""
SHARING = 50
"""Articles sharing 5-grams that are told."""

_TABLES = (
    """CREATE TABLE IF NOT EXISTS story_articles (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, source TEXT, published TEXT,
      day REAL NOT NULL, length REAL NOT NULL, words TEXT NOT NULL, lede TEXT NOT NULL, figures TEXT NOT NULL,
      nearest TEXT NOT NULL, grams TEXT NOT NULL, text TEXT NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS story_places (id TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE INDEX IF NOT EXISTS story_places_story ON story_places (story)""",
    """CREATE TABLE IF NOT EXISTS story_words (word TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS story_postings (
      word TEXT NOT NULL, day REAL NOT NULL, article INTEGER NOT NULL, counts REAL NOT NULL,
      PRIMARY KEY (word, day, article)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS story_grams (
      gram INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (gram, article)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS story_pairs (
      first TEXT NOT NULL, second TEXT NOT NULL, relation TEXT NOT NULL, score REAL NOT NULL,
      PRIMARY KEY (first, second, relation)) WITHOUT ROWID""",
    """CREATE INDEX IF NOT EXISTS story_pairs_second ON story_pairs (second)""",
)
_UNDATED = 1e9
_LISTS = """
WITH asked AS (SELECT key AS word, value AS weight FROM json_each(?1)),
near AS (
  SELECT article, sum(weight * counts) AS shared FROM asked JOIN story_postings USING (word)
  WHERE day BETWEEN ?2 AND ?3 OR day = ?4 GROUP BY article ORDER BY shared DESC LIMIT ?5)
SELECT id, title, published, source, words, lede, figures, day, length, nearest
FROM near JOIN story_articles ON key = article ORDER BY shared DESC, key
"""
_SHARING = """
WITH asked AS (SELECT value AS gram FROM json_each(?1)),
rare AS (SELECT gram FROM asked JOIN story_grams USING (gram) GROUP BY gram HAVING count(*) <= ?2)
SELECT id FROM rare JOIN story_grams USING (gram) JOIN story_articles ON key = article
GROUP BY article HAVING count(*) >= ?3 ORDER BY count(*) DESC, article LIMIT ?4
"""


class Postings:
    """An `Index` in SQLite. It writes within the transaction of whoever handed in the connection, and never commits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for table in _TABLES:
            connection.execute(table)

    def rarity(self, words: Iterable[str]) -> Rarity:
        """Return how many articles there are, and in how many each of these words stands."""
        articles = int(self._connection.execute("SELECT count(*) FROM story_articles").fetchone()[0])
        counts = self._connection.execute(
            "SELECT word, articles FROM story_words WHERE word IN (SELECT value FROM json_each(?))",
            (json.dumps(list(words)),),
        )
        return Rarity(articles, dict(counts))

    def neighbours(self, words: Mapping[str, float], day: float | None) -> Sequence[Known]:
        """Return at most NEAREST articles within WINDOW days that share most of the weightiest words."""
        counts = self.rarity(words).counts
        asked = sorted((word for word in words if 0 < counts.get(word, 0) <= LONGEST), key=lambda word: -words[word])
        low, high = (-_UNDATED, _UNDATED) if day is None else (day - WINDOW, day + WINDOW)
        weighted = json.dumps({word: words[word] for word in asked[:ASKED]})
        rows = self._connection.execute(_LISTS, (weighted, low, high, _UNDATED, NEAREST))
        return [_known(*row) for row in rows]

    def sharing(self, grams: Sequence[int], least: int, most: int) -> Sequence[str]:
        """Return ids of articles with `least` of these 5-grams among those that at most `most` have, best first."""
        rows = self._connection.execute(_SHARING, (json.dumps(list(grams)), most, least, SHARING))
        return [id_ for (id_,) in rows]

    def member(self, id_: str) -> Member:
        """Return an article with its text; StoreError where there is none of this id."""
        row = self._one("SELECT id, title, published, source, text FROM story_articles WHERE id = ?", id_)
        if row is None:
            raise StoreError(f"article {id_!r}: not in the index of stories: expected an article that was placed")
        return replace(_member(*row[:4]), text=row[4])

    def told_together(self, ids: Sequence[str]) -> Mapping[Member, str]:
        """Return the articles (without texts) of all stories that these articles are in, with each one's story."""
        rows = self._connection.execute(
            "SELECT id, title, published, source, story FROM story_places JOIN story_articles USING (id) "
            "WHERE story IN (SELECT story FROM story_places WHERE id IN (SELECT value FROM json_each(?))) ORDER BY id",
            (json.dumps(list(ids)),),
        )
        return {_member(*row): story for *row, story in rows}

    def pairs(self, ids: Sequence[str]) -> Sequence[Pair]:
        """Return what was kept of pairs between these articles, without their passages."""
        rows = self._connection.execute(
            "SELECT first, second, relation, score FROM story_pairs WHERE first IN (SELECT value FROM json_each(?1)) "
            "AND second IN (SELECT value FROM json_each(?1)) ORDER BY first, second",
            (json.dumps(list(ids)),),
        )
        return [Pair(first, second, Relation(relation), score) for first, second, relation, score in rows]

    def has_story(self, story: str) -> bool:
        """Return whether any article is in this story."""
        return self._one("SELECT 1 FROM story_places WHERE story = ? LIMIT 1", story) is not None

    def forget(self, id_: str) -> None:
        """Forget an article's text, reading and pairs, but not which story it is in; nothing where it is unknown."""
        row = self._one("SELECT key, day, words, grams FROM story_articles WHERE id = ?", id_)
        if row is None:
            return
        key, day, words, grams = row
        many, one = self._connection.executemany, self._connection.execute
        lists = json.loads(words)
        many("DELETE FROM story_postings WHERE word = ? AND day = ? AND article = ?", [(w, day, key) for w in lists])
        many("UPDATE story_words SET articles = articles - 1 WHERE word = ?", [(word,) for word in lists])
        many("DELETE FROM story_grams WHERE gram = ? AND article = ?", [(gram, key) for gram in json.loads(grams)])
        one("DELETE FROM story_pairs WHERE first = ?1 OR second = ?1", (id_,))
        one("DELETE FROM story_articles WHERE key = ?", (key,))

    def keep(self, member: Member, read: Read, nearest: Mapping[str, float], pairs: Sequence[Pair]) -> None:
        """Keep an article, and its likeness to its nearest on their side as well."""
        key = self._row(member, read, nearest)
        day = _UNDATED if read.terms.day is None else read.terms.day
        many = self._connection.executemany
        lists = [(word, day, key, counts) for word, counts in read.terms.words.items() if general(word) < PLAIN]
        many("INSERT INTO story_postings VALUES (?, ?, ?, ?)", lists)
        many(
            "INSERT INTO story_words VALUES (?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1",
            [(word,) for word in read.terms.words],
        )
        many("INSERT INTO story_grams VALUES (?, ?)", [(gram, key) for gram in read.grams])
        many(
            "INSERT OR REPLACE INTO story_pairs VALUES (?, ?, ?, ?)",
            [(pair.first, pair.second, pair.relation, pair.score) for pair in pairs],
        )
        self._tell(member.id, nearest)

    def assign(self, where: Mapping[str, str]) -> None:
        """Put articles (ids) into stories (ids)."""
        self._connection.executemany("INSERT OR REPLACE INTO story_places VALUES (?, ?)", where.items())

    def _row(self, member: Member, read: Read, nearest: Mapping[str, float]) -> int | None:
        terms = read.terms
        return self._connection.execute(
            "INSERT INTO story_articles (id, title, source, published, day, length, words, lede, figures, nearest,"
            " grams, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                member.id,
                member.title,
                member.source,
                member.published.isoformat() if member.published else None,
                _UNDATED if terms.day is None else terms.day,
                read.length,
                _short(terms.words),
                json.dumps(sorted(terms.lede)),
                json.dumps(sorted(terms.figures)),
                _short(_best(nearest)),
                json.dumps(read.grams),
                member.text,
            ),
        ).lastrowid

    def _tell(self, id_: str, nearest: Mapping[str, float]) -> None:
        rows = self._connection.execute(
            "SELECT id, nearest FROM story_articles WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(nearest)),),
        ).fetchall()
        changed = [(_short(_best({**json.loads(known), id_: nearest[other]})), other) for other, known in rows]
        self._connection.executemany("UPDATE story_articles SET nearest = ? WHERE id = ?", changed)

    def _one(self, statement: str, *values: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
        return row


def _short(values: Mapping[str, float]) -> str:
    """Return values as JSON of as many digits as tell anything: an article that comes in has sixty of these to read."""
    return json.dumps({name: round(value, 4) for name, value in values.items()}, separators=(",", ":"))


def _best(nearest: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(nearest.items(), key=lambda item: -item[1])[:CROWD])


def _member(id_: str, title: str, published: str | None, source: str | None) -> Member:
    return Member(id_, title, "", datetime.fromisoformat(published) if published else None, source)


def _known(  # noqa: PLR0913, PLR0917 - a row of the table
    id_: str, title: str, published: str | None, source: str | None, words: str, lede: str, figures: str,
    day: float, length: float, nearest: str,
) -> Known:  # fmt: skip
    counted = json.loads(words)
    terms = Terms(
        counted,
        frozenset(json.loads(lede)),
        frozenset(json.loads(figures)),
        None if day == _UNDATED else day,
        column_of(title, counted),
    )
    return Known(_member(id_, title, published, source), terms, length, json.loads(nearest))
