"""Feeds and their pages, asked for with manners: what can't have changed since isn't asked for, or only if it did."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from copydesk.article.feed.entries import FeedEntry
from copydesk.article.model import Received
from copydesk.article.network.fetch import Answer, Fetcher, Status
from copydesk.desk.seen import Item, Items, said_of
from copydesk.desk.settings import DeskSettings, FeedSettings, Pages
from copydesk.errors import CopydeskError
from copydesk.store import FeedState, Store

FILE = "file:"


class Feeds:
    """The feeds of a desk and the pages of their items, by one fetcher; what was last read is kept in the store."""

    def __init__(self, settings: DeskSettings, store: Store, clock: Callable[[], datetime], fetcher: Fetcher) -> None:
        self._settings = settings
        self._store = store
        self._items = Items(store)
        self._clock = clock
        self._fetcher = fetcher

    def received(self, feed: FeedSettings) -> Iterator[Received | CopydeskError]:
        """Yield what a feed has that may be new, and an error for each article that can't be had.

        What the feed said is kept once all is consumed without an error, so that the next reading asks for less.
        CopydeskError where the feed itself can't be had; the store says so too.
        """
        state = self._store.feeds.state(feed.where)
        try:
            answer = self._asked(feed, state)
            entries = self._entries(answer)
        except CopydeskError as error:
            self._store.feeds.keep(replace(state, error=str(error), failures=state.failures + 1))
            raise
        entries = entries[: feed.newest]
        failed = False
        for entry in entries:
            for received in self._from(feed, entry):
                failed = failed or isinstance(received, CopydeskError)
                yield received
        if answer.status is Status.FRESH:
            self._items.keep_only(feed.where, entries)
        etag, modified = (None, None) if failed else (answer.etag, answer.modified)
        self._store.feeds.keep(FeedState(feed.where, etag, modified, self._clock()))

    def picture(self, address: str) -> bytes:
        """Return the bytes of a picture. FetchError where that is impossible."""
        return self._fetcher.get(address).content

    def _asked(self, feed: FeedSettings, state: FeedState) -> Answer:
        """Ask for a feed: only if it changed, unless the page of an item is to be looked at again."""
        address = feed.address or (self._settings.folder / str(feed.path)).resolve().as_uri()
        oldest = self._items.oldest(feed.where)
        if oldest and self._due(address, oldest):
            return self._fetcher.get(address)
        return self._fetcher.get(address, state.etag, state.modified)

    def _entries(self, answer: Answer) -> tuple[FeedEntry, ...]:
        if answer.status is Status.NOT_MODIFIED:
            return ()
        from copydesk.article.feed.feeds import read_feed  # noqa: PLC0415 - a run with nothing new doesn't wait for it

        return read_feed(answer.address, answer.content, answer.content_type).entries

    def _due(self, address: str, read_at: datetime) -> bool:
        """Say whether a page is to be looked at again: a file at every run, others after some hours."""
        return address.startswith(FILE) or self._clock() - read_at >= timedelta(hours=self._settings.fetch.again)

    def _from(self, feed: FeedSettings, entry: FeedEntry) -> Iterator[Received | CopydeskError]:
        """Yield the article of an item, its error, or nothing where it can't have changed."""
        known, said = self._items.item(feed.where, entry), said_of(entry)
        same = known is not None and known.said == said
        etag = modified = None
        try:
            if feed.pages is Pages.FEED or not entry.address:
                if not same:
                    yield self._article(feed, entry, None)
            else:
                if known and same and not self._due(entry.address, known.read_at):
                    return
                answer = self._fetcher.get(entry.address, *((known.etag, known.modified) if known and same else ()))
                etag, modified = answer.etag, answer.modified
                if answer.status is Status.FRESH:
                    yield self._article(feed, entry, answer)
        except CopydeskError as error:
            yield error
            return
        self._items.keep(feed.where, entry, Item(said, etag, modified, self._clock()))

    def _article(self, feed: FeedSettings, entry: FeedEntry, answer: Answer | None) -> Received:
        """Return the article of an item, from its page where that was asked for."""
        from copydesk.article.prose.own import Heading  # noqa: PLC0415 - a run with nothing new doesn't wait for it
        from copydesk.article.received import received_entry, received_page  # noqa: PLC0415

        now = self._clock()
        page = None
        if answer:
            # A file's own address is nobody's to follow: what the page calls itself counts.
            address = None if answer.address.startswith(FILE) else answer.address
            page = received_page(answer.address, answer.content, address, now, answer.content_type)
        return received_entry(entry, page, now, feed.where, Heading(source=feed.name))
