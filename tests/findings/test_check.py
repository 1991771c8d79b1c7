"""The check: one finding for each place of each text."""

from collections.abc import Sequence

from copydesk.findings.check import check
from copydesk.text.passage import Text, plain

BRIBES = "The mayor, Tom Ost, took bribes from a builder, the auditor said. Mr Ost denied that he had taken bribes."
MONEY = BRIBES.replace("bribes", "money")
KEPT = "The mayor, Tom Ost, took bribes and money from a builder, the auditor said."


def _omitted(sources: Sequence[Text]) -> list[str]:
    findings = check(sources, plain("retelling", KEPT)).findings
    return [finding.source.words for finding in findings if finding.kind.code == "O2" and finding.source]


def test_two_sources_of_one_name_are_two_texts_whatever_their_order() -> None:
    sources = [plain("wire", BRIBES), plain("wire", MONEY)]
    assert _omitted(sources) == ["denied that he had taken bribes", "denied that he had taken money"]
    assert _omitted(sources[::-1]) == _omitted(sources)


def test_a_source_given_twice_is_one_text() -> None:
    assert _omitted([plain("wire", BRIBES)] * 2) == ["denied that he had taken bribes"]


def test_what_is_told_as_its_opposite_is_not_left_out_as_well() -> None:
    source = plain("source", "The study found no evidence that the bats steer by stars.\n")
    report = check([source], plain("retelling", "The study found evidence that the bats steer by stars.\n"))
    assert [finding.kind.code for finding in report.findings] == ["C3"]
