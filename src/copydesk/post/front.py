"""Front matter as text: written so that Ruby, Go and JavaScript read what was meant, and read with its lines kept.

Strings are written as JSON writes them, which is YAML too: a bare `NO`, `on`, `12:30` or `2024` would be read as
something else by one parser or another. What is read comes as words, whatever YAML would make of them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

import yaml

from copydesk.errors import PostError
from copydesk.post.model import Kept

LONGEST = 200_000
"""Code points of front matter that are read."""
MOST_NESTED = 200
"""Opening brackets and braces that are read: the parser takes time in the square of their depth."""
MOST_VALUES = 5_000
"""Scalars that are read: aliases could make endlessly many of a few."""

_FENCED = re.compile(r"\A\ufeff?---[ \t]*\n(?P<front>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_NESTED = re.compile(r"[\[{]")


class Bare(str):
    """A word of our own that stands in the front matter without quotation marks."""

    __slots__ = ()


Value = str | bool | int | datetime | Sequence["Value"] | Mapping[str, "Value"]
Tree = str | list["Tree"] | dict[str, "Tree"]


class Front(NamedTuple):
    """What front matter says: its values by key, its entries with their lines, and the body behind it."""

    values: Mapping[str, Tree]
    kept: tuple[Kept, ...]
    body: str


def fenced(entries: Sequence[str], body: str) -> str:
    """Return the content of a file: entries of the front matter, each with its line feed, and a body."""
    return f"---\n{''.join(entries)}---\n" + (f"\n{body}" if body else "")


def entry(key: str, value: Value) -> str:
    """Return an entry of the front matter, one line or several."""
    return "".join(f"{line}\n" for line in _entry(key, value))


def _entry(key: str, value: Value) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{key}:"
        yield from (f"  {line}" for line in _entries(value))
    elif isinstance(value, Sequence) and any(isinstance(item, Mapping) for item in value):
        yield f"{key}:"
        for item in value:
            lines = _entries(item) if isinstance(item, Mapping) else ()
            yield from (("    " if i else "  - ") + line for i, line in enumerate(lines))
    else:
        yield f"{key}: {_scalar(value)}"


def _entries(values: Mapping[str, Value]) -> Iterator[str]:
    return (line for key, value in values.items() for line in _entry(key, value))


def _scalar(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Bare():
            return str(value)
        case str():
            return json.dumps(value, ensure_ascii=False)
        case datetime():
            return value.isoformat(timespec="seconds")
        case int():
            return str(value)
        case Sequence():
            return f"[{', '.join(_scalar(item) for item in value)}]"
        case _:
            raise TypeError(f"not a value of front matter: {value!r}")


def read_front(content: str, name: str) -> Front:
    """Read a file's front matter. PostError, naming the file and the line, where it is missing or broken."""
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    found = _FENCED.match(content)
    if not found:
        raise PostError(f"{name}:1: no front matter: wanted YAML between two lines of ---")
    front = found["front"]
    if len(front) > LONGEST or len(_NESTED.findall(front)) > MOST_NESTED:
        raise PostError(f"{name}: over-large front matter: wanted at most {LONGEST:,} characters")
    root = _composed(front, name)
    if root is None:
        return Front({}, (), content[found.end() :])
    values = {key.value: _tree(value, [MOST_VALUES], name) for key, value in root.value if _named(key)}
    return Front(values, tuple(_kept(front, root)), content[found.end() :])


def _named(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode)


def _composed(front: str, name: str) -> yaml.MappingNode | None:
    try:
        root = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise PostError(f"{name}:{line}: broken front matter: {error.problem}: wanted YAML") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise PostError(f"{name}: broken front matter: wanted YAML") from error
    if root is None:
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise PostError(f"{name}:2: front matter without keys: wanted lines like title: …")
    return root


def _tree(node: yaml.Node, left: list[int], name: str) -> Tree:
    left[0] -= 1
    if left[0] < 0:
        raise PostError(f"{name}: over-large front matter: wanted at most {MOST_VALUES:,} values")
    if isinstance(node, yaml.MappingNode):
        return {key.value: _tree(value, left, name) for key, value in node.value if _named(key)}
    if isinstance(node, yaml.SequenceNode):
        return [_tree(item, left, name) for item in node.value]
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _kept(front: str, root: yaml.MappingNode) -> Iterator[Kept]:
    """Yield each entry with its lines, comments behind it included; what stands before the first has no key."""
    lines = front.splitlines(keepends=True)
    starts = [key.start_mark.line for key, _ in root.value]
    if starts and starts[0]:
        yield Kept("", "".join(lines[: starts[0]]))
    for (key, _), (start, stop) in zip(root.value, pairwise([*starts, len(lines)]), strict=True):
        yield Kept(str(key.value) if _named(key) else "", "".join(lines[start:stop]))
