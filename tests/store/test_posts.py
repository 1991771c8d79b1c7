"""A post keeps its slug; what was ordered since waits until it is written."""

from dataclasses import replace

import pytest

from copydesk.errors import StoreError
from copydesk.post.model import Correction, Credit, Image, Post
from copydesk.store import Stage, State, Store

from .conftest import BODY, START, Receive, Retell


def _post(story: str, slug: str) -> Post:
    credit = Credit("Port News", "ab" * 32, START, "https://port.example/bridge", None, START, None)
    image = Image("assets/b.jpg", "The bridge", "A. Bell", "CC-BY-4.0", 640, 480)
    return Post(
        story, slug, "Bridge closes", START, "desk", "It closes.", "It closes.", (credit,), ("port",), (), image
    )


@pytest.fixture
def post(store: Store, story: str, retell: Retell) -> Post:
    number = retell()
    made = _post(story, store.posts.slug(story, "bridge-closes"))
    store.posts.keep(made, number, "_posts/2026-03-02-bridge-closes.md", "cd" * 32)
    store.retellings.turn(story, number, State.PUBLISHED)
    return made


def test_a_slug_is_a_storys_for_life_and_no_others(store: Store, receive: Receive, story: str) -> None:
    other = store.stories.begin(store.keep(receive("Bakers fined", "Three bakers were fined on Monday.")).article)
    assert store.posts.slug(story, "bridge") == "bridge"
    assert store.posts.slug(story, "another-title") == "bridge"
    assert store.posts.slug(other, "bridge") == "bridge-2"


def test_a_post_comes_back_as_it_was_written(store: Store, story: str, post: Post) -> None:
    posted = store.posts.post(story)
    assert posted is not None
    assert posted.post == post
    assert (posted.retelling, posted.path) == (1, "_posts/2026-03-02-bridge-closes.md")
    assert store.posts.all() == (posted,)
    assert store.stories.row(story).stage is Stage.PUBLISHED


def test_a_post_with_another_slug_is_refused(store: Store, post: Post) -> None:
    with pytest.raises(StoreError, match="wanted 'bridge-closes'"):
        store.posts.keep(replace(post, slug="else"), 1, "_posts/else.md", "00")


def test_a_source_that_changes_makes_the_post_stale(store: Store, receive: Receive, story: str, post: Post) -> None:
    store.keep(receive(body=BODY + " Ferries run.", address="https://port.example/bridge"))
    row = store.stories.row(post.story)
    assert (row.stage, row.why) == (Stage.STALE, "its source has changed since: Bridge to close")
    store.retellings.recheck(story, 1, store.stories.basis(story), "{}")
    assert store.stories.row(story).stage is Stage.PUBLISHED


def test_a_newer_retelling_of_a_published_story_is_seen(store: Store, story: str, post: Post, retell: Retell) -> None:
    assert post.story == story
    number = retell("It closes later.", State.HELD, why="1 error")
    assert store.stories.row(story).why == "a newer retelling: 1 error"
    store.retellings.turn(story, number, State.REJECTED)
    assert store.stories.row(story).stage is Stage.PUBLISHED


def test_a_correction_waits_until_it_is_written(store: Store, story: str, post: Post) -> None:
    correction = store.posts.correct(story, "It closes for ten weeks, not nine.")
    assert [posted.post.story for posted in store.posts.pending()] == [story]
    assert store.stories.row(story).why == "a correction is not in the site yet"
    store.posts.keep(replace(post, corrections=(correction,)), 1, "_posts/b.md", "00")
    assert store.posts.pending() == ()
    written = store.posts.post(story)
    assert written is not None
    assert written.corrections == written.post.corrections == (Correction(correction.made, correction.note),)


def test_a_correction_that_comes_while_another_is_written_still_waits(store: Store, story: str, post: Post) -> None:
    first = store.posts.correct(story, "One.")
    store.posts.correct(story, "Two.")
    store.posts.keep(replace(post, corrections=(first,)), 1, "_posts/b.md", "00")
    assert len(store.posts.pending()) == 1


def test_a_retraction_waits_until_it_is_written_and_leaves_its_note(store: Store, story: str, post: Post) -> None:
    store.posts.retract(story, "The port withdrew its statement.")
    row = store.stories.row(story)
    assert (row.stage, row.why) == (Stage.RETRACTED, "the retraction is not in the site yet")
    store.posts.keep(replace(post, retracted="The port withdrew its statement."), 1, "_posts/b.md", "00")
    assert store.stories.row(story).why == ""
    assert store.posts.pending() == ()


def test_nothing_unpublished_is_corrected_or_retracted(store: Store, story: str) -> None:
    for order in (store.posts.correct, store.posts.retract):
        with pytest.raises(StoreError, match="nothing is published of it"):
            order(story, "note")
