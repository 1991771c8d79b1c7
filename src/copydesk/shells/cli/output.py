"""Where output goes: standard output or a file, line by line, until its reader has gone."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from copydesk.errors import UnusableInputError


class ReaderGoneError(Exception):
    """Nobody reads what is written any more: the pipe's other end is closed."""


class Output:
    """A file that lines are written to, in UTF-8; half a surrogate pair is written as JSON escapes it."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self.name = name
        self.file = file

    def write(self, line: str) -> None:
        """Write a line and let it be seen at once; ReaderGoneError where nobody reads it."""
        try:
            self.file.write(line.encode(errors="backslashreplace") + b"\n")
            self.file.flush()
        except OSError as error:
            # What is held back would be written, and fail again, when the file is closed.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())
            if isinstance(error, BrokenPipeError):
                raise ReaderGoneError from error
            raise UnusableInputError(f"{self.name}: can't be written: {error.strerror}") from error


@contextmanager
def output_to(path: Path | None, inputs: Iterable[Path]) -> Iterator[Output]:
    """Open a file for output, or standard output; UnusableInputError where it can't be, or is one of the inputs."""
    if path is None:
        yield Output("standard output", _standard_output())
        return
    try:
        if any(path.exists() and other.exists() and path.samefile(other) for other in inputs):
            raise UnusableInputError(f"{path}: is read, so it can't be written to")
        file = path.open("wb")
    except OSError as error:
        raise UnusableInputError(f"{path}: can't be written: {error.strerror}") from error
    with file:
        yield Output(str(path), file)


def _standard_output() -> IO[bytes]:
    # Python has no stream where the descriptor was closed before it began; types don't tell.
    stream: object = sys.stdout
    if stream is None:
        raise UnusableInputError("standard output is closed")
    return sys.stdout.buffer
