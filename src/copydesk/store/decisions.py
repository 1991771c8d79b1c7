"""Decisions: who decided what, when, on which version, and why. They are added, never changed."""

import sqlite3
from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import datetime

from copydesk.errors import StoreError
from copydesk.store import moments
from copydesk.store.cursor import place
from copydesk.store.database import Database
from copydesk.store.model import Action, Decision, Mark, Page, Scope

LAST = 10**18
"""A place behind all decisions."""


_ADD = """
INSERT INTO decisions (story, retelling, who, made, action, code, words, evidence, scope, reason, undoes)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Decisions:
    """The decisions in a store."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def add(self, decision: Decision) -> Decision:
        """Add a decision and return it with its number and moment, which are given here.

        StoreError where nobody is named, or where it undoes one that isn't there, is another story's, or was undone.
        """
        if not decision.who.strip():
            raise StoreError(f"story {decision.story}: a decision without a name: wanted who decides")
        made = self._clock()
        with self._database.writing() as connection:
            if decision.undoes is not None:
                _require_standing(connection, decision.story, decision.undoes)
            added = connection.execute(_ADD, _columns(decision, made))
            return replace(decision, number=added.lastrowid or 0, made=made)

    def history(self, story: str) -> tuple[Decision, ...]:
        """Return all decisions on a story, the oldest first, those undone and the undoing among them."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM decisions WHERE story = ? ORDER BY number", (story,)).fetchall()
        return tuple(_decision(row) for row in rows)

    def standing(self, story: str) -> tuple[Decision, ...]:
        """Return the decisions that hold for a story, the oldest first: its own and those for the house, not undone."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM decisions WHERE (story = ? OR scope = ?) AND action <> ?"
                " AND number NOT IN (SELECT undoes FROM decisions WHERE undoes IS NOT NULL) ORDER BY number",
                (story, Scope.HOUSE, Action.UNDO),
            ).fetchall()
        return tuple(_decision(row) for row in rows)

    def page(self, after: str | None = None, limit: int = 100) -> Page[Decision]:
        """Return decisions on all stories, the newest first."""
        before = place(after, LAST)
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM decisions WHERE number < ? ORDER BY number DESC LIMIT ?",
                (before, limit + 1),
            ).fetchall()
        more = str(rows[limit - 1]["number"]) if len(rows) > limit else None
        return Page(tuple(_decision(row) for row in rows[:limit]), more)


def _require_standing(connection: sqlite3.Connection, story: str, number: int) -> None:
    row = connection.execute(
        "SELECT 1 FROM decisions AS one WHERE number = ? AND story = ? AND action <> ?"
        " AND NOT EXISTS (SELECT 1 FROM decisions WHERE undoes = one.number)",
        (number, story, Action.UNDO),
    ).fetchone()
    if row is None:
        raise StoreError(f"story {story}: decision {number} can't be undone: wanted one of this story that still holds")


def _columns(decision: Decision, made: datetime) -> tuple[object, ...]:
    first = (decision.story, decision.retelling, decision.who.strip(), moments.written(made), decision.action)
    mark = astuple(decision.mark) if decision.mark else (None, None, None)
    return (*first, *mark, decision.scope, decision.reason.strip(), decision.undoes)


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(
        story=row["story"],
        who=row["who"],
        action=Action(row["action"]),
        retelling=row["retelling"],
        mark=None if row["code"] is None else Mark(row["code"], row["words"], row["evidence"]),
        scope=Scope(row["scope"]),
        reason=row["reason"],
        undoes=row["undoes"],
        number=row["number"],
        made=moments.read(row["made"]),
    )
