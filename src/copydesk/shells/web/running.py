"""A run that was started from the page: its events as they come, and the wish to stop it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock, Thread
from traceback import print_exc
from typing import Protocol

from copydesk.desk.model import Event, Sort
from copydesk.errors import CopydeskError

MOST = 5_000
"""Events of a run that are kept for the page."""
PATIENCE = 5.0
"""Seconds that somebody who stops a run waits for its end."""
STOPPED = Event(Sort.STOPPED, "run", "from the page; the next one goes on from here")


class Work(Protocol):
    """A run that is at work."""

    def events(self) -> Iterator[Event]:
        """Yield what it does, as it does it, until it ends."""
        ...

    def stop(self) -> None:
        """End it at once, wherever it is, from any thread; what is stopped twice or has ended stays as it is."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How a run stands: its number (0 before the first), its events from a place on, and whether it goes on."""

    run: int
    events: tuple[Event, ...]
    going: bool
    stopping: bool


@dataclass(slots=True)
class _Run:
    number: int
    work: Work | None = None
    thread: Thread | None = None
    events: list[Event] = field(default_factory=list)
    going: bool = True
    stopping: bool = False


class Runner:
    """Does runs one after another, and listens to each in a thread of its own. `begin` begins the work of one."""

    def __init__(self, begin: Callable[[], Work]) -> None:
        self._begin = begin
        self._lock = Lock()
        self._run = _Run(0, going=False)

    def start(self) -> int:
        """Start a run and return its number, or that of the one that goes on."""
        with self._lock:
            if self._run.going:
                return self._run.number
            self._run = run = _Run(self._run.number + 1)
            run.thread = Thread(target=self._do, args=(run,), name="copydesk run", daemon=True)
            run.thread.start()
            return run.number

    def stop(self) -> None:
        """Stop the run that goes on, and return when it has ended; the next one goes on from there."""
        with self._lock:
            run = self._run
            run.stopping = run.going
            work, thread = run.work, run.thread
        if work and thread:
            work.stop()
            thread.join(PATIENCE)

    def progress(self, after: int = 0) -> Progress:
        """Return how the last run stands, with its events from this place on."""
        with self._lock:
            run = self._run
            return Progress(run.number, tuple(run.events[max(after, 0) :]), run.going, run.stopping)

    def _do(self, run: _Run) -> None:
        try:
            work = self._begin()
            with self._lock:
                run.work = work
                stopped = run.stopping  # before there was anything to stop
            if stopped:
                work.stop()
            for event in work.events():
                self._tell(run, event)
        except CopydeskError as error:
            self._tell(run, Event(Sort.FAILED, "run", str(error)))
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            print_exc()
            self._tell(run, Event(Sort.FAILED, "run", f"broke off: {type(error).__name__}"))
        finally:
            if run.stopping:
                self._tell(run, STOPPED)
            with self._lock:
                run.going = False

    def _tell(self, run: _Run, event: Event) -> None:
        with self._lock:
            if len(run.events) < MOST:
                run.events.append(event)
