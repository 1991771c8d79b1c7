"""A run from the page: its events come as they happen, it stops when it is told, and what breaks it is told."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event as Signal

import httpx
import pytest
from starlette.applications import Starlette

from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.errors import StoreError
from copydesk.shells.web.running import Progress, Runner

WAIT = 20


@contextmanager
def _nothing() -> Iterator[Desk]:
    yield None  # type: ignore[misc]


def _ended(runner: Runner, until: Callable[[Progress], bool] = lambda progress: not progress.going) -> Progress:
    pause = Signal()
    for _ in range(WAIT * 100):
        progress = runner.progress()
        if until(progress):
            return progress
        pause.wait(0.01)
    raise AssertionError(progress)


def test_events_are_told_in_order_and_from_a_place_on() -> None:
    runner = Runner(_nothing, lambda _: (Event(Sort.NEW, str(number)) for number in range(5)))
    assert runner.progress() == Progress(0, (), going=False, stopping=False)
    assert runner.start() == 1
    assert [event.subject for event in _ended(runner).events] == ["0", "1", "2", "3", "4"]
    assert [event.subject for event in runner.progress(3).events] == ["3", "4"]
    assert runner.start() == 2
    _ended(runner)


def test_a_run_that_is_stopped_closes_what_it_was_doing() -> None:
    goes, closed = Signal(), Signal()

    def path(desk: Desk) -> Events:
        del desk
        try:
            yield Event(Sort.NEW, "first")
            goes.wait(WAIT)
            yield Event(Sort.NEW, "second")
            yield Event(Sort.NEW, "never")
        finally:
            closed.set()

    runner = Runner(_nothing, path)
    runner.start()
    _ended(runner, lambda progress: bool(progress.events))
    assert runner.start() == 1
    runner.stop()
    goes.set()
    told = [event.subject for event in _ended(runner).events]
    assert told == ["first", "second", "run"]
    assert closed.wait(WAIT)


@pytest.mark.parametrize(
    ("error", "note"),
    [
        (StoreError("another run is at work"), "another run is at work"),
        (ZeroDivisionError(), "broke off: ZeroDivisionError"),
    ],
)
def test_what_breaks_a_run_is_told_and_the_next_one_can_start(error: Exception, note: str) -> None:
    def path(desk: Desk) -> Events:
        yield Event(Sort.NEW, str(desk))
        raise error

    runner = Runner(_nothing, path)
    runner.start()
    assert _ended(runner).events[-1] == Event(Sort.FAILED, "run", note)
    assert runner.start() == 2
    _ended(runner)


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
