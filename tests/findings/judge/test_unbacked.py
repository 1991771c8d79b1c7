"""What the sources say nowhere, by structure and the judge together; and what the judge clears."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.check import check
from copydesk.findings.judge.unbacked import CLAUSE, MEANT, STATEMENT, WEIGHTS, weighable
from copydesk.findings.judge.verdict import FAMILIES, Doubt, Verdict
from copydesk.findings.tables import weights
from copydesk.text.passage import Text
from copydesk.text.reading import read

SOURCE = told("source.md", "The council shut the pool in May. Swimmers complained about the noise of the pumps.\n").text
INVENTED = told(
    "retelling.md",
    "The council shut the pool in May. A carpenter from Leeds has donated several wooden benches to the library.\n",
).text


@dataclass(frozen=True)
class Doubting:
    """A judge that doubts every word of a statement, as one of a family, with the same share."""

    family: str
    share: float

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        families = dict.fromkeys(FAMILIES, 0.0) | {self.family: self.share}
        return [Verdict(self.share, families, self._doubts(told("statement", words).text)) for words, _ in pairs]

    def _doubts(self, text: Text) -> tuple[Doubt, ...]:
        return tuple(Doubt(word.span, self.family, self.share) for word in read([text]).page.words)


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


MAY = told("source.md", "The firm may close its mill in Leeds next year, the union said.\n").text
WILL = told("retelling.md", "The firm will close its mill in Leeds next year, the union said.\n").text


@pytest.mark.parametrize(("share", "codes"), [(0.9, ["C1"]), (0.01, [])])
def test_a_dropped_hedge_stands_unless_the_judge_doubts_none_of_its_words(share: float, codes: list[str]) -> None:
    found = check([MAY], WILL, judge=Doubting("certainty", share)).findings
    assert [finding.kind.code for finding in found] == codes


def test_a_judge_that_names_no_words_clears_nothing() -> None:
    @dataclass(frozen=True)
    class Silent:
        def verdicts(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
            return [Verdict(0.0, dict.fromkeys(FAMILIES, 0.0), ()) for _ in pairs]

    assert [finding.kind.code for finding in check([MAY], WILL, judge=Silent()).findings] == ["C1"]
