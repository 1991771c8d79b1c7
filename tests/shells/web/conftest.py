"""A desk that has done its first run, its page in a client, and its page in a real browser."""

import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient

from copydesk.article import told
from copydesk.desk.editor import drafted
from copydesk.desk.model import Desk
from copydesk.desk.opened import open_desk
from copydesk.desk.run import run
from copydesk.desk.settings import desk_settings
from copydesk.desk.site import init
from copydesk.shells.web.room import Room
from copydesk.shells.web.serving import desk_page

BRIDGE = "Tolmouth swing bridge to close for eleven weeks"
BAD = """\
---
title: Tolmouth bridge to close for nine weeks
---

The swing bridge at Tolmouth will close to all traffic for eleven weeks from 11 January, Carrow County Council said.

Ronan Tighe, who runs the largest processing firm, will lay off up to 30 people.
"""
PATIENCE = 20.0
"""Seconds that a server may take to begin."""

Token = Callable[[TestClient, str], str]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a desk after its first run, with a second retelling of one story, which is held."""
    folder = tmp_path_factory.mktemp("newsroom") / "desk"
    init(folder, now())
    with open_desk(desk_settings(folder), now, {}) as desk:
        for _ in run(desk):
            pass
        for _ in drafted(desk, BRIDGE, told("bad.md", BAD), "cub"):
            pass
    return folder


@pytest.fixture
def folder(first_run: Path, tmp_path: Path) -> Path:
    """Return a copy of that desk, of the test's own."""
    return shutil.copytree(first_run, tmp_path / "desk")


@pytest.fixture
def page(folder: Path) -> Iterator[Starlette]:
    """Return the desk's page."""
    with desk_page(desk_settings(folder), now, {}) as app:
        yield app


@pytest.fixture
def room(page: Starlette) -> Room:
    found: Room = page.state.room
    return found


@pytest.fixture
def desk(room: Room) -> Desk:
    return room.desk


@pytest.fixture
def bridge(desk: Desk) -> str:
    """Return the id of the story whose newest retelling is held."""
    return next(row.id for row in desk.store.stories.page().rows if row.title == BRIDGE)


@pytest.fixture
def token() -> Token:
    """Return what finds the token of the forms of a page."""

    def found(client: TestClient, path: str = "/runs") -> str:
        match = re.search(r'name="token" value="([0-9a-f]+)"', client.get(path).text)
        assert match
        return match.group(1)

    return found


@pytest.fixture
def editor(page: Starlette, token: Token) -> Iterator[Callable[[str], TestClient]]:
    """Return what lets an editor in by name."""
    with ExitStack() as open_:

        def come(name: str) -> TestClient:
            client = open_.enter_context(TestClient(page, base_url="http://127.0.0.1", follow_redirects=True))
            client.post("/name", data={"token": token(client, "/name"), "name": name, "next": "/"})
            return client

        yield come


@pytest.fixture
def ann(editor: Callable[[str], TestClient]) -> TestClient:
    return editor("Ann")


@pytest.fixture
def address(page: Starlette) -> Iterator[str]:
    """Serve the desk's page and return where it is."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(page, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    waited = 0.0
    while not server.started and waited < PATIENCE:
        sleep(0.02)
        waited += 0.02
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()
