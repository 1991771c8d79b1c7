"""`copydesk check --batch`: a pair a line in, an answer a line out."""

from contextlib import suppress

from copydesk.errors import SettingsError, UnusableInputError
from copydesk.findings.batch import answer_line, pair_of
from copydesk.findings.judge.verdict import Judging
from copydesk.findings.wanted.settings import Settings
from copydesk.shells.cli import FAILED, UNUSABLE, complain
from copydesk.shells.cli.input import opened
from copydesk.shells.cli.output import Output, ReaderGoneError
from copydesk.shells.cli.progress import Progress


def check_batch(name: str, settings: Settings, judge: Judging | None, output: Output) -> int:
    """Write an answer for each pair of a file, `-` for standard input, and return the exit code.

    A line that is no pair is told on standard error with its number and passed over.
    """
    worst = 0
    progress = Progress()
    with suppress(ReaderGoneError), opened(name) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    answer, code = _answered(line, settings, judge)
                except (UnusableInputError, SettingsError) as error:
                    progress.clear()
                    complain(f"{name}:{number}: {error}")
                    worst = UNUSABLE
                else:
                    worst = max(worst, code)
                    output.write(answer)
                    progress.step()
    progress.clear()
    return worst


def _answered(line: bytes, settings: Settings, judge: Judging | None) -> tuple[str, int]:
    """Return the answer to a line and the exit code that it alone would have."""
    pair = pair_of(line, settings.limit)
    report = pair.checked(settings.kinds(), judge)
    return answer_line(pair, report), FAILED if settings.fails(report.findings) else 0
