"""Two posts that prove to tell one story, which nobody could know when they went out.

Both stay, each at its address and each with the edits of its own articles, since grouping errs and a published address
is for life. The later one is linked to the earlier, which later reports join; an editor may retract either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from copydesk.desk.model import Desk
from copydesk.store import Posted, Store

_TABLE = "CREATE TABLE IF NOT EXISTS desk_twins (later TEXT PRIMARY KEY, earlier TEXT NOT NULL) WITHOUT ROWID"


class Twins(NamedTuple):
    """Two posts that are out and tell one story."""

    later: Posted
    earlier: Posted

    @property
    def linked(self) -> bool:
        """Whether the later one names the earlier."""
        return self.later.post.told_before == self.earlier.post.story


def earliest(store: Store, stories: Iterable[str]) -> str:
    """Return which of these stories, each of which has a post, was published first."""
    return min(stories, key=lambda story: _order(store, story))


def note_twins(store: Store, stories: Iterable[str]) -> None:
    """Keep that these stories, each of which has a post, are one."""
    first, *later = sorted(set(stories), key=lambda story: _order(store, story))
    with store.tables.writing() as connection:
        connection.execute(_TABLE)
        connection.executemany("INSERT OR IGNORE INTO desk_twins VALUES (?, ?)", [(story, first) for story in later])


def twins_of(store: Store) -> Iterator[Twins]:
    """Yield the posts that tell one story and are both out, in the order of their stories' ids."""
    with store.tables.reading() as connection:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'desk_twins'").fetchone()
        rows = connection.execute("SELECT later, earlier FROM desk_twins ORDER BY later").fetchall() if known else []
    for row in rows:
        later, earlier = store.posts.post(row["later"]), store.posts.post(row["earlier"])
        if later and earlier and later.retracted is None and earlier.retracted is None:
            yield Twins(later, earlier)


def unlinked(desk: Desk) -> Iterator[tuple[Twins, Posted]]:
    """Yield the twins that aren't linked yet, with the later post as it should be.

    One that somebody has changed by hand is left to them.
    """
    for twins in twins_of(desk.store):
        found = desk.site.held(PurePosixPath(twins.later.path))
        if not twins.linked and found is not None and sha256(found).hexdigest() == twins.later.sha256:
            post = replace(twins.later.post, told_before=twins.earlier.post.story, front=())
            yield twins, replace(twins.later, post=post)


def _order(store: Store, story: str) -> tuple[datetime, str]:
    posted = store.posts.post(story)
    if posted is None:
        raise ValueError(story)
    return posted.post.date, story
