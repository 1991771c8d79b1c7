"""What was decided stays as it was decided; it is undone by a decision that says so."""

import pytest

from copydesk.errors import StoreError
from copydesk.store import Action, Decision, Mark, Scope, Store

from .conftest import Receive, Retell

MARK = Mark("F1", "ten weeks", "nine weeks")


def test_a_decision_is_kept_with_its_number_and_moment(store: Store, story: str, retell: Retell) -> None:
    number = retell()
    decision = Decision(story, "ann", Action.DISMISS, number, MARK, Scope.STORY, "the port says so")
    kept = store.decisions.add(decision)
    assert store.decisions.history(story) == (kept,)
    assert (kept.number, kept.mark, kept.reason) == (1, MARK, "the port says so")
    assert kept.made is not None


def test_no_decision_can_be_changed_or_removed(store: Store, story: str) -> None:
    kept = store.decisions.add(Decision(story, "ann", Action.REJECT, reason="not news"))
    for order in (
        "UPDATE decisions SET who = 'bob'",
        "DELETE FROM decisions",
        "REPLACE INTO decisions SELECT * FROM decisions",
    ):
        with pytest.raises(StoreError), store.tables.writing() as connection:
            connection.execute(order)
    assert store.decisions.history(story) == (kept,)


def test_an_undone_decision_no_longer_holds_and_stays_in_the_history(store: Store, story: str) -> None:
    first = store.decisions.add(Decision(story, "ann", Action.ACCEPT, mark=MARK))
    undo = store.decisions.add(Decision(story, "bob", Action.UNDO, undoes=first.number))
    assert store.decisions.standing(story) == ()
    assert store.decisions.history(story) == (first, undo)
    for number in (first.number, undo.number, 99):
        with pytest.raises(StoreError, match="can't be undone"):
            store.decisions.add(Decision(story, "ann", Action.UNDO, undoes=number))


def test_a_decision_for_the_house_holds_in_every_story(store: Store, receive: Receive, story: str) -> None:
    other = store.stories.begin(store.keep(receive("Bakers fined", "Three bakers were fined on Monday.")).article)
    house = store.decisions.add(Decision(story, "ann", Action.DISMISS, mark=MARK, scope=Scope.HOUSE, reason="style"))
    store.decisions.add(Decision(story, "ann", Action.DISMISS, mark=MARK, scope=Scope.STORY, reason="here"))
    assert store.decisions.standing(other) == (house,)


def test_somebody_decides(store: Store, story: str) -> None:
    with pytest.raises(StoreError, match="wanted who decides"):
        store.decisions.add(Decision(story, " \n", Action.APPROVE))


def test_a_decision_is_on_a_version_that_is_there(store: Store, story: str) -> None:
    with pytest.raises(StoreError):
        store.decisions.add(Decision(story, "ann", Action.APPROVE, retelling=4))


def test_pages_give_each_decision_once_the_newest_first(store: Store, story: str) -> None:
    for number in range(5):
        store.decisions.add(Decision(story, f"editor {number}", Action.ACCEPT, mark=MARK))
    first = store.decisions.page(limit=3)
    second = store.decisions.page(first.next, limit=3)
    assert [decision.number for decision in first.rows + second.rows] == [5, 4, 3, 2, 1]
    assert second.next is None
