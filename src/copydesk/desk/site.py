"""A new desk: its settings, two feeds of invented news, a site to build, and what runs it every day.

Nothing that is there already is written over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from copydesk.desk.git import begin_repository, call_git, repository_of
from copydesk.desk.settings import desk_settings
from copydesk.errors import SettingsError
from copydesk.findings.wanted.settings import FILE
from copydesk.post.site import site_files
from copydesk.post.writing import place

EXAMPLE = "example"
"""The folder of this package that a new desk begins with."""
OF_A_SITE = ("_config.yml", "hugo.toml", "hugo.yaml", "config.toml", "eleventy.config.js", ".eleventy.js")
"""Files by which a folder is known to be a site already."""
HIDDEN = {"gitignore": ".gitignore", "github": ".github"}
"""What is called otherwise in the package, since packing leaves out names that begin with a dot."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What was made of a folder: the files written, those left as they were, and whether a repository was begun."""

    folder: Path
    written: tuple[str, ...]
    left: tuple[str, ...]
    repository: bool


def init(folder: Path, moment: datetime) -> Begun:
    """Make a desk of a folder, which is made too where it isn't there.

    A folder without a site gets a minimal Jekyll site; one outside of any git repository becomes one, with what was
    written here as its first commit. SettingsError where the folder has a copydesk.toml.
    """
    if (folder / FILE).exists():
        raise SettingsError(f"{folder / FILE}: exists already: wanted a folder without one")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"{folder}: can't be made: {error.strerror}") from error
    written: list[str] = []
    left: list[str] = []
    for path, content in _beginnings(folder):
        if (folder / path).exists():
            left.append(str(path))
        else:
            place(folder, path, content)
            written.append(str(path))
    return Begun(folder, tuple(written), tuple(left), _repository(folder, written, moment))


def crontab_line(folder: Path) -> str:
    """Return the line of a crontab that runs the desk every morning, silent unless somebody should look."""
    quoted = str(folder.resolve()).replace("'", "'\\''").replace("%", "\\%")
    return f"15 6 * * *  cd '{quoted}' && copydesk run --quiet"


def _beginnings(folder: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files that a new desk begins with, the settings last: with them it is one."""
    settings: list[tuple[PurePosixPath, bytes]] = []
    for path, file in _under(files(__package__).joinpath(EXAMPLE), PurePosixPath()):
        (settings if path.name == FILE else []).append((path, file.read_bytes()))
        if path.name != FILE:
            yield path, file.read_bytes()
    if not any((folder / name).exists() for name in OF_A_SITE):
        yield from site_files()
    yield from settings


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
    settings.store_folder.mkdir(parents=True, exist_ok=True)
    repository = repository_of(folder, settings.store_folder)
    if repository:
        repository.commit(written, "A desk and its site\n", moment)
    return repository is not None
