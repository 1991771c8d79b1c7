"""What the source says is not so by another word than "not"."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.sides import side
from copydesk.findings.statements.unreal import told_as_real
from copydesk.text.reading import read


def _found(source: str, retelling: str) -> list[tuple[str, str]]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    ours, theirs = side(alignment.retelling), side(alignment.source)
    found = told_as_real(alignment, ours, theirs)
    return [(theirs.reading.page.read(one.there), ours.reading.page.read(one.here)) for one in found]


@pytest.mark.parametrize(
    ("source", "retelling", "there", "here"),
    [
        (
            "The council leased the quarry to a brewer instead of selling it.\n",
            "The council sold the quarry to a brewer.\n",
            "instead of selling it",
            "sold",
        ),
        (
            "The dam would slow the flood rather than stop it, the agency said.\n",
            "The dam would stop the flood, the agency said.\n",
            "rather than stop it",
            "would stop",
        ),
        (
            "Divers found no sign that oil had leaked from the tanker.\n",
            "Divers found that oil had leaked from the tanker.\n",
            "no sign that oil had leaked from the tanker",
            "had leaked",
        ),
        (
            "The judge rejected the argument that Orla Finch had lied to the bank.\n",
            "The judge said that Orla Finch had lied to the bank.\n",
            "rejected the argument that Orla Finch had lied to the bank",
            "had lied",
        ),
    ],
)
def test_what_is_not_so_is_not_told_as_so(source: str, retelling: str, there: str, here: str) -> None:
    assert _found(source, retelling) == [(there, here)]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("The council leased the quarry instead of selling it.\n", "The council did not sell the quarry.\n"),
        (
            "The council leased the quarry instead of selling it. It later sold the quarry to a brewer.\n",
            "The council sold the quarry to a brewer.\n",
        ),
        ("Divers found no sign that oil had leaked.\n", "Whether oil had leaked, divers could not tell.\n"),
        (
            "The minister rejected claims that the road would flood.\n",
            "Residents say that the road would flood.\n",
        ),
        ("The minister did not reject claims that the road would flood.\n", "The road would flood, he said.\n"),
    ],
)
def test_what_is_denied_told_elsewhere_or_said_by_others_is_left_alone(source: str, retelling: str) -> None:
    assert not _found(source, retelling)
