"""Feeds into articles: each article once, each edit of it a new version."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from copydesk.article import told
from copydesk.article.files import received_files
from copydesk.article.model import Received
from copydesk.article.network.rests import RestingError
from copydesk.desk.failures import failures_of, keep_failures
from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.desk.settings import FeedSettings
from copydesk.errors import CopydeskError, StoreError
from copydesk.post.licence import licence_of
from copydesk.store import News
from copydesk.store.articles import title_of

TOML = "+++"
"""What front matter in TOML begins with."""
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


def added(desk: Desk, paths: Sequence[Path], source: str | None, licence: str | None) -> Events:
    """Keep the articles of files and folders; yield what was new, and which couldn't be read.

    `source` is whose reporting it is where a file doesn't say, `licence` what may be done with it, as for a feed.
    """
    licence_of(licence)
    for received in received_files(paths, desk.clock):
        if isinstance(received, Received):
            yield from _keep(desk, replace(_named(received, source), licence=licence))
        else:
            yield Event(Sort.FAILED, received.where, received.message)


def _named(received: Received, source: str | None) -> Received:
    """Return an article with the name of its publication, in its front matter too, where it has none."""
    article = received.article
    if source is None or article.source:
        return received
    content, named = article.text.content, json.dumps(source, ensure_ascii=False)
    if article.front:
        fence, _, rest = content.lstrip().partition("\n")
        content = f"{fence}\nsource{' = ' if fence.startswith(TOML) else ': '}{named}\n{rest}"
    else:  # it may begin with a rule, which reads as a fence
        content = f"---\nsource: {named}\n---\n\n{content}"
    return replace(received, article=told(article.text.name, content))


def _kept(desk: Desk, feed: FeedSettings) -> Events:
    known = failures_of(desk.store, feed.where)
    resting: list[RestingError] = []
    failed: list[str] = []
    for received in desk.intake.received(feed):
        if isinstance(received, RestingError):
            resting.append(received)
        elif isinstance(received, CopydeskError):
            failed.append(str(received))
            if str(received) not in known:
                yield Event(Sort.FAILED, feed.name, str(received))
        else:
            yield from _keep(desk, replace(received, feed=feed.where, licence=feed.licence))
    keep_failures(desk.store, feed.where, feed.name, failed)
    yield from _rested(feed, resting)


def _rested(feed: FeedSettings, resting: Sequence[RestingError]) -> Events:
    """Tell of the pages of hosts that asked to be left alone, in a line for each host."""
    for host in dict.fromkeys(error.host for error in resting):
        first, *more = [error for error in resting if error.host == host]
        several = f"{len(more) + 1} pages of {host}: {first.told(first.until)}; they are asked for after that"
        yield Event(Sort.FAILED, feed.name, several if more else str(first))


def _keep(desk: Desk, received: Received) -> Events:
    kept = desk.store.keep(received)
    if sort := _SORTS.get(kept.news):
        yield Event(sort, title_of(received))
