"""Statements with one predicate that are surer, less sure or the opposite here."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.assured import dropped, flipped, paired
from copydesk.findings.statements.sides import side
from copydesk.text.reading import read


def _turns(source: str, retelling: str) -> tuple[list[str], list[str]]:
    """Return the retold words by which hedges are dropped, and by which statements are flipped."""
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    ours, theirs = side(alignment.retelling), side(alignment.source)
    pairs = paired(alignment, ours, theirs)
    page = alignment.retelling.page
    return [page.read(one.here) for one in dropped(ours, theirs, pairs)], [
        page.read(one.here) for one in flipped(ours, theirs, pairs)
    ]


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        ("The county has not declared an emergency.\n", "The county has declared an emergency.\n", "has declared"),
        (
            "Divers said that no oil had leaked and that the hull was sound.\n",
            "Oil has leaked, but the hull is sound, divers said.\n",
            "has leaked",
        ),
        (
            "Tenants do not have to pay the fee, the agent said.\n",
            "Tenants are required to pay the fee, the agent said.\n",
            "are required to pay",
        ),
        ("The firm need not publish the survey.\n", "The firm has to publish the survey.\n", "has to publish"),
        ("The firm gave no reason for the closure.\n", "The firm gave a reason for the closure.\n", "gave a reason"),
        (
            "The highways officer, Ida Moor, did not object to the plan.\n",
            "The highways officer, Ida Moor, raised an objection to the plan.\n",
            "raised an objection",
        ),
        (
            "Ida Moor is barred from leaving the country; she has not been accused of any crime.\n",
            "Ida Moor may not leave the country and is accused of a crime.\n",
            "is accused",
        ),
    ],
)
def test_a_denial_is_missed_beside_a_reporting_verb_and_beside_a_but(source: str, retelling: str, here: str) -> None:
    assert _turns(source, retelling) == ([], [here])


def test_a_no_that_is_the_answer_denies_nothing() -> None:
    source = "Ada Penn said she would vote no because the rent is too high.\n"
    assert _turns(source, "Ada Penn said she would vote against it because the rent is too high.\n") == ([], [])


def test_the_hedge_is_kept_where_the_sentence_has_it_elsewhere() -> None:
    source = "The ranger said some nests had probably not been found.\n"
    assert _turns(source, "There were probably nests that nobody found, the ranger said.\n") == ([], [])
    assert _turns("The club would be willing to move.\n", "The club would be prepared to move.\n") == ([], [])


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("The society will shrink unless members pay more.\n", "The society will shrink if members do not pay more.\n"),
        ("The no camp won in 28 towns.\n", "The no campaign won in 28 towns.\n"),
        ("The zoo has not named the cub.\n", "The zoo will name the cub in May.\n"),
        ("The minister has no plans to visit the town.\n", "The minister does not plan to visit the town.\n"),
        ("The board made no decision in May.\n", "The board, which met in May, will decide in June.\n"),
        ("Tenants are not required to pay the fee.\n", "Tenants do not have to pay the fee.\n"),
    ],
)
def test_an_unless_a_no_that_names_a_side_and_what_is_to_come_flip_nothing(source: str, retelling: str) -> None:
    assert _turns(source, retelling) == ([], [])


def test_what_the_source_tells_outright_as_well_drops_no_hedge() -> None:
    likely = "Ida Moor said the board had probably closed the intake before the spill passed."
    retelling = "The board closed the intake.\n"
    assert _turns(f"{likely}\n", retelling) == (["closed"], [])
    assert _turns(f"{likely} The board closed it at 6:20 a.m.\n", retelling) == ([], [])
