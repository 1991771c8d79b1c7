import json
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from copydesk.errors import JudgeError, SettingsError
from copydesk.findings.judge.asked import AskedJudge
from copydesk.findings.judge.choice import judge_named
from copydesk.findings.judge.endpoint import Endpoint

PAIR = ("The mayor has resigned.", "The ferry to Anholt will stop running in October.")
Reply = Callable[[], tuple[int, bytes]]


def completion(words: str) -> bytes:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": words}}
    return json.dumps(
        {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    ).encode()


@pytest.fixture
def served() -> Iterator[Callable[[Reply], str]]:
    servers: list[ThreadingHTTPServer] = []

    def serve(reply: Reply) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.put(200, json.dumps({"object": "list", "data": [{"id": "m", "object": "model"}]}).encode())

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["content-length"]))
                self.put(*reply())

            def put(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/v1"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def judged(address: str, seconds: float = 10) -> object:
    endpoint = Endpoint(address, key="sk-secret", seconds=seconds)
    try:
        return AskedJudge(endpoint).verdicts([PAIR])[0]
    finally:
        endpoint.close()


def test_an_honest_answer_is_a_verdict(served: Callable[[Reply], str]) -> None:
    told = {"probability": 0.8, "faults": [{"family": "support", "words": "The mayor has resigned", "evidence": ""}]}
    verdict = judged(served(lambda: (200, completion(json.dumps(told)))))
    assert verdict.fault == 0.8  # type: ignore[attr-defined]


def test_garbage_leaves_the_statement_unjudged(served: Callable[[Reply], str]) -> None:
    assert judged(served(lambda: (200, completion("Hm.")))) is None


@pytest.mark.parametrize(
    "reply",
    [
        lambda: (500, b'{"error": {"message": "sk-secret is overworked"}}'),
        lambda: (401, b"no\nentry\x1b[31m"),
        lambda: (200, b"<html>"),
        lambda: (200, b"{}"),
    ],
)
def test_an_endpoint_that_fails_is_one_line_with_its_address_and_without_the_key(
    served: Callable[[Reply], str], reply: Reply
) -> None:
    address = served(reply)
    with pytest.raises(JudgeError) as caught:
        judged(address)
    assert str(caught.value).startswith(f"{address}: no answer from the judge")
    assert "sk-secret" not in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_slow_endpoint_is_not_waited_for(served: Callable[[Reply], str]) -> None:
    def slow() -> tuple[int, bytes]:
        time.sleep(0.6)
        return 200, completion("{}")

    with pytest.raises(JudgeError, match="no answer"):
        judged(served(slow), seconds=0.2)


def test_an_endpoint_out_of_reach_is_told() -> None:
    with pytest.raises(JudgeError, match=r"http://127\.0\.0\.1:9/v1: no answer"):
        judged("http://127.0.0.1:9/v1")


def test_another_word_than_own_none_or_an_address_is_refused() -> None:
    assert judge_named("none") is None
    with pytest.raises(SettingsError, match="expected own, none or an address"):
        judge_named("file:///etc/passwd")
