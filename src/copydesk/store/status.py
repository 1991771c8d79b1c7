"""How the store stands: what is in it, what waits, and why."""

import sqlite3
from collections.abc import Iterator

from copydesk.store.model import Stage, Status, Waiting

SETTLED = (Stage.PUBLISHED, Stage.REJECTED, Stage.EMPTY)


def status_of(connection: sqlite3.Connection, limit: int) -> Status:
    """Count what is in the store, and list at most `limit` of what waits, in the order in which it came to wait."""
    stages = dict(connection.execute("SELECT stage, count(*) FROM stories GROUP BY stage").fetchall())
    waiting = list(_waiting(connection, limit))
    return Status(
        articles=_count(connection, "articles WHERE joined IS NULL"),
        versions=_count(connection, "versions"),
        stages=tuple((stage, stages.get(stage, 0)) for stage in Stage),
        waiting=tuple(waiting[:limit]),
        more=max(0, _all_waiting(connection) - limit),
    )


_OPEN = f"stage NOT IN ({', '.join(repr(stage.value) for stage in SETTLED)}) AND why <> ''"
_LOOSE = "articles WHERE joined IS NULL AND story IS NULL"


def _waiting(connection: sqlite3.Connection, limit: int) -> Iterator[Waiting]:
    for address, error in connection.execute("SELECT address, error FROM feeds WHERE error IS NOT NULL LIMIT ?", (limit,)):
        yield Waiting("feed", address, address, error)
    steps = "SELECT action, key FROM steps WHERE done IS NULL ORDER BY begun LIMIT ?"
    for action, key in connection.execute(steps, (limit,)):
        yield Waiting("step", key, action, "begun by a run that was cut off")
    loose = (
        "SELECT id, title FROM articles JOIN versions ON article = id AND number = newest"
        " WHERE joined IS NULL AND story IS NULL ORDER BY key LIMIT ?"
    )
    for id_, title in connection.execute(loose, (limit,)):
        yield Waiting("article", id_, title, "in no story yet")
    stories = f"SELECT id, title, stage, why FROM stories WHERE {_OPEN} ORDER BY changed, key LIMIT ?"
    for id_, title, stage, why in connection.execute(stories, (limit,)):
        yield Waiting("post" if stage in {Stage.STALE, Stage.RETRACTED} else "story", id_, title, why)


def _all_waiting(connection: sqlite3.Connection) -> int:
    return (
        _count(connection, "feeds WHERE error IS NOT NULL")
        + _count(connection, "steps WHERE done IS NULL")
        + _count(connection, _LOOSE)
        + _count(connection, f"stories WHERE {_OPEN}")
    )


def _count(connection: sqlite3.Connection, rows: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])
