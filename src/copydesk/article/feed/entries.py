"""A feed as it is told here, whatever form it came in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from copydesk.article.model import Picture


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An item of a feed, as the feed tells it.

    `title` and `categories` are plain words, the title empty where the feed gives none; `summary` and `content` are
    HTML made harmless. `address` is absolute where the feed's own address is known, and as the feed has it otherwise
    (tracking parameters included). Moments have the offset that the feed gives. `licence` is the feed's where the item
    has none of its own.
    """

    title: str
    address: str | None = None
    guid: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    summary: str | None = None
    content: str | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    picture: Picture | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its items in its own order, and the language that it names (`en-GB`)."""

    title: str | None
    entries: tuple[FeedEntry, ...]
    language: str | None = None


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Return what says something, each once, in order."""
    return tuple(dict.fromkeys(each for each in words if each))


def absolute(base: str, address: object) -> str | None:
    """Return an address as `base` resolves it; None where it is none, or leads nowhere that `base` may send us.

    That is the web, and a file for what is a file itself: nobody on the web is to have our own files read.
    """
    if not isinstance(address, str) or not address.strip():
        return None
    try:
        resolved = urljoin(base, address.strip()) if "://" in base or base.startswith("file:") else address.strip()
    except ValueError:
        return None
    scheme, colon, _ = resolved.partition(":")
    known = {"http", "https", "file"} if base.startswith("file:") else {"http", "https"}
    usable = scheme.lower() in known or not colon or "/" in scheme
    return resolved if usable and resolved.isprintable() else None
