"""Retellings: immutable versions, what each was checked against, what has become of it, and what is being typed."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime

from copydesk.draft.model import Draft
from copydesk.errors import StoreError
from copydesk.store import moments, stage, words
from copydesk.store.database import Database
from copydesk.store.model import Autosave, Basis, Retelling, State

_OPEN = (State.WAITING, State.HELD, State.APPROVED)
_REPLACE = "UPDATE retellings SET state = ? WHERE story = ? AND state IN (?, ?, ?)"


class Retellings:
    """The retellings of a store's stories."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def add(  # noqa: PLR0913 - a version is written once, whole
        self,
        story: str,
        draft: Draft,
        *,
        basis: Sequence[Basis],
        report: str,
        state: State,
        why: str = "",
        by: str | None = None,
        parent: int | None = None,
    ) -> int:
        """Add a version of a story's retelling and return its number; those still open before it become REPLACED.

        `report` is copydesk's JSON form of the check against `basis`. `by` is the writer unless an editor is named.
        StoreError where `parent` is given and is no longer the newest: somebody else was quicker.
        """
        moment = self._clock()
        with self._database.writing() as connection:
            newest = _newest(connection, story)
            if parent is not None and parent != newest:
                raise StoreError(f"story {story}: version {newest} was made meanwhile: wanted an edit of that one")
            connection.execute(_REPLACE, (State.REPLACED, story, *_OPEN))
            number = (newest or 0) + 1
            row = (story, number, draft.title, draft.excerpt, draft.body, draft.writer)
            rest = (by or draft.writer, moments.written(moment), parent, state, why)
            connection.execute("INSERT INTO retellings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row + rest)
            _check(connection, story, number, basis, report, moment)
            words.learn_story(connection, story, draft.title, f"{draft.excerpt}\n\n{draft.body}")
            stage.settle(connection, story, moment)
            return number

    def recheck(self, story: str, number: int, basis: Sequence[Basis], report: str) -> None:
        """Keep another check of a version: against newer sources, or by a newer copydesk."""
        moment = self._clock()
        with self._database.writing() as connection:
            _required(connection, story, number)
            _check(connection, story, number, basis, report, moment)
            stage.settle(connection, story, moment)

    def turn(self, story: str, number: int, state: State, why: str = "") -> None:
        """Say what has become of a version. StoreError where it has been replaced, or isn't there."""
        with self._database.writing() as connection:
            row = _required(connection, story, number)
            if row["state"] == State.REPLACED:
                raise StoreError(f"story {story}: version {number} was replaced: wanted the newest")
            connection.execute(
                "UPDATE retellings SET state = ?, why = ? WHERE story = ? AND number = ?", (state, why, story, number)
            )
            stage.settle(connection, story, self._clock())

    def version(self, story: str, number: int) -> Retelling:
        """Return a version. StoreError for an unknown one."""
        with self._database.reading() as connection:
            return _retelling(connection, _required(connection, story, number))

    def newest(self, story: str) -> Retelling | None:
        """Return the newest version, None for a story without any."""
        with self._database.reading() as connection:
            number = _newest(connection, story)
            return None if number is None else _retelling(connection, _required(connection, story, number))

    def versions(self, story: str) -> tuple[Retelling, ...]:
        """Return all versions, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM retellings WHERE story = ? ORDER BY number", (story,)).fetchall()
            return tuple(_retelling(connection, row) for row in rows)

    def save(self, typed: Autosave) -> None:
        """Keep what an editor is typing, in place of what was kept of it before; `saved` is set here."""
        moment = moments.written(self._clock())
        with self._database.writing() as connection:
            _required(connection, typed.story, typed.number)
            connection.execute(
                "INSERT OR REPLACE INTO autosaves VALUES (?, ?, ?, ?, ?, ?, ?)",
                (typed.story, typed.number, typed.editor, typed.title, typed.excerpt, typed.body, moment),
            )

    def saved(self, story: str, number: int, editor: str) -> Autosave | None:
        """Return what an editor was typing at a version, None for nothing."""
        typed = self.last_saved(story, number, editor)
        return typed if typed and typed.number == number else None

    def last_saved(self, story: str, number: int, editor: str) -> Autosave | None:
        """Return what an editor was typing at a version, or at the nearest before it; None for nothing."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT * FROM autosaves WHERE story = ? AND number <= ? AND editor = ? ORDER BY number DESC LIMIT 1",
                (story, number, editor),
            ).fetchone()
        return None if row is None else Autosave(**{**dict(row), "saved": moments.read(row["saved"])})

    def unsave(self, story: str, number: int, editor: str) -> None:
        """Let go of what an editor was typing: it has become a version, or is not wanted."""
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM autosaves WHERE story = ? AND number = ? AND editor = ?", (story, number, editor)
            )


def _check(  # noqa: PLR0913, PLR0917 - a row
    connection: sqlite3.Connection, story: str, number: int, basis: Sequence[Basis], report: str, moment: datetime
) -> None:
    connection.execute(
        "INSERT INTO checks (story, number, basis, report, made) VALUES (?, ?, ?, ?, ?)",
        (story, number, json.dumps([list(part) for part in basis]), report, moments.written(moment)),
    )


def _newest(connection: sqlite3.Connection, story: str) -> int | None:
    if connection.execute("SELECT 1 FROM stories WHERE id = ?", (story,)).fetchone() is None:
        raise StoreError(f"story {story}: not in the store")
    number: int | None = connection.execute("SELECT max(number) FROM retellings WHERE story = ?", (story,)).fetchone()[
        0
    ]
    return number


def _required(connection: sqlite3.Connection, story: str, number: int) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM retellings WHERE story = ? AND number = ?", (story, number)
    ).fetchone()
    if row is None:
        raise StoreError(f"story {story}: no version {number} of a retelling")
    return row


def _retelling(connection: sqlite3.Connection, row: sqlite3.Row) -> Retelling:
    check = connection.execute(
        "SELECT basis, report FROM checks WHERE story = ? AND number = ? ORDER BY key DESC LIMIT 1",
        (row["story"], row["number"]),
    ).fetchone()
    return Retelling(
        story=row["story"],
        number=row["number"],
        draft=Draft(row["title"], row["excerpt"], row["body"], row["writer"]),
        basis=tuple(Basis(*part) for part in json.loads(check["basis"])),
        report=check["report"],
        state=State(row["state"]),
        why=row["why"],
        by=row["by"],
        made=moments.read(row["made"]),
        parent=row["parent"],
    )
