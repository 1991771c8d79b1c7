"""A version of a retelling never changes, and an editor never writes over another."""

import pytest

from copydesk.errors import StoreError
from copydesk.store import Autosave, State, Store

from .conftest import START, Receive, Retell


def test_versions_are_numbered_and_the_older_are_replaced(store: Store, story: str, retell: Retell) -> None:
    assert [retell("One."), retell("Two."), retell("Three.", by="ann", parent=2)] == [1, 2, 3]
    versions = store.retellings.versions(story)
    assert [version.draft.body for version in versions] == ["One.", "Two.", "Three."]
    assert [version.state for version in versions] == [State.REPLACED, State.REPLACED, State.WAITING]
    assert (versions[2].by, versions[2].parent) == ("ann", 2)
    assert store.retellings.newest(story) == versions[2]


def test_what_was_published_is_not_replaced(store: Store, story: str, retell: Retell) -> None:
    store.retellings.turn(story, retell(), State.PUBLISHED)
    retell()
    assert store.retellings.version(story, 1).state is State.PUBLISHED


def test_of_two_edits_of_one_version_the_second_is_told(store: Store, story: str, retell: Retell) -> None:
    retell()
    retell("Ann's.", by="ann", parent=1)
    with pytest.raises(StoreError, match=f"^story {story}: version 2 was made meanwhile: wanted an edit of that one$"):
        retell("Bob's.", by="bob", parent=1)
    assert len(store.retellings.versions(story)) == 2


def test_neither_words_nor_rows_of_a_version_can_be_changed(store: Store, story: str, retell: Retell) -> None:
    retell()
    again = "REPLACE INTO retellings SELECT * FROM retellings"
    for order in ("UPDATE retellings SET body = 'else'", "DELETE FROM retellings", again):
        with pytest.raises(StoreError, match="a version of a retelling never"), store.tables.writing() as connection:
            connection.execute(order)
    assert store.retellings.version(story, 1).draft.body == "The bridge closes for nine weeks."


def test_a_replaced_version_is_turned_no_more(store: Store, story: str, retell: Retell) -> None:
    retell()
    retell()
    with pytest.raises(StoreError, match="version 1 was replaced: wanted the newest"):
        store.retellings.turn(story, 1, State.APPROVED)


def test_a_later_check_takes_the_place_of_the_first(store: Store, receive: Receive, story: str, retell: Retell) -> None:
    number = retell()
    store.keep(receive("Bridge to close later", address="https://port.example/bridge"))
    store.retellings.recheck(story, number, store.stories.basis(story), '{"findings": []}')
    version = store.retellings.version(story, number)
    assert version.basis == ((story, 2),)
    assert version.report == '{"findings": []}'
    assert store.stories.row(story).why == "waits for an editor"


def test_what_is_typed_is_each_editors_own(store: Store, story: str, retell: Retell) -> None:
    number = retell()
    for body in ("It clos", "It closes."):
        store.retellings.save(Autosave(story, number, "ann", "Bridge", "", body, START))
    saved = store.retellings.saved(story, number, "ann")
    assert saved is not None
    assert saved.body == "It closes."
    assert store.retellings.saved(story, number, "bob") is None
    store.retellings.unsave(story, number, "ann")
    assert store.retellings.saved(story, number, "ann") is None
