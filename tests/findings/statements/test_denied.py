"""What the source denies and the retelling tells."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.denied import affirmed
from copydesk.text.reading import read

SOURCE = "The museum has not sold the silver clock from the tower, its director said.\n"


def _affirmed(source: str, retelling: str) -> int:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    return len(list(affirmed(alignment)))


def test_a_denied_statement_told_without_any_negative_word_is_affirmed() -> None:
    assert _affirmed(SOURCE, "The silver clock from the tower went to a buyer, the director of the museum said.\n")


@pytest.mark.parametrize(
    "retelling",
    [
        "The silver clock from the tower is unsold, the director of the museum said.\n",
        "The museum refused to sell the silver clock from the tower, its director said.\n",
        "Has the museum sold the silver clock from the tower?\n",
        "The museum is keeping the silver clock from the tower, its director said.\n",
    ],
)
def test_any_word_that_could_deny_it_another_way_leaves_it_alone(retelling: str) -> None:
    assert not _affirmed(SOURCE, retelling)


def test_what_the_source_affirms_is_not_looked_at() -> None:
    assert not _affirmed(SOURCE.replace("has not sold", "has sold"), "The museum sold its silver clock.\n")


def test_a_word_that_the_source_has_elsewhere_denies_nothing_here() -> None:
    source = "The museum has not sold the silver clock from the tower, but it still wants the roof mended.\n"
    assert _affirmed(
        source, "The silver clock from the tower went to a buyer, and the museum still wants its roof mended.\n"
    )


def test_a_denial_that_bounds_another_statement_of_the_passage_bounds_nothing_here() -> None:
    source = "The museum has not sold the silver clock from the tower, which it found before the war.\n"
    assert _affirmed(
        source, "The silver clock from the tower, which the museum found before the war, went to a buyer.\n"
    )


def test_the_same_body_told_of_something_else_affirms_nothing() -> None:
    source = "The governor of the Tromvik bank, Odd Lervik, will not seek a second term when his ends in May.\n"
    assert not _affirmed(source, "The governor of the Tromvik bank, Odd Lervik, was ill.\n")


def test_a_denial_of_something_that_denies_is_not_looked_at() -> None:
    source = "Patients do not need to stop taking the blue tablets, the clinic said.\n"
    assert not _affirmed(source, "Patients can go on taking the blue tablets, the clinic said.\n")


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("The firm did not respond to a request for comment.\n", "The firm was contacted for comment.\n"),
        ("The firm did not respond to a request for comment.\n", "A comment was sought from the firm.\n"),
        ("Ruth Carver could not be reached for comment.\n", "Ruth Carver was asked for comment.\n"),
        ("The council did not answer emails about the bridge.\n", "The council was emailed about the bridge.\n"),
        (
            "The ministry has not replied to questions about the leak.\n",
            "Questions about the leak were put to the ministry.\n",
        ),
    ],
)
def test_who_did_not_answer_was_asked(source: str, retelling: str) -> None:
    assert not _affirmed(source, retelling)


def test_an_answer_that_did_not_come_is_affirmed() -> None:
    assert _affirmed("The firm did not respond to a request for comment.\n", "The firm commented on the request.\n")
