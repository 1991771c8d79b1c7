"""Anything can be typed into a search; it finds what has the words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.store import Store

from .conftest import BODY, Receive, Retell


def test_words_are_found_as_they_begin_without_accents_or_case(store: Store, receive: Receive) -> None:
    kept = store.keep(receive("Café closes", "Le Café Noir will close for good, its owner said."))
    (hit,) = store.search("CAFE clos")
    assert (hit.article, hit.title) == (kept.article, "\2Café\3 \2closes\3")
    assert store.search("cafe opens") == ()


def test_a_phrase_is_found_as_a_phrase(store: Store, story: str) -> None:
    assert [hit.story for hit in store.search('"nine weeks"')] == [story]
    assert store.search('"weeks nine"') == ()


def test_only_the_newest_version_is_found(store: Store, receive: Receive) -> None:
    store.keep(receive(address="https://port.example/bridge"))
    store.keep(receive(body=BODY.replace("nine", "ten"), address="https://port.example/bridge"))
    assert store.search("nine") == ()
    assert len(store.search("ten")) == 1


def test_a_retelling_is_found_by_its_own_words(store: Store, story: str, retell: Retell) -> None:
    retell("Drivers face a long detour.")
    (hit,) = store.search("detour")
    assert (hit.story, hit.article) == (story, None)
    retell("Drivers wait.")
    assert store.search("detour") == ()


HOSTILE = [
    '"',
    '""',
    "a AND",
    "NOT",
    "* ^ :",
    "title:x",
    "NEAR(a b)",
    "a) OR (b",
    "'; DROP TABLE words; --",
    "\0",
    "-",
    "{}",
]


@pytest.mark.parametrize("sought", [*HOSTILE, "x " * 5000, "\ud800 x", "ﬁ ٣ 北京"])
def test_no_word_of_the_query_language_gets_through(store: Store, story: str, sought: str) -> None:
    assert story
    store.search(sought)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sought=st.text(max_size=60))
def test_anything_can_be_typed(store: Store, sought: str) -> None:
    assert store.search(sought) == () or sought
