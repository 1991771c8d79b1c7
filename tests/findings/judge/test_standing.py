"""Which findings stand when the judge was heard."""

import pytest
from tests.findings.judge.doubting import Doubting

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.check import check, proposed
from copydesk.findings.judge.standing import BAR, KINDS, WEIGHTS, odds_of, weighable
from copydesk.findings.tables import weights
from copydesk.text.reading import read

MAY = told("source.md", "The firm may close its mill in Leeds next year, the union said. It denies this.\n").text
WILL = told("retelling.md", "The firm will close its mill in Leeds next year, the union said.\n").text
"""The hedge is dropped, and the reply left out."""


def codes(judge: Doubting) -> list[str]:
    return [finding.kind.code for finding in check([MAY], WILL, judge=judge).findings]


@pytest.mark.parametrize(("share", "times"), [(0.9, 1), (0.01, 0)])
def test_a_finding_stands_where_the_judge_doubts_its_words(share: float, times: int) -> None:
    assert codes(Doubting("certainty", share)).count("C1") == times


def test_a_judge_that_names_no_words_lets_all_stand() -> None:
    assert "C1" in codes(Doubting("certainty", 0.0, names=False))


def test_what_the_source_alone_has_stands_whatever_the_judge_says_of_the_retelling() -> None:
    assert "O2" in codes(Doubting("certainty", 0.01))


def test_figures_in_each_other_s_place_stand_though_the_judge_finds_both_in_the_source() -> None:
    source = told("source.md", "Beech trees lost 25% of their leaves and oaks lost 40% of theirs.\n").text
    retelling = told("retelling.md", "Beech trees lost 40% of their leaves and oaks lost 25% of theirs.\n").text
    found = check([source], retelling, judge=Doubting("certainty", 0.001)).findings
    assert [finding.kind.code for finding in found] == ["F1", "F1"]


def test_the_more_the_judge_doubts_the_likelier_a_finding_is_right() -> None:
    odds = []
    for share in (0.01, 0.5, 0.95):
        alignment = align(read([MAY]), read([WILL]))
        found, heard = proposed(alignment, Doubting("certainty", share))
        one = next(one for one in weighable(alignment, heard, found) if one[0].kind.code == "C1")
        finding, signs, said = one
        assert said is not None
        odds.append(odds_of(finding, signs, said))
    assert odds == sorted(odds)
    assert odds[0] < BAR < odds[-1]


def test_each_family_has_weights_for_all_of_its_signs_and_no_others() -> None:
    alignment = align(read([MAY]), read([WILL]))
    found, heard = proposed(alignment, Doubting("certainty", 0.5))
    (_, signs, said), *_ = (one for one in weighable(alignment, heard, found) if one[0].kind.code == "C1")
    assert said is not None
    assert set(weights(WEIGHTS)["C", "structure"]) == {"constant", *signs}
    assert {family for family, _ in weights(WEIGHTS)} == set(KINDS)
    common = {sign for sign in said if sign.removesuffix(" doubted") not in KINDS["C"]}
    for family, kinds in KINDS.items():
        own = {*kinds, *(f"{kind} doubted" for kind in kinds)}
        assert set(weights(WEIGHTS)[family, "judged"]) == {"constant", "structure"} | common | own
