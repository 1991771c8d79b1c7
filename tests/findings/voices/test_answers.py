"""Answers of the accused that a retelling tells in words of its own."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check

SOURCE = (
    "Barnet Flow, the firm that serviced the filters, missed two inspections, Mira Kettle, chair of the trust, said. "
    "Its director, Leo Strand, said the trust had cancelled both of them to save money. "
    "Ms Kettle said she had no record of any cancellation.\n"
)
ACCUSED = "The firm missed two inspections, Mira Kettle said. Leo Strand, its director, said the trust cancelled both. "


def _left_out(retelling: str) -> list[str]:
    report = check([told("source.md", SOURCE).text], told("retelling.md", retelling).text)
    return [one.source.words for one in report.findings if one.kind.code == "O2" and one.source]


@pytest.mark.parametrize("answer", ["Ms Kettle knows of no cancellation.\n", "Kettle was unaware of a cancellation.\n"])
def test_who_knows_nothing_of_it_has_answered(answer: str) -> None:
    assert not _left_out(ACCUSED + answer)


def test_who_says_something_else_has_not() -> None:
    assert _left_out(ACCUSED + "Ms Kettle swims there every day.\n")
