"""A new desk: its settings, two feeds of invented news, a site to build, and what runs it every day.

Nothing that is there already is written over.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import yaml

from copydesk.desk import entries
from copydesk.desk.folder import make_folder
from copydesk.desk.git import begin_repository, call_git, repository_of
from copydesk.desk.settings import SiteKind, desk_settings
from copydesk.errors import SettingsError
from copydesk.findings.wanted.settings import FILE
from copydesk.post.site import site_files
from copydesk.post.writing import place

EXAMPLE = "example"
"""The folder of this package that a new desk begins with."""
CONFIG = "_config.yml"
"""The settings of a Jekyll site."""
OF_A_SITE = (CONFIG, "hugo.toml", "hugo.yaml", "config.toml", "eleventy.config.js", ".eleventy.js")
"""Files by which a folder is known to be a site already."""
KINDS = {
    "hugo.toml": SiteKind.HUGO,
    "hugo.yaml": SiteKind.HUGO,
    "config.toml": SiteKind.HUGO,
    "eleventy.config.js": SiteKind.ELEVENTY,
    ".eleventy.js": SiteKind.ELEVENTY,
}
"""What builds a site, by the file that it is known by; config.toml may be another's, but beside CONTENT."""
CONTENT = "content"
"""The folder of a Hugo site's pages."""
HIDDEN = {"gitignore": ".gitignore", "github": ".github"}
"""What is called otherwise in the package, since packing leaves out names that begin with a dot."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a new site: what it is called, where it will be served, and its timezone; None for unknown.

    SettingsError for what none of these can be.
    """

    name: str | None = None
    address: str | None = None
    timezone: str | None = None

    def __post_init__(self) -> None:
        for key, reader in (("name", entries.words), ("address", entries.web_address), ("timezone", entries.timezone)):
            if (given := getattr(self, key)) is not None:
                reader(f"--{key}", given)
        if self.address and {"?", "#"} & set(self.address):
            raise SettingsError(f"--address: expected an address without ? and #, found {self.address!r}")

    @property
    def of_site(self) -> Mapping[str, str | None]:
        """What it says in the settings of a Jekyll site, by their keys."""
        parts = urlsplit(self.address) if self.address else None
        return {
            "title": self.name,
            "url": parts and f"{parts.scheme}://{parts.netloc}",
            "baseurl": parts and parts.path.rstrip("/"),
            "timezone": self.timezone,
        }


NOTHING = About()


@dataclass(frozen=True, slots=True)
class Begun:
    """What was made of a folder: the files written, those left as they were, and whether a repository was begun.

    `site` is the file by which the folder was known to be a site before, None where it was none.
    """

    folder: Path
    written: tuple[str, ...]
    left: tuple[str, ...]
    repository: bool
    site: str | None


def init(folder: Path, moment: datetime, about: About = NOTHING) -> Begun:
    """Make a desk of a folder, which is made too where it isn't there.

    A folder without a site gets a minimal Jekyll site; of a site that is there the settings say what builds it, and a
    Jekyll site says the timezone, unless that is given. One outside of any git repository becomes one, with what was
    written here as its first commit. SettingsError where the folder has a copydesk.toml, or a site, which says itself
    what it is called and where it is served.
    """
    if (folder / FILE).exists():
        raise SettingsError(f"{folder / FILE}: exists already: wanted a folder without one")
    site = _site(folder)
    if (about.name or about.address) and site:
        raise SettingsError(f"{folder / site}: says already what the site is called, and where it is: wanted none")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"{folder}: can't be made: {error.strerror}") from error
    written: list[str] = []
    left: list[str] = []
    if about.timezone is None and site == CONFIG:
        about = replace(about, timezone=_timezone(folder / CONFIG))
    for path, content in _beginnings(folder, about):
        if (folder / path).exists():
            left.append(str(path))
        else:
            place(folder, path, content)
            written.append(str(path))
    return Begun(folder, tuple(written), tuple(left), _repository(folder, written, moment), site)


def crontab_line(folder: Path, program: str = "copydesk") -> str:
    """Return the line of a crontab that runs the desk every morning, silent unless somebody should look.

    `program` is how a shell calls copydesk: cron has neither an editor's PATH nor environment.
    """
    quoted = str(folder.resolve()).replace("'", "'\\''")
    return f"15 6 * * *  cd '{quoted}' && {program} run --quiet".replace("%", "\\%")


def _site(folder: Path) -> str | None:
    """Return the file by which a folder is known to be a site, None where it is none."""
    return next((name for name in OF_A_SITE if (folder / name).exists()), None)


def _kind(folder: Path) -> SiteKind | None:
    """Return what builds the site that is there, None where nothing but Jekyll is known to."""
    site = _site(folder)
    return KINDS.get(site or "") if site != "config.toml" or (folder / CONTENT).is_dir() else None


def _timezone(config: Path) -> str | None:
    """Return the timezone that a Jekyll site's settings name, None where they name none that there is."""
    try:
        said = yaml.safe_load(config.read_text("utf-8"))
        found = said.get("timezone") if isinstance(said, dict) else None
        return None if found is None else str(entries.timezone("timezone", found))
    except (OSError, ValueError, yaml.YAMLError, SettingsError):
        return None


def _beginnings(folder: Path, about: About) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files that a new desk begins with, the settings last: with them it is one."""
    settings: list[tuple[PurePosixPath, bytes]] = []
    for path, file in _under(files(__package__).joinpath(EXAMPLE), PurePosixPath()):
        if path.name == FILE:
            said = {"kind": _kind(folder), "timezone": about.timezone}
            settings.append((path, _saying(file.read_bytes(), " = ", said)))
        else:
            yield path, file.read_bytes()
    if not _site(folder):
        for path, content in site_files():
            yield path, _saying(content, ": ", about.of_site) if path.name in OF_A_SITE else content
    yield from settings


def _saying(content: bytes, between: str, values: Mapping[str, str | None]) -> bytes:
    """Return settings with these values in place of theirs, in double quotes, which TOML and YAML read alike.

    Where several tables have a key, that of the first is meant.
    """
    lines, left = content.decode().splitlines(keepends=True), dict(values)
    for number, line in enumerate(lines):
        key = line.partition(between)[0]
        if (value := left.pop(key, None)) is not None:
            behind = re.search(r" +#.*|$", line)
            lines[number] = f"{key}{between}{json.dumps(value, ensure_ascii=False)}{behind.group() if behind else ''}\n"
    return "".join(lines).encode()


def _under(folder: Traversable, above: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = above / HIDDEN.get(entry.name, entry.name)
        if entry.is_file():
            yield path, entry
        elif entry.name != "__pycache__":
            yield from _under(entry, path)


def _repository(folder: Path, written: list[str], moment: datetime) -> bool:
    """Begin a repository where there is none, commit what was written, and say whether that was done."""
    if call_git(folder, ["--version"]).returncode or repository_of(folder, folder):
        return False
    begin_repository(folder)
    settings = desk_settings(folder)
    make_folder(settings.store_folder)
    repository = repository_of(folder, settings.store_folder)
    if repository:
        repository.commit(written, "A desk and its site\n", moment)
    return repository is not None
