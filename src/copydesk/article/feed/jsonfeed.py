"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read by its own page: what isn't as it should be is left out, not refused."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape

from copydesk.article.dates import when
from copydesk.article.decode import decoded
from copydesk.article.feed.entries import Feed, FeedEntry, absolute, unique
from copydesk.article.model import Picture
from copydesk.article.page.markup import harmless, one_line, wording
from copydesk.errors import UnusableInputError

_VERSION = "jsonfeed.org/version/1"
_WANTED = "expected a JSON Feed with version and items"
_Item = Mapping[str, object]


def is_json(content: bytes) -> bool:
    """Tell whether content can be nothing but JSON."""
    return content[:400].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def read_json_feed(name: str, content: bytes, base: str) -> Feed:
    """Read a JSON Feed; `base` is its own address. Raises UnusableInputError for what is none."""
    try:
        told = json.loads(decoded(name, content))
    except json.JSONDecodeError as error:
        raise UnusableInputError(f"{name}:{error.lineno}: not a feed: {_WANTED}, found broken JSON") from None
    except (RecursionError, ValueError):
        raise UnusableInputError(f"{name}:1: not a feed: {_WANTED}, found JSON that can't be read") from None
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list) or _VERSION not in str(told.get("version")):
        raise UnusableInputError(f"{name}:1: not a feed: {_WANTED}, found other JSON")
    authors = _authors(told)
    language = _text(told, "language")
    entries = tuple(_entry(item, base, authors) for item in items if isinstance(item, dict))
    return Feed(one_line(_text(told, "title") or "") or None, entries, language)


def _entry(item: _Item, base: str, authors: tuple[str, ...]) -> FeedEntry:
    number = item.get("id")  # version 1.0 had feeds with numbers
    picture = absolute(base, item.get("image")) or absolute(base, item.get("banner_image"))
    html, plain = _text(item, "content_html"), _text(item, "content_text")
    summary = _text(item, "summary")
    return FeedEntry(
        title=wording(_text(item, "title") or ""),
        address=absolute(base, item.get("url")) or absolute(base, item.get("external_url")),
        guid=str(number) if isinstance(number, str | int | float) and str(number).strip() else None,
        published=_moment(item, "date_published"),
        updated=_moment(item, "date_modified"),
        summary=escape(summary, quote=False) if summary else None,
        content=harmless(html) if html else _paragraphs(plain),
        authors=_authors(item) or authors,
        categories=unique(one_line(tag) for tag in _list(item, "tags") if isinstance(tag, str)),
        picture=Picture(picture) if picture else None,
    )


def _text(item: _Item, key: str) -> str | None:
    value = item.get(key)
    return (value.strip() or None) if isinstance(value, str) else None


def _list(item: _Item, key: str) -> list[object]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _authors(item: _Item) -> tuple[str, ...]:
    """Return the names of version 1.1's `authors`, else of 1.0's `author`."""
    return unique(one_line(_text(each, "name") or "") for each in _people(item))


def _people(item: _Item) -> Iterator[_Item]:
    for each in _list(item, "authors") or [item.get("author")]:
        if isinstance(each, dict):
            yield each


def _moment(item: _Item, key: str) -> datetime | None:
    moment = when(_text(item, key) or "").moment
    return moment.replace(tzinfo=UTC) if moment and not moment.tzinfo else moment


def _paragraphs(plain: str | None) -> str | None:
    if not plain:
        return None
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in plain.split("\n\n") if part.strip())
