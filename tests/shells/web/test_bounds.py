"""What is sent to the desk has an end: nothing is read behind it, and one line says so."""

from collections.abc import Mapping

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message

from copydesk.desk.editing import LONGEST, LONGEST_TEXT
from copydesk.desk.model import Desk
from copydesk.shells.web.endpoints import LONG, SHORT

from .conftest import Token

CHUNK = 10_000
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


class Sender:
    """Sends a body that never ends, chunk by chunk, and counts what is taken of it."""

    def __init__(self) -> None:
        self.taken = 0
        self.answer: list[Message] = []

    async def receive(self) -> Message:
        self.taken += CHUNK
        return {"type": "http.request", "body": b"a" * CHUNK, "more_body": True}

    async def send(self, message: Message) -> None:
        self.answer.append(message)

    def post(self, page: Starlette, path: str, headers: Mapping[str, str]) -> tuple[int, Mapping[bytes, bytes], bytes]:
        """Return status, headers and body of what is answered."""
        given = {"host": "127.0.0.1", **headers}
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
            "server": ("127.0.0.1", 80),
            "client": ("127.0.0.1", 9),
            "root_path": "",
        }
        with start_blocking_portal() as portal:  # a loop of its own, beside that of a browser
            portal.call(page, scope, self.receive, self.send)
        start, *rest = self.answer
        return start["status"], dict(start["headers"]), b"".join(part.get("body", b"") for part in rest)


@pytest.mark.parametrize(
    ("path", "headers", "most"),
    [
        ("/api/run", JSON, SHORT),
        ("/api/stories/x/decisions", JSON, SHORT),
        ("/api/stories/x/versions", JSON, LONG),
        ("/runs/start", FORM, SHORT),
        ("/stories/x/decide", FORM, SHORT),
        ("/stories/x/typed", FORM, LONG),
        ("/stories/x/edit", FORM, LONG),
    ],
)
def test_a_body_is_read_to_its_bound_and_no_further(
    page: Starlette, path: str, headers: Mapping[str, str], most: int
) -> None:
    sender = Sender()
    status, said, body = sender.post(page, path, headers)
    assert status == 413
    assert f"wanted at most {most:,} bytes".encode() in body
    assert most < sender.taken <= most + CHUNK
    assert said[b"connection"] == b"close"


@pytest.mark.parametrize(("path", "headers"), [("/api/run", JSON), ("/stories/x/decide", FORM)])
def test_of_a_body_that_says_it_is_over_large_nothing_is_read(
    page: Starlette, path: str, headers: Mapping[str, str]
) -> None:
    sender = Sender()
    assert sender.post(page, path, {**headers, "content-length": str(SHORT + 1)})[0] == 413
    assert sender.taken == 0


def test_of_what_is_not_json_nothing_is_read(page: Starlette) -> None:
    sender = Sender()
    assert sender.post(page, "/api/run", FORM)[0] == 415
    assert sender.taken == 0


@pytest.mark.parametrize(
    ("field", "most"),
    [("title", LONGEST), ("excerpt", LONGEST), ("body", LONGEST_TEXT)],
    ids=["title", "excerpt", "body"],
)
def test_words_beyond_what_a_retelling_may_hold_are_refused_and_nothing_is_made(  # noqa: PLR0913, PLR0917 - two doors
    ann: TestClient, token: Token, desk: Desk, bridge: str, field: str, most: int
) -> None:
    words = {"title": "Bridge to close", "excerpt": "", "body": "It closes.", field: "a" * (most + 1)}
    by_form = ann.post(f"/stories/{bridge}/edit", data={"token": token(ann), "number": "2", **words})
    by_json = ann.post(f"/api/stories/{bridge}/versions", json={"who": "Ann", "version": 2, **words})
    assert (by_form.status_code, by_json.status_code) == (422, 422)
    assert f"{most + 1:,} characters: wanted at most {most:,}" in by_form.text
    assert by_json.json()["error"].startswith(f"{field}: ")
    assert len(desk.store.retellings.versions(bridge)) == 2
    saved = desk.store.retellings.saved(bridge, 2, "Ann")
    assert saved is not None
    assert getattr(saved, field) == words[field]
