"""Front matter: YAML between `---` or TOML between `+++`, read with the place of every value.

What a parser refuses is read entry by entry and, where that fails too, as it stands: `title: Trump: "We will win"` has
the title that its writer meant.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import yaml

from copydesk.article.model import Entry
from copydesk.article.prose.scalars import (
    as_written,
    block_pieces,
    double_pieces,
    plain_pieces,
    single_pieces,
    words_of,
)

LONGEST = 20_000
"""Code points of front matter that are parsed as a whole; a longer one is read entry by entry."""

MOST_NESTED = 500
"""Opening brackets and braces that are parsed: the parser takes time in the square of their depth."""

_NESTED = re.compile(r"[\[{]")
_OPENING = re.compile(r"\s*^(?P<fence>---|\+\+\+)[ \t]*\n", re.MULTILINE)
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_KEY = {
    "---": re.compile(
        r"""^(?P<key>[A-Za-z_][\w .-]{0,60}?|"[^"\n]{1,60}"|'[^'\n]{1,60}')[ \t]*:(?!//)[ \t]*""", re.MULTILINE
    ),
    "+++": re.compile(r"""^(?P<key>[A-Za-z0-9_][\w.-]{0,60}|"[^"\n]{1,60}")[ \t]*=[ \t]*""", re.MULTILINE),
}
_ENTRY = {"---": "key: value", "+++": "key = value"}
_AT = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
"""Where a TOML parser says that something is wrong, counted from the line behind the opening marks."""
_TABLE = re.compile(r"^\[+(?P<name>[^\[\]\n]+)\]+", re.MULTILINE)
_LEVEL = re.compile(r"^[^\s#\-\[\]{}]", re.MULTILINE)
_MEANT = re.compile(r"\s*[a-z_][\w-]*[ \t]*[:=](?!//)")
"""What front matter is known by that can't be read: its first line is an entry."""


class Flaw(NamedTuple):
    """What is wrong with front matter: the offset of the line at fault, and what it is and was wanted, in one line."""

    place: int
    message: str


class FrontMatter(NamedTuple):
    """The entries in the order of the file, the offset at which the body begins, and what is wrong.

    With a flaw but no entry nothing was taken for front matter: its lines read as prose.
    """

    entries: tuple[Entry, ...] = ()
    body: int = 0
    flaw: Flaw | None = None


def front_matter(content: str) -> FrontMatter:
    """Read the front matter that content begins with. Never fails: what can't be parsed is kept as it stands."""
    lines = content.replace("\r", "\n")
    opening = _OPENING.match(lines)
    if not opening:
        return FrontMatter()
    fence = opening["fence"]
    closing = _CLOSING[fence].search(lines, opening.end())
    if not closing:
        return FrontMatter(
            flaw=_unread(lines, opening.end(), opening.start("fence"), f"nothing closes it: wanted {fence}")
        )
    start, end = opening.end(), closing.start()
    keys = list(_KEY[fence].finditer(lines, start, end))
    levels = [level.start() for level in _LEVEL.finditer(lines, start, end)]
    if len(keys) * 2 < len(levels) or (not keys and lines[start:end].strip()):
        odd = min(set(levels) - {key.start() for key in keys}, default=start)
        return FrontMatter(
            flaw=_unread(lines, start, odd, f"most lines are no entries: wanted {_ENTRY[fence]} in each")
        )
    if fence == "+++":
        return FrontMatter(tuple(_toml(content, start, end, keys)), closing.end(), _untoml(lines, start, end))
    if (entries := _composed(content, start, end)) is not None:
        return FrontMatter(tuple(entries), closing.end())
    return FrontMatter(tuple(_by_entry(content, start, end, keys)), closing.end(), _unyaml(content, start, end))


def _unread(lines: str, start: int, place: int, why: str) -> Flaw | None:
    """Return the flaw of what was meant as front matter and reads as prose; None for prose behind a rule."""
    return Flaw(place, f"front matter that reads as prose, since {why}") if _MEANT.match(lines, start) else None


