"""A run in a process of its own, so that it can be ended at once, wherever it is, and holds up no page.

A run bears being killed: the next one goes on from there (eval/crash.py).
"""

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from traceback import print_exc

from copydesk.desk.model import Event, Sort
from copydesk.desk.opened import open_desk
from copydesk.desk.run import run
from copydesk.desk.settings import DeskSettings
from copydesk.errors import CopydeskError


class RunApart:
    """A run of a desk in a process of its own, begun as this is made."""

    def __init__(self, settings: DeskSettings, environment: Mapping[str, str]) -> None:
        context = get_context("spawn")
        self._heard, telling = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(settings, dict(environment), telling))
        self._stopped = False
        self._process.start()
        telling.close()

    def events(self) -> Iterator[Event]:
        """Yield what it does, as it does it, until it ends, and last of all that its process died where it did."""
        with self._heard, suppress(EOFError, OSError):  # the end of what is told, in mid-word for one that is killed
            while True:
                yield self._heard.recv()
        self._process.join()
        if (code := self._process.exitcode) and not self._stopped:
            how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
            yield Event(Sort.FAILED, "run", f"its process was ended {how}; the next one goes on from there")

    def stop(self) -> None:
        """End it at once with all that it has called: git that pushes, or processes that compare."""
        if self._process.pid and self._process.is_alive():
            self._stopped = True
            with suppress(ProcessLookupError):  # it makes itself a group first of all
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()


def _work(settings: DeskSettings, environment: Mapping[str, str], telling: Connection) -> None:
    """Do a run and tell what it does."""
    os.setpgrp()
    try:
        with open_desk(settings, _now, environment) as desk:
            for event in run(desk):
                telling.send(event)
    except CopydeskError as error:
        telling.send(Event(Sort.FAILED, "run", str(error)))
    except BrokenPipeError:
        return  # the desk's page is gone; the next run goes on from here
    except Exception as error:  # noqa: BLE001 - the page tells it, without internals
        print_exc()
        telling.send(Event(Sort.FAILED, "run", f"broke off: {type(error).__name__}"))


def _now() -> datetime:
    return datetime.now(UTC)
