"""A web server on loopback that behaves as servers do, badly too, and a clock that nobody waits for."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from copydesk.article.network.fetch import Fetcher, Manners

Behaviour = Callable[[BaseHTTPRequestHandler], None]


def answered(
    handler: BaseHTTPRequestHandler, body: bytes = b"", status: int = 200, headers: dict[str, str] | None = None
) -> None:
    handler.send_response(status)
    told = {"content-type": "text/html", "content-length": str(len(body))} | (headers or {})
    for name, value in told.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def body(words: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Behaviour:
    return lambda handler: answered(handler, words, status, headers)


def redirect(target: str) -> Behaviour:
    return body(b"", 302, {"location": target})


def packed(words: bytes) -> Behaviour:
    return body(gzip.compress(words), 200, {"content-encoding": "gzip"})


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.02)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


@dataclass
class Site:
    """A server: what it does at each path, and what it was asked."""

    paths: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    host: str = ""

    def at(self, path: str) -> str:
        return f"http://{self.host}{path}"


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            try:
                site.paths.get(self.path, body(b"", 404))(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            if self.path in {"/drip", "/endless"}:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    site.host = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


class Clock:
    """A clock that goes forward only by sleeping."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    with Fetcher(Manners(delay=0, timeout=0.5, largest=200_000, private=(site.host,))) as fetcher:
        yield fetcher
