"""A desk with fake hands: articles from a list, a clock that is set; store, site and git are real."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.article import told
from copydesk.article.identity import fingerprint
from copydesk.article.model import Article, Picture, Received
from copydesk.desk.files import OnDisk
from copydesk.desk.git import begin_repository, repository_of
from copydesk.desk.group import Apart
from copydesk.desk.model import Desk, Event, Grouping, Sort, no_judge
from copydesk.desk.run import run
from copydesk.desk.settings import DeskSettings, FeedSettings
from copydesk.draft.model import Brief, Draft, Fault
from copydesk.draft.verbatim import VerbatimWriter
from copydesk.errors import CopydeskError, FetchError
from copydesk.findings.judge.verdict import Judging
from copydesk.store import open_store

NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)
ADDRESS = "https://sallow.example/weir"
WEIR = """\
The weir at Sallow Bridge will be lowered by 40 centimetres in May, the river board said on Friday.

Anglers opposed the plan. The board said that it expected salmon to return within three years.
"""
SALLOW = FeedSettings("Sallow Post", "https://sallow.example/rss", licence="CC BY 4.0")
EELS = FeedSettings("Wend Notes", "https://wend.example/rss", licence="CC BY 4.0")
QUAY = FeedSettings("Quay Wire", "https://quay.example/rss", licence="CC BY 4.0")


def article(  # noqa: PLR0913, PLR0917 - what a test changes, by name
    body: str = WEIR,
    title: str = "Weir at Sallow Bridge to be lowered",
    address: str | None = ADDRESS,
    guid: str = "weir-1",
    picture: Picture | None = None,
    day: str = "2026-10-09T07:00:00+00:00",
) -> Received:
    content = f'---\ntitle: "{title}"\ndate: {day}\n---\n\n{body}'
    guids = (guid,) if guid else ()
    return Received(
        told("article.md", content), fingerprint(title, body), NOON, address, guids, ("Ann Orr",), picture=picture
    )


class Faking:
    """Gives what a test has put into the feeds, by their addresses; what is an error is raised or handed on."""

    def __init__(self) -> None:
        self.feeds: dict[str, list[Received | CopydeskError]] = {}
        self.broken: dict[str, CopydeskError] = {}

    def received(self, feed: FeedSettings) -> Iterator[Received | CopydeskError]:
        if feed.where in self.broken:
            raise self.broken[feed.where]
        yield from self.feeds.get(feed.where, [])

    def picture(self, address: str) -> bytes:
        raise FetchError(f"{address}: out of reach")


class Inventing:
    """Retells as another writer does, and puts a sentence of its own behind, which no mending takes away."""

    name = "inventing"

    def __init__(self, words: str) -> None:
        self.words = words

    def write(self, sources: Sequence[Article], brief: Brief) -> Draft:
        draft = VerbatimWriter().write(sources, brief)
        return Draft(draft.title, draft.excerpt, f"{draft.body}\n\n{self.words}\n", self.name)

    def mend(self, draft: Draft, faults: Sequence[Fault], sources: Sequence[Article]) -> Draft:
        del faults, sources
        return draft


@dataclass
class Room:
    """A desk's folder, and what is put into its next run."""

    folder: Path
    intake: Faking = field(default_factory=Faking)
    writer: object = field(default_factory=VerbatimWriter)
    feeds: tuple[FeedSettings, ...] = (SALLOW, QUAY)
    now: datetime = NOON
    grouping: Grouping = field(default_factory=Apart)
    judging: Callable[[], Judging | None] = no_judge

    def run(self, work: object = run) -> list[Event]:
        """Run, and return what was told, but for what was about to be done."""
        settings = DeskSettings(self.folder, feeds=self.feeds)
        repository = repository_of(self.folder, settings.store_folder)
        with open_store(settings.store_folder, lambda: self.now) as store:
            desk = Desk(
                settings,
                store,
                lambda: self.now,
                self.intake,
                self.writer,  # type: ignore[arg-type] - a fake
                self.grouping,
                OnDisk(self.folder),
                repository,
                self.judging,
            )
            return [event for event in work(desk) if event.sort is not Sort.DOING]  # type: ignore[operator]

    def put(self, *articles: Received | CopydeskError, feed: FeedSettings = SALLOW) -> None:
        """Let a feed have these articles."""
        self.intake.feeds[feed.where] = list(articles)

    @property
    def posts(self) -> list[Path]:
        return sorted(self.folder.glob("_posts/*"))

    @property
    def post(self) -> str:
        (path,) = self.posts
        return path.read_text("utf-8")


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "site"
    (folder / ".copydesk").mkdir(parents=True)
    (folder / ".gitignore").write_text(".copydesk/\n")
    begin_repository(folder)
    return Room(folder)
