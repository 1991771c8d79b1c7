"""Hosts that asked to be left alone for a while (429 Too Many Requests, 503 Service Unavailable), and until when."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from copydesk.errors import LaterError, printable

TOO_MANY = 429
UNAVAILABLE = 503
LONGEST = timedelta(days=1)
"""How long a host is left alone at most, whatever it asks for."""
UNSAID = timedelta(minutes=10)
"""How long a host is left alone that was asked too often and doesn't say for how long."""
_DIGITS = 9


class RestingError(LaterError):
    """An address whose `host` asked to be left alone, and `until` when it is."""

    def __init__(self, address: str, host: str, until: datetime) -> None:
        super().__init__(f"{printable(address)}: {self.told(until)}")
        self.host = host
        self.until = until

    @staticmethod
    def told(until: datetime) -> str:
        """Return the words of a message on it."""
        return f"left alone until {until:%Y-%m-%d %H:%M %Z}, as its host asked"


class Rests:
    """The hosts (`https://news.example`) that are left alone, each until a moment.

    `clock` gives the moment with an offset; `kept` is what is known from before; `keep` is told of each new rest, so
    that a later run can know of it.
    """

    def __init__(
        self,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        kept: Mapping[str, datetime] | None = None,
        keep: Callable[[str, datetime], None] | None = None,
    ) -> None:
        self._clock = clock
        self._until = dict(kept or {})
        self._keep = keep or (lambda _host, _until: None)

    def until(self, host: str) -> datetime | None:
        """Return until when a host is left alone, None where it may be asked."""
        until = self._until.get(host)
        return until if until and until > self._clock() else None

    def note(self, host: str, status: int, asked: str | None) -> None:
        """Leave a host alone where the status and the Retry-After of its answer want that."""
        if status == TOO_MANY or (status == UNAVAILABLE and asked):
            now = self._clock()
            until = min(_moment(asked or "", now) or now + UNSAID, now + LONGEST)
            if until > now:
                self._until[host] = until
                self._keep(host, until)


def _moment(asked: str, now: datetime) -> datetime | None:
    """Return the moment that a Retry-After names, by seconds or as a date (RFC 9110, 10.2.3); None for neither."""
    asked = asked.strip()
    if asked.isascii() and asked.isdigit():
        return now + timedelta(seconds=int(asked[:_DIGITS]))
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
