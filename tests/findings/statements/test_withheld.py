"""What nobody knows or tells in the source, answered by the retelling."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.sides import side
from copydesk.findings.statements.withheld import answered
from copydesk.text.reading import read


def _found(source: str, retelling: str) -> list[tuple[str, str]]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    ours, theirs = side(alignment.retelling), side(alignment.source)
    found = answered(alignment, ours, theirs)
    return [(theirs.reading.page.read(one.there), ours.reading.page.read(one.here)) for one in found]


@pytest.mark.parametrize(
    ("source", "retelling", "there", "here"),
    [
        (
            "The club would not say whether it would sell the striker.\n",
            "The club will sell the striker.\n",
            "not say whether it would sell the striker",
            "will sell",
        ),
        (
            "The bank declined to say if the money had been repaid.\n",
            "The money has been repaid to the bank.\n",
            "declined to say if the money had been repaid",
            "has been repaid",
        ),
        (
            "A spokesman had no comment on whether the ransom had been paid.\n",
            "The ransom was paid, according to a spokesman.\n",
            "no comment on whether the ransom had been paid",
            "was paid",
        ),
        ("It is not known who owned the boat.\n", "A bank owned the boat.\n", "not known who owned the boat", "owned"),
    ],
)
def test_an_answer_that_nobody_gave_is_told(source: str, retelling: str, there: str, here: str) -> None:
    assert _found(source, retelling) == [(there, here)]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("The club would not say whether it would sell the striker.\n", "Will the club sell the striker?\n"),
        ("The club would not say whether it would sell the striker.\n", "The club may sell the striker.\n"),
        ("The club would not say whether it would sell the striker.\n", "The club would not talk of selling him.\n"),
        ("The club said that it would sell the striker.\n", "The club will sell the striker.\n"),
        (
            "The club would not say whether it would sell the striker. On Monday it sold the striker to a rival.\n",
            "The club sold the striker.\n",
        ),
        ("It is not known who owned the boat.\n", "The owner of the boat is not known.\n"),
    ],
)
def test_what_stays_open_or_is_told_elsewhere_is_left_alone(source: str, retelling: str) -> None:
    assert not _found(source, retelling)
