"""What the desk is told: its site, its feeds, its writer, its manners, and what becomes of what it publishes.

All of it stands in `copydesk.toml`, beside the keys of the check. Every key is told in docs/settings.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from copydesk.desk import entries
from copydesk.desk.entries import Reader, read_table
from copydesk.draft.model import Brief, Spelling
from copydesk.draft.prompt import MEND, WRITE, WRITE_PLACES
from copydesk.errors import SettingsError
from copydesk.findings.wanted.settings import FILE, settings_for
from copydesk.findings.wanted.settings import Settings as Check
from copydesk.findings.wanted.toml import read_toml

MOST_WORDS = 5_000
MOST_ROUNDS = 5
MOST_ITEMS = 1_000


class SiteKind(StrEnum):
    """What builds the site."""

    JEKYLL = "jekyll"
    HUGO = "hugo"
    ELEVENTY = "eleventy"


class WriterKind(StrEnum):
    """Who retells."""

    BRIEF = "brief"
    LLM = "llm"
    VERBATIM = "verbatim"


class Pages(StrEnum):
    """Where an article's text is taken from: its page, or what stands in the feed itself."""

    FETCH = "fetch"
    FEED = "feed"


class Git(StrEnum):
    """What becomes of the files that a run has written."""

    OFF = "off"
    COMMIT = "commit"
    PUSH = "push"


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The site: the folder it stands in, what builds it, and who its posts are by; the rest it says itself."""

    folder: Path = Path()
    kind: SiteKind = SiteKind.JEKYLL
    author: str = "desk"
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """A feed: its address or the path of its file, whose it is, and what may be done with what stands in it.

    Without a licence no more than a link and a short excerpt is published. `newest` is how many items are taken in at
    most in one run.
    """

    name: str
    address: str | None = None
    path: Path | None = None
    licence: str | None = None
    categories: tuple[str, ...] = ()
    pages: Pages = Pages.FETCH
    newest: int = 50

    @property
    def where(self) -> str:
        """The address or the path, which tells feeds apart."""
        return self.address or str(self.path)


@dataclass(frozen=True, slots=True)
class WriterSettings:
    """The writer, what it is asked for, and for `llm` where it is asked; a key comes from the environment alone."""

    kind: WriterKind = WriterKind.BRIEF
    words: int = Brief().words
    spelling: Spelling = Spelling.KEEP
    rounds: int = 2
    address: str = "http://127.0.0.1:8080/v1"
    model: str = "default"
    write: str = WRITE
    mend: str = MEND
    instructions: str = ""
    timeout: float = 120.0
    tokens: int = 200_000

    @property
    def brief(self) -> Brief:
        """What the writer is asked for."""
        return Brief(self.words, self.spelling)


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Manners on the network: who asks, seconds between two requests to a host and for one, and bytes of an answer.

    `again` is after how many hours the page of an article that still stands in its feed is looked at once more.
    `private` are the hosts that may stand at a private or loopback address.
    """

    agent: str = "copydesk"
    delay: float = 1.0
    timeout: float = 20.0
    largest: int = 5_000_000
    again: float = 6.0
    private: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """What becomes of the files that a run has written, and the remote that `push` goes to."""

    git: Git = Git.COMMIT
    remote: str = "origin"


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """All that the desk is told. `folder` is where copydesk.toml stands; every other path is inside it."""

    folder: Path
    site: SiteSettings = field(default_factory=SiteSettings)
    feeds: tuple[FeedSettings, ...] = ()
    writer: WriterSettings = field(default_factory=WriterSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    publish: PublishSettings = field(default_factory=PublishSettings)
    check: Check = field(default_factory=Check)

    @property
    def site_folder(self) -> Path:
        """The folder that the site is built from."""
        return self.folder / self.site.folder

    @property
    def store_folder(self) -> Path:
        """The folder that the desk keeps its memory in; a site's builder passes over it for its dot."""
        return self.folder / ".copydesk"


def desk_settings(folder: Path) -> DeskSettings:
    """Return the settings of the nearest copydesk.toml at or above a folder.

    SettingsError, in one line with the file's path, where there is none, and for an entry that is unknown or wrong.
    """
    for place in (folder, *folder.parents):
        table = read_toml(place / FILE)
        if table is not None:
            return _settings(place, table)
    raise SettingsError(f"{folder}: no {FILE} here or above: wanted a folder that `copydesk init` has made")


def _settings(folder: Path, table: Mapping[str, object]) -> DeskSettings:
    check = settings_for(folder)
    try:
        return DeskSettings(
            folder,
            _site(folder, table),
            _feeds(table.get("feed", [])),
            WriterSettings(**_section("writer", table, _writer(folder))),
            FetchSettings(**_section("fetch", table, FETCH)),
            PublishSettings(**_section("publish", table, PUBLISH)),
            check,
        )
    except SettingsError as error:
        raise SettingsError(f"{folder / FILE}: {error}") from error


def _section(name: str, table: Mapping[str, object], readers: Mapping[str, Reader]) -> dict[str, Any]:
    return read_table(name, table.get(name, {}), readers)


def _site(folder: Path, table: Mapping[str, object]) -> SiteSettings:
    site = SiteSettings(**_section("site", table, SITE))
    if (folder / site.folder).exists() and not (folder / site.folder).is_dir():
        raise SettingsError(f'site.folder: "{site.folder}" is a file: expected a folder')
    return site


def _feeds(tables: object) -> tuple[FeedSettings, ...]:
    """Return the feeds, each with a name and one place of its own."""
    if not isinstance(tables, list):
        raise SettingsError("feed: expected tables headed [[feed]], found one headed [feed]")
    feeds = tuple(_feed(number, table) for number, table in enumerate(tables, 1))
    seen: dict[str, int] = {}
    for number, feed in enumerate(feeds, 1):
        if feed.where in seen:
            raise SettingsError(f'feed {number}: "{feed.where}" is feed {seen[feed.where]} already')
        seen[feed.where] = number
    return feeds


def _feed(number: int, table: object) -> FeedSettings:
    where = f"feed {number}"
    found: dict[str, Any] = read_table(where, table, FEED)
    if ("address" in found) == ("path" in found):
        raise SettingsError(
            f"{where}: expected either an address or a path, found {'both' if 'path' in found else 'neither'}"
        )
    if "name" not in found:
        raise SettingsError(f"{where}: expected a name: whose reporting it is stands under every post")
    return FeedSettings(**found)


SITE: Mapping[str, Reader] = {
    "folder": entries.inner_path,
    "kind": entries.one_of(SiteKind),
    "author": entries.words,
    "timezone": entries.timezone,
}
FEED: Mapping[str, Reader] = {
    "name": entries.words,
    "address": entries.web_address,
    "path": entries.inner_path,
    "licence": entries.licence,
    "categories": entries.listed,
    "pages": entries.one_of(Pages),
    "newest": entries.whole(1, MOST_ITEMS),
}
FETCH: Mapping[str, Reader] = {
    "agent": entries.words,
    "delay": entries.number(0, 3_600),
    "timeout": entries.number(0.1, 600),
    "largest": entries.whole(1_000, 1_000_000_000),
    "again": entries.number(0, 8_760),
    "private": entries.listed,
}
PUBLISH: Mapping[str, Reader] = {"git": entries.one_of(Git), "remote": entries.words}


def _writer(folder: Path) -> Mapping[str, Reader]:
    """Return what reads the writer's settings; files of prompts lie in a folder."""
    return {
        "kind": entries.one_of(WriterKind),
        "words": entries.whole(20, MOST_WORDS),
        "spelling": entries.one_of(Spelling),
        "rounds": entries.whole(0, MOST_ROUNDS),
        "address": entries.endpoint,
        "model": entries.words,
        "write": entries.prompt(folder, *WRITE_PLACES),
        "mend": entries.prompt(folder),
        "instructions": entries.text_or_file(folder),
        "timeout": entries.number(1, 3_600),
        "tokens": entries.whole(1_000, 1_000_000_000),
    }


TABLES = {"site": SITE, "feed": FEED, "writer": _writer(Path()), "fetch": FETCH, "publish": PUBLISH}
"""Every key that the desk knows, by its table."""
