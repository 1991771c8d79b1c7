"""What has happened since a moment, counted: the picture of a day."""

import sqlite3
from datetime import datetime

from copydesk.store import moments
from copydesk.store.overview import Day

_COUNT = """
SELECT
  (SELECT count(*) FROM versions WHERE number = 1 AND julianday(retrieved) >= julianday(:since)),
  (SELECT count(*) FROM versions WHERE number > 1 AND julianday(retrieved) >= julianday(:since)),
  (SELECT count(*) FROM retellings WHERE julianday(made) >= julianday(:since)),
  (SELECT count(*) FROM decisions WHERE julianday(made) >= julianday(:since)),
  (SELECT count(*) FROM posts WHERE julianday(written) >= julianday(:since))
"""


def day_since(connection: sqlite3.Connection, since: datetime) -> Day:
    """Count what has happened since a moment."""
    return Day(*connection.execute(_COUNT, {"since": moments.sortable(since)}).fetchone())