def _unyaml(content: str, start: int, end: int) -> Flaw | None:
    """Return why a YAML parser refuses front matter, as far as it would look."""
    if end - start > LONGEST or len(_NESTED.findall(content, start, end)) > MOST_NESTED:
        return None
    try:
        yaml.compose(content[start:end], Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        place = start + (error.problem_mark.index if error.problem_mark else 0)
        return Flaw(place, f"front matter that isn't YAML ({error.problem}): wanted that value quoted")
    except (yaml.YAMLError, RecursionError, ValueError):
        return Flaw(start, "front matter that isn't YAML: wanted key: value in each line")
    return None


def _untoml(lines: str, start: int, end: int) -> Flaw | None:
    """Return why a TOML parser refuses front matter, as far as it would look."""
    if end - start > LONGEST:
        return None
    try:
        tomllib.loads(lines[start:end])
    except tomllib.TOMLDecodeError as error:
        why = str(error)
        at = _AT.search(why)
        number = int(at["line"]) if at and at["line"] else lines.count("\n", start, end)
        place = start + sum(len(line) + 1 for line in lines[start:end].split("\n")[: number - 1])
        reason = why[: at.start()] if at else why
        return Flaw(
            place, f"front matter that isn't TOML ({reason}): wanted {_ENTRY['+++']} in a line, words in quotes"
        )
    except (RecursionError, ValueError):
        return Flaw(start, f"front matter that isn't TOML: wanted {_ENTRY['+++']} in a line, words in quotes")
    return None


def _by_entry(content: str, start: int, end: int, keys: Sequence[re.Match[str]]) -> list[Entry]:
    parsed = _composed if end - start <= LONGEST else _unparsed
    found: list[Entry] = []
    for key, stop in _stretches(keys, end):
        entries = parsed(content, key.start(), stop)
        found.extend([_raw(content, key, stop)] if entries is None else entries)
    return found


def _unparsed(_content: str, _start: int, _end: int) -> list[Entry] | None:
    return None


def _stretches(keys: Sequence[re.Match[str]], end: int) -> Iterator[tuple[re.Match[str], int]]:
    stops = (key.start() for key in keys[1:])
    return zip(keys, chain(stops, [end]), strict=False)


def _raw(content: str, key: re.Match[str], stop: int) -> Entry:
    pieces = tuple(as_written(content, key.end(), stop))
    return Entry(key["key"].strip("\"'"), (words_of(pieces),), key.end(), stop, pieces)


def _composed(content: str, start: int, end: int) -> list[Entry] | None:
    if end - start > LONGEST or len(_NESTED.findall(content, start, end)) > MOST_NESTED:
        return None
    try:
        node = yaml.compose(content[start:end], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return list(_entries(content, start, node)) if isinstance(node, yaml.MappingNode) else None


def _entries(content: str, shift: int, root: yaml.MappingNode) -> Iterator[Entry]:
    waiting: list[tuple[str, yaml.Node]] = [("", root)]
    seen: set[int] = set()  # aliases can make a small file endless
    while waiting:
        name, node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield _scalar(content, shift, name, node)
        elif id(node) not in seen:
            seen.add(id(node))
            if isinstance(node, yaml.SequenceNode):
                yield _sequence(shift, name, node)
            waiting.extend(reversed(list(_inside(name, node))))


def _inside(name: str, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        prefix = f"{name}." if name else ""
        for key, value in node.value:
            yield f"{prefix}{key.value if isinstance(key, yaml.ScalarNode) else '?'}", value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode):
                yield name, item


def _sequence(shift: int, name: str, node: yaml.SequenceNode) -> Entry:
    values = tuple(item.value for item in node.value if isinstance(item, yaml.ScalarNode))
    return Entry(name, values, node.start_mark.index + shift, node.end_mark.index + shift, ())


def _scalar(content: str, shift: int, name: str, node: yaml.ScalarNode) -> Entry:
    start, end = node.start_mark.index + shift, node.end_mark.index + shift
    if node.tag == "tag:yaml.org,2002:null":
        return Entry(name, (), start, end, ())
    if node.style in {'"', "'"}:
        read = double_pieces if node.style == '"' else single_pieces
        return Entry(name, (node.value,), start, end, tuple(read(content, start + 1, end - 1)))
    if node.style in {"|", ">"}:
        return Entry(name, (node.value,), start, end, tuple(block_pieces(content, start, end)))
    end = start + len(content[start:end].rstrip())
    return Entry(name, (node.value,), start, end, tuple(plain_pieces(content, start, end)))


def _toml(content: str, start: int, end: int, keys: Sequence[re.Match[str]]) -> Iterator[Entry]:
    tables = list(_TABLE.finditer(content, start, end))
    starts = [table.start() for table in tables]
    for key, stop in _stretches(keys, end):
        number = bisect_right(starts, key.start())
        prefix = f"{tables[number - 1]['name']}." if number else ""
        entry = _assigned(content, key, min([*starts[number : number + 1], stop]))
        yield entry._replace(key=prefix + entry.key)


def _assigned(content: str, key: re.Match[str], stop: int) -> Entry:
    raw = _raw(content, key, stop)
    try:
        value = next(iter(tomllib.loads(f"value = {content[key.end() : stop]}").values()))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return raw
    written = content[key.end() : stop].strip()
    if isinstance(value, list):
        return raw._replace(values=tuple(map(str, value)), pieces=())
    if not isinstance(value, str):
        return raw._replace(values=(str(value),))
    start = content.index(written, key.end())
    marks = 3 if written[:3] in {'"""', "'''"} else 1
    close = content.rfind(written[0], start, stop) + 1
    read = double_pieces if written[0] == '"' else plain_pieces
    return raw._replace(values=(value,), pieces=tuple(read(content, start + marks, close - marks)))
