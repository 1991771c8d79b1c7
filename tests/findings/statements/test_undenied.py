"""What the source denies of a predicate that stands affirmed here, and decisions told the other way round."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.assured import paired
from copydesk.findings.statements.opposed import opposed
from copydesk.findings.statements.sides import side
from copydesk.findings.statements.undenied import undenied
from copydesk.text.reading import read


def _turned(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    ours, theirs = side(alignment.retelling), side(alignment.source)
    pairs = paired(alignment, ours, theirs)
    found = [*undenied(alignment, ours, theirs, pairs), *opposed(alignment, ours, theirs, pairs)]
    return [alignment.retelling.page.read(one.here) for one in found]


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        ("The vicar denied selling the organ.\n", "The vicar sold the organ.\n", "sold"),
        ("The club refused to publish its accounts.\n", "The club published its accounts.\n", "published"),
        ("The zoo has not named the cub.\n", "The zoo named the cub Odd.\n", "named"),
    ],
)
def test_what_is_denied_by_a_not_or_by_what_governs_it_is_not_affirmed(source: str, retelling: str, here: str) -> None:
    assert _turned(source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("The vicar denied selling the organ.\n", "The vicar says that he never sold the organ.\n"),
        ("The vicar denied selling the organ.\n", "Has the vicar sold the organ?\n"),
        ("The firm did not respond to the claims.\n", "The firm was asked to respond to the claims.\n"),
        ("The mayor did not resign over the leak.\n", "The mayor was urged to resign over the leak.\n"),
        ("The club refused to publish its accounts.\n", "The club kept its published accounts to itself.\n"),
        ("The zoo has not named the cub.\n", "The zoo will name the cub in May.\n"),
        ("The zoo did not name the cub until May.\n", "The zoo named the cub in May.\n"),
        ("The judge said the vicar was not a dishonest man.\n", "The vicar was an honest man, the judge said.\n"),
    ],
)
def test_a_denial_in_other_words_a_question_a_plan_or_a_bound_is_left_alone(source: str, retelling: str) -> None:
    assert not _turned(source, retelling)


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        (
            "The appeal court in Graz turned down the brewery’s request for more time on Monday.\n",
            "On Monday the appeal court in Graz granted the brewery’s request for more time.\n",
            "granted",
        ),
        (
            "The treasurer denies two counts of theft from the choir.\n",
            "The treasurer has admitted two counts of theft from the choir.\n",
            "has admitted",
        ),
        (
            "Teachers in Moss voted down the pay offer by 61 to 40.\n",
            "Teachers in Moss approved the pay offer by 61 votes to 40.\n",
            "approved",
        ),
    ],
)
def test_a_decision_is_not_told_as_its_opposite(source: str, retelling: str, here: str) -> None:
    assert _turned(source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (
            "The treasurer denies two counts of theft from the choir.\n",
            "The treasurer has pleaded not guilty to two counts of theft from the choir.\n",
        ),
        (
            "The mayor opposes the dam on the Ler, which the farmers support.\n",
            "The farmers support the dam on the Ler, and the mayor is against it.\n",
        ),
        (
            "Plans for the mill were approved, despite objections from its neighbours.\n",
            "Plans for the mill were approved, to the anger of the neighbours who object to it.\n",
        ),
    ],
)
def test_who_else_decides_otherwise_turns_nothing_round(source: str, retelling: str) -> None:
    assert not _turned(source, retelling)
