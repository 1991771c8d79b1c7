"""Which differences between two wordings are style."""

import pytest

from copydesk.text.passage import Span
from copydesk.text.wording import joined, terms


def wording(words: str) -> str:
    return joined(terms(words, Span(0, len(words))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The organisation's labour programme", "the organization’s labor program"),
        ("co-operative governments", "cooperative governments"),
        ("a well-known face", "a well known face"),
        ("$13.5m", "$13.5 million"),
        ("70%", "70 per cent"),
        ("70 percent", "70%"),
        ("2,000 people", "two thousand people"),
        ("twenty-one days", "21 days"),
        ("the U.S. said", "the US said"),
        ("Café", "cafe"),
        ("wait ... there", "wait… there"),
    ],
)
def test_house_style_makes_no_other_wording(one: str, other: str) -> None:
    assert wording(one) == wording(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four days", "for days"),
        ("is not late", "is late"),
        ("do not go", "don't go"),
        ("13.5m", "13.5bn"),
        ("nearly 20", "20"),
        ("$5", "£5"),
    ],
)
def test_other_words_do(one: str, other: str) -> None:
    assert wording(one) != wording(other)


def test_a_number_of_thousands_of_digits_is_read() -> None:
    assert len(terms("9" * 10_000 + " thousand", Span(0, 10_009))) == 2
