"""How the store stands: what is in it, what waits, and why."""

import sqlite3
from collections.abc import Iterator
from itertools import islice

from copydesk.store.model import Stage
from copydesk.store.overview import Status, Waiting

_LOOSE = "SELECT count(*) FROM articles WHERE joined IS NULL AND story IS NULL"
_LOOSE_ONES = """
SELECT id, title FROM articles JOIN versions ON article = id AND number = newest
WHERE joined IS NULL AND story IS NULL ORDER BY key LIMIT ?
"""
_OPEN = "SELECT count(*) FROM stories WHERE stage NOT IN ('published', 'rejected', 'empty') AND why <> ''"
_OPEN_ONES = """
SELECT id, title, stage, why FROM stories WHERE stage NOT IN ('published', 'rejected', 'empty') AND why <> ''
ORDER BY changed, key LIMIT ?
"""
_FAILED = "SELECT count(*) FROM feeds WHERE error IS NOT NULL"
_FAILED_ONES = "SELECT address, error FROM feeds WHERE error IS NOT NULL ORDER BY address LIMIT ?"
_CUT = "SELECT count(*) FROM steps WHERE done IS NULL"
_CUT_ONES = "SELECT action, key, error FROM steps WHERE done IS NULL ORDER BY begun LIMIT ?"


def status_of(connection: sqlite3.Connection, limit: int) -> Status:
    """Count what is in the store, and list at most `limit` of what waits: failures first, stories as they came."""
    stages = dict(connection.execute("SELECT stage, count(*) FROM stories GROUP BY stage").fetchall())
    waiting = tuple(islice(_waiting(connection, limit), limit))
    everything = sum(_count(connection, counting) for counting in (_FAILED, _CUT, _LOOSE, _OPEN))
    return Status(
        articles=_count(connection, "SELECT count(*) FROM articles WHERE joined IS NULL"),
        versions=_count(connection, "SELECT count(*) FROM versions"),
        stages=tuple((stage, stages.get(stage, 0)) for stage in Stage),
        waiting=waiting,
        more=everything - len(waiting),
    )


def _waiting(connection: sqlite3.Connection, limit: int) -> Iterator[Waiting]:
    for address, error in connection.execute(_FAILED_ONES, (limit,)):
        yield Waiting("feed", address, address, error)
    for action, key, error in connection.execute(_CUT_ONES, (limit,)):
        yield Waiting("step", key, action, error or "begun by a run that was cut off")
    for article, title in connection.execute(_LOOSE_ONES, (limit,)):
        yield Waiting("article", article, title, "in no story yet")
    for story, title, stage, why in connection.execute(_OPEN_ONES, (limit,)):
        yield Waiting("post" if stage in {Stage.STALE, Stage.RETRACTED} else "story", story, title, why)


def _count(connection: sqlite3.Connection, counting: str) -> int:
    return int(connection.execute(counting).fetchone()[0])
