"""A story keeps its id, knows how far it has come, and is found again in lists of any length."""

import pytest

from copydesk.errors import StoreError
from copydesk.store import Stage, State, Store
from copydesk.story.model import Story

from .conftest import BODY, Receive, Retell


def _keep(store: Store, receive: Receive, number: int) -> str:
    return store.keep(receive(f"Closure {number}", f"{BODY} It is number {number}.")).article


def test_a_story_survives_in_new_company(store: Store, receive: Receive, story: str) -> None:
    other = _keep(store, receive, 1)
    store.stories.keep(Story(story, "Bridge", (story, other), story))
    assert store.stories.begin(other) == story
    assert store.stories.story(story).members == tuple(sorted((story, other)))
    assert store.stories.row(story).title == "Bridge"


def test_a_story_that_is_kept_as_it_is_does_not_count_as_changed(store: Store, receive: Receive, story: str) -> None:
    other = _keep(store, receive, 1)
    told = Story(story, "Bridge", (story, other), story, bridges=(other,))
    store.stories.keep(told)
    before = store.stories.row(story)
    store.stories.keep(told)
    assert store.stories.row(story) == before


def test_what_the_grouping_leaves_out_is_in_no_story(store: Store, receive: Receive, story: str) -> None:
    other = _keep(store, receive, 1)
    store.stories.keep(Story(story, "Bridge", (story, other), story, bridges=(other,)))
    store.stories.keep(Story(story, "Bridge", (story,), story))
    assert store.stories.of(other) is None
    assert store.stories.story(story).bridges == ()
    assert [row.id for row in store.articles.unassigned()] == [other]


def test_where_an_editor_has_moved_an_article_it_stays(store: Store, receive: Receive, story: str) -> None:
    other = _keep(store, receive, 1)
    together = Story(story, "Bridge", (story, other), story)
    store.stories.keep(together)
    alone = store.stories.move(other, None)
    assert alone != story
    store.stories.keep(together)
    assert store.stories.of(other) == alone
    assert store.stories.move(other, story) == story
    assert store.stories.row(alone).stage is Stage.EMPTY


def test_an_article_leaves_a_story_and_a_new_one_takes_another_id(store: Store, receive: Receive, story: str) -> None:
    other = store.stories.begin(_keep(store, receive, 1))
    store.stories.move(story, other)
    assert store.stories.move(story, None) == f"{story}-2"


def test_a_story_says_how_far_it_has_come_and_what_it_waits_for(
    store: Store, receive: Receive, story: str, retell: Retell
) -> None:
    def at() -> tuple[Stage, str]:
        row = store.stories.row(story)
        return row.stage, row.why

    assert at() == (Stage.NEW, "no retelling yet")
    number = retell()
    assert at() == (Stage.WAITING, "waits for an editor")
    store.retellings.turn(story, number, State.HELD, "2 errors")
    assert at() == (Stage.HELD, "2 errors")
    store.keep(receive(body=BODY + " Ferries run.", address="https://port.example/bridge"))
    assert at() == (Stage.HELD, "2 errors; its source has changed since: Bridge to close")
    number = retell(state=State.APPROVED)
    assert at() == (Stage.APPROVED, "approved, not yet published")
    store.retellings.turn(story, number, State.REJECTED, "not news")
    assert at() == (Stage.REJECTED, "not news")


def test_the_basis_puts_the_first_article_first(store: Store, receive: Receive, story: str) -> None:
    other = _keep(store, receive, 1)
    for first in (story, other):
        store.stories.keep(Story(story, "Bridge", (story, other), first))
        assert store.stories.basis(story)[0] == (first, 1)


def test_lists_give_each_story_once_the_last_changed_first(store: Store, receive: Receive) -> None:
    ids = [store.stories.begin(_keep(store, receive, number)) for number in range(7)]
    seen, after = [], None
    while True:
        page = store.stories.page((Stage.NEW,), after, limit=2)
        seen += [row.id for row in page.rows]
        after = page.next
        if after is None:
            break
    assert seen == ids[::-1]
    assert store.stories.page((Stage.HELD,)).rows == ()


@pytest.mark.parametrize("after", ["x", "2026 x", "2026 ٣", "2026 99999999999999999999", "\ud800", ""])
def test_a_place_that_no_page_gave_is_one_line(store: Store, after: str) -> None:
    with pytest.raises(StoreError, match="no place in a list"):
        store.stories.page(after=after)


def test_an_unknown_story_is_one_line(store: Store, story: str) -> None:
    for ask in (store.stories.story, store.stories.row, store.stories.members, store.retellings.newest):
        with pytest.raises(StoreError, match=r"^story nowhere: not in the store$"):
            ask("nowhere")
    with pytest.raises(StoreError, match=r"^story nowhere: not in the store$"):
        store.stories.move(story, "nowhere")
