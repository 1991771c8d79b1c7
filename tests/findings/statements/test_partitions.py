"""A part counted out behind its whole, told of another share or of all."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.partitions import told_of_others
from copydesk.text.reading import read


def _found(source: str, retelling: str) -> list[tuple[str, str]]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    theirs, ours = alignment.source.page, alignment.retelling.page
    return [(theirs.read(one.there), ours.read(one.here)) for one in told_of_others(alignment)]


@pytest.mark.parametrize(
    ("source", "retelling", "there", "here"),
    [
        (
            "Fire crews led out 40 residents, most of them from the third floor.\n",
            "All 40 residents were led out from the third floor.\n",
            "most of them from the third floor",
            "All 40 residents were led out from the third floor",
        ),
        (
            "Nineteen people were hurt, three of them seriously.\n",
            "Nineteen people were seriously hurt, and two days passed before the road was open.\n",
            "three of them seriously",
            "Nineteen people were seriously hurt",
        ),
        (
            "The stall sold honey to 30 growers, few of whom kept bees.\n",
            "The stall sold honey to 30 growers, many of whom kept bees.\n",
            "few of whom kept bees",
            "many of whom kept bees",
        ),
        (
            "The Ardle centre closed after a leak that flooded four rooms, none of which held archives.\n",
            "A leak flooded rooms at the Ardle centre, several of which held archives.\n",
            "none of which held archives",
            "several of which held archives",
        ),
    ],
)
def test_what_is_said_of_a_part_is_not_said_of_another(source: str, retelling: str, there: str, here: str) -> None:
    assert _found(source, retelling) == [(there, here)]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (
            "Fire crews led out 40 residents, most of them from the third floor.\n",
            "Forty residents were led out, mainly from the third floor.\n",
        ),
        (
            "Nineteen people were hurt, three of them seriously.\n",
            "Nineteen people were hurt, including three seriously.\n",
        ),
        (
            "Nineteen people were hurt, none of them seriously.\n",
            "Not one of the 19 people was seriously hurt.\n",
        ),
        (
            "The stall sold honey to 30 growers, 18 of whom kept bees.\n",
            "The stall sold honey to 30 growers, most of whom kept bees.\n",
        ),
        (
            "The flats are let to 12 people, some of them from the county.\n",
            "The flats are let to 12 people, said Harrow County.\n",
        ),
        (
            "Buses took 60 pupils home, half of whom were cold. All the teachers were cold too.\n",
            "Buses took 60 pupils home; all were cold, as the teachers were.\n",
        ),
    ],
)
def test_the_same_part_in_other_words_is_left_alone(source: str, retelling: str) -> None:
    assert not _found(source, retelling)
