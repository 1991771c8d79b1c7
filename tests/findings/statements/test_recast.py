"""Families of language in which rewriters recast a source: a fault of each is found, an honest one left alone."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check

FAULTS = [
    (
        "Rising rents have been a driver behind the move from the city to the coast, planners say.",
        "Rising rents have become a major factor behind the move from the city to the coast, planners say.",
        ("C4", "a major factor", "a driver"),
    ),
    (
        "According to tenancy lawyers, it is not clear whether the new rule will help or hinder tenants.",
        "Tenancy lawyers believe that the new rule will help tenants seeking repairs.",
        ("C1", "will help", "not clear whether"),
    ),
    (
        "Shopkeepers who were forced to pay the clans each month may be punished for it, the market's lawyer said.",
        "Shopkeepers who financed the clans each month may be punished for it, the market's lawyer said.",
        ("E2", "financed", "forced"),
    ),
    (
        "The mayor wants the harbour to be listed as a monument, the town hall said.",
        "The mayor wants the harbour to be listed as a monument, seeing it as a triumph, the town hall said.",
        ("S1", "seeing it as a triumph", None),
    ),
]
HONEST = [
    (
        "Rising rents have been a driver behind the move from the city to the coast, planners say.",
        "Rising rents have been a factor behind the move from the city to the coast, planners say.",
    ),
    (
        "According to tenancy lawyers, it is not clear whether the new rule will help or hinder tenants.",
        "Whether the new rule will help tenants who seek repairs is not known, tenancy lawyers say.",
    ),
    (
        "It is unclear whether the council will close the swimming pool in Harwood.",
        "It isn't clear when, but the council could close the swimming pool in Harwood.",
    ),
    (
        "Shopkeepers who were forced to pay the clans each month may be punished for it, the market's lawyer said.",
        "Shopkeepers whom the clans extorted each month may be punished for it, the market's lawyer said.",
    ),
    (
        "The mayor sees the harbour's listing as a triumph, the town hall said.",
        "The town hall said that the mayor sees the listing as a triumph for the harbour.",
    ),
]


def found(source: str, retelling: str) -> list[tuple[str, str | None, str | None]]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [(f.kind.code, f.retelling and f.retelling.words, f.source and f.source.words) for f in report.findings]


@pytest.mark.parametrize(("source", "retelling", "fault"), FAULTS)
def test_what_is_recast_is_found(source: str, retelling: str, fault: tuple[str, str, str | None]) -> None:
    assert fault in found(source, retelling)


@pytest.mark.parametrize(("source", "retelling"), HONEST)
def test_what_is_told_in_other_words_is_left_alone(source: str, retelling: str) -> None:
    assert found(source, retelling) == []
