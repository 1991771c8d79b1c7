"""What the pages work with, and one visit of one of them."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.requests import Request

from copydesk.desk.editing import Sitting
from copydesk.desk.model import Desk
from copydesk.errors import ReviewError
from copydesk.shells.web.checks import Checks
from copydesk.shells.web.running import Runner

NAME = "desk_name"
"""The cookie that holds what an editor is called."""
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Room:
    """What the pages work with.

    `desk` is for looking and deciding. `publishing` opens a desk that may publish, alone: StoreError where a run is at
    work.
    """

    desk: Desk
    checks: Checks
    runner: Runner
    publishing: Callable[[], AbstractContextManager[Desk]]


@dataclass(frozen=True, slots=True)
class Visit:
    """A request of a page: the room, the request, the fields of the form that was sent (none for a page asked for)."""

    room: Room
    request: Request
    form: Mapping[str, str]

    @property
    def desk(self) -> Desk:
        """The desk that is looked at."""
        return self.room.desk

    @property
    def story(self) -> str:
        """The id of the story in the address."""
        return str(self.request.path_params["story"])

    @property
    def who(self) -> str:
        """What the editor is called, empty for one who hasn't said."""
        return unquote(self.request.cookies.get(NAME, ""))[:LONGEST_NAME].strip()

    @property
    def sitting(self) -> Sitting:
        """The editor at the desk. ReviewError for one without a name."""
        return Sitting(self.desk, self.who, self.room.checks)

    def asked(self, key: str) -> str:
        """Return what the address asks for by a key, empty for nothing."""
        return self.request.query_params.get(key, "")

    def number(self, key: str) -> int:
        """Return a whole number of the form. ReviewError where there is none."""
        value = self.form.get(key, "")
        if value.isascii() and value.isdigit() and len(value) <= len("999999999"):
            return int(value)
        raise ReviewError(f"{key}: {value[:40]!r}: wanted a whole number")
