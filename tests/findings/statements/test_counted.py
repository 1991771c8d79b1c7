"""So many of so many, told as all of them."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.counted import told_of_the_whole
from copydesk.text.reading import read
from copydesk.text.tree import tree_of


def _found(source: str, retelling: str) -> list[tuple[str, str]]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    found = told_of_the_whole(alignment, tree_of(alignment.source.page))
    pages = alignment.source.page, alignment.retelling.page
    return [(pages[0].read(one.there), pages[1].read(one.here)) for one in found if one.there]


def test_a_counted_part_is_not_the_whole() -> None:
    source = "The fault hit tills in 112 of the chain's 290 stores in March.\n"
    retelling = "In March the fault hit the tills of its 290 stores.\n"
    assert _found(source, retelling) == [("112 of the chain's 290 stores", "290 stores")]


@pytest.mark.parametrize(
    "retelling",
    [
        "In March the fault hit the tills of 112 of its 290 stores.\n",
        "In March the fault hit tills in some of its 290 stores.\n",
        "The chain runs 290 stores in Wales.\n",
    ],
)
def test_a_part_in_other_words_or_another_matter_is_left_alone(retelling: str) -> None:
    assert not _found("The fault hit tills in 112 of the chain's 290 stores in March.\n", retelling)
