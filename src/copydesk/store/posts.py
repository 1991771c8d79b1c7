"""Posts: the slug that a story has for life, what was written where, corrections and retractions."""

import sqlite3
from collections.abc import Callable
from datetime import datetime

from pydantic import TypeAdapter

from copydesk.errors import StoreError
from copydesk.post.model import Correction, Post
from copydesk.store import moments, stage
from copydesk.store.database import Database
from copydesk.store.model import Posted

_POST = TypeAdapter(Post)
_KEEP = """
INSERT INTO posts (story, post, retelling, path, sha256, written, retracted) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (story) DO UPDATE SET post = excluded.post, retelling = excluded.retelling,
path = excluded.path, sha256 = excluded.sha256, written = excluded.written
"""


class Posts:
    """The posts of a store."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def slug(self, story: str, wanted: str) -> str:
        """Return the slug of a story: the one it has, or the wanted one from now on, numbered where that is taken."""
        with self._database.writing() as connection:
            row = connection.execute("SELECT slug FROM slugs WHERE story = ?", (story,)).fetchone()
            if row is not None:
                return str(row[0])
            slug, number = wanted, 1
            while connection.execute("SELECT 1 FROM slugs WHERE slug = ?", (slug,)).fetchone():
                number += 1
                slug = f"{wanted}-{number}"
            connection.execute("INSERT INTO slugs VALUES (?, ?)", (story, slug))
            return slug

    def keep(self, post: Post, retelling: int, path: str, sha256: str) -> None:
        """Keep what was written of a story's post, in place of what was before. StoreError for another slug or path."""
        moment = self._clock()
        with self._database.writing() as connection:
            slug = connection.execute("SELECT slug FROM slugs WHERE story = ?", (post.story,)).fetchone()
            if slug is None or slug[0] != post.slug:
                raise StoreError(
                    f"story {post.story}: slug {post.slug!r}: wanted {slug[0] if slug else 'one reserved'!r}"
                )
            dumped = _POST.dump_json(post).decode()
            row = (post.story, dumped, retelling, path, sha256, moments.written(moment), post.retracted)
            connection.execute(_KEEP, row)
            _settle_pending(connection, post)
            stage.settle(connection, post.story, moment)

    def correct(self, story: str, note: str) -> Correction:
        """Order a correction of a post; the next publishing writes it. StoreError where nothing is published."""
        correction = Correction(self._clock(), note)
        with self._database.writing() as connection:
            _required(connection, story)
            connection.execute(
                "INSERT INTO corrections (story, made, note) VALUES (?, ?, ?)",
                (story, moments.written(correction.made), note),
            )
            self._order(connection, story)
        return correction

    def retract(self, story: str, note: str) -> None:
        """Order a post to be taken back, with the note that stays in its place. StoreError where none is published."""
        with self._database.writing() as connection:
            _required(connection, story)
            connection.execute("UPDATE posts SET retracted = ? WHERE story = ?", (note, story))
            self._order(connection, story)

    def post(self, story: str) -> Posted | None:
        """Return a story's post, None where none was written."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT * FROM posts WHERE story = ?", (story,)).fetchone()
            return None if row is None else _posted(connection, row)

    def all(self) -> tuple[Posted, ...]:
        """Return all posts, in the order of their stories' ids."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM posts ORDER BY story").fetchall()
            return tuple(_posted(connection, row) for row in rows)

    def pending(self) -> tuple[Posted, ...]:
        """Return the posts with a correction or a retraction that isn't written yet."""
        return tuple(posted for posted in self.all() if posted.pending)

    def _order(self, connection: sqlite3.Connection, story: str) -> None:
        connection.execute("UPDATE posts SET pending = 1 WHERE story = ?", (story,))
        stage.settle(connection, story, self._clock())


def _settle_pending(connection: sqlite3.Connection, post: Post) -> None:
    """Let a post that was written as ordered wait no more; an order given meanwhile still does."""
    row = _required(connection, post.story)
    ordered = _corrections(connection, post.story)
    pending = row["retracted"] != post.retracted or len(ordered) != len(post.corrections)
    connection.execute("UPDATE posts SET pending = ? WHERE story = ?", (int(pending), post.story))


def _required(connection: sqlite3.Connection, story: str) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM posts WHERE story = ?", (story,)).fetchone()
    if row is None:
        raise StoreError(f"story {story}: nothing is published of it")
    return row


def _corrections(connection: sqlite3.Connection, story: str) -> tuple[Correction, ...]:
    rows = connection.execute("SELECT made, note FROM corrections WHERE story = ? ORDER BY key", (story,))
    return tuple(Correction(moments.read(made), note) for made, note in rows)


def _posted(connection: sqlite3.Connection, row: sqlite3.Row) -> Posted:
    return Posted(
        post=_POST.validate_json(row["post"]),
        retelling=row["retelling"],
        path=row["path"],
        sha256=row["sha256"],
        written=moments.read(row["written"]),
        corrections=_corrections(connection, row["story"]),
        retracted=row["retracted"],
        pending=bool(row["pending"]),
    )
