"""What the sources say nowhere, by structure and the judge together."""

import pytest
from tests.findings.judge.doubting import Doubting

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.check import check
from copydesk.findings.judge.unbacked import CLAUSE, MEANT, STATEMENT, WEIGHTS, weighable
from copydesk.findings.tables import weights
from copydesk.text.reading import read

SOURCE = told("source.md", "The council shut the pool in May. Swimmers complained about the noise of the pumps.\n").text
INVENTED = told(
    "retelling.md",
    "The council shut the pool in May. A carpenter from Leeds has donated several wooden benches to the library.\n",
).text


@pytest.mark.parametrize(("share", "codes"), [(0.9, ["S1"]), (0.01, [])])
def test_a_statement_that_shares_little_with_the_sources_is_told_only_where_the_judge_doubts_it(
    share: float, codes: list[str]
) -> None:
    retelling = told("retelling.md", INVENTED.content.replace("several wooden benches", "pumps")).text
    found = check([SOURCE], retelling, judge=Doubting("support", share)).findings
    assert [finding.kind.code for finding in found if finding.kind.code == "S1"] == codes


def test_bare_statements_have_weights_for_all_of_their_signs_and_no_others() -> None:
    (one,) = weighable(align(read([SOURCE]), read([INVENTED])), Doubting("support", 0.5))
    for sort in (STATEMENT, CLAUSE):
        assert set(weights(WEIGHTS)[sort, "structure"]) == {"constant", MEANT, *one.signs}
        assert set(weights(WEIGHTS)[sort, "judged"]) == {"constant", "structure", *one.said}


def test_what_means_much_the_same_as_a_sentence_of_the_sources_is_less_likely_to_stand_nowhere() -> None:
    (one,) = weighable(align(read([SOURCE]), read([INVENTED])), Doubting("support", 0.5))
    assert one.odds(0.8) < one.odds(0.1)


GULL = told("source.md", "The ferry left Hull on Monday. It sailed at 3.15am and came home a day late.\n").text
TROUBLE = "The geese had dreaded the cooks. It sailed from Hull at 3.15am on Monday and came home a day late."


@pytest.mark.parametrize(
    ("retelling", "codes"),
    [
        (TROUBLE, []),
        (f"The ferry left Hull on Monday. {TROUBLE}", ["S1"]),
        (TROUBLE.replace("the cooks", "the cooks of the eel farms"), ["S1"]),
        (TROUBLE.split(". ", maxsplit=1)[0] + ".", ["S1"]),
    ],
    ids=["opens a paragraph", "stands within it", "tells more", "stands alone"],
)
def test_a_short_sentence_that_opens_a_paragraph_sums_up_what_follows(retelling: str, codes: list[str]) -> None:
    found = check([GULL], told("retelling.md", retelling).text, judge=Doubting("support", 0.9)).findings
    assert [one.kind.code for one in found if one.kind.code == "S1"] == codes


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("starting at a quarter past three in the morning", []),
        ("counting several repeated sailings", []),
        ("startling the oyster growers' geese", ["S1"]),
    ],
)
def test_a_clause_that_only_tells_since_when_or_what_is_counted_is_not_bare(clause: str, codes: list[str]) -> None:
    retelling = told("retelling.md", f"The ferry left Hull on Monday and came home a day late, {clause}.").text
    found = check([GULL], retelling, judge=Doubting("support", 0.9)).findings
    assert [one.kind.code for one in found if one.kind.code == "S1"] == codes


@pytest.mark.parametrize(
    ("ending", "codes"),
    [("and is weighing a lawsuit", []), ("to spare the brewers a lawsuit", ["E3"])],
)
def test_a_bare_clause_is_a_link_only_where_it_hangs_from_another(ending: str, codes: list[str]) -> None:
    retelling = told("retelling.md", f"The ferry's owner left Hull on Monday {ending}.").text
    found = check([GULL], retelling, judge=Doubting("event", 0.9)).findings
    assert [one.kind.code for one in found if one.kind.code == "E3"] == codes
