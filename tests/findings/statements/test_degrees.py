"""What the source bounds by an adverb and the retelling says outright."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.degrees import lost_degrees
from copydesk.findings.statements.sides import side
from copydesk.text.reading import read


def _lost(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    found = lost_degrees(alignment, side(alignment.retelling))
    return [alignment.source.page.read(one.there) for one in found]


@pytest.mark.parametrize(
    ("source", "retelling", "bound"),
    [
        (
            "The roof, which the parish has agreed to finance in part, will be slate.\n",
            "The parish has agreed to pay for the roof, which will be slate.\n",
            "in part",
        ),
        (
            "Not all the growers were convinced by the trial.\n",
            "The growers were not convinced by the trial.\n",
            "Not all",
        ),
        (
            "A barn under construction near Lorne partly collapsed on Monday.\n",
            "An unfinished barn near Lorne collapsed on Monday.\n",
            "partly",
        ),
    ],
)
def test_what_holds_in_part_does_not_hold_outright(source: str, retelling: str, bound: str) -> None:
    assert _lost(source, retelling) == [bound]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (
            "The roof, which the parish has agreed to finance in part, will be slate.\n",
            "The parish has agreed to help pay for the roof, which will be slate.\n",
        ),
        (
            "Not all the growers were convinced by the trial.\n",
            "Some of the growers were not convinced by the trial.\n",
        ),
        (
            "A barn under construction near Lorne partly collapsed on Monday.\n",
            "Half of an unfinished barn near Lorne collapsed on Monday.\n",
        ),
        (
            "The barn near Lorne, partly of slate, collapsed on Monday.\n",
            "Did the barn near Lorne collapse on Monday?\n",
        ),
    ],
)
def test_a_bound_in_other_words_is_left_alone(source: str, retelling: str) -> None:
    assert not _lost(source, retelling)
