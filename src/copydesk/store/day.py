"""What has happened since a moment, counted by hours: the picture of a day."""

import sqlite3
from datetime import datetime, timedelta

from copydesk.store import moments
from copydesk.store.overview import Hour

_HOURS = """
WITH happened (what, moment) AS (
  SELECT iif(number = 1, 'came', 'edited'), retrieved FROM versions WHERE retrieved >= :day
  UNION ALL SELECT 'retold', made FROM retellings WHERE made >= :day
  UNION ALL SELECT 'held', made FROM retellings WHERE made >= :day AND state = 'held'
  UNION ALL SELECT 'decided', made FROM decisions WHERE made >= :day
  UNION ALL SELECT 'written', written FROM posts WHERE written >= :day
), told (what, hours) AS MATERIALIZED (SELECT what, (julianday(moment) - julianday(:since)) * 24 + 1e-6 FROM happened)
SELECT CAST(hours AS INTEGER) AS number, what, count(*) FROM told WHERE hours >= 0 GROUP BY number, what
"""
"""The millionth of an hour is what a moment on the hour may lose as a day's fraction. `day` is two days before: as
text, whatever the offsets, most that is older needn't be reckoned with."""


def hours_since(connection: sqlite3.Connection, since: datetime) -> tuple[Hour, ...]:
    """Count what has happened since a moment by hours from there, those in which something did, in order."""
    asked = {"since": moments.sortable(since), "day": moments.sortable(since - timedelta(days=2))}
    found: dict[int, dict[str, int]] = {}
    for number, what, count in connection.execute(_HOURS, asked):
        found.setdefault(number, {})[what] = count
    return tuple(Hour(number, **counts) for number, counts in sorted(found.items()))
