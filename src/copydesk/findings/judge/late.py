"""Our own judge, loaded in a thread of its own while the texts are read: it is needed only when they are aligned.

So are the sentence vectors, which five in six checks with the judge ask for.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from copydesk.errors import CopydeskError
from copydesk.findings.judge.verdict import Verdict

if TYPE_CHECKING:
    from copydesk.findings.judge.judge import Judge


class LateJudge:
    """Our own judge. JudgeError at the first verdict where its files are not those that were measured."""

    def __init__(self) -> None:
        self._judge: Future[Judge] = Future()
        # No daemon: a program that ends while one of its threads is inside a library can be aborted there.
        Thread(target=self._load, name="judge").start()

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Verdict]:
        """Judge statements, each with its evidence behind it, in order."""
        return self._judge.result().verdicts(pairs)

    def _load(self) -> None:
        try:
            from copydesk.findings.judge.judge import Judge  # noqa: PLC0415 - numpy, which a run may not need
            from copydesk.text.vectors import prepare  # noqa: PLC0415 - the same

            self._judge.set_result(Judge.load())
        except BaseException as error:  # noqa: BLE001 - told where the judge is asked
            self._judge.set_exception(error)
            return
        with suppress(CopydeskError):  # told by the check that asks for vectors
            prepare()
