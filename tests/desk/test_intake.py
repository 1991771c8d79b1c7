from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from copydesk.article.network.fetch import Answer, Status
from copydesk.desk.intake import Feeds
from copydesk.desk.settings import DeskSettings, FeedSettings, Pages
from copydesk.errors import CopydeskError, FetchError
from copydesk.store import Store, open_store

NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)
FEED = FeedSettings("Sallow Post", "https://sallow.example/rss")
PAGE = "https://sallow.example/weir"
WORDS = "The weir at Sallow Bridge will be lowered by 40 centimetres in May, the river board said on Friday. " * 3


class Network:
    """Answers from a list, and knows what was asked for and under which condition."""

    def __init__(self) -> None:
        self.pages = {FEED.where: feed("Weir to be lowered"), PAGE: page(WORDS)}
        self.asked: list[tuple[str, str | None]] = []

    def get(self, address: str, etag: str | None = None, modified: str | None = None) -> Answer:
        del modified
        self.asked.append((address, etag))
        if address not in self.pages:
            raise FetchError(f"{address}: status 404: wanted 200")
        content = self.pages[address]
        tag = f'"{hash(content)}"'
        status = Status.NOT_MODIFIED if etag == tag else Status.FRESH
        return Answer(address, status, b"" if etag == tag else content, "text/html", tag)


def feed(title: str) -> bytes:
    item = f"<item><title>{title}</title><link>{PAGE}</link><guid>w1</guid><description>{WORDS}</description></item>"
    return f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>".encode()


def page(words: str) -> bytes:
    return f"<html><body><article><h1>Weir to be lowered</h1><p>{words}</p></article></body></html>".encode()


class Desk:
    """Reads the feed at a moment, as often as wanted."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.network, self.now, self.store = Network(), NOON, store
        self.feeds = Feeds(DeskSettings(folder), store, lambda: self.now, self.network)  # type: ignore[arg-type]

    def read(self, settings: FeedSettings = FEED) -> tuple[list[str], list[tuple[str, str | None]]]:
        """Return titles or errors, and what the network was asked for."""
        self.network.asked.clear()
        received = list(self.feeds.received(settings))
        told = [str(one) if isinstance(one, CopydeskError) else str(one.article.title) for one in received]
        return told, [*self.network.asked]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_store(tmp_path) as store:
        yield Desk(tmp_path, store)


def test_a_feed_that_has_not_changed_is_asked_once_and_its_pages_not_at_all(desk: Desk) -> None:
    assert desk.read() == (["Weir to be lowered"], [(FEED.where, None), (PAGE, None)])
    desk.now += timedelta(hours=1)
    told, asked = desk.read()
    assert told == []
    assert [address for address, etag in asked if etag] == [FEED.where]
    assert len(asked) == 1


def test_a_page_is_looked_at_again_after_some_hours_and_only_if_it_changed(desk: Desk) -> None:
    desk.read()
    desk.now += timedelta(hours=7)
    told, asked = desk.read()
    assert told == []
    assert [address for address, _ in asked] == [FEED.where, PAGE]
    assert asked[1][1] is not None
    desk.network.pages[PAGE] = page(WORDS.replace("40", "55"))
    desk.now += timedelta(hours=7)
    assert desk.read()[0] == ["Weir to be lowered"]


def test_an_item_of_which_the_feed_says_otherwise_is_asked_for_at_once(desk: Desk) -> None:
    desk.read()
    desk.network.pages[FEED.where] = feed("Weir to be lowered in June")
    assert desk.read()[1][1:] == [(PAGE, None)]


def test_a_page_that_failed_is_asked_for_again_by_the_next_run(desk: Desk) -> None:
    kept = desk.network.pages.pop(PAGE)
    assert desk.read()[0] == [f"{PAGE}: status 404: wanted 200"]
    desk.network.pages[PAGE] = kept
    assert desk.read()[0] == ["Weir to be lowered"]


def test_a_feed_that_fails_is_known_to_the_store_until_it_is_read_again(desk: Desk) -> None:
    kept = desk.network.pages.pop(FEED.where)
    with pytest.raises(FetchError):
        desk.read()
    assert desk.store.feeds.state(FEED.where).failures == 1
    desk.network.pages[FEED.where] = kept
    desk.read()
    assert desk.store.feeds.state(FEED.where).error is None


def test_without_pages_the_text_of_the_feed_is_taken(desk: Desk) -> None:
    told, asked = desk.read(FeedSettings("Sallow Post", FEED.where, pages=Pages.FEED))
    assert told == ["Weir to be lowered"]
    assert asked == [(FEED.where, None)]
