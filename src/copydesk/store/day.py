"""What has happened since a moment, counted: the picture of a day."""

import sqlite3
from datetime import datetime

from copydesk.store import moments
from copydesk.store.overview import Day, Hour

_COUNT = """
SELECT
  (SELECT count(*) FROM versions WHERE number = 1 AND julianday(retrieved) >= julianday(:since)),
  (SELECT count(*) FROM versions WHERE number > 1 AND julianday(retrieved) >= julianday(:since)),
  (SELECT count(*) FROM retellings WHERE julianday(made) >= julianday(:since)),
  (SELECT count(*) FROM decisions WHERE julianday(made) >= julianday(:since)),
  (SELECT count(*) FROM posts WHERE julianday(written) >= julianday(:since))
"""
_HOURS = """
WITH happened (what, moment) AS (
  SELECT iif(number = 1, 'came', 'edited'), retrieved FROM versions
  UNION ALL SELECT 'held', made FROM retellings WHERE state = 'held'
  UNION ALL SELECT 'written', written FROM posts
)
SELECT CAST((julianday(moment) - julianday(:since)) * 24 + 1e-6 AS INTEGER) AS number, what, count(*)
FROM happened WHERE julianday(moment) >= julianday(:since) GROUP BY number, what
"""
"""The millionth of an hour is what a moment on the hour may lose as a day's fraction."""


def day_since(connection: sqlite3.Connection, since: datetime) -> Day:
    """Count what has happened since a moment."""
    return Day(*connection.execute(_COUNT, {"since": moments.sortable(since)}).fetchone())


def hours_since(connection: sqlite3.Connection, since: datetime) -> tuple[Hour, ...]:
    """Count what has happened since a moment by hours from there, those in which something did, in order."""
    found: dict[int, dict[str, int]] = {}
    for number, what, count in connection.execute(_HOURS, {"since": moments.sortable(since)}):
        found.setdefault(number, {})[what] = count
    return tuple(Hour(number, **counts) for number, counts in sorted(found.items()))
