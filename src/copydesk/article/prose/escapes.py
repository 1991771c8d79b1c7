"""Words from outside written into Markdown so that they read as they are: no mark, tag or template among them works."""

import re
from urllib.parse import quote, urlsplit

from copydesk.article.page.visible import UNSEEN

LONGEST_TARGET = 2_000
"""Characters of a link's address; a longer one is left out, its words stay."""

_MARK = re.compile(r"[\\`*_\[\]<~]|&(?=#|[A-Za-z])")
_TEMPLATE = re.compile(r"\{(?=[%{:])|(?<=\{)[%{:]")
_OPENING = re.compile(r"(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|[=-]{2,}|\||:|\$\$)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_SHAPELESS = dict.fromkeys(map(ord, UNSEEN))
_SAFE = "/:?#@!$&'+,;=%-._~"


def literal(words: str) -> str:
    """Return words for the inside of a line."""
    if not words.isprintable():
        words = words.translate(_SHAPELESS)
        words = "".join(mark if mark.isprintable() or mark.isspace() else "\ufffd" for mark in words)
    return _TEMPLATE.sub(lambda found: f"&#{ord(found[0])};", _MARK.sub(r"\\\g<0>", words))


def opening(line: str) -> str:
    """Return a line, escaped already, for the beginning of a paragraph, where more is a mark than inside."""
    if found := _NUMBER.match(line):
        return f"{found[1]}\\{line[found.start(2) :]}"
    return f"\\{line}" if _OPENING.match(line) else line


def target(address: str | None) -> str | None:
    """Return an address for a link, with nothing in it that ends one; None for all but http, https and mailto."""
    if not address or len(address) > LONGEST_TARGET:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https", "mailto"} or not (parts.netloc or parts.path):
        return None
    return quote(address.strip(), safe=_SAFE, errors="replace")
