"""Stories: which articles are told together, how far each has come, and lists of them."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from copydesk.errors import StoreError
from copydesk.store import moments, stage
from copydesk.store.articles import in_order, resolved
from copydesk.store.cursor import place
from copydesk.store.database import Database
from copydesk.store.model import Basis, Page, Stage, Stored, StoryRow
from copydesk.story.model import Story

_ROWS = """
SELECT stories.key, stories.id, title, stage, why, changed, articles, slug FROM stories
LEFT JOIN slugs ON slugs.story = stories.id
"""


class Stories:
    """The stories of a store."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def begin(self, article: str, title: str = "") -> str:
        """Begin a story with an article and return its id; an article that has a story keeps that one.

        Without a title it is called as its article is.
        """
        with self._database.writing() as connection:
            article = resolved(connection, article)
            return _story_of(connection, article) or self._begun(connection, article, title)

    def move(self, article: str, story: str | None) -> str:
        """Put an article where an editor wants it (None: a story of its own), for good, and return that story's id."""
        with self._database.writing() as connection:
            article = resolved(connection, article)
            connection.execute("UPDATE articles SET pinned = 0 WHERE id = ?", (article,))
            if story is None:
                story = self._begun(connection, article, "")
            _required(connection, story)
            self._put(connection, article, story)
            connection.execute("UPDATE articles SET pinned = 1 WHERE id = ?", (article,))
            return story

    def keep(self, story: Story) -> None:
        """Keep a story as the grouping gives it: new under its id, or with that id's title, first and members replaced.

        Without a title it is called as its first article is.
        Members that it no longer has are in no story afterwards; those that an editor has moved stay where they are.
        One that is kept just so is left as it is.
        """
        with self._database.writing() as connection:
            story = replace(story, title=story.title or _title(connection, resolved(connection, story.first)))
            if self._is_kept(connection, story):
                return
            members = [resolved(connection, member) for member in story.members]
            connection.execute(
                "INSERT INTO stories (id, title, first, stage, why, changed, articles) VALUES (?, ?, ?, '', '', '', 0)"
                " ON CONFLICT (id) DO UPDATE SET title = excluded.title, first = excluded.first",
                (story.id, story.title, resolved(connection, story.first)),
            )
            for stored in tuple(in_order(connection, story.id)):
                if stored.id not in members:
                    connection.execute("UPDATE articles SET story = NULL WHERE id = ? AND NOT pinned", (stored.id,))
            for member in members:
                self._put(connection, member, story.id)
            connection.execute("DELETE FROM bridges WHERE story = ?", (story.id,))
            bridges = [(story.id, resolved(connection, bridge)) for bridge in dict.fromkeys(story.bridges)]
            connection.executemany("INSERT OR IGNORE INTO bridges VALUES (?, ?)", bridges)
            stage.settle(connection, story.id, self._clock())

    def _is_kept(self, connection: sqlite3.Connection, story: Story) -> bool:
        found = connection.execute("SELECT title, first FROM stories WHERE id = ?", (story.id,)).fetchone()
        if found is None or tuple(found) != (story.title, story.first):
            return False
        kept = self.story(story.id)
        return set(kept.members) == set(story.members) and set(kept.bridges) == set(story.bridges)

    def story(self, story: str) -> Story:
        """Return a story with its members in order of publication. StoreError for an unknown id."""
        with self._database.reading() as connection:
            row = _required(connection, story)
            members = tuple(stored.id for stored in in_order(connection, story))
            bridges = connection.execute("SELECT article FROM bridges WHERE story = ? ORDER BY article", (story,))
            first = row["first"] if row["first"] in members else next(iter(members), row["first"] or "")
            return Story(story, row["title"], members, first, tuple(bridge[0] for bridge in bridges))

    def row(self, story: str) -> StoryRow:
        """Return a story as lists show it. StoreError for an unknown id."""
        with self._database.reading() as connection:
            _required(connection, story)
            return _row(connection.execute(f"{_ROWS} WHERE stories.id = ?", (story,)).fetchone())

    def of(self, article: str) -> str | None:
        """Return the id of the story that an article is in, None for none. StoreError for an unknown article."""
        with self._database.reading() as connection:
            return _story_of(connection, resolved(connection, article))

    def members(self, story: str) -> tuple[Stored, ...]:
        """Return the articles of a story in order of publication."""
        with self._database.reading() as connection:
            _required(connection, story)
            return tuple(in_order(connection, story))

    def basis(self, story: str) -> tuple[Basis, ...]:
        """Return the newest versions of a story's articles, the first article first, the others as published."""
        first = self.story(story).first
        members = sorted(self.members(story), key=lambda stored: stored.id != first)
        return tuple(Basis(stored.id, stored.version) for stored in members)

    def page(self, stages: Sequence[Stage] = (), after: str | None = None, limit: int = 50) -> Page[StoryRow]:
        """Return stories at any of these stages (none: all but the empty), the last changed first."""
        wanted = stages or [known for known in Stage if known is not Stage.EMPTY]
        changed, key = _position(after)
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{_ROWS} WHERE stage IN ({', '.join('?' * len(wanted))}) AND (changed, stories.key) < (?, ?)"
                " ORDER BY changed DESC, stories.key DESC LIMIT ?",
                (*wanted, changed, key, limit + 1),
            ).fetchall()
        more = f"{rows[limit - 1]['changed']} {rows[limit - 1]['key']}" if len(rows) > limit else None
        return Page(tuple(_row(row) for row in rows[:limit]), more)

    def _begun(self, connection: sqlite3.Connection, article: str, title: str) -> str:
        story, number = article, 1
        while connection.execute("SELECT 1 FROM stories WHERE id = ?", (story,)).fetchone():
            number += 1
            story = f"{article}-{number}"
        connection.execute(
            "INSERT INTO stories (id, title, first, stage, why, changed, articles) VALUES (?, ?, ?, '', '', '', 0)",
            (story, title or _title(connection, article), article),
        )
        self._put(connection, article, story)
        return story

    def _put(self, connection: sqlite3.Connection, article: str, story: str) -> None:
        row = connection.execute("SELECT story, pinned FROM articles WHERE id = ?", (article,)).fetchone()
        if row["story"] == story or row["pinned"]:
            return
        connection.execute("UPDATE articles SET story = ? WHERE id = ?", (story, article))
        for changed in {story, row["story"]} - {None}:
            stage.settle(connection, changed, self._clock())


def _title(connection: sqlite3.Connection, article: str) -> str:
    row = connection.execute(
        "SELECT title FROM articles JOIN versions ON article = id AND number = newest WHERE id = ?", (article,)
    ).fetchone()
    return str(row[0])


def _story_of(connection: sqlite3.Connection, article: str) -> str | None:
    story: str | None = connection.execute("SELECT story FROM articles WHERE id = ?", (article,)).fetchone()[0]
    return story


def _required(connection: sqlite3.Connection, story: str) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM stories WHERE id = ?", (story,)).fetchone()
    if row is None:
        raise StoreError(f"story {story}: not in the store")
    return row


def _position(after: str | None) -> tuple[str, int]:
    if after is None:
        return "~", 0
    changed, _, key = after.partition(" ")
    return changed, place(key, 0)


def _row(row: sqlite3.Row) -> StoryRow:
    return StoryRow(
        id=row["id"],
        title=row["title"],
        stage=Stage(row["stage"]),
        why=row["why"],
        changed=moments.read(row["changed"]),
        articles=row["articles"],
        slug=row["slug"],
    )
