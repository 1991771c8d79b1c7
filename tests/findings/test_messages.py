"""What messages show of a text."""

import pytest

from copydesk.findings.messages import shown


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ("The bell rang.", 14, "The bell rang."),
        ("The bell\n rang.", 14, "The bell rang."),
        ("The bell rang twice.", 12, "The bell …"),
        ("The bell rang twice.", 14, "The bell rang …"),
        ("Donaudampfschiff", 5, "Donau …"),
    ],
)
def test_long_words_are_cut_behind_a_word(words: str, most: int, expected: str) -> None:
    assert shown(words, most) == expected
