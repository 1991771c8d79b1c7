"""What the judge confirms of what the kinds propose."""

import pytest
from tests.findings.judge.doubting import Doubting

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.check import check
from copydesk.findings.judge.weighing import unsure_links
from copydesk.findings.statements.causes import WEIGHTS
from copydesk.findings.tables import weights
from copydesk.text.reading import read

SOURCE = told("source.md", "Some beekeepers in Kent say the spray has killed their hives.\n").text
RETELLING = told("retelling.md", "The spray has killed their hives, beekeepers in Kent say.\n").text


@pytest.mark.parametrize(("scope", "codes"), [(0.9, ["C4"]), (0.01, [])])
def test_a_part_dropped_before_its_noun_is_told_only_where_the_judge_confirms_it(
    scope: float, codes: list[str]
) -> None:
    report = check([SOURCE], RETELLING, judge=Doubting("scope", scope, names=False))
    assert [finding.kind.code for finding in report.findings] == codes


def test_without_a_judge_what_is_only_proposed_is_not_told() -> None:
    assert not check([SOURCE], RETELLING).findings


DRAINED = told("source.md", "The town drained its lake in May. Herons had nested there, and anglers complained.\n").text
BLAMED = told("retelling.md", "The town drained its lake in May after anglers complained of herons.\n").text


@pytest.mark.parametrize(("share", "codes"), [(0.97, ["E3"]), (0.01, [])])
def test_a_link_of_which_structure_is_not_sure_is_told_only_where_the_judge_doubts_it(
    share: float, codes: list[str]
) -> None:
    report = check([DRAINED], BLAMED, judge=Doubting("event", share))
    assert [finding.kind.code for finding in report.findings if finding.kind.code == "E3"] == codes


def test_links_have_weights_for_all_of_their_signs_and_no_others() -> None:
    ((link, said),) = unsure_links(align(read([DRAINED]), read([BLAMED])), Doubting("event", 0.5))
    assert set(weights(WEIGHTS)["E3", "structure"]) == {"constant", *link.signs}
    assert set(weights(WEIGHTS)["E3", "judged"]) == {"constant", "structure", *said}
