"""Offices of nobody named that have lost a rank."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.names.nameless import lost_ranks
from copydesk.text.reading import read


def _found(source: str, retelling: str) -> list[tuple[str, str]]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    pages = alignment.source.page, alignment.retelling.page
    return [(pages[0].read(theirs), pages[1].read(ours)) for ours, theirs in lost_ranks(alignment)]


@pytest.mark.parametrize(
    ("source", "retelling", "pair"),
    [
        (
            "A former soldier has been charged with arson.\n",
            "A soldier has been charged with arson.\n",
            ("former soldier", "soldier"),
        ),
        (
            "The deputy mayor has resigned over a loan.\n",
            "The mayor has resigned over a loan.\n",
            ("deputy mayor", "mayor"),
        ),
        (
            "Hale, a former dental nurse from Senby, won the final.\n",
            "The 32-year-old dental nurse won the final.\n",
            ("former dental nurse", "dental nurse"),
        ),
    ],
)
def test_a_lost_rank_is_told(source: str, retelling: str, pair: tuple[str, str]) -> None:
    assert _found(source, retelling) == [pair]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("A former soldier has been charged.\n", "The ex-soldier has been charged.\n"),
        ("A former soldier has been charged.\n", "A man who had been a soldier has been charged.\n"),
        ("A former soldier has been charged. The soldier denies it.\n", "A soldier has been charged.\n"),
        ("A junior doctor has been charged.\n", "A doctor has been charged.\n"),
    ],
)
def test_what_is_told_otherwise_or_tells_no_other_is_left_alone(source: str, retelling: str) -> None:
    assert not _found(source, retelling)
