"""Findings that an editor has looked at and lets pass, with a reason: the file beside the retelling that says so.

`retelling.waivers.toml` stands beside `retelling.md` and holds a `[[waiver]]` for each, as told in docs/settings.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from copydesk.errors import SettingsError
from copydesk.findings.model import Finding, Kind
from copydesk.findings.wanted.nearest import hint
from copydesk.findings.wanted.selection import kind_named
from copydesk.findings.wanted.toml import read_toml

ENDING = ".waivers.toml"
KEYS = ("kind", "words", "reason")


@dataclass(frozen=True, slots=True)
class Waiver:
    """Lets findings of one kind pass where they stand on these words; `file` and `number` (from 1) say where it stands.

    The words are the retelling's, or the source's for a finding that has no place in the retelling.
    """

    file: str
    number: int
    kind: Kind
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding and the waiver that lets it pass."""

    finding: Finding
    waiver: Waiver


class Settled(NamedTuple):
    """Findings parted by waivers: those that stand, those let pass, and the waivers that no finding meets any more."""

    standing: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    unmet: tuple[Waiver, ...]


def settle(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> Settled:
    """Part findings by the waiver of their kind and words; runs of white space are alike."""
    by_place = {_place(waiver.kind, waiver.words): waiver for waiver in reversed(waivers)}
    standing: list[Finding] = []
    waived: list[Waived] = []
    met: set[tuple[str, str]] = set()
    for finding in findings:
        passage = finding.retelling or finding.source
        place = _place(finding.kind, passage.words if passage else "")
        if waiver := by_place.get(place):
            met.add(place)
            waived.append(Waived(finding, waiver))
        else:
            standing.append(finding)
    unmet = tuple(waiver for waiver in waivers if _place(waiver.kind, waiver.words) not in met)
    return Settled(tuple(standing), tuple(waived), unmet)


def _place(kind: Kind, words: str) -> tuple[str, str]:
    return kind.code, " ".join(words.split())


def waivers_beside(retelling: Path) -> tuple[Waiver, ...]:
    """Return the waivers in the file beside a retelling, none where there is no such file.

    SettingsError, in one line with the file's path, for a file that can't be read or an entry that is wrong.
    """
    path = retelling.with_suffix(ENDING) if retelling.name else retelling
    content = read_toml(path)
    if content is None:
        return ()
    for key in content:
        if key != "waiver":
            raise SettingsError(f'{path}: expected [[waiver]], found "{key}"')
    entries = content.get("waiver", [])
    if not isinstance(entries, list):
        raise SettingsError(f"{path}: expected [[waiver]], found [waiver]")
    return tuple(_waiver(str(path), number, entry) for number, entry in enumerate(entries, 1))


def _waiver(file: str, number: int, entry: object) -> Waiver:
    try:
        kind, words, reason = _fields(entry)
        return Waiver(file, number, kind_named(kind), words, reason)
    except SettingsError as error:
        raise SettingsError(f"{file}: waiver {number}: {error}") from error


def _fields(entry: object) -> tuple[str, ...]:
    if not isinstance(entry, dict):
        raise SettingsError(f"expected {', '.join(KEYS)}, found {entry!r}")
    for key in entry:
        if key not in KEYS:
            raise SettingsError(f'no such key: "{key}"{hint(key, KEYS)}')
    return tuple(_words(entry, key) for key in KEYS)


def _words(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    if isinstance(value, str) and value.strip():
        return value
    raise SettingsError(f"{key}: missing" if value is None else f"{key}: expected words, found {value!r}")
