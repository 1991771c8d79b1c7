"""What is a finding of time and what is one of the figure beside it."""

import pytest

from copydesk.findings.align import align
from copydesk.findings.kinds.time import find
from copydesk.text.passage import plain
from copydesk.text.reading import read


def times(source: str, retelling: str) -> list[str]:
    found = find(align(read([plain("source", source)]), read([plain("retelling", retelling)])))
    return [finding.retelling.words for finding in found if finding.retelling]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("Parking at the station costs £5 a day.", "Parking at the station costs £35 a week."),
        ("The chief executive earns £36,000 a year.", "The chief executive earns £3,000 a month."),
        ("The mine loses 300 jobs a year.", "The mine loses 25 jobs a month."),
        ("The pump uses 12 litres per hour.", "The pump uses 288 litres per day."),
        ("The ferry carries 200 passengers a day.", "The ferry carries 900 passengers a week."),
    ],
)
def test_a_period_behind_another_figure_is_no_time_that_changed(source: str, retelling: str) -> None:
    assert times(source, retelling) == []


@pytest.mark.parametrize(
    ("source", "retelling", "words"),
    [
        ("Parking at the station costs £5 a day.", "Parking at the station costs £5 a week.", "a week"),
        ("The mine loses 300 jobs a year.", "The mine loses 300 jobs a month.", "a month"),
        ("The team meets twice a week.", "The team meets twice a month.", "twice a month"),
    ],
)
def test_a_period_behind_the_same_figure_is_a_time_that_changed(source: str, retelling: str, words: str) -> None:
    assert times(source, retelling) == [words]
