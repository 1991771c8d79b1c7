from threading import enumerate as threads

import pytest

from copydesk.errors import CopydeskError
from copydesk.findings.judge.judge import Judge
from copydesk.findings.judge.late import LateJudge

PAIRS = [("The bridge will close on Monday.", "The council said the bridge may close on Monday.")]


def absent() -> None:
    raise CopydeskError("no sentence vectors")


def test_a_judge_that_is_loaded_late_says_what_the_judge_says() -> None:
    assert LateJudge().verdicts(PAIRS) == Judge.load().verdicts(PAIRS)


def test_the_thread_that_loads_the_judge_ends_quietly_where_no_package_has_sentence_vectors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("copydesk.text.vectors._loaded", absent)
    assert LateJudge().verdicts(PAIRS) == Judge.load().verdicts(PAIRS)
    for thread in threads():
        if thread.name == "judge":
            thread.join()
