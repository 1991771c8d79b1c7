"""What a run works with, and what it says of what it did."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Protocol, TypeAlias

from copydesk.article.model import Received
from copydesk.desk.git import Repository
from copydesk.desk.settings import DeskSettings, FeedSettings
from copydesk.draft.model import Writer
from copydesk.errors import CopydeskError
from copydesk.findings.judge.verdict import Judging
from copydesk.store import Store
from copydesk.text.reading import Read, read


class Sort(StrEnum):
    """What an event tells: what is to be done (DOING), went wrong (FAILED), was ended by hand (STOPPED) or was done."""

    DOING = "doing"
    FAILED = "failed"
    STOPPED = "stopped"
    NEW = "new"
    EDITED = "edited"
    JOINED = "joined"
    RETOLD = "retold"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    REJECTED = "rejected"
    PUBLISHED = "published"
    UPDATED = "updated"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    LINKED = "linked"
    COMMITTED = "committed"
    PUSHED = "pushed"


TROUBLE = frozenset({Sort.FAILED, Sort.HELD})
"""What somebody should look at."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a run did or met: of which feed, article, story or file, and what more there is to say.

    A note of several lines has as many reasons.
    """

    sort: Sort
    subject: str
    note: str = ""


Events: TypeAlias = Generator[Event, None, None]


class Intake(Protocol):
    """Where articles and pictures come from."""

    def received(self, feed: FeedSettings) -> Iterator[Received | CopydeskError]:
        """Yield what a feed has that may be new, and an error for each article that can't be had.

        What the feed says of when it changed is kept only once all is consumed. A CopydeskError is raised where the
        feed itself can't be had.
        """
        ...

    def picture(self, address: str) -> bytes:
        """Return the bytes of a picture. FetchError where that is impossible."""
        ...


class Grouping(Protocol):
    """Who says which articles tell the same story."""

    def place(self, store: Store, articles: Sequence[str]) -> None:
        """Give each of these articles, which are in no story yet or were edited since, its story in the store."""
        ...


class SiteFiles(Protocol):
    """The site's files, as far as the desk reads and writes them."""

    def held(self, path: PurePosixPath) -> bytes | None:
        """Return what stands at a path, None for nothing. PostError where it can't be read."""
        ...

    def listed(self, folder: PurePosixPath) -> Sequence[PurePosixPath]:
        """Return the paths of the files in a folder, in order."""
        ...

    def put(self, path: PurePosixPath, content: bytes) -> None:
        """Write a file, whole or not at all. PostError where that is impossible."""
        ...

    def sweep(self) -> None:
        """Take away what a run that was cut off has left half written."""
        ...


def no_judge() -> Judging | None:
    """Return nobody."""
    return None


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a run works with: what it is told, what it keeps, and its hands to the world outside.

    `clock` gives the moment with an offset. Without a `repository` nothing is to be committed; one that
    git doesn't know is told of once something is.
    `judging` gives the judge that the checks ask, loaded at the first of them; without one structure decides alone.
    `reading` reads the texts that are checked.
    """

    settings: DeskSettings
    store: Store
    clock: Callable[[], datetime]
    intake: Intake
    writer: Writer
    grouping: Grouping
    site: SiteFiles
    repository: Repository | None = None
    judging: Callable[[], Judging | None] = no_judge
    reading: Read = read

    def now(self) -> datetime:
        """Return the moment in the site's timezone, in whole seconds."""
        return self.clock().astimezone(self.settings.site.timezone).replace(microsecond=0)
