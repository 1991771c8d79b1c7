"""What a check looks for and when it fails: the settings, and the file that they stand in.

They stand in `copydesk.toml`, or under `[tool.copydesk]` in `pyproject.toml`, in the working folder or the nearest one
above it that has either. The desk's tables stand in the same file, and are the desk's to read. Every key is told in
docs/settings.md.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from copydesk.article import LIMIT
from copydesk.errors import SettingsError
from copydesk.findings.judge.choice import NONE, OWN, judge_named
from copydesk.findings.judge.verdict import Judging
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.wanted.nearest import hint
from copydesk.findings.wanted.selection import ALL, require_known, selected
from copydesk.findings.wanted.toml import read_toml

FILE = "copydesk.toml"
PROJECT_FILE = "pyproject.toml"
DESK_TABLES = ("site", "feed", "writer", "fetch", "publish")
"""Tables that a check passes over: they are the desk's (`copydesk.desk.settings`)."""


class FailOn(StrEnum):
    """The least grave finding for which a check fails."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


FAILING = {
    FailOn.ERROR: frozenset({Severity.ERROR}),
    FailOn.WARNING: frozenset({Severity.ERROR, Severity.WARNING}),
    FailOn.NEVER: frozenset[Severity](),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check looks for (`select`, `ignore`), when it fails, how many bytes a text may have, and who judges.

    `judge` is `own`, `none` or an address; `judge_model` the model to ask there, the first that it lists if empty.
    """

    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = FailOn.ERROR
    limit: int = LIMIT
    judge: str = OWN
    judge_model: str = ""

    def kinds(self) -> frozenset[Kind]:
        """Return the kinds to look for; SettingsError where a word names none or none is left."""
        return selected(self.select, self.ignore)

    def judged_by(self, key: str = "") -> Judging | None:
        """Return the judge to ask, with the key of one at an address; SettingsError or JudgeError as `judge_named`."""
        return judge_named(self.judge, self.judge_model, key)

    def fails(self, findings: Iterable[Finding]) -> bool:
        """Say whether these findings make a check fail."""
        return any(finding.kind.severity in FAILING[self.fail_on] for finding in findings)


def settings_for(folder: Path) -> Settings:
    """Return the settings of the nearest file at or above a folder, the defaults where there is none.

    SettingsError, in one line with the file's path, for a file that can't be read or an entry that is unknown or wrong.
    """
    for place in (folder, *folder.parents):
        for path, keys in ((place / FILE, ()), (place / PROJECT_FILE, ("tool", "copydesk"))):
            table = _table(path, keys)
            if table is not None:
                return _settings(str(path), table)
    return Settings()


def _table(path: Path, keys: Iterable[str]) -> Mapping[str, object] | None:
    """Return a table of a TOML file, None where there is no such file or no such table in it."""
    found: object = read_toml(path)
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    if found is None or isinstance(found, dict):
        return found
    raise SettingsError(f"{path}: expected a table [{'.'.join(keys)}], found {found!r}")


def _settings(where: str, table: Mapping[str, object]) -> Settings:
    for key in table:
        if key not in READERS and key not in DESK_TABLES:
            raise SettingsError(f'{where}: no setting is called "{key}"{hint(key, (*READERS, *DESK_TABLES))}')
    own = {key: value for key, value in table.items() if key not in DESK_TABLES}
    try:
        settings = Settings(**{key.replace("-", "_"): READERS[key](key, value) for key, value in own.items()})  # type: ignore[arg-type]
        _require_kinds(settings, own)
    except SettingsError as error:
        raise SettingsError(f"{where}: {error}") from error
    return settings


def _require_kinds(settings: Settings, own: Mapping[str, object]) -> None:
    """Raise SettingsError, with the key, where the kinds that a file names are none, or none is left of them."""
    for key, words in (("select", settings.select), ("ignore", settings.ignore)):
        if key in own:
            try:
                require_known(words)
            except SettingsError as error:
                raise SettingsError(f"{key}: {error}") from error
    settings.kinds()


def _selectors(key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise SettingsError(
        f'{key}: expected a list of codes, names or family letters, such as ["F1", "Q"], found {value!r}'
    )


def _fail_on(key: str, value: object) -> FailOn:
    try:
        return FailOn(str(value))
    except ValueError:
        raise SettingsError(
            f"{key}: expected error, warning or never, found {value!r}{hint(str(value), FailOn)}"
        ) from None


def _limit(key: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise SettingsError(f"{key}: expected a number of bytes, found {value!r}")


def _judge(key: str, value: object) -> str:
    if isinstance(value, str) and (value in (OWN, NONE) or value.startswith(("http://", "https://"))):
        return value
    raise SettingsError(f"{key}: expected own, none or an address (http://… or https://…), found {value!r}")


def _words(key: str, value: object) -> str:
    if isinstance(value, str) and value:
        return value
    raise SettingsError(f"{key}: expected words, found {value!r}")


READERS: Mapping[str, Callable[[str, object], object]] = {
    "select": _selectors,
    "ignore": _selectors,
    "fail-on": _fail_on,
    "limit": _limit,
    "judge": _judge,
    "judge-model": _words,
}
