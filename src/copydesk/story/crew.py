"""The language work of a run in several processes, for as long as there is enough of it.

A piece of it is pure: a process gets all that it needs and gives back what it found. So what comes out, and its order,
are the same with and without a crew.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

PENDING = 4
"""Pieces of work that are not yielded yet at most, as each holds the texts of some thousand articles."""


@contextmanager
def crew() -> Iterator[Executor | None]:
    """Give a process for each core but the caller's, none where there is one core alone.

    They are started as work comes, and as new programs: a script that calls this needs its `__main__` guarded.
    """
    cores = os.cpu_count() or 1
    if cores == 1:
        yield None
        return
    with ProcessPoolExecutor(cores - 1, get_context("spawn"), _heedless) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _heedless() -> None:
    """Leave it to the parent to be stopped by hand."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def in_turn(work: Callable[[T], R], items: Iterable[T], pool: Executor | None) -> Iterator[tuple[T, R]]:
    """Yield each item with what the work makes of it, in order; `work` is a function of a module.

    What the processes have no hand free for is done here, and so is what a process was at when it died.
    """
    pending: deque[tuple[T, Future[R]]] = deque()
    for item in items:
        busy = sum(not promised.done() for _, promised in pending)
        pending.append((item, _promised(work, item, pool if busy < (os.cpu_count() or 1) else None)))
        while pending and (len(pending) >= PENDING or pending[0][1].done()):
            yield _done(work, *pending.popleft())
    while pending:
        yield _done(work, *pending.popleft())


def _promised(work: Callable[[T], R], item: T, pool: Executor | None) -> Future[R]:
    """Hand work out; without a pool, or where its processes have died, do it."""
    if pool is not None:
        with suppress(BrokenProcessPool):
            return pool.submit(work, item)
    done: Future[R] = Future()
    done.set_result(work(item))
    return done


def _done(work: Callable[[T], R], item: T, promised: Future[R]) -> tuple[T, R]:
    try:
        return item, promised.result()
    except BrokenProcessPool:
        return item, work(item)
