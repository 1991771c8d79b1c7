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


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("No malice was found by the editor, Toby Marsh.", "Castell will give the money away."),
        ("Sugar was spread on four miles of road and on Church Bank.", "A load had been tipped into a barn."),
        ("The road is closed at Mill Bank.", "Three buses were diverted."),
        ("She moved to New York.", "Analyst Ida Moor had left."),
        ("The tip is off Saltby Ings.", "Environment officers were called."),
    ],
)
def test_a_name_may_end_a_sentence(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Sept. 18 the road was shut.",
        "The road was shut, said Prof. Ida Moor.",
        "Capt. Ada Thorn shut the road.",
        "The road to Boston, Mass. Avenue included, was shut.",
        "Detective Lt. Ida Moor and Asst. Fire Chief Ada Thorn shut the road.",
        "Sens. Ida Moor and Ada Thorn were there.",
    ],
)
def test_a_shortened_word_ends_none(sentence: str) -> None:
    assert sentences(sentence) == [sentence]
