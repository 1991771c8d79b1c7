"""What the judge confirms of what the kinds propose."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from copydesk.article import told
from copydesk.findings.check import check
from copydesk.findings.judge.verdict import FAMILIES, Doubt, Verdict
from copydesk.text.passage import Span

SOURCE = told("source.md", "Some beekeepers in Kent say the spray has killed their hives.\n").text
RETELLING = told("retelling.md", "The spray has killed their hives, beekeepers in Kent say.\n").text


@dataclass(frozen=True)
class Sure:
    """A judge that gives every statement the same probability of a fault of scope."""

    scope: float

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        families = dict.fromkeys(FAMILIES, 0.0) | {"scope": self.scope}
        return [Verdict(self.scope, families, (Doubt(Span(0, 3), "scope", self.scope),)) for _ in pairs]


@pytest.mark.parametrize(("scope", "codes"), [(0.9, ["C4"]), (0.01, [])])
def test_a_part_dropped_before_its_noun_is_told_only_where_the_judge_confirms_it(
    scope: float, codes: list[str]
) -> None:
    report = check([SOURCE], RETELLING, judge=Sure(scope))
    assert [finding.kind.code for finding in report.findings] == codes


def test_without_a_judge_what_is_only_proposed_is_not_told() -> None:
    assert not check([SOURCE], RETELLING).findings
