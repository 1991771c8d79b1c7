"""Feeds into articles: each article once, each edit of it a new version."""

from collections.abc import Iterable
from dataclasses import replace

from copydesk.article.model import Received
from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.desk.settings import FeedSettings
from copydesk.errors import CopydeskError, StoreError
from copydesk.store import News

_SORTS = {News.NEW: Sort.NEW, News.EDITED: Sort.EDITED}


def collected(desk: Desk) -> Events:
    """Read every feed and keep what is new in it; yield what that was, and which feed or article couldn't be had."""
    for feed in desk.settings.feeds:
        yield Event(Sort.DOING, feed.name, "reading the feed")
        try:
            yield from _kept(desk, feed)
        except StoreError:
            raise
        except CopydeskError as error:
            yield Event(Sort.FAILED, feed.name, str(error))


def added(desk: Desk, articles: Iterable[Received | CopydeskError]) -> Events:
    """Keep articles that came by hand; yield what was new, and which couldn't be had."""
    for received in articles:
        if isinstance(received, CopydeskError):
            yield Event(Sort.FAILED, "", str(received))
        else:
            yield from _keep(desk, received)


def _kept(desk: Desk, feed: FeedSettings) -> Events:
    for received in desk.intake.received(feed):
        if isinstance(received, CopydeskError):
            yield Event(Sort.FAILED, feed.name, str(received))
        else:
            yield from _keep(desk, replace(received, feed=feed.where, licence=feed.licence))


def _keep(desk: Desk, received: Received) -> Events:
    kept = desk.store.keep(received)
    if sort := _SORTS.get(kept.news):
        yield Event(sort, received.article.title or received.address or kept.article)
