"""OPML: the addresses of feeds that another reader kept."""

import re
from html import unescape

from copydesk.article.decode import decoded
from copydesk.article.feed.entries import absolute, unique
from copydesk.article.feed.prologue import refuse_bombs, root_of
from copydesk.errors import UnusableInputError, printable

_OUTLINE = re.compile(r"<outline\b(?P<attributes>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<![\w:.-])xmlUrl\s*=\s*(?:\"(?P<one>[^\"]*+)\"|'(?P<other>[^']*+)')", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def read_opml(name: str, content: bytes) -> tuple[str, ...]:
    """Return the addresses of the feeds in an OPML file, each once, in its order; broken XML gives what can be read.

    Raises UnusableInputError, one line, for what is no OPML and for XML that is made to swell.
    """
    name = printable(name)
    document = decoded(name, content)
    refuse_bombs(name, document)
    root = root_of(document)
    if root is None or root.name.lower() != "opml":
        line, found = (root.line, f"<{root.name[:40]}>") if root else (1, "no element")
        raise UnusableInputError(f"{name}:{line}: not a list of feeds: expected <opml>, found {found}")
    outlines = _OUTLINE.finditer(_COMMENT.sub("", document))
    found_in = (_ADDRESS.search(outline["attributes"]) for outline in outlines)
    told = (unescape(found["one"] or found["other"] or "") for found in found_in if found)
    return unique(absolute("", address) or "" for address in told)
