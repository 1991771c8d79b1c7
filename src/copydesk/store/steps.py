"""What a run does outside the store, written down before it is begun and after it is done.

A run that was cut off leaves steps that were begun and not done; the next one does them again. So what a step does has
to come out the same when it is done twice.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from copydesk.store import moments
from copydesk.store.database import Database
from copydesk.store.model import Step


class Steps:
    """The journal of a store."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def begin(self, action: str, key: str, detail: str = "") -> Step:
        """Write down that a step is about to be done; one that was begun before takes the new detail."""
        step = Step(action, key, detail, self._clock())
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO steps (action, key, detail, begun) VALUES (?, ?, ?, ?)",
                (action, key, detail, moments.sortable(step.begun)),
            )
        return step

    def finish(self, step: Step) -> None:
        """Write down that a step is done."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE steps SET done = ? WHERE action = ? AND key = ?",
                (moments.sortable(self._clock()), step.action, step.key),
            )

    def fail(self, actions: Sequence[str], why: str) -> None:
        """Write down why no step of these actions that was begun could be done."""
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE steps SET error = ? WHERE action = ? AND done IS NULL", [(why, action) for action in actions]
            )

    def unfinished(self) -> tuple[Step, ...]:
        """Return the steps that were begun and not done, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT action, key, detail, begun FROM steps WHERE done IS NULL ORDER BY begun, action, key"
            ).fetchall()
        return tuple(Step(row[0], row[1], row[2], moments.read(row[3])) for row in rows)
