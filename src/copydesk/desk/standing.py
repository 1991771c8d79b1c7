"""How a desk stands: what its store says, what of its feeds can't be had, and which posts somebody should look at."""

from collections.abc import Iterator
from dataclasses import replace

from copydesk.desk.failures import failing
from copydesk.desk.licences import exceeding
from copydesk.desk.pictures import awaited
from copydesk.desk.settings import DeskSettings
from copydesk.desk.twins import twins_of
from copydesk.store import Status, Store, StoryRow, Waiting

MOST = 100
"""How many that wait are listed."""


def standing(store: Store, settings: DeskSettings, limit: int = MOST) -> Status:
    """Count what is there, and list at most `limit` of what waits, without feeds that the settings don't name."""
    found = store.status(limit)
    feeds = {feed.where for feed in settings.feeds}
    kept = [waiting for waiting in found.waiting if waiting.what != "feed" or waiting.id in feeds]
    besides = [*failing(store, settings.feeds), *awaited(store), *exceeding(store, settings), *_twins(store)]
    room = limit - len(kept)
    return replace(found, waiting=(*kept, *besides[:room]), more=found.more + len(besides[room:]))


def all_stories(store: Store) -> Iterator[StoryRow]:
    """Yield the stories that have articles, the last changed first."""
    after = None
    while True:
        page = store.stories.page(after=after)
        yield from page.rows
        after = page.next
        if after is None:
            return


def _twins(store: Store) -> Iterator[Waiting]:
    for twins in twins_of(store):
        later, earlier = twins.later.post, twins.earlier.post
        why = f"tells the same story as {earlier.slug}: both are out, keep both or take one back"
        yield Waiting("post", later.story, later.title, why)
