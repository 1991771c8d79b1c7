"""Feeds and pages from the network, with manners; nothing else in copydesk asks a host of the internet for articles.

One request at a time to a host, a pause between two, robots.txt obeyed, conditional requests, and bounds on everything
that a server decides: redirects, bytes, seconds, and where its name leads. Proxies of the environment are not used: an
address has to be checked where it is connected to.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple, Self
from urllib.parse import urljoin, urlsplit

import httpcore

from copydesk.article.identity import requested
from copydesk.article.network.addresses import Resolve, parted, resolved
from copydesk.article.network.local import local_answer
from copydesk.article.network.rests import RestingError, Rests
from copydesk.article.network.robots import Ask, Robots, refusal, robots_of
from copydesk.article.network.unpacking import unpacked
from copydesk.article.network.wire import CheckedNetwork, Clock, Deadline
from copydesk.errors import FetchError, LaterError, printable

_OK = 200
_NOT_MODIFIED = 304
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses of a host that may answer otherwise later."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8"


class Status(Enum):
    """Whether there was something new."""

    FRESH = "fresh"
    NOT_MODIFIED = "not modified"


class Answer(NamedTuple):
    """What an address gave.

    `address` is where it was found in the end; `content` is unpacked, and empty where nothing is new; `etag` and
    `modified` are to be handed in the next time.
    """

    address: str
    status: Status
    content: bytes = b""
    content_type: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are asked.

    `agent` is who asks. `delay` are seconds between two requests to a host, `timeout` the seconds for one with all its
    redirects, `largest` the bytes of an answer, `redirects` how many are followed. `private` are the hosts that may
    stand at private or loopback addresses, `files` the files and folders that `file:` addresses may lead to.
    """

    agent: str = "copydesk"
    delay: float = 1.0
    timeout: float = 20.0
    largest: int = 5_000_000
    redirects: int = 5
    private: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


class _Host:
    """What is kept of a host (scheme, name, port): its connections, its rules, and when it may be asked again."""

    def __init__(self, manners: Manners, resolve: Resolve, clock: Clock) -> None:
        self.lock = threading.Lock()
        self.deadline = Deadline(clock)
        self.ready = float("-inf")
        self.robots: Robots | None = None
        network = CheckedNetwork(manners.private, resolve, self.deadline)
        self.pool = httpcore.ConnectionPool(max_connections=1, keepalive_expiry=30.0, network_backend=network)


class _Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    content: bytes


