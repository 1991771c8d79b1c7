"""Where sentences begin and end."""

import time

import pytest

from copydesk.text.passage import Span
from copydesk.text.sentences import sentence_spans

HANGING = 2
"""Seconds that no text of this length may take; it took ten and more."""


def sentences(prose: str) -> list[str]:
    return [prose[span.start : span.end] for span in sentence_spans(prose, Span(0, len(prose)))]


@pytest.mark.parametrize("marks", ["!", "?", "?!", "!)", "!-"])
def test_a_row_of_marks_ends_one_sentence_and_takes_time_by_its_length(marks: str) -> None:
    opening, rest = "The bridge is shut" + marks * (100_000 // len(marks)), "Nobody knows why."
    began = time.process_time()
    assert sentences(f"{opening} {rest}") == [opening, rest]
    assert time.process_time() - began < HANGING


def test_a_few_marks_end_a_sentence_as_one_does() -> None:
    assert sentences("Shut!!! Nobody knows why?! They wait.") == ["Shut!!!", "Nobody knows why?!", "They wait."]
