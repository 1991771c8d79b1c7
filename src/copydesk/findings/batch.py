"""Many pairs, a line each: `{"id": …, "sources": [paths or texts…], "retelling": path or text}`.

A string is a path where it names an existing file, else a text; `{"path": …}` and `{"text": …}` say which.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from os.path import isfile
from pathlib import Path

from copydesk.article import load, told
from copydesk.errors import UnusableInputError
from copydesk.findings.check import Report, check
from copydesk.findings.judge.verdict import Judging
from copydesk.findings.model import Kind
from copydesk.findings.report.json import as_json
from copydesk.findings.wanted.waivers import Waiver, waivers_beside
from copydesk.text.passage import Text

FORM = 'expected an object with "id", "sources" (a list) and "retelling"'


@dataclass(frozen=True, slots=True)
class Pair:
    """Sources and their retelling, with the pair's own name and the waivers beside the retelling where it is a file."""

    id: str | int
    sources: tuple[Text, ...]
    retelling: Text
    waivers: tuple[Waiver, ...]

    def checked(self, kinds: Collection[Kind], judge: Judging | None = None) -> Report:
        """Check the pair, looking for these kinds, with this judge."""
        return check(self.sources, self.retelling, kinds, judge).waiving(self.waivers)


def pair_of(line: bytes, limit: int) -> Pair:
    """Read the pair of a line; each text may have `limit` bytes.

    UnusableInputError, in one line, for what is no pair or holds a text that can't be read; SettingsError for a file of
    waivers that is wrong.
    """
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnusableInputError(f"not UTF-8, at byte {error.start + 1}: wanted JSON in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise UnusableInputError(f"not JSON: {error}") from error
    if not isinstance(found, Mapping):
        raise UnusableInputError(f"{FORM}, found {_sort(found)}")
    name, sources, retelling = (found.get(key) for key in ("id", "sources", "retelling"))
    if not isinstance(name, str | int):
        raise UnusableInputError(f"{FORM}, found {_sort(name)} as id")
    if not isinstance(sources, Sequence) or isinstance(sources, str) or not sources:
        raise UnusableInputError(f"{FORM}, found {_sort(sources)} as sources")
    texts = tuple(_text(f"source {number}", source, limit) for number, source in enumerate(sources, 1))
    path = _path(retelling)
    waivers = waivers_beside(path) if path else ()
    return Pair(name, texts, _text("retelling", retelling, limit), waivers)


def answer_line(pair: Pair, report: Report) -> str:
    """Return the JSON form of a pair's report on one line, the pair's name in front."""
    return json.dumps({"id": pair.id, **as_json(report)}, ensure_ascii=False)


def _text(name: str, value: object, limit: int) -> Text:
    if path := _path(value):
        return load(path, limit=limit).text
    words = value.get("text") if isinstance(value, Mapping) else value
    if not isinstance(words, str):
        raise UnusableInputError(f"{name}: expected a path or a text, found {_sort(value)}")
    if words and not any(character.isspace() for character in words):
        raise UnusableInputError(f"{name}: neither a file nor a text: {words[:80]!r}")
    if len(words.encode(errors="surrogatepass")) > limit:
        raise UnusableInputError(f"{name}: over-large: wanted at most {limit:,} bytes")
    return told(name, words).text


def _path(value: object) -> Path | None:
    if isinstance(value, Mapping):
        path = value.get("path")
        return Path(path) if isinstance(path, str) else None
    return Path(value) if isinstance(value, str) and isfile(value) else None  # noqa: PTH113 - no error for 1 MB


def _sort(value: object) -> str:
    """Say what sort of value stands where another was wanted."""
    match value:
        case None:
            return "nothing"
        case str():
            return "a string"
        case Mapping():
            return "an object"
        case Sequence():
            return "a list" if value else "an empty list"
        case bool():
            return "a truth value"
        case _:
            return "a number"
