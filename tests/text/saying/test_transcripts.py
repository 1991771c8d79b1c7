"""What stands behind the name of who says it, in texts that put no marks around it."""

import pytest

from copydesk.text.passage import plain
from copydesk.text.reading import read
from copydesk.text.saying.transcripts import turns


def _said(content: str) -> list[tuple[str, str]]:
    page = read([plain("post.md", content)]).page
    return [(turn.who, page.read(turn.words).strip()) for turn in turns(page)]


def test_each_label_leads_to_what_its_speaker_says() -> None:
    assert _said("The debate began.\n\nADA BRYN: I asked them. Nobody came.\n\nMR OST (Carra): That is so.") == [
        ("ADA BRYN", "I asked them. Nobody came."),
        ("MR OST", "That is so."),
    ]


def test_lines_of_one_paragraph_are_turns_too() -> None:
    assert _said("Q: Why did it stop?\nA: The belt had gone.") == [
        ("Q", "Why did it stop?"),
        ("A", "The belt had gone."),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "WEATHER: Rain will fall in the north.\n\nSPORT: The cup goes to Carra.",
        "NOTE: We do not sail on Sundays.",
        "Ada Bryn: the woman who asked.\n\nTom Ost: the man who came.",
        "The BBC: a history. The NHS: a survey.",
    ],
)
def test_headings_and_single_labels_are_no_turns(content: str) -> None:
    assert _said(content) == []
