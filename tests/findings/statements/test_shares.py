"""A share told as the whole, in whatever words."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.shares import lost_shares
from copydesk.text.reading import read


def _lost(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    return [alignment.retelling.page.read(one.here) for one in lost_shares(alignment)]


@pytest.mark.parametrize(
    ("source", "retelling", "whole"),
    [
        (
            "Several of the tanks at the brewery had cracked, the inspector said.\n",
            "The tanks at the brewery had cracked, the inspector said.\n",
            "The tanks",
        ),
        (
            "Detectives have recovered part of the ransom from a well in Siena.\n",
            "Detectives have recovered the ransom from a well in Siena.\n",
            "the ransom",
        ),
        (
            "The hotel dismissed nine cooks in May. Three of the nine have sued the owner.\n",
            "The hotel dismissed nine cooks in May. They have sued the owner.\n",
            "They",
        ),
    ],
)
def test_what_the_source_says_of_a_share_is_not_told_of_the_whole(source: str, retelling: str, whole: str) -> None:
    assert _lost(source, retelling) == [whole]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (
            "Women made six of the 14 films in competition.\n",
            "There were 14 films in competition. Women had made six of them.\n",
        ),
        (
            "Several of the tanks at the brewery had cracked, the inspector said.\n",
            "A number of tanks at the brewery had cracked, the inspector said.\n",
        ),
        (
            "Several of the tanks at the brewery had cracked, the inspector said.\n",
            "Five tanks at the brewery had cracked, the inspector said.\n",
        ),
        (
            "One of the climbers, Ada Penn, lost two fingers to frostbite.\n",
            "Ada Penn, a climber, lost two fingers to frostbite.\n",
        ),
        (
            "The plan would limit the number of cars in the old town.\n",
            "The plan would limit cars in the old town.\n",
        ),
        (
            "Some shopkeepers on Mill Street closed early on Friday.\n",
            "Did shopkeepers on Mill Street close early on Friday?\n",
        ),
    ],
)
def test_a_share_in_other_words_a_count_a_name_or_a_question_is_left_alone(source: str, retelling: str) -> None:
    assert not _lost(source, retelling)


def test_a_share_of_something_else_in_the_sentence_that_the_source_has_too_hides_nothing() -> None:
    source = "Several of the tanks at the brewery had cracked, and most of the beer was lost.\n"
    retelling = "The tanks at the brewery had cracked and most of the beer was lost.\n"
    assert _lost(source, retelling) == ["The tanks"]