class Fetcher:
    """Gets what stands at addresses. It may be used by several threads; `close` it, or use it in a `with`."""

    def __init__(
        self,
        manners: Manners | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Clock = time.monotonic,
        resolve: Resolve = resolved,
        rests: Rests | None = None,
    ) -> None:
        self.manners = manners or Manners()
        self._rests = rests or Rests()
        self._sleep = sleep
        self._clock = clock
        self._resolve = resolve
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are open."""
        for host in self._hosts.values():
            host.pool.close()

    def get(self, address: str, etag: str | None = None, modified: str | None = None) -> Answer:
        """Return what stands at an address, unless it is what `etag` and `modified` of an earlier answer tell of.

        Raises FetchError, one line, for everything else: a refused address, a host out of reach, an answer too large or
        too slow, one that breaks off, robots.txt against it, a status other than 200 and 304. LaterError where
        that may pass; of these, RestingError where the host asked to be left alone.
        """
        if address.startswith("file:"):
            return Answer(address, *_local(address, self.manners, etag))
        asked = {"if-none-match": etag, "if-modified-since": modified}
        conditions = {name: value for name, value in asked.items() if value and value.isprintable()}
        seen: list[str] = []
        at = requested(address)
        while at not in seen:
            if len(seen) > self.manners.redirects:
                raise FetchError(f"{printable(address)}: refused: wanted at most {self.manners.redirects} redirects")
            seen.append(at)
            reply = self._politely(at, conditions)
            if reply.status not in _REDIRECTS:
                self._refuse_resting(at)  # it asked for that with this answer
                answer = _answer(address, at, reply)
                if answer.status is Status.NOT_MODIFIED:  # a server needn't say again what it was told
                    return answer._replace(etag=answer.etag or etag, modified=answer.modified or modified)
                return answer
            at = _next(at, reply)
        raise FetchError(f"{printable(address)}: refused: it redirects in a circle: wanted a page")

    def _politely(self, address: str, conditions: Mapping[str, str]) -> _Reply:
        with self._turn(address) as host:
            self._refuse_resting(address)
            if host.robots is None:
                host.robots = Robots(None, self.manners.agent)  # a host that fails now isn't asked for every page
                host.robots = robots_of(address, self.manners.agent, self._asker(host))
            if host.robots.refuses(address):
                self._refuse_resting(address)  # that is why no rules could be had
                raise refusal(address, host.robots)
            return self._ask(host, address, conditions, self.manners.largest)

    @contextmanager
    def _turn(self, address: str) -> Iterator[_Host]:
        key = _home(address)
        with self._lock:
            if key not in self._hosts:
                self._hosts[key] = _Host(self.manners, self._resolve, self._clock)
            host = self._hosts[key]
        with host.lock:
            yield host

    def _asker(self, host: _Host) -> Ask:
        def ask(address: str, limit: int) -> tuple[int, bytes]:
            home = urlsplit(address).netloc
            for _ in range(self.manners.redirects + 1):
                reply = self._ask(host, address, {}, limit)
                if reply.status not in _REDIRECTS:
                    return reply.status, reply.content
                address = _next(address, reply)
                if urlsplit(address).netloc != home:
                    break  # another host's rules are its own
            return 404, b""

        return ask

    def _refuse_resting(self, address: str) -> None:
        """Raise RestingError where the host of an address asked to be left alone."""
        if until := self._rests.until(home := _home(address)):
            raise RestingError(address, home, until)

    def _ask(self, host: _Host, address: str, conditions: Mapping[str, str], limit: int) -> _Reply:
        delay = max(self.manners.delay, host.robots.delay if host.robots else 0.0)
        if (wait := host.ready + delay - self._clock()) > 0:
            self._sleep(wait)
        host.deadline.start(self.manners.timeout)
        try:
            return self._sent(host, address, conditions, limit)
        except httpcore.TimeoutException:
            raise LaterError(
                f"{printable(address)}: too slow: wanted all of it in {self.manners.timeout:g} s"
            ) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            reason = printable(str(error)) or type(error).__name__
            raise LaterError(f"{printable(address)}: out of reach ({reason}): wanted an answer") from None
        finally:
            host.ready = self._clock()

    def _sent(self, host: _Host, address: str, conditions: Mapping[str, str], limit: int) -> _Reply:
        headers = {"host": parted(address).netloc, "user-agent": self.manners.agent, "accept": _ACCEPT}
        headers |= {"accept-encoding": "gzip, deflate", **conditions}
        with host.pool.stream("GET", address, headers=list(headers.items())) as response:
            got = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            content = b""
            if response.status == _OK:
                encoding = got.get("content-encoding", "").strip().lower()
                content = unpacked(printable(address), response.iter_stream(), encoding, limit)
        self._rests.note(_home(address), response.status, got.get("retry-after"))
        return _Reply(response.status, got, content)


def _home(address: str) -> str:
    """Return the scheme, the host and the port of an address. FetchError as `parted` raises it."""
    parts = parted(address)
    return f"{parts.scheme}://{parts.netloc}"


def _answer(address: str, at: str, reply: _Reply) -> Answer:
    known = reply.headers.get("etag"), reply.headers.get("last-modified")
    if reply.status == _NOT_MODIFIED:
        return Answer(at, Status.NOT_MODIFIED, b"", None, *known)
    if reply.status != _OK:
        where = printable(address) if at == address else f"{printable(address)} → {printable(at)}"
        failed = LaterError if reply.status in _LATER else FetchError
        raise failed(f"{where}: status {reply.status}: wanted 200")
    return Answer(at, Status.FRESH, reply.content, reply.headers.get("content-type"), *known)


def _next(address: str, reply: _Reply) -> str:
    target = reply.headers.get("location", "").encode("latin-1", "replace").decode("utf-8", "replace")
    if not target:
        raise FetchError(f"{printable(address)}: status {reply.status} without an address: wanted 200")
    try:
        return requested(urljoin(address, target))
    except ValueError:
        raise FetchError(f"{printable(address)}: redirects to what is no address: wanted a page") from None


def _local(address: str, manners: Manners, etag: str | None) -> tuple[Status, bytes, str | None, str | None]:
    content, content_type, tag = local_answer(address, manners.files, manners.largest)
    if etag == tag:
        return Status.NOT_MODIFIED, b"", None, tag
    return Status.FRESH, content, content_type, tag
