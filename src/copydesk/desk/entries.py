"""Entries of the settings: what each kind of value must be, and the sentence that refuses another."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from copydesk.draft.prompt import require_places
from copydesk.errors import SettingsError
from copydesk.findings.wanted.nearest import hint
from copydesk.post.licence import licence_of

LONGEST_TEXT = 20_000
"""Characters of a text in the settings."""
Reader = Callable[[str, object], object]
"""Takes a key, as messages name it, and the value in the file; returns the setting, or raises SettingsError."""


def read_table(where: str, table: object, readers: Mapping[str, Reader]) -> dict[str, object]:
    """Return the settings of a table by the names of their fields; SettingsError for an unknown key or wrong value."""
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: expected a table [{where}], found {table!r}")
    for key in table:
        if key not in readers:
            raise SettingsError(f'{where}: no setting is called "{key}"{hint(key, readers)}')
    return {key.replace("-", "_"): readers[key](f"{where}.{key}", value) for key, value in table.items()}


def words(key: str, value: object) -> str:
    """Return a line of text, which is neither empty nor has control characters."""
    if isinstance(value, str) and value.strip() and value.isprintable():
        return value.strip()
    raise SettingsError(f"{key}: expected some words in quotation marks, found {value!r}")


def listed(key: str, value: object) -> tuple[str, ...]:
    """Return a list of lines of text."""
    if isinstance(value, list):
        return tuple(words(key, word) for word in value)
    raise SettingsError(f'{key}: expected a list, such as ["News"], found {value!r}')


def whole(least: int, most: int) -> Reader:
    """Return what reads a whole number from `least` to `most`."""

    def read(key: str, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise SettingsError(f"{key}: expected a whole number from {least:,} to {most:,}, found {value!r}")

    return read


def number(least: float, most: float) -> Reader:
    """Return what reads a number from `least` to `most`."""

    def read(key: str, value: object) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
            return float(value)
        raise SettingsError(f"{key}: expected a number from {least:g} to {most:g}, found {value!r}")

    return read


def one_of(known: type[StrEnum]) -> Reader:
    """Return what reads one of some words."""

    def read(key: str, value: object) -> StrEnum:
        try:
            return known(str(value))
        except ValueError:
            *first, last = [f'"{word}"' for word in known]
            expected = f"{', '.join(first)} or {last}" if first else last
            raise SettingsError(f"{key}: expected {expected}, found {value!r}{hint(str(value), known)}") from None

    return read


def web_address(key: str, value: object) -> str:
    """Return an http or https address with a host, without user and password, as it stands."""
    line = words(key, value)
    try:
        parts = urlsplit(line)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        usable = False
    if usable and not any(mark.isspace() for mark in line):
        return line
    raise SettingsError(f"{key}: expected an address such as https://news.example, found {value!r}")


def endpoint(key: str, value: object) -> str:
    """Return an address that others are made from, its last slash taken off."""
    return web_address(key, value).rstrip("/")


def licence(key: str, value: object) -> str:
    """Return a licence that says what it permits."""
    line = words(key, value)
    try:
        licence_of(line)
    except SettingsError as error:
        raise SettingsError(f"{key}: {str(error).removeprefix('licence: ')}") from error
    return line


def inner_path(key: str, value: object) -> Path:
    """Return a path from the folder of the settings on, which doesn't leave it."""
    path = Path(words(key, value))
    if path.is_absolute() or ".." in path.parts:
        raise SettingsError(f"{key}: expected a path inside the folder of copydesk.toml, found {value!r}")
    return path


def text_or_file(folder: Path) -> Reader:
    """Return what reads a text of any length, or none: as it stands, or { file = "…" } from a folder on."""

    def read(key: str, value: object) -> str:
        words = _file(key, folder, value) if isinstance(value, dict) else value
        if not isinstance(words, str):
            raise SettingsError(f"{key}: expected a text in quotation marks, found {value!r}")
        if len(words) > LONGEST_TEXT:
            raise SettingsError(f"{key}: expected at most {LONGEST_TEXT:,} characters, found {len(words):,}")
        return words

    return read


def prompt(folder: Path, *places: str) -> Reader:
    """Return what reads a prompt, in which these places are filled in, as a text or from a file."""
    reader = text_or_file(folder)

    def read(key: str, value: object) -> str:
        words = str(reader(key, value))
        if not words.strip():
            raise SettingsError(f"{key}: expected what the model is asked for, found nothing")
        require_places(key, words, places)
        return words

    return read


def _file(key: str, folder: Path, value: Mapping[object, object]) -> str:
    """Return the words of a file that a setting names. SettingsError where there is none, or it can't be read."""
    if [*value] != ["file"]:
        raise SettingsError(f'{key}: expected a text, or {{ file = "prompt.txt" }}, found {value!r}')
    path = inner_path(f"{key}.file", value["file"])
    try:
        return (folder / path).read_text("utf-8")
    except OSError as error:
        raise SettingsError(f"{key}.file: {path}: can't be read: {error.strerror}") from error
    except ValueError as error:
        raise SettingsError(f"{key}.file: {path}: expected text in UTF-8") from error


def timezone(key: str, value: object) -> ZoneInfo:
    """Return a timezone of the tz database."""
    try:
        return ZoneInfo(words(key, value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsError(f"{key}: expected a timezone such as Europe/London or UTC, found {value!r}") from None
