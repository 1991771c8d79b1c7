"""A judge that remembers says what the judge behind it says, and asks it about each statement once."""

from collections.abc import Sequence

from copydesk.findings.check import check
from copydesk.findings.judge.choice import judge_named
from copydesk.findings.judge.remembering import RememberingJudge
from copydesk.findings.judge.verdict import Verdict
from copydesk.text.passage import plain
from copydesk.text.remembered import Readings

Pair = tuple[str, str]


class Counting:
    """Judges by the length of a statement, what is empty not at all, and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[Pair] = []

    def verdicts(self, pairs: Sequence[Pair]) -> Sequence[Verdict | None]:
        self.asked += pairs
        return [Verdict(1 / len(statement), {}, ()) if statement else None for statement, _ in pairs]


def test_a_statement_with_its_evidence_is_judged_once() -> None:
    judge = Counting()
    again = RememberingJudge(judge)
    pairs = [("a", "x"), ("bb", "x"), ("a", "x"), ("a", "y")]
    assert again.verdicts(pairs) == Counting().verdicts(pairs)
    assert again.verdicts([*pairs, ("ccc", "x")]) == Counting().verdicts([*pairs, ("ccc", "x")])
    assert judge.asked == [("a", "x"), ("bb", "x"), ("a", "y"), ("ccc", "x")]
    assert again.verdicts([]) == []


def test_what_could_not_be_judged_is_asked_again() -> None:
    judge = Counting()
    again = RememberingJudge(judge)
    assert again.verdicts([("", "x")]) == again.verdicts([("", "x")]) == [None]
    assert judge.asked == [("", "x"), ("", "x")]


def test_with_our_own_judge_a_check_as_one_types_is_a_full_check() -> None:
    source = plain(
        "source.md", "The dam at Harl was built in 1931.\n\nEngineers said it may leak. Nobody lives below it."
    )
    own, readings = judge_named("own"), Readings()
    assert own
    remembering = RememberingJudge(own)
    typed = "The dam at Harl leaks, engineers said. Its owner will be fined, and 40 families live below it."
    for length in (22, 38, 70, len(typed)):
        retelling = plain("retelling.md", typed[:length])
        again = check([source], retelling, judge=remembering, reading=readings)
        assert again == check([source], retelling, judge=own)
