"""The desk of the working folder, for the commands that work on it."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

from copydesk.desk.model import Desk, Events
from copydesk.desk.opened import open_desk, open_rehearsal
from copydesk.desk.settings import desk_settings
from copydesk.shells.cli import FAILED
from copydesk.shells.cli.telling import Loudness, Telling

Work = Callable[[Desk], Events]


def clock() -> datetime:
    """Return the moment."""
    return datetime.now(UTC)


def worked(work: Work, loudness: Loudness = Loudness.ALL) -> int:
    """Do something at the desk of the working folder, tell of it, and return the exit code."""
    with open_desk(desk_settings(Path.cwd()), clock, os.environ) as desk:
        return _told(work(desk), Telling(loudness))


def rehearsed(work: Work) -> int:
    """Tell what something would do at the desk of the working folder, which stays as it is; return the exit code."""
    with open_rehearsal(desk_settings(Path.cwd()), clock, os.environ) as desk:
        return _told(work(desk), Telling(Loudness.REHEARSAL))


def _told(events: Events, telling: Telling) -> int:
    with telling:
        for event in events:
            telling.tell(event)
    return FAILED if telling.trouble else 0


def somebody() -> str:
    """Return the name of whoever is logged in, for decisions."""
    try:
        return getuser()
    except (OSError, KeyError):
        return "an editor"
