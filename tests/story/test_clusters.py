from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.story.invented import article

from copydesk.story.clusters import stories, story_id
from copydesk.story.model import Member, Pair, Relation

A, B, C, D = (article(id_, f"Title {id_}", "", day) for day, id_ in enumerate("abcd"))


def event(first: Member, second: Member, score: float = 0.9) -> Pair:
    return Pair(first.id, second.id, Relation.EVENT, score)


def groups(*pairs: Pair) -> set[tuple[str, ...]]:
    return {story.members for story in stories([A, B, C, D], pairs)}


def test_articles_that_are_all_alike_make_a_story() -> None:
    assert groups(event(A, B), event(B, C), event(A, C)) == {("a", "b", "c"), ("d",)}


def test_a_chain_is_no_story() -> None:
    assert groups(event(A, B, 0.8), event(B, C, 0.7), event(C, D, 0.8)) == {("a", "b"), ("c", "d")}


def test_an_article_that_is_like_two_stories_is_shown_as_their_bridge() -> None:
    links = [event(A, B, 0.97), event(C, D, 0.97), event(B, C, 0.7), event(B, D, 0.55)]
    found = stories([A, B, C, D], links)
    assert [(story.members, story.bridges) for story in found] == [(("a", "b"), ("b",)), (("c", "d"), ())]


def test_a_shared_quotation_makes_no_story() -> None:
    assert groups(Pair("a", "b", Relation.QUOTE, 0.99)) == {("a",), ("b",), ("c",), ("d",)}


def test_a_copy_and_its_original_are_one_story() -> None:
    assert ("a", "b") in groups(Pair("a", "b", Relation.COPY, 0.9))


def test_members_stand_in_order_of_publication_and_the_undated_last() -> None:
    undated = article("0", "", "", None)
    (story,) = stories([undated, B, A], [event(A, B), event(A, undated), event(B, undated)])
    assert (story.members, story.first) == (("a", "b", "0"), "a")
    assert story.title in {"Title a", "Title b"}


def test_the_id_comes_from_the_first_article_and_outlives_newcomers() -> None:
    (old,) = stories([A], [])
    (grown,) = stories([A, B], [event(A, B)])
    assert old.id == grown.id == story_id("a")


def test_a_story_keeps_the_id_that_it_had_when_an_older_article_turns_up() -> None:
    (story,) = stories([A, B], [event(A, B)], before={"b": "s-known"})
    assert story.id == "s-known"


def test_of_a_story_that_falls_apart_one_half_keeps_the_id() -> None:
    found = stories([A, B], [], before={"a": "s-old", "b": "s-old"})
    assert [story.id for story in found] == ["s-old", story_id("b")]


@given(st.lists(st.tuples(st.sampled_from(list(combinations((A, B, C, D), 2))), st.floats(0, 1)), max_size=12))
def test_each_article_is_in_one_story_and_no_two_stories_share_an_id(
    links: list[tuple[tuple[Member, Member], float]],
) -> None:
    found = stories([A, B, C, D], [event(*pair, score) for pair, score in links])
    assert sorted(id_ for story in found for id_ in story.members) == ["a", "b", "c", "d"]
    assert len({story.id for story in found}) == len(found)
