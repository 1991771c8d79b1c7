"""What comes in is kept once, whatever it is called; what changes is a version of it."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.article.model import Picture
from copydesk.errors import StoreError
from copydesk.store import News, Store, moments, open_store

from .conftest import BODY, Receive

EDITED = BODY.replace("nine", "ten")
OTHER = "Three bakers were fined after an inspection found flour beetles in their cellars, a court heard."


def test_an_article_comes_back_as_it_was_received(store: Store, receive: Receive) -> None:
    received = receive(
        address="https://port.example/bridge",
        guids=("urn:bridge:2026:03:02",),
        authors=("Ana Bell", "Jo “Kit” O’Neil"),
        modified=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        sections=("Transport",),
        feed="https://port.example/feed",
        picture=Picture("https://port.example/b.jpg", "The bridge", None, "A. Bell"),
        licence="CC-BY-4.0",
        raw=b"<p>\xff",
    )
    kept = store.keep(received)
    version = store.articles.version(kept.article)
    again = version.received()
    assert again.article.text.content == received.article.text.content
    assert store.articles.raw(version) == received.raw
    fields = ("fingerprint", "retrieved", "address", "guids", "authors", "modified", "sections", "feed", "picture")
    assert [getattr(again, field) for field in fields] == [getattr(received, field) for field in fields]
    assert again.licence == received.licence


@pytest.mark.parametrize(
    "again",
    [
        {"address": "https://port.example/bridge", "guids": ("something-else-altogether",)},
        {"address": "https://port.example/moved", "guids": ("urn:bridge:2026:03:02",)},
        {"address": "https://mirror.example/bridge", "feed": "https://mirror.example/feed"},
        {},
    ],
    ids=["address", "guid", "words alone", "no names at all"],
)
def test_the_same_item_under_another_name_is_the_same_article(
    store: Store, receive: Receive, again: dict[str, object]
) -> None:
    first = store.keep(receive(address="https://port.example/bridge", guids=("urn:bridge:2026:03:02",)))
    second = store.keep(receive(**again))
    assert (second.article, second.version, second.news) == (first.article, 1, News.SAME)
    assert len(store.articles.page().rows) == 1


@pytest.mark.parametrize(
    "names",
    [
        {"address": "https://port.example/bridge"},
        {"address": "https://port.example/new", "guids": ("urn:bridge:2026:03:02",)},
    ],
    ids=["same address", "moved, same guid"],
)
def test_an_edited_article_is_a_new_version_of_the_same(
    store: Store, receive: Receive, names: dict[str, object]
) -> None:
    first = store.keep(receive(address="https://port.example/bridge", guids=("urn:bridge:2026:03:02",)))
    edited = store.keep(receive("Bridge to close for longer", EDITED, **names))
    assert (edited.article, edited.version, edited.news) == (first.article, 2, News.EDITED)
    assert [version.number for version in store.articles.versions(first.article)] == [1, 2]
    assert "nine weeks" in store.articles.version(first.article, 1).content
    assert store.articles.article(first.article).title == "Bridge to close for longer"


def test_two_feeds_with_two_states_of_one_article_make_two_versions_and_no_more(store: Store, receive: Receive) -> None:
    numbers = []
    for _ in range(3):
        numbers.append(store.keep(receive(address="https://port.example/bridge", feed="a")).version)
        numbers.append(store.keep(receive(body=EDITED, address="https://port.example/bridge", feed="b")).version)
    assert numbers == [1, 2, 1, 2, 1, 2]


def test_what_comes_by_hand_with_another_licence_or_source_is_a_new_version(store: Store, receive: Receive) -> None:
    licensed = {"address": "https://port.example/bridge", "licence": "unknown"}
    store.keep(receive(**licensed))
    assert store.keep(receive(**licensed)).news is News.SAME
    full = store.keep(receive(**{**licensed, "licence": "full"}))
    assert (full.version, full.news) == (2, News.EDITED)
    assert store.articles.version(full.article).licence == "full"
    assert store.keep(receive(address="https://port.example/bridge")).news is News.SAME
    assert store.keep(receive(**licensed, feed="a")).news is News.SAME
    named = receive("Bridge to close\nsource: Port News", **licensed)
    assert store.keep(replace(named, fingerprint=receive().fingerprint)).version == 3
    assert store.articles.article(full.article).source == "Port News"


def test_older_words_that_come_by_hand_with_another_licence_are_not_the_newest(store: Store, receive: Receive) -> None:
    store.keep(receive(address="https://port.example/bridge"))
    store.keep(receive(body=EDITED, address="https://port.example/bridge"))
    assert store.keep(receive(address="https://port.example/bridge", licence="full")).version == 1


def test_an_article_that_its_publisher_sets_back_is_a_new_version(store: Store, receive: Receive) -> None:
    where = {"address": "https://port.example/bridge"}
    store.keep(receive(**where, modified=datetime(2026, 3, 1, 9, tzinfo=UTC)))
    store.keep(receive(body=EDITED, **where, modified=datetime(2026, 3, 1, 10, tzinfo=UTC)))
    back = store.keep(receive(**where, modified=datetime(2026, 3, 1, 11, tzinfo=UTC)))
    assert (back.version, back.news) == (3, News.EDITED)


def test_articles_that_turn_out_to_be_one_become_one(store: Store, receive: Receive) -> None:
    first = store.keep(receive(address="https://port.example/bridge"))
    second = store.keep(receive("Bridge closure", EDITED, guids=("urn:bridge:2026:03:02",)))
    assert second.article != first.article
    story, other = store.stories.begin(first.article), store.stories.begin(second.article)
    joining = receive(
        body=BODY + " Ferries run.", address="https://port.example/bridge", guids=("urn:bridge:2026:03:02",)
    )
    joined = store.keep(joining)
    assert (joined.article, joined.joined) == (first.article, (second.article,))
    assert store.articles.article(second.article).id == first.article
    assert [row.id for row in store.articles.page().rows] == [first.article]
    assert store.stories.of(second.article) == story
    assert store.stories.story(other).members == ()
    assert "ten weeks" in store.articles.version(second.article, 1).content


def test_an_article_with_a_post_keeps_its_id_when_it_joins_an_older_one(store: Store, receive: Receive) -> None:
    from copydesk.post.model import Post  # noqa: PLC0415
    from copydesk.store import moments  # noqa: PLC0415

    older = store.keep(receive(address="https://port.example/bridge"))
    younger = store.keep(receive("Bridge closure", EDITED, guids=("urn:bridge:2026:03:02",)))
    story = store.stories.begin(younger.article)
    slug = store.posts.slug(story, "bridge")
    store.posts.keep(Post(story, slug, "Bridge", moments.now(), "desk", "", "It closes.", ()), 1, "_posts/b.md", "00")
    both = receive(
        body=EDITED + " Ferries run.", address="https://port.example/bridge", guids=("urn:bridge:2026:03:02",)
    )
    assert store.keep(both).article == younger.article
    assert store.articles.article(older.article).id == younger.article


def test_a_name_that_a_feed_gives_to_all_its_items_joins_none_of_them(store: Store, receive: Receive) -> None:
    same = {"guids": ("https://port.example/feed/item",), "feed": "https://port.example/feed"}
    first = store.keep(receive(**same, address="https://port.example/bridge"))
    second = store.keep(receive("Bakers fined", OTHER, **same, address="https://port.example/bakers"))
    assert second.news is News.NEW
    assert second.article != first.article


def test_a_short_name_holds_in_its_own_feed_only(store: Store, receive: Receive) -> None:
    first = store.keep(receive(guids=("7",), feed="a"))
    assert store.keep(receive(body=EDITED, guids=("7",), feed="b")).article != first.article
    assert store.keep(receive(body=EDITED + " Ferries run.", guids=("7",), feed="a")).article == first.article


def test_a_front_page_names_no_article(store: Store, receive: Receive) -> None:
    first = store.keep(receive(address="https://port.example/"))
    assert store.keep(receive("Bakers fined", OTHER, address="https://port.example/")).article != first.article


@pytest.mark.parametrize("words", ["0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-12:00"])
def test_a_moment_that_utc_has_not_is_sorted_by_its_own_clock(words: str) -> None:
    assert moments.sortable(datetime.fromisoformat(words))[:19] == words[:19]


def test_an_unknown_article_or_version_is_one_line(store: Store, story: str) -> None:
    with pytest.raises(StoreError, match=r"^article nowhere: not in the store$"):
        store.articles.article("nowhere")
    with pytest.raises(StoreError, match=f"^article {story}: no version 9$"):
        store.articles.version(story, 9)


def test_pages_give_each_article_once(store: Store, receive: Receive) -> None:
    ids = [store.keep(receive(body=f"{BODY} It is closure number {number}.")).article for number in range(7)]
    seen, after = [], None
    while True:
        page = store.articles.page(after, limit=3)
        seen += [row.id for row in page.rows]
        after = page.next
        if after is None:
            break
    assert seen == ids
    with pytest.raises(StoreError, match="no place in a list"):
        store.articles.page("x; DROP TABLE articles")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    arrivals=st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2), st.sampled_from([None, "a", "b"])),
        max_size=12,
    )
)
def test_whatever_arrives_each_name_leads_to_one_article_and_a_second_time_is_never_news(
    tmp_path_factory: pytest.TempPathFactory, receive: Receive, arrivals: list[tuple[int, int, int, str | None]]
) -> None:
    with open_store(tmp_path_factory.mktemp("store")) as store:
        for where, name, text, feed in arrivals:
            received = receive(
                body=f"{BODY} Sentence {text} ends it.",
                address=f"https://port.example/{where}" if where else None,
                guids=(f"urn:port.example:item:{name}",) if name else (),
                feed=feed,
            )
            kept = store.keep(received)
            assert store.articles.article(kept.article).id == kept.article
            assert store.articles.version(kept.article, kept.version).fingerprint == received.fingerprint
            again = store.keep(received)
            assert (again.article, again.version, again.news) == (kept.article, kept.version, News.SAME)


def test_raw_bytes_that_were_damaged_are_not_handed_out(store: Store, receive: Receive, tmp_path: object) -> None:
    kept = store.keep(receive(raw=b"<p>what came</p>"))
    name = sha256(b"<p>what came</p>").hexdigest()
    path = tmp_path / "raw" / name[:2] / name[2:]  # type: ignore[operator]
    assert path.read_bytes() == b"<p>what came</p>"
    path.write_bytes(b"<p>what didn't</p>")
    with pytest.raises(StoreError, match="damaged"):
        store.articles.raw(store.articles.version(kept.article))
