"""Which addresses a post may link to, and how they are written so that no Markdown reads more into them."""

import re
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
"""What a link may lead to; `javascript:`, `data:` and all the others are dropped."""
LONGEST = 2000
"""Characters of an address: longer ones are no links to read on with."""

_UNSAFE = re.compile(r"""[\s"'<>()\[\]{}|\\^`*_$%\x00-\x20\x7f]""")
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")


def web_address(address: str) -> str | None:
    """Return an http(s) address as it can stand in a page and in a link of Markdown, or None where it isn't one."""
    found = link_address(address)
    return found if found and found.startswith(("http://", "https://")) else None


def link_address(address: str) -> str | None:
    """Return an address that a post may link to, percent-encoded where Markdown or Liquid would read more into it.

    None for another scheme, an address without a host, one with a name and password in it, and an over-long one.
    """
    address = address.strip()
    if not address or len(address) > LONGEST or any(ord(letter) < ord(" ") for letter in address):
        return None
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in SCHEMES:
        return None
    if parts.scheme.lower() != "mailto" and (not host or "@" in parts.netloc or _UNSAFE.search(host.replace("_", ""))):
        return None
    return parts.scheme.lower() + _UNSAFE.sub(_encoded, address[len(parts.scheme) :])


def _encoded(found: re.Match[str]) -> str:
    mark = found[0]
    if mark == "%" and _ENCODED.match(found.string, found.start()):
        return mark
    if mark in {"_", "*"} or (mark == "$" and "$$" not in found.string):
        return mark
    return "".join(f"%{byte:02X}" for byte in mark.encode("utf-8", "replace"))
