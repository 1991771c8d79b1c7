import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from tests.story.invented import ALL, MATCH, MATCH_LATER, OTHER_QUAKE, QUAKE, QUAKE_RETOLD, article

from copydesk.errors import StoreError
from copydesk.story.clusters import stories
from copydesk.story.events import LIKELY, same_event
from copydesk.story.incremental import placed
from copydesk.story.model import Relation
from copydesk.story.postings import Postings


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        yield opened


@pytest.fixture
def index(connection: sqlite3.Connection) -> Postings:
    return Postings(connection)


def test_articles_that_come_one_by_one_make_the_stories_of_one_run(index: Postings) -> None:
    found: dict[str, set[str]] = {}
    for member in ALL:
        found.setdefault(placed(member, index).story, set()).add(member.id)
    together = {story.id: set(story.members) for story in stories(ALL, same_event(ALL))}
    assert found == together


def test_a_retold_event_joins_its_story_at_once(index: Postings) -> None:
    first = placed(QUAKE, index)
    second = placed(QUAKE_RETOLD, index)
    assert first.story == second.story
    (pair,) = second.pairs
    assert (pair.first, pair.second, pair.relation) == (QUAKE.id, QUAKE_RETOLD.id, Relation.EVENT)
    assert pair.score >= LIKELY


def test_a_story_under_the_name_of_a_column_alone_is_one_of_its_own(index: Postings) -> None:
    fire, library = (
        article("fire", "News in brief", "A barn at Low Fell burned down. Edna Pym, its owner, lost forty bales."),
        article("library", "News in brief", "The library of Tarn will open on Sundays from November, as 2,600 asked."),
    )
    assert placed(fire, index).story != placed(library, index).story


def test_a_copy_is_told_with_its_passages(index: Postings) -> None:
    placed(QUAKE, index)
    placed(MATCH, index)
    copy = replace(QUAKE, id="copy", title="Quake", text="Update. " + QUAKE.text)
    pairs = placed(copy, index).pairs
    (found,) = (pair for pair in pairs if pair.relation is not Relation.EVENT)
    assert {found.first, found.second} == {QUAKE.id, "copy"}
    assert found.relation in {Relation.COPY, Relation.EDITED}
    assert QUAKE.text[found.shared[0].start : found.shared[0].end] in copy.text


def test_an_edited_article_moves_and_the_story_that_it_leaves_keeps_its_id(index: Postings) -> None:
    match = placed(MATCH, index).story
    quake = placed(QUAKE, index).story
    strayed = replace(QUAKE_RETOLD, id="strayed")
    assert placed(strayed, index).story == quake
    edited = replace(strayed, title=MATCH.title, text=MATCH.text, published=MATCH.published)
    assert placed(edited, index).story == match
    assert placed(QUAKE_RETOLD, index).story == quake


def test_an_article_that_founded_a_story_leaves_its_id_behind_only_once(index: Postings) -> None:
    for member in ALL:
        placed(member, index)
    placed(replace(QUAKE, title=MATCH.title, text=MATCH.text, published=MATCH.published), index)
    placed(replace(QUAKE, title="Tea", text="A short note on growing tea in cold gardens."), index)
    where = index.told_together([member.id for member in ALL])
    by_story: dict[str, set[str]] = {}
    for member, story in where.items():
        by_story.setdefault(story, set()).add(member.id)
    assert {QUAKE.id} in by_story.values()
    assert {QUAKE_RETOLD.id} in by_story.values()


def test_placing_an_article_again_changes_nothing(index: Postings, connection: sqlite3.Connection) -> None:
    for member in ALL:
        placed(member, index)
    tables = ("story_articles", "story_postings", "story_pairs", "story_grams")
    rows = [connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables]  # noqa: S608
    again = placed(QUAKE_RETOLD, index)
    assert again.story == placed(QUAKE, index).story
    assert not again.moved
    assert [connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables] == rows  # noqa: S608


def test_nothing_is_kept_of_a_placing_that_was_rolled_back(index: Postings, connection: sqlite3.Connection) -> None:
    placed(QUAKE, index)
    connection.commit()
    placed(OTHER_QUAKE, index)
    connection.rollback()
    assert {member.id for member in index.told_together([QUAKE.id, OTHER_QUAKE.id])} == {QUAKE.id}


def test_an_article_without_words_is_a_story_of_its_own(index: Postings) -> None:
    stories_ = {placed(article(f"empty-{number}", "", "", None), index).story for number in range(3)}
    assert len(stories_) == 3


def test_the_fixture_of_a_week_later_is_another_story(index: Postings) -> None:
    assert placed(MATCH, index).story != placed(MATCH_LATER, index).story


def test_an_unknown_article_is_named(index: Postings) -> None:
    with pytest.raises(StoreError, match="'nobody'"):
        index.member("nobody")
