"""Pictures of posts: had as a post is written, or by a later run where their host couldn't be reached then."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from copydesk.desk.model import Desk
from copydesk.desk.sources import Source
from copydesk.errors import CopydeskError, LaterError
from copydesk.post.image import Shown, shown
from copydesk.store import Store, Waiting

PATIENCE = timedelta(days=3)
"""How long a picture that couldn't be had is asked for again."""
_TABLE = """
CREATE TABLE IF NOT EXISTS desk_pictures (story TEXT PRIMARY KEY, since TEXT NOT NULL, why TEXT NOT NULL) WITHOUT ROWID
"""


class Had(NamedTuple):
    """What became of a post's picture: it, None for none, and why there is none where one was meant.

    `again` tells that later runs ask for it.
    """

    picture: Shown | None = None
    why: str = ""
    again: bool = False

    @property
    def told(self) -> str:
        """Why there is none, for an editor."""
        return f"no picture: {self.why}{'; later runs ask again' if self.again else ''}"


class Lacking(NamedTuple):
    """A story whose post lacks its picture, since when it is asked for, and why it couldn't be had."""

    story: str
    since: datetime
    why: str


def picture_of(desk: Desk, story: str, sources: Sequence[Source]) -> Had:
    """Return the picture of the article that a story retells; keep where later runs should ask for it again.

    Where they had to and it is here, they stop once `settle` is told that it stands in the site.
    """
    picture = sources[0].version.picture
    had = Had()
    try:
        if picture and (found := shown(picture, desk.intake.picture)):
            return Had(found)
    except LaterError as error:
        return _put_off(desk, story, str(error))
    except CopydeskError as error:
        had = Had(why=str(error))
    settle(desk.store, story)
    return had


def lacking(store: Store) -> Iterator[Lacking]:
    """Yield the stories whose picture is asked for again."""
    with store.tables.reading() as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'desk_pictures'").fetchone():
            return
        rows = connection.execute("SELECT story, since, why FROM desk_pictures ORDER BY story").fetchall()
    for row in rows:
        yield Lacking(row["story"], datetime.fromisoformat(row["since"]), row["why"])


def settle(store: Store, story: str) -> None:
    """Ask for the picture of a story no more."""
    if all(one.story != story for one in lacking(store)):
        return
    with store.tables.writing() as connection:
        connection.execute("DELETE FROM desk_pictures WHERE story = ?", (story,))


def awaited(store: Store) -> Iterator[Waiting]:
    """Yield the posts that wait for their picture, and why."""
    for one in lacking(store):
        if posted := store.posts.post(one.story):
            yield Waiting("post", one.story, posted.post.title, f"its picture is asked for again: {one.why}")


def _put_off(desk: Desk, story: str, why: str) -> Had:
    """Keep that a picture is to be asked for again, for PATIENCE from when it was first."""
    since = next((one.since for one in lacking(desk.store) if one.story == story), desk.now())
    if desk.now() - since > PATIENCE:
        settle(desk.store, story)
        return Had(why=f"{why}; it is asked for no more")
    with desk.store.tables.writing() as connection:
        connection.execute(_TABLE)
        connection.execute("INSERT OR REPLACE INTO desk_pictures VALUES (?, ?, ?)", (story, since.isoformat(), why))
    return Had(why=why, again=True)
