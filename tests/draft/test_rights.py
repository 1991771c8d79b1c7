"""A brief keeps what is held against somebody beside the answer to it, or keeps neither."""

import pytest

from copydesk.article import told
from copydesk.draft.source import source_of
from copydesk.draft.ties import Ties


def tied(*sentences: str) -> list[int]:
    """Return which sentences, counted from 0, are kept with the first."""
    ties = Ties(source_of(told("source.md", " ".join(sentences)).text))
    return sorted(ties.closure(0) or ())


@pytest.mark.parametrize(
    "answer",
    [
        "The electoral commission said it had received no evidence of lost votes.",
        "Ms Hanlon denied that anybody had been kept in the dark.",
        "The commission did not respond to a request for comment.",
        "The commission said the claim was politically motivated.",
    ],
)
def test_an_accusation_is_not_kept_without_its_answer(answer: str) -> None:
    assert tied("The leader of the Greens alleged that thousands of postal votes had been lost.", answer) == [0, 1]


def test_an_accusation_behind_its_denial_is_not_kept_without_it() -> None:
    denied = "The railway denied that crews had been threatened with discipline."
    source = source_of(told("s.md", f"{denied} Two engineers said that supervisors had threatened them by phone.").text)
    assert Ties(source).closure(1) == {0, 1}


def test_what_nobody_answers_stands_alone() -> None:
    assert tied("The council approved the bridge in May.", "It will cost £4m.", "Work begins in June.") == [0]
