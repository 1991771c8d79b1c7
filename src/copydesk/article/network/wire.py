"""One connection at its lowest: to an address that was checked, within a time that is over when it is over.

httpcore asks this for its sockets. The host is resolved here, and the socket is opened to the very address that was
checked, so that a name which changes its mind between check and connection (DNS rebinding) gains nothing.
"""

import ssl
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from copydesk.article.network.addresses import Resolve, permitted

Clock = Callable[[], float]
"""Gives seconds that only go forward."""


class Deadline:
    """The moment by which a request has to be over, whatever it is waiting for."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._end = 0.0

    def start(self, seconds: float) -> None:
        """Allow so many seconds from now."""
        self._end = self._clock() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises httpcore.ReadTimeout where none are."""
        left = self._end - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class CheckedNetwork(httpcore.NetworkBackend):
    """Opens sockets to permitted addresses alone. Raises FetchError where a host has none."""

    def __init__(self, private: Sequence[str], resolve: Resolve, deadline: Deadline) -> None:
        self._private = private
        self._resolve = resolve
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is what counts
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's permitted addresses that answers."""
        error: Exception = httpcore.ConnectError("no address")
        for address in permitted(host, port, self._private, self._resolve):
            try:
                left = self._deadline.left()
                stream = self._sockets.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
            else:
                return _Timed(stream, self._deadline)
        raise error


class _Timed(httpcore.NetworkStream):
    """A stream whose every step ends with the deadline: a server that drips bytes doesn't gain time by it."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore says it
        return self._stream.get_extra_info(info)
