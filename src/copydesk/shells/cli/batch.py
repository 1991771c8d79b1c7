"""`copydesk check --batch`: a pair a line in, an answer a line out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from copydesk.errors import SettingsError, UnusableInputError
from copydesk.findings.batch import answer_line, pair_of
from copydesk.findings.settings import Settings
from copydesk.shells.cli import FAILED, UNUSABLE, complain
from copydesk.shells.cli.output import Output, ReaderGoneError
from copydesk.shells.cli.progress import Progress


def check_batch(name: str, settings: Settings, output: Output) -> int:
    """Write an answer for each pair of a file, `-` for standard input, and return the exit code.

    A line that is no pair is told on standard error with its number and passed over.
    """
    worst = 0
    progress = Progress()
    with suppress(ReaderGoneError), _opened(name) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                worst = max(worst, _check_line(line, f"{name}:{number}", settings, output, progress))
    progress.clear()
    return worst


def _check_line(line: bytes, where: str, settings: Settings, output: Output, progress: Progress) -> int:
    try:
        pair = pair_of(line, settings.limit)
        report = pair.checked(settings.kinds())
    except (UnusableInputError, SettingsError) as error:
        progress.clear()
        complain(f"{where}: {error}")
        return UNUSABLE
    output.write(answer_line(pair, report))
    progress.step()
    return FAILED if settings.fails(report.findings) else 0


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = open(name, "rb")  # noqa: PTH123, SIM115 - closed below
    except OSError as error:
        raise UnusableInputError(f"{name}: can't be read: {error.strerror}") from error
    with file:
        yield file
