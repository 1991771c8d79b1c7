"""What a host asks of robots: which addresses they leave alone, and how long they wait between two."""

from typing import Protocol
from urllib.parse import urlsplit

from protego import Protego

from copydesk.errors import FetchError, LaterError, printable

LARGEST = 512_000
"""Bytes of a robots.txt that are read; RFC 9309 asks for at least 500 KiB."""
LONGEST_DELAY = 30.0
"""Seconds between two requests that a host is granted at most, whatever it asks for."""

_OK = range(200, 300)
_MISSING = range(400, 500)
_TOO_MANY = 429


class Ask(Protocol):
    """A way to the network, of which robots.txt needs no more than this."""

    def __call__(self, address: str, limit: int) -> tuple[int, bytes]:
        """Return the status and the body at an address, `limit` bytes at most; raise FetchError where none comes."""
        ...


class Robots:
    """The rules of one host, as RFC 9309 reads them."""

    def __init__(self, rules: Protego | None, agent: str) -> None:
        self._rules = rules
        self._agent = agent

    def refuses(self, address: str) -> bool:
        """Tell whether the host wants an address left alone; where its rules can't be had, every one."""
        return self._rules is None or not self._rules.can_fetch(address, self._agent)

    @property
    def known(self) -> bool:
        """Whether the rules could be had."""
        return self._rules is not None

    @property
    def delay(self) -> float:
        """Seconds that the host wants between two requests, LONGEST_DELAY at most; 0 where it doesn't say."""
        asked = self._rules.crawl_delay(self._agent) if self._rules else None
        return min(max(asked or 0.0, 0.0), LONGEST_DELAY)


def robots_of(address: str, agent: str, ask: Ask) -> Robots:
    """Return the rules of the host of an address.

    A host without robots.txt (any 4xx but 429) refuses nothing; one whose robots.txt can't be had now refuses all.
    Raises FetchError as `ask` does.
    """
    parts = urlsplit(address)
    status, body = ask(f"{parts.scheme}://{parts.netloc}/robots.txt", LARGEST)
    if status in _MISSING and status != _TOO_MANY:
        return Robots(Protego.parse(""), agent)
    if status not in _OK:
        return Robots(None, agent)
    return Robots(Protego.parse(body.decode("utf-8", "replace").removeprefix("\ufeff")), agent)


def refusal(address: str, robots: Robots) -> FetchError:
    """Return the error of an address that robots.txt keeps to itself; LaterError where the rules couldn't be had."""
    failed = FetchError if robots.known else LaterError
    return failed(f"{printable(address)}: refused: robots.txt of the host doesn't allow it, or can't be had now")
