"""Things and evidence that the source only suspects, and that stand as sure here."""

from collections.abc import Callable, Iterator

import pytest

from copydesk.article import told
from copydesk.findings.align import Alignment, align
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.epithets import sure_things
from copydesk.findings.statements.evidence import shown
from copydesk.text.reading import read


def _here(turn: Callable[[Alignment], Iterator[Held]], source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    return [alignment.retelling.page.read(one.here) for one in turn(alignment)]


KICKBACKS = "The judge is looking into alleged kickbacks in the sale of school milk in Tarn.\n"
CABLE = "The engineers named a worn cable as a possible cause of the lift’s fall at Graz.\n"
DUST = "A study of 900 bakers suggests that flour dust harms the lungs.\n"


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        (KICKBACKS, "Kickbacks in the sale of school milk in Tarn are before the judge.\n", "Kickbacks"),
        (CABLE, "A worn cable was the cause of the lift’s fall at Graz, the engineers said.\n", "cause"),
    ],
)
def test_a_thing_that_is_only_alleged_or_possible_is_no_sure_one(source: str, retelling: str, here: str) -> None:
    assert _here(sure_things, source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (KICKBACKS, "Claims of kickbacks in the sale of school milk in Tarn are before the judge.\n"),
        (KICKBACKS, "The judge in Tarn has found no kickbacks in the sale of school milk.\n"),
        (CABLE, "A worn cable could be the cause of the lift’s fall at Graz, the engineers said.\n"),
        ("Possible sites for a pool were shown to councillors.\n", "Sites for a pool were shown to councillors.\n"),
    ],
)
def test_a_doubt_in_other_words_and_what_is_a_thing_all_the_same_are_left_alone(source: str, retelling: str) -> None:
    assert not _here(sure_things, source, retelling)


def test_what_evidence_suggests_it_does_not_show() -> None:
    assert _here(shown, DUST, "A study of 900 bakers shows that flour dust harms the lungs.\n") == ["shows"]


@pytest.mark.parametrize(
    "retelling",
    [
        "A study of 900 bakers indicates that flour dust harms the lungs.\n",
        "A study of 900 bakers seems to show that flour dust harms the lungs.\n",
        "A study of 900 bakers does not prove that flour dust harms the lungs.\n",
        "A study of 900 bakers shows how many of them smoke.\n",
    ],
)
def test_evidence_that_is_no_firmer_or_of_something_else_is_left_alone(retelling: str) -> None:
    assert not _here(shown, DUST, retelling)
