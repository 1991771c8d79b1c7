"""Things told as their opposite by the word before their noun."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check


def _otherwise(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [one.retelling.words for one in report.findings if one.kind.code == "E2" and one.retelling]


@pytest.mark.parametrize(
    ("sentence", "word", "other", "noun"),
    [
        ("The {} stand of the stadium will be closed until March.", "north", "south", "stand"),
        (
            "A lorry overturned on the {} carriageway of the M4, blocking two lanes.",
            "eastbound",
            "westbound",
            "carriageway",
        ),
        ("Surgeons removed the patient's {} kidney by mistake.", "left", "right", "kidney"),
        ("Water rose into the {} town on Monday, and forty families fled.", "lower", "upper", "town"),
        ("The firm's {} sales fell by a fifth in the spring.", "domestic", "foreign", "sales"),
    ],
)
def test_the_opposite_word_before_a_noun_is_found_where_all_else_agrees(
    sentence: str, word: str, other: str, noun: str
) -> None:
    assert _otherwise(sentence.format(word), sentence.format(other)) == [f"{other} {noun}"]
    assert _otherwise(sentence.format(word), sentence.format(word)) == []


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (
            "The north stand will be closed until March. The south stand of the stadium reopened in June.",
            "The south stand of the stadium reopened in June, and the north stand will be closed until March.",
        ),
        (
            "Work on the lower hull has ended, and the crew will paint the upper hull next week.",
            "The crew will paint the upper hull next week.",
        ),
        ("The south wind blew the smoke into Lydd.", "The smoke blew into Lydd on a northward wind."),
        ("The south wind blew the smoke into Lydd.", "Schools in Lydd are on the north bank."),
        ("Forty families fled from the lower town on Monday.", "On Monday forty families fled to the upper town."),
    ],
)
def test_both_words_or_other_matter_beside_them_leave_it_alone(source: str, retelling: str) -> None:
    assert _otherwise(source, retelling) == []
