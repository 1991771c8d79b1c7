"""What a page says of its article in JSON-LD (schema.org), however nested and however carelessly written."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk.article.page.markup import wording

LARGEST = 500_000
"""Characters of a script that is read."""
MOST = 2_000
"""Objects of a page that are looked at."""

_ARTICLES = ("article", "blogposting", "report", "liveblogposting")
_CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")


class Credited(NamedTuple):
    """A picture as JSON-LD tells of it."""

    address: str
    caption: str | None = None
    credit: str | None = None
    licence: str | None = None


class Told(NamedTuple):
    """What JSON-LD tells of an article; dates as they are written."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    sections: tuple[str, ...] = ()
    language: str | None = None
    source: str | None = None
    licence: str | None = None
    excerpt: str | None = None
    picture: Credited | None = None


def told_of(scripts: Iterable[str]) -> Told:
    """Return what the first article in a page's JSON-LD scripts is said to be; nothing where there is none."""
    for found in _objects(scripts):
        if any(kind.lower().endswith(_ARTICLES) for kind in _strings(found.get("@type"))):
            return _told(found)
    return Told()


def _objects(scripts: Iterable[str]) -> Iterator[dict[str, object]]:
    waiting: list[object] = [value for script in scripts if (value := _parsed(script)) is not None][::-1]
    for _ in range(MOST):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in reversed(_CONTAINERS) if isinstance(value.get(key), dict | list))


def _parsed(script: str) -> object:
    script = script.strip().removeprefix("<!--").removesuffix("-->")
    script = script.strip().removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    if len(script) > LARGEST:
        return None
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _told(article: dict[str, object]) -> Told:
    return Told(
        title=_first(article.get("headline")) or _first(article.get("name")),
        authors=tuple(_names(article.get("author"))),
        published=_first(article.get("datePublished")) or _first(article.get("dateCreated")),
        modified=_first(article.get("dateModified")),
        sections=tuple(wording(section) for section in _strings(article.get("articleSection"))),
        language=next(_names(article.get("inLanguage")), None),
        source=next(_names(article.get("publisher")), None),
        licence=next(_addresses(article.get("license")), None),
        excerpt=_first(article.get("description")),
        picture=next(_pictures(article.get("image")), None),
    )


def _each(value: object) -> Iterator[object]:
    yield from value if isinstance(value, list) else [value]


def _strings(value: object) -> Iterator[str]:
    yield from (each.strip() for each in _each(value) if isinstance(each, str) and each.strip())


def _first(value: object) -> str | None:
    return next((words for each in _strings(value) if (words := wording(each))), None)


def _names(value: object) -> Iterator[str]:
    for each in _each(value):
        if isinstance(each, dict):
            yield from _names(each.get("name"))
        elif isinstance(each, str) and (words := wording(each)):
            yield words


def _addresses(value: object) -> Iterator[str]:
    for each in _each(value):
        if isinstance(each, dict):
            yield from _strings(each.get("url") or each.get("contentUrl") or each.get("@id"))
        else:
            yield from _strings(each)


def _pictures(value: object) -> Iterator[Credited]:
    for each in _each(value):
        for address in _addresses(each):
            if isinstance(each, dict):
                credit = _first(each.get("creditText")) or next(_names(each.get("creator")), None)
                licence = next(_addresses(each.get("license")), None)
                yield Credited(address, _first(each.get("caption")), credit, licence)
            else:
                yield Credited(address)
