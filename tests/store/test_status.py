"""The status says what waits, and why; the journal and the feeds are part of it."""

from datetime import timedelta, timezone

import pytest

from copydesk.errors import StoreError
from copydesk.store import Action, Decision, FeedState, Hour, Stage, State, Store, open_store

from .conftest import START, Receive, Retell


def test_all_that_waits_is_told_with_its_reason(store: Store, receive: Receive, story: str, retell: Retell) -> None:
    retell()
    loose = store.keep(receive("Bakers fined", "Three bakers were fined on Monday.")).article
    store.feeds.keep(FeedState("https://port.example/feed", error="no answer in 20 s", failures=3))
    store.steps.begin("write", "bridge")
    status = store.status()
    assert [(waiting.what, waiting.id, waiting.why) for waiting in status.waiting] == [
        ("feed", "https://port.example/feed", "no answer in 20 s"),
        ("step", "bridge", "begun by a run that was cut off"),
        ("article", loose, "in no story yet"),
        ("story", story, "waits for an editor"),
    ]
    assert (status.articles, status.versions, dict(status.stages)[Stage.WAITING]) == (2, 2, 1)
    assert (len(store.status(limit=1).waiting), store.status(limit=1).more) == (1, 3)


def test_a_day_is_told_by_its_hours(store: Store, receive: Receive, story: str, retell: Retell) -> None:
    store.keep(receive("Bridge to close later", address="https://port.example/bridge"))
    retell()
    retell(state=State.HELD)
    store.decisions.add(Decision(story, "ann", Action.REJECT))
    (now,) = store.hours(START)
    assert now == Hour(now.number, came=1, edited=1, retold=2, held=1, decided=1)
    assert [hour.number for hour in store.hours(START - timedelta(hours=3))] == [now.number + 3]
    for hours in (-11, 5, 14):
        assert store.hours(START.astimezone(timezone(timedelta(hours=hours)))) == (now,)
    assert store.hours(START + timedelta(days=1)) == ()


def test_what_is_known_of_a_feed_comes_back(store: Store) -> None:
    assert store.feeds.state("https://port.example/feed") == FeedState("https://port.example/feed")
    state = FeedState("https://port.example/feed", '"5f"', "Mon, 02 Mar 2026 08:00:00 GMT", START)
    store.feeds.keep(state)
    assert store.feeds.state("https://port.example/feed") == state


def test_a_step_is_open_until_it_is_done(store: Store) -> None:
    step = store.steps.begin("write", "bridge", "_posts/bridge.md")
    assert store.steps.unfinished() == (step,)
    store.steps.finish(step)
    assert store.steps.unfinished() == ()
    again = store.steps.begin("write", "bridge")
    assert store.steps.unfinished() == (again,)


def test_a_step_that_could_not_be_done_says_why_until_it_is_begun_again(store: Store) -> None:
    def why() -> list[str]:
        return [waiting.why for waiting in store.status().waiting]

    store.steps.begin("commit", "bridge.md")
    store.steps.begin("write", "bridge")
    store.steps.fail(("commit", "push"), "git commit failed: no")
    cut = "begun by a run that was cut off"
    assert why() == ["git commit failed: no", cut]
    store.steps.begin("commit", "bridge.md")
    assert why() == [cut, cut]


def test_what_is_written_together_is_kept_together_or_not_at_all(
    store: Store, receive: Receive, tmp_path: object
) -> None:
    with pytest.raises(StoreError, match="nowhere"), store.together():
        store.stories.move(store.keep(receive()).article, "nowhere")
    assert store.articles.page().rows == ()
    with store.together():
        story = store.stories.begin(store.keep(receive()).article)
        with open_store(tmp_path) as other:  # type: ignore[arg-type]
            assert other.articles.page().rows == ()
    assert store.stories.row(story).stage is Stage.NEW
