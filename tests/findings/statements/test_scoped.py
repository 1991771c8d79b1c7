"""Ranks that are shared in the source and not here, and quantifiers at another step."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.scoped import reranked, rescoped, worldwide
from copydesk.text.reading import read


def _reranked(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    return [alignment.retelling.page.read(one.here) for one in reranked(alignment)]


def _rescoped(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    return [alignment.retelling.page.read(one.here) for one in rescoped(alignment)]


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        (
            "The chapel, one of the smallest in Wales, will be sold.\n",
            "The smallest chapel in Wales will be sold.\n",
            "The smallest chapel",
        ),
        (
            "The drought was one of the reasons the mill closed.\n",
            "The drought was the main reason for the mill’s closure.\n",
            "the main reason",
        ),
        (
            "She is one of the most experienced judges in Wales.\n",
            "She is the most experienced judge in Wales.\n",
            "the most experienced judge",
        ),
        (
            "One of the best-paid bosses in Wales will leave in May.\n",
            "The best-paid boss in Wales will leave in May.\n",
            "The best-paid boss",
        ),
        (
            "The mill, one of the most polluted sites in Norway, was sold.\n",
            "Norway’s most polluted site, the mill, was sold.\n",
            "Norway’s most polluted site",
        ),
        (
            "Hall is the longest-serving mayor in Wales.\n",
            "Hall is one of the longest-serving mayors in Wales.\n",
            "one of the longest-serving mayors",
        ),
        (
            "The film is among the most-watched shows of the year.\n",
            "The film is the most-watched show of the year.\n",
            "the most-watched show",
        ),
    ],
)
def test_a_rank_that_is_shared_in_passing_is_not_held_alone(source: str, retelling: str, here: str) -> None:
    assert _reranked(source, retelling) == [here]


def test_a_shared_rank_may_be_told_in_other_words() -> None:
    source = "The chapel, one of the smallest in Wales, will be sold.\n"
    assert not _reranked(source, "A chapel that is among the smallest in Wales will be sold.\n")
    assert not _reranked(source, "The chapel, on the smallest square in Wales, will be sold.\n")
    source = "She is one of the most experienced judges in Wales, and among the best-paid.\n"
    assert not _reranked(source, "She is among the most experienced judges in Wales and one of the highest-paid.\n")
    assert not _reranked(source, "She is a most experienced judge.\n")
    assert not _reranked(source, "She, one of Wales’s most experienced judges, is paid better than most.\n")


def test_the_only_rank_behind_one_that_stands_alone_is_meant_whatever_its_word() -> None:
    source = "Divers raised 40 cannon, in what the museum called one of its biggest finds.\n"
    assert _reranked(source, "Divers raised 40 cannon, the largest haul of the museum.\n") == ["the largest haul"]
    assert not _reranked(
        "The museum wrote to three dealers; the biggest, Finnloft, replied.\n",
        "Of three dealers to whom the museum wrote, the largest, Finnloft, replied.\n",
    )
    assert not _reranked(
        "He plans a dome, one that would hold the largest mirror in Wales.\n",
        "The dome that he plans would hold the largest mirror in Wales.\n",
    )


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("No bank has failed this year.\n", "Every bank has survived this year.\n"),
        ("None of the crew was hurt in the fire.\n", "The entire crew was unharmed in the fire.\n"),
        ("No ministers had been informed of the sale.\n", "All ministers had been kept in the dark about the sale.\n"),
        ("Few farms lost sheep in the flood.\n", "Most farms kept their sheep in the flood.\n"),
        ("No school passed the test.\n", "All schools did not pass the test.\n"),
        ("All pupils passed the test.\n", "No pupil failed the test.\n"),
    ],
)
def test_none_of_one_thing_is_all_of_its_opposite(source: str, retelling: str) -> None:
    assert not _rescoped(source, retelling)


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        ("No bank has failed this year.\n", "Every bank has failed this year.\n", "Every bank"),
        ("None of the crew was hurt.\n", "All of the crew were hurt.\n", "All of the crew"),
        ("Few farms lost sheep in the flood.\n", "Most farms lost sheep in the flood.\n", "Most farms"),
    ],
)
def test_none_and_all_of_the_same_thing_differ(source: str, retelling: str, here: str) -> None:
    assert _rescoped(source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        ("The dam is the largest in Peru.\n", "The dam is the largest in the world.\n", ["the largest in the world"]),
        (
            "The tower is the tallest wooden building in Norway.\n",
            "The tower is the tallest wooden building in the world.\n",
            ["the tallest wooden building in the world"],
        ),
        ("The dam is the largest in Peru.\n", "The dam is the largest in the country.\n", []),
        ("The dam is the largest of its kind anywhere.\n", "The dam is the largest in the world.\n", []),
        (
            "The reserve is the oldest in Chile and one of the oldest in the world.\n",
            "The reserve is one of the oldest in the world.\n",
            [],
        ),
    ],
)
def test_a_superlative_of_one_place_is_not_one_of_the_world(source: str, retelling: str, here: list[str]) -> None:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    assert [alignment.retelling.page.read(one.here) for one in worldwide(alignment)] == here


def test_a_quantifier_without_a_noun_may_be_the_one_that_the_source_has() -> None:
    source = "Edith Quispe ordered a review of all permits and said {} might be revoked.\n"
    retelling = "Edith Quispe said some permits might be revoked.\n"
    assert not _rescoped(source.format("some"), retelling)
    assert _rescoped(source.format("all permits"), retelling) == ["some permits"]
