"""What a run does outside the store, written down before it is begun and after it is done.

A run that was cut off leaves steps that were begun and not done; the next one does them again. So what a step does has
to come out the same when it is done twice.
"""

from collections.abc import Callable
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
                "INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, NULL)",
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

    def is_done(self, action: str, key: str) -> bool:
        """Say whether a step was done, and not begun again since."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT done FROM steps WHERE action = ? AND key = ?", (action, key)).fetchone()
        return row is not None and row[0] is not None

    def unfinished(self) -> tuple[Step, ...]:
        """Return the steps that were begun and not done, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT action, key, detail, begun FROM steps WHERE done IS NULL ORDER BY begun, action, key"
            ).fetchall()
        return tuple(Step(row[0], row[1], row[2], moments.read(row[3])) for row in rows)
