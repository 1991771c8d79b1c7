"""What is decided one way in the source and the other way here."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check


def _opposite(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [one.retelling.words for one in report.findings if one.kind.code in {"C3", "E2"} and one.retelling]


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        ("Ruth Carver voted against the bill.", "Ruth Carver voted for the bill.", "voted for"),
        ("Ruth Carver voted against the bill.", "Ruth Carver voted in favour of the bill.", "voted in favour"),
        ("The court ruled in favour of the tenants.", "The court ruled against the tenants.", "ruled against"),
        ("Pell argued for a new harbour.", "Pell argued against a new harbour.", "argued against"),
        ("Hall was extradited from Norway in May.", "Hall was extradited to Norway in May.", "was extradited to"),
        ("The isle has agreed to shut the bay.", "The isle has agreed to open the bay.", "open"),
        ("The firm shut the bay to trawlers.", "The firm opened the bay to trawlers.", "opened"),
    ],
)
def test_the_same_verb_goes_the_other_way_by_the_word_behind_it(source: str, retelling: str, here: str) -> None:
    assert _opposite(source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("The court ruled in favour of the tenants.", "The court ruled against the landlord."),
        ("The court ruled in favour of the tenants.", "The court found for the tenants."),
        (
            "Ruth Carver voted against the bill and Hall voted for the bill.",
            "Hall voted for the bill and Ruth Carver voted against the bill.",
        ),
        ("Members voted for the merger.", "Members voted against the rival offer."),
        ("The isle refused to shut the bay.", "The isle decided to keep the bay open."),
        ("The bay was shut at noon and opened at four.", "The bay opened at four."),
        ("The family moved from Morley to Tolby in May.", "The family moved to Tolby in May."),
    ],
)
def test_another_object_or_one_that_votes_otherwise_turns_nothing(source: str, retelling: str) -> None:
    assert not _opposite(source, retelling)
