"""Which received articles are one: by address, by what feeds call them, or by their words."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from copydesk.article.model import Received

GLOBAL = 20
"""Characters from which a feed's name for an item is taken to hold in all feeds; shorter ones hold in one feed."""
ALIKE = 0.25
"""Share of the shorter text's long words that another must have to be a version of it by a feed's name alone."""

_LONG_WORD = re.compile(r"\w{5,}")


class Name(NamedTuple):
    """One of the names of an article: the sort ("address", "guid" or "words"), and what stands for it."""

    sort: str
    value: str


def names_of(received: Received) -> tuple[Name, ...]:
    """Return all names of an article. A site's front page names no article, whatever a feed says."""
    names = [Name("words", received.fingerprint)]
    if received.address and _names_one(received.address):
        names.append(Name("address", received.address))
    names += [Name("guid", _placed(guid.strip(), received.feed)) for guid in received.guids if guid.strip()]
    return tuple(dict.fromkeys(names))


def alike(one: str, other: str) -> bool:
    """Say whether two texts could be versions of one: some feeds give all their items the same name."""
    words, others = set(_LONG_WORD.findall(one.lower())), set(_LONG_WORD.findall(other.lower()))
    fewer = min(len(words), len(others))
    return fewer == 0 or len(words & others) >= ALIKE * fewer


def _names_one(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.path.strip("/") or parts.query)


def _placed(guid: str, feed: str | None) -> str:
    return guid if len(guid) >= GLOBAL or not feed else f"{feed}\n{guid}"
