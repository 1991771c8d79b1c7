"""A judge that is asked about each statement once."""

from collections.abc import Sequence

from copydesk.findings.judge.verdict import Judging, Verdict
from copydesk.text.remembered import Remembered

MOST = 4_000
"""Verdicts that are remembered."""


class RememberingJudge:
    """Stands before a judge and remembers its verdicts, each on a statement with its evidence.

    What it couldn't judge it is asked again.
    """

    def __init__(self, judge: Judging) -> None:
        self._judge = judge
        self._known: Remembered[tuple[str, str], Verdict] = Remembered(MOST)

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Verdict | None]:
        """Judge statements, each with its evidence behind it, in order; None for what can't be judged."""
        found = {pair: self._known.get(pair) for pair in pairs}
        asked = [pair for pair, verdict in found.items() if verdict is None]
        for pair, verdict in zip(asked, self._judge.verdicts(asked) if asked else (), strict=True):
            found[pair] = verdict
            if verdict is not None:
                self._known.keep(pair, verdict)
        return [found[pair] for pair in pairs]
