"""A run from the page: its events come as they happen, it stops when it is told, and what breaks it is told."""

import json
import socket
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import active_children
from pathlib import Path
from queue import SimpleQueue
from threading import Event as Signal

import httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from copydesk.desk.model import Event, Sort
from copydesk.desk.opened import open_desk
from copydesk.desk.settings import desk_settings
from copydesk.shells.web.running import STOPPED, Progress, Runner
from copydesk.shells.web.serving import desk_page

from .conftest import now

WAIT = 60


class Fake:
    """Work that does what it is handed, until it is handed nothing more or is stopped."""

    def __init__(self, events: Sequence[Event | Exception] = ()) -> None:
        self.queue: SimpleQueue[Event | Exception | None] = SimpleQueue()
        for event in (*events, *((None,) if events else ())):
            self.queue.put(event)

    def events(self) -> Iterator[Event]:
        while (event := self.queue.get()) is not None:
            if isinstance(event, Exception):
                raise event
            yield event

    def stop(self) -> None:
        self.queue.put(None)


def _ended(runner: Runner, until: Callable[[Progress], bool] = lambda progress: not progress.going) -> Progress:
    pause = Signal()
    for _ in range(WAIT * 100):
        progress = runner.progress()
        if until(progress):
            return progress
        pause.wait(0.01)
    raise AssertionError(progress)


def test_events_are_told_in_order_and_from_a_place_on() -> None:
    runner = Runner(lambda: Fake([Event(Sort.NEW, str(number)) for number in range(5)]))
    assert runner.progress() == Progress(0, (), going=False, stopping=False)
    assert runner.start() == 1
    assert [event.subject for event in _ended(runner).events] == ["0", "1", "2", "3", "4"]
    assert [event.subject for event in runner.progress(3).events] == ["3", "4"]
    assert runner.start() == 2
    _ended(runner)


def test_a_run_that_is_stopped_has_ended_and_says_so() -> None:
    work = Fake()
    runner = Runner(lambda: work)
    runner.start()
    assert runner.start() == 1
    work.queue.put(Event(Sort.NEW, "first"))
    _ended(runner, lambda progress: bool(progress.events))
    runner.stop()
    assert runner.progress() == Progress(1, (Event(Sort.NEW, "first"), STOPPED), going=False, stopping=True)
    runner.stop()
    assert len(runner.progress().events) == 2


def test_what_breaks_a_run_is_told_and_the_next_one_can_start(capsys: pytest.CaptureFixture[str]) -> None:
    runner = Runner(lambda: Fake([Event(Sort.NEW, "first"), ZeroDivisionError()]))
    runner.start()
    assert _ended(runner).events[-1] == Event(Sort.FAILED, "run", "broke off: ZeroDivisionError")
    assert "Traceback" in capsys.readouterr().err
    assert runner.start() == 2
    _ended(runner)


@pytest.fixture
def silent(folder: Path) -> Iterator[socket.socket]:
    """Give a host that takes what the desk asks and never answers, and put it behind the desk's feeds."""
    with socket.create_server(("127.0.0.1", 0)) as host:
        port = host.getsockname()[1]
        settings = folder / "copydesk.toml"
        text = settings.read_text(encoding="utf-8")
        feed = f'[[feed]]\nname = "Silent"\naddress = "http://127.0.0.1:{port}/feed.xml"\n'
        waiting = '[fetch]\nprivate = ["127.0.0.1"]\ntimeout = 600'
        settings.write_text(text.replace("[fetch]", waiting) + feed, encoding="utf-8")
        yield host


def test_a_run_that_waits_for_the_network_is_stopped_and_the_next_one_ends(folder: Path, silent: socket.socket) -> None:
    with desk_page(desk_settings(folder), now, {}) as page:
        api = TestClient(page, base_url="http://127.0.0.1")
        api.post("/api/run", json={})
        silent.settimeout(WAIT)
        asked, _ = silent.accept()
        with asked:
            said = api.post("/api/run/stop", json={}).json()
        assert (said["going"], said["events"][-1]["note"]) == (False, STOPPED.note)
        with page.state.room.publishing() as desk:  # nobody holds the store any more
            assert desk.store.posts.pending() == ()
        silent.close()
        api.post("/api/run", json={})
        told = [event.subject for event in _ended(page.state.room.runner).events if event.sort is Sort.FAILED]
    assert set(told) == {"Silent"}


def test_a_run_whose_process_is_killed_says_so(folder: Path, silent: socket.socket) -> None:
    with desk_page(desk_settings(folder), now, {}) as page:
        page.state.room.runner.start()
        silent.settimeout(WAIT)
        asked, _ = silent.accept()
        with asked:
            for process in active_children():
                process.kill()
            last = _ended(page.state.room.runner).events[-1]
    assert last == Event(Sort.FAILED, "run", "its process was ended by signal 9; the next one goes on from there")


def test_a_run_and_a_publishing_go_by_the_settings_of_their_moment(folder: Path) -> None:
    settings = folder / "copydesk.toml"
    with desk_page(desk_settings(folder), now, {}) as page:
        room = page.state.room
        settings.write_text('[[feed]]\nname = "Gone"\npath = "feeds/gone.xml"\n', encoding="utf-8")
        room.runner.start()
        assert {one.subject for one in _ended(room.runner).events if one.sort is Sort.FAILED} == {"Gone"}
        with room.publishing() as desk:
            assert [feed.name for feed in desk.settings.feeds] == ["Gone"]
        settings.write_text("[site]\nkind = 5\n", encoding="utf-8")
        room.runner.start()
        (said,) = _ended(room.runner).events
        assert "copydesk.toml: site.kind: expected" in said.note
        api = TestClient(page, base_url="http://127.0.0.1")
        answer = api.post("/api/stories/any/publish", json={"who": "Ann", "version": 1})
        assert (answer.status_code, answer.json()["error"]) == (409, said.note)


def test_a_page_that_ends_takes_its_run_with_it(folder: Path, silent: socket.socket) -> None:
    with desk_page(desk_settings(folder), now, {}) as page:
        page.state.room.runner.start()
        silent.settimeout(WAIT)
        asked, _ = silent.accept()
    with asked, open_desk(desk_settings(folder), now, {}) as desk:
        assert desk.store.posts.pending() == ()


def test_a_run_that_another_keeps_from_the_store_says_so(page: Starlette) -> None:
    room = page.state.room
    with room.publishing():
        room.runner.start()
        (said,) = _ended(room.runner).events
    assert said.sort is Sort.FAILED
    assert "another run is at work" in said.note


def test_a_browser_hears_of_a_run_as_it_goes(page: Starlette, address: str) -> None:
    httpx.post(f"{address}/api/run", json={}, trust_env=False)
    heard = []
    with httpx.stream("GET", f"{address}/runs/events", timeout=60, trust_env=False) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        for line in answer.iter_lines():
            if line.startswith("data: "):
                heard.append(json.loads(line.removeprefix("data: ")))
            if line == "event: end":
                break
    assert [one["sort"] for one in heard if one][:1] == ["doing"]
    last = httpx.get(f"{address}/runs/events", headers={"last-event-id": str(len(heard))}, trust_env=False, timeout=60)
    assert "id:" not in last.text
    assert page.state.room.runner.progress().run == 1
