"""A cause that nobody knows, told as known."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.unexplained import explained
from copydesk.text.reading import read


def _found(source: str, retelling: str) -> list[tuple[str, str]]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    pages = alignment.source.page, alignment.retelling.page
    return [(pages[0].read(one.there), pages[1].read(one.here)) for one in explained(alignment)]


@pytest.mark.parametrize(
    ("source", "retelling", "there"),
    [
        (
            "The silo burned down on Friday. The firm said that the cause of the fire was not yet known.\n",
            "The silo burned down on Friday. The fire was caused by a faulty cable.\n",
            "cause of the fire was not yet known",
        ),
        (
            "Inspectors said it was too early to say what had caused the landslide above the village.\n",
            "A burst main was behind the landslide above the village.\n",
            "too early to say what had caused",
        ),
    ],
)
def test_a_cause_out_of_nowhere_is_told(source: str, retelling: str, there: str) -> None:
    assert [place for place, _ in _found(source, retelling)] == [there]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (
            "The firm said that the cause of the fire was not yet known.\n",
            "The cause of the fire is unclear, the firm said.\n",
        ),
        (
            "The firm said that the cause of the fire was not yet known.\n",
            "The fire may have been caused by a faulty cable.\n",
        ),
        (
            "The fire's cause was not known on Friday, but by Monday it was clear that it was caused by a cable.\n",
            "The fire was caused by a cable.\n",
        ),
    ],
)
def test_what_stays_open_or_is_found_out_is_left_alone(source: str, retelling: str) -> None:
    assert not _found(source, retelling)
