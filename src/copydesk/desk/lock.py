"""One run at a time: a lock on a file in the store's folder, which the system lets go of however the run ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copydesk.desk.folder import make_folder
from copydesk.errors import StoreError

FILE = "lock"


@contextmanager
def only_run(folder: Path) -> Iterator[int]:
    """Hold the lock of a store's folder, which is made where it isn't there, and give its file descriptor.

    A child that inherits the descriptor holds the lock too, so that what a killed run has begun is waited for.
    StoreError where another run holds it, or the folder can't be made.
    """
    make_folder(folder)
    try:
        descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"{folder}: can't be used: {error.strerror}") from error
    try:
        _take(descriptor, folder)
        yield descriptor
    finally:
        os.close(descriptor)


def _take(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = os.pread(descriptor, 20, 0).decode(errors="replace").strip()
        raise StoreError(f"{folder}: another run is at work here (process {holder or 'unknown'})") from None
    os.truncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)
