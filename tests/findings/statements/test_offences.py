"""What somebody is charged with, and whether it was done or only tried."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.offences import offences
from copydesk.text.reading import read


def _offences(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    return [alignment.retelling.page.read(one.here) for one in offences(alignment)]


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        ("The man was charged with attempted murder.\n", "The man was charged with murder.\n", "murder"),
        (
            "Police charged Pell with conspiracy to rob a bank.\n",
            "Police charged Pell with robbing a bank.\n",
            "robbing",
        ),
        ("Hall was convicted of conspiracy to defraud the bank.\n", "Hall was convicted of bank fraud.\n", "fraud"),
        ("Hall pleaded guilty to attempted robbery.\n", "Hall pleaded guilty to robbery.\n", "robbery"),
        (
            "She was held on suspicion of murder.\n",
            "She was held on suspicion of attempted murder.\n",
            "attempted murder",
        ),
    ],
)
def test_an_offence_that_was_only_tried_is_no_offence_carried_out(source: str, retelling: str, here: str) -> None:
    assert _offences(source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("The man was charged with attempted murder.\n", "The man was accused of trying to murder a guard.\n"),
        ("Police charged Pell with conspiracy to rob a bank.\n", "Pell, police say, plotted a robbery.\n"),
        ("Hall denies murder and attempted murder.\n", "Hall denies murder.\n"),
        (
            "Hall was charged with murder. Pell was charged with attempted murder.\n",
            "Pell was charged with attempted murder, Hall with murder.\n",
        ),
        (
            "He is charged with attempted murder. The murder of Ada Penn is unsolved.\n",
            "Ada Penn's murder is unsolved.\n",
        ),
    ],
)
def test_an_offence_told_both_ways_or_as_an_attempt_in_other_words_is_left_alone(source: str, retelling: str) -> None:
    assert not _offences(source, retelling)
