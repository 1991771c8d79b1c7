"""A run that was started from the page: its events as they come, and the wish to stop it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Lock, Thread

from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.errors import CopydeskError

MOST = 5_000
"""Events of a run that are kept for the page."""


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
    events: list[Event] = field(default_factory=list)
    going: bool = True
    stopping: bool = False


class Runner:
    """Does runs one after another, each in a thread of its own. `opened` gives the desk that a run works with."""

    def __init__(self, opened: Callable[[], AbstractContextManager[Desk]], path: Callable[[Desk], Events]) -> None:
        self._opened = opened
        self._path = path
        self._lock = Lock()
        self._run = _Run(0, going=False)

    def start(self) -> int:
        """Start a run and return its number, or that of the one that goes on."""
        with self._lock:
            if self._run.going:
                return self._run.number
            self._run = _Run(self._run.number + 1)
            Thread(target=self._do, args=(self._run,), name="copydesk run", daemon=True).start()
            return self._run.number

    def stop(self) -> None:
        """Stop the run behind what it is doing now; the next one goes on from there."""
        with self._lock:
            self._run.stopping = self._run.going

    def progress(self, after: int = 0) -> Progress:
        """Return how the last run stands, with its events from this place on."""
        with self._lock:
            run = self._run
            return Progress(run.number, tuple(run.events[max(after, 0) :]), run.going, run.stopping)

    def _do(self, run: _Run) -> None:
        try:
            with self._opened() as desk:
                events = self._path(desk)
                for event in events:
                    self._tell(run, event)
                    if run.stopping:
                        events.close()
                        self._tell(
                            run, Event(Sort.FAILED, "run", "stopped from the page; the next one goes on from here")
                        )
                        break
        except CopydeskError as error:
            self._tell(run, Event(Sort.FAILED, "run", str(error)))
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            self._tell(run, Event(Sort.FAILED, "run", f"broke off: {type(error).__name__}"))
        finally:
            with self._lock:
                run.going = False

    def _tell(self, run: _Run, event: Event) -> None:
        with self._lock:
            if len(run.events) < MOST:
                run.events.append(event)
