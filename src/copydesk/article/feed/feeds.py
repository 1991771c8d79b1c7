"""Feeds: RSS 0.9x to 2.0, RDF and Atom, read by feedparser, and JSON Feed, into one shape.

read_feed(name, content, content_type)      a Feed with its FeedEntries
"""

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from copydesk.article.dates import FARTHEST, at_an_edge, when
from copydesk.article.feed.entries import Feed, FeedEntry, absolute, unique
from copydesk.article.feed.jsonfeed import is_json, read_json_feed
from copydesk.article.feed.prologue import refuse_bombs, root_of
from copydesk.article.model import Picture
from copydesk.article.page.markup import harmless, one_line, wording
from copydesk.errors import UnusableInputError, printable

if TYPE_CHECKING:
    from feedparser import FeedParserDict

__all__ = ["Feed", "FeedEntry", "read_feed"]

_WANTED = "expected <rss>, <feed> or <rdf>"
_PAGE = "html"
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|a|b|i|em|strong|ul|ol|li|div|span|img|blockquote|h[1-6])\b[^<>]*>", re.IGNORECASE
)


def read_feed(name: str, content: bytes, content_type: str | None = None) -> Feed:
    """Read a feed. `name` is its address or path: relative addresses are resolved against an address.

    Raises UnusableInputError, one line, for what is no feed and for XML that is made to swell. A broken feed gives the
    items that can be read of it.
    """
    shown = printable(name)
    if is_json(content):
        return read_json_feed(shown, content, name)
    document = _decoded(content, content_type)
    refuse_bombs(shown, document)
    parsed = _parsed(document, name)
    root = root_of(document)
    if not parsed.get("version") and (not parsed.entries or (root and root.name.lower() == _PAGE)):
        line, found = (root.line, f"<{root.name[:40]}>") if root else (1, "no element")
        raise UnusableInputError(f"{shown}:{line}: not a feed: {_WANTED}, found {found}")
    licence = _licence(parsed.feed)
    entries = tuple(_entry(entry, name, licence) for entry in parsed.entries)
    return Feed(_words(parsed.feed, "title") or None, entries, _text(parsed.feed, "language"))


def _decoded(content: bytes, content_type: str | None) -> str:
    """Return the document as feedparser decodes it: what is looked at here is what it sees."""
    from feedparser.encodings import convert_to_utf8  # noqa: PLC0415 - a command without feeds must not wait

    headers = {"content-type": content_type} if content_type and content_type.isprintable() else {}
    document = str(convert_to_utf8(headers, content, {}).decode("utf-8", "replace"))
    if b"<?xml" not in content[:400].replace(b"\0", b"") and document.startswith("<?xml"):
        document = document.partition("\n")[2]
    return document


def _parsed(document: str, name: str) -> "FeedParserDict":
    import feedparser  # noqa: PLC0415 - a command without feeds must not wait

    headers = {"content-type": "application/xml; charset=utf-8"}
    if name.startswith(("http://", "https://")):
        headers["content-location"] = name
    return feedparser.parse(
        BytesIO(document.encode("utf-8", "replace")),
        response_headers=headers,
        sanitize_html=False,  # nh3 does that, and forty times as fast
        resolve_relative_uris=False,
    )


def _entry(entry: "FeedParserDict", name: str, licence: str | None) -> FeedEntry:
    summary, content = _summary_and_content(entry)
    return FeedEntry(
        title=_words(entry, "title"),
        address=absolute(name, _text(entry, "link")),
        guid=_text(entry, "id"),
        published=_moment(entry, "published") or _moment(entry, "created"),
        updated=_moment(entry, "updated"),
        summary=summary,
        content=content,
        authors=_authors(entry),
        categories=unique(one_line(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags") or ()),
        picture=_picture(entry, name),
        licence=_licence(entry) or licence,
    )


def _words(entry: "FeedParserDict", key: str) -> str:
    """Return a value in plain words, tags dropped where the feed says or shows that it is HTML."""
    value = entry.get(key)
    if not isinstance(value, str):
        return ""
    kind = (entry.get(f"{key}_detail") or {}).get("type", "")
    return wording(value) if "html" in str(kind) else one_line(value)


def _text(entry: "FeedParserDict", key: str) -> str | None:
    value = entry.get(key)
    return (value.strip() or None) if isinstance(value, str) else None


def _summary_and_content(entry: "FeedParserDict") -> tuple[str | None, str | None]:
    """Return summary and content; a feed that says one thing twice has said the longer."""
    told = [_html(part) for part in entry.get("content") or ()]
    content = max(told, key=len, default="") or None
    summary = _html(entry.get("summary_detail") or {"value": entry.get("summary")}) or None
    return (None if summary == content else summary), content


def _html(part: "Mapping[str, object]") -> str:
    value = part.get("value")
    if not isinstance(value, str):
        return ""
    plain = part.get("type") == "text/plain" and not _LOOKS_LIKE_HTML.search(value)
    return harmless(escape(value, quote=False) if plain else value).strip()


def _authors(entry: "FeedParserDict") -> tuple[str, ...]:
    told = [author.get("name") or "" for author in entry.get("authors") or ()]
    return unique(one_line(name) for name in told or [_text(entry, "author") or ""])


def _moment(entry: "FeedParserDict", key: str) -> datetime | None:
    """Return a moment with the offset that the feed gives; where it gives none, or a form of its own, in UTC.

    feedparser reads more forms than `when`, but takes any number for an offset: what is too far from the clock that
    was written comes of one that no place has.
    """
    if not dict.__contains__(entry, key):
        return None  # feedparser would give another moment under this name
    told = when(_text(entry, key) or "")
    if told.moment and told.moment.tzinfo:
        return told.moment
    parsed = _as_parsed(entry, key)
    if told.moment is None:
        return parsed
    written = told.moment.replace(tzinfo=UTC)
    return parsed if parsed and abs(parsed - written) <= FARTHEST else written


def _as_parsed(entry: "FeedParserDict", key: str) -> datetime | None:
    parsed = entry.get(f"{key}_parsed")
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return None if moment is None or at_an_edge(moment) else moment


def _licence(entry: "FeedParserDict") -> str | None:
    linked = (link.get("href") for link in entry.get("links") or () if link.get("rel") == "license")
    return next((href for href in linked if href), None) or _text(entry, "license")


def _picture(entry: "FeedParserDict", name: str) -> Picture | None:
    for found in _pictures(entry):
        if address := absolute(name, found.get("url") or found.get("href")):
            credit = ", ".join(one_line(each.get("content") or "") for each in entry.get("media_credit") or ())
            return Picture(address, credit=credit or None)
    return None


def _pictures(entry: "FeedParserDict") -> "Iterator[FeedParserDict]":
    media = entry.get("media_content") or ()
    yield from (each for each in media if each.get("medium") == "image" or _is_image(each))
    yield from (each for each in entry.get("enclosures") or () if _is_image(each))
    yield from entry.get("media_thumbnail") or ()


def _is_image(each: "FeedParserDict") -> bool:
    return str(each.get("type") or "").startswith("image/")
