"""Deeds that the source only weighs and the retelling tells as done or decided."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.pondered import decided
from copydesk.findings.statements.sides import side
from copydesk.text.reading import read


def _decided(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    ours, theirs = side(alignment.retelling), side(alignment.source)
    return [alignment.retelling.page.read(one.here) for one in decided(alignment, ours, theirs)]


APPEAL = "Ida Moor said the district would obey but was weighing an appeal.\n"
BOYCOTT = "Two parties, Dawn and the Workers, are considering a boycott of the vote.\n"
DEAL = "The watchdog is considering whether to look into the deal, a letter says.\n"


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        (APPEAL, "The district will obey but will appeal, Ida Moor says.\n", "will appeal"),
        (APPEAL, "The district has lodged an appeal, Ida Moor says.\n", "has lodged"),
        (BOYCOTT, "A boycott of the vote has been announced by Dawn and the Workers.\n", "has been announced"),
        (DEAL, "The watchdog will look into the deal, a letter says.\n", "will look"),
    ],
)
def test_what_is_only_weighed_is_decided_where_its_deed_is_told(source: str, retelling: str, here: str) -> None:
    assert _decided(source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (APPEAL, "The district will obey and may appeal, Ida Moor says.\n"),
        (APPEAL, "The district is discussing an appeal, Ida Moor says.\n"),
        (BOYCOTT, "Dawn and the Workers have not yet announced a boycott of the vote.\n"),
        (DEAL, "The watchdog could look into the deal, a letter says.\n"),
        (
            "The ministry considered a second vessel for a year. On Monday it ordered one, officials said.\n",
            "The ministry has ordered a second vessel, officials said.\n",
        ),
        (
            "The council weighed a sale of the hall on Monday and sold the hall on Tuesday.\n",
            "The council sold the hall on Tuesday.\n",
        ),
    ],
)
def test_what_stays_open_or_was_done_is_left_alone(source: str, retelling: str) -> None:
    assert not _decided(source, retelling)
