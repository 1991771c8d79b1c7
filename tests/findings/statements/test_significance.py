"""What a retelling says its news means: told where it is its own, left alone where the source says so."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check

SOURCE = (
    "The ferry to Holm was cancelled for a third day on Tuesday. The operator said that ice had damaged a propeller.\n"
)
FAULTS = [
    "The cancellation comes at a time of growing anger about rural transport.",
    "The cancellation has raised questions about the ageing of the national fleet.",
    "The damage highlights the risks of winter services on northern routes.",
    "The closure is seen as a blow to tourism in the archipelago.",
    "The case has reignited debate about the future of small islands.",
]
HONEST = [
    (
        "The mayor said that it raised questions about the upkeep of the fleet.",
        "It raised questions about how ferries are kept up.",
    ),
    ("The ferry is a lifeline.", "The ferry to Holm was cancelled again on Tuesday. Ice is to blame."),
    ("Islanders see the ferry as a right.", "The ferry is seen as a right by islanders."),
    ("The lighthouse throws light on the reef.", "The lighthouse sheds light on the reef."),
    ("He said: 'This raises questions about us all.'", "“This raises questions about us all,” he said."),
]


def unsupported(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [one.retelling.words for one in report.findings if one.kind.code == "S1" and one.retelling]


@pytest.mark.parametrize("words", FAULTS)
def test_a_meaning_that_the_source_does_not_give_its_news_is_told(words: str) -> None:
    assert unsupported(SOURCE, f"The ferry to Holm was cancelled again on Tuesday. {words}\n") == [words]


@pytest.mark.parametrize(("source", "retelling"), HONEST)
def test_a_meaning_that_the_source_gives_is_left_alone(source: str, retelling: str) -> None:
    assert unsupported(f"{SOURCE.strip()} {source}\n", f"{retelling}\n") == []
