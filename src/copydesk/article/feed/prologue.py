"""XML from outside before any parser sees it: what its root is, and no document that swells when it is read."""

import re
from typing import NamedTuple

from copydesk.errors import UnusableInputError

LONGEST_ENTITY = 32
"""Characters that an entity declared by a document may stand for: enough for a letter or a name, no room for a bomb."""

_PROLOGUE = re.compile(r"(?:\s|\ufeff|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)*+", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>\[]*+(?P<subset>\[)?", re.IGNORECASE)
_ENTITY = re.compile(
    r"<!ENTITY\s+[^\s%\"'<>]++\s+(?:\"(?P<one>[^\"]*)\"|'(?P<other>[^']*)')\s*>|(?P<else><!ENTITY\b)", re.IGNORECASE
)
_REFERENCE = re.compile(r"&(?!#)|%")
_SUBSET_END = re.compile(r"\]\s*>")
_ROOT = re.compile(r"<(?P<name>[A-Za-z_][\w.:-]*)")


class Root(NamedTuple):
    """The name of the outermost element, and the line that it begins in, counted from 1."""

    name: str
    line: int


def root_of(document: str) -> Root | None:
    """Return the outermost element of a document, or None where there is none."""
    at = _behind_prologue(document)
    found = _ROOT.search(document, at)
    return Root(found["name"], document.count("\n", 0, found.start()) + 1) if found else None


def refuse_bombs(name: str, document: str) -> None:
    """Raise UnusableInputError where a document declares entities that swell, nest, or lead out of it."""
    doctype = _DOCTYPE.match(document, _end_of(_PROLOGUE, document))
    if not doctype or not doctype["subset"]:
        return
    for entity in _ENTITY.finditer(document, doctype.end()):
        words = entity["one"] or entity["other"] or ""
        if entity["else"] or len(words) > LONGEST_ENTITY or _REFERENCE.search(words):
            line = document.count("\n", 0, entity.start()) + 1
            raise UnusableInputError(f"{name}:{line}: refused: it declares entities: wanted a document without them")


def _behind_prologue(document: str) -> int:
    at = _end_of(_PROLOGUE, document)
    doctype = _DOCTYPE.match(document, at)
    if not doctype:
        return at
    end = _SUBSET_END.search(document, doctype.end()) if doctype["subset"] else None
    return end.end() if end else doctype.end()


def _end_of(form: re.Pattern[str], document: str) -> int:
    found = form.match(document)
    return found.end() if found else 0
