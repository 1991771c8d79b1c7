from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.story.invented import ALL, MATCH, MATCH_LATER, MATCH_RETOLD, OTHER_QUAKE, QUAKE, QUAKE_RETOLD

from copydesk.story.events import LIKELY, same_event
from copydesk.story.likeness import probability, strength_of
from copydesk.story.model import Member, Relation
from copydesk.story.terms import terms_of


def likely(members: Sequence[Member]) -> set[frozenset[str]]:
    return {frozenset((pair.first, pair.second)) for pair in same_event(members) if pair.score >= LIKELY}


def test_the_same_event_in_other_words_is_found_and_look_alikes_are_left_apart() -> None:
    assert likely(ALL) == {
        frozenset((QUAKE.id, QUAKE_RETOLD.id)),
        frozenset((MATCH.id, MATCH_RETOLD.id)),
    }


def test_the_order_of_articles_changes_nothing() -> None:
    forwards = {(pair.first, pair.second): pair.score for pair in same_event(ALL)}
    backwards = {(pair.first, pair.second): pair.score for pair in same_event(ALL[::-1])}
    assert forwards.keys() == backwards.keys()
    assert all(score == pytest.approx(backwards[pair], rel=1e-4) for pair, score in forwards.items())


def test_the_earlier_article_comes_first_in_its_pair() -> None:
    pairs = list(same_event(ALL[::-1]))
    assert pairs
    assert {pair.relation for pair in pairs} == {Relation.EVENT}
    places = {member.id: place for place, member in enumerate(ALL)}
    assert all(places[pair.first] < places[pair.second] for pair in pairs)


def test_a_week_makes_the_same_event_less_likely() -> None:
    (near,) = same_event([MATCH, replace(MATCH_LATER, published=MATCH.published)])
    (far,) = same_event([MATCH, MATCH_LATER])
    assert far.score < near.score


def test_articles_of_different_seasons_are_never_held_against_each_other() -> None:
    assert not list(same_event([MATCH, replace(MATCH_RETOLD, published=MATCH.published.replace(year=2027))]))  # type: ignore[union-attr]


def test_without_dates_the_words_decide() -> None:
    undated = [replace(member, published=None) for member in (QUAKE, QUAKE_RETOLD, OTHER_QUAKE)]
    assert frozenset((QUAKE.id, QUAKE_RETOLD.id)) in likely(undated)


COLUMNS = [
    (
        "News in brief",
        "A barn at Low Fell burned down on Monday. Nobody was hurt. The owner, Edna Pym, lost forty bales of hay.",
        "The library of Tarn will open on Sundays from November. A petition had gathered 2,600 names by the summer.",
    ),
    (
        "Council briefs",
        "The council voted 7-2 on Monday to widen Mill Lane. Work starts in May and costs £90,000, Ada Finn said.",
        "The swimming pool at Wexley will stay shut until spring. The council has asked three firms for a boiler.",
    ),
    (
        "Police blotter",
        "A man of 34 was arrested in Quay Street on Sunday after a window was smashed. Police said he was drunk.",
        "Officers found two stolen bicycles behind the station at Harrow Cross. Their owners should come forward.",
    ),
    (
        "Letters to the editor",
        "The new timetable leaves our village with one bus a day. My mother can't reach her doctor any more.",
        "I was glad to read that the otters are back in the Wend. As a boy I saw them from the bridge.",
    ),
    (
        "Obituaries",
        "Arthur Penn, who ran the forge at Dale for sixty years, has died at 91. He shod the horses of four farms.",
        "Mary Okoro, a midwife who brought three thousand children into the world in Stroud, died on Sunday.",
    ),
]


@pytest.mark.parametrize(("column", "one", "other"), COLUMNS)
def test_two_stories_under_one_name_of_a_column_are_not_told_together_for_that(
    column: str, one: str, other: str
) -> None:
    members = [Member("a", column, one, MATCH.published), Member("b", f"{column}: Monday", other, MATCH.published)]
    assert not likely(members)
    assert not likely([members[0], replace(members[1], title=column)])
    assert not likely([replace(member, text=f"{member.title}\n\n{member.text}") for member in members])


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        (
            "Obituaries",
            "Arthur Penn, who ran the forge at Dale for sixty years, has died at 91. He shod the horses of four farms.",
            "Dale has lost its last smith: Arthur Penn died on Sunday. He had worked at his forge since he was a boy.",
        ),
        (
            "Bridge at Tolmouth to close",
            "The swing bridge at Tolmouth will close for eleven weeks from 4 November, the harbour board said.",
            "Drivers face a detour of nine miles when Tolmouth's bridge shuts next month for repairs.",
        ),
    ],
)
def test_reports_of_one_event_under_one_title_are_told_together(title: str, one: str, other: str) -> None:
    assert likely([Member("a", title, one, MATCH.published), Member("b", title, other, MATCH.published)])


@pytest.mark.parametrize("members", [[], [QUAKE], [Member("a", "", ""), Member("b", "", "")]])
def test_where_there_is_nothing_to_compare_nothing_is_told(members: list[Member]) -> None:
    assert not list(same_event(members))


def test_an_endless_word_and_marks_alone_are_read_as_nothing() -> None:
    assert not terms_of(Member("a", "!!!", "x" * 100_000 + " … ")).words


def test_a_probability_leads_back_to_its_strength() -> None:
    assert strength_of(probability(0.8)) == pytest.approx(0.8)
    assert strength_of(0.0) == 0
    assert strength_of(1.0) == strength_of(probability(50))
