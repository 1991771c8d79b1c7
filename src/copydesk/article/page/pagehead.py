"""What a page says of its article: JSON-LD first, then OpenGraph and other meta elements, then its visible parts."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from copydesk.article.bylines import names
from copydesk.article.dates import UNKNOWN, When, when
from copydesk.article.feed.entries import absolute, unique
from copydesk.article.model import Picture
from copydesk.article.page.jsonld import Told, told_of
from copydesk.article.page.markup import one_line, wording

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_CAPTION = 2_000
"""Characters of a caption; what is longer is none."""

_AUTHORS = ("author", "byl", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dcterms.created",
    "parsely-pub-date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_SECTIONS = ("article:section", "section", "parsely-section")
_LICENCE_LINKS = "//link[@rel='license']/@href|//a[@rel='license'][not(ancestor::figure)]/@href"
_CREDIT_CLASS = re.compile(r"credit|copyright|source|photographer|attribution", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:^|[\s(.\[])(?:(?:photo(?:graph)?|image|picture|credit|source|copyright)s?(?: by| credit| source)?\s?[:/,]"
    r"|©|photo by)"
    r"\s?(?P<credit>[^()\[\]]{2,80}?)[)\]]?\s*$",
    re.IGNORECASE,
)
_CUT = ("...", "…")
_TAGS = re.compile(r"</?(?:[biusa]|em|strong|span|small|sub|sup|mark|br|wbr|font|cite|p|div)\b[^<>]*>", re.IGNORECASE)
"""Marks of HTML that stand in a title as plain words."""


class Head(NamedTuple):
    """What a page says of its article; `address` is the one that it calls its own."""

    title: str | None
    published: When
    modified: When
    authors: tuple[str, ...]
    sections: tuple[str, ...]
    source: str | None
    language: str | None
    excerpt: str | None
    licence: str | None
    address: str | None
    picture: Picture | None


def head_of(tree: "HtmlElement", base: str) -> Head:
    """Return what a page, parsed by lxml, says of its article. Addresses are resolved against `base`."""
    told = told_of(script.text or "" for script in tree.xpath("//script[@type='application/ld+json']"))
    meta = _meta(tree)
    source = told.source or meta.get("og:site_name")
    return Head(
        title=_title(tree, told, meta, source),
        published=_moment((told.published, *_values(meta, _PUBLISHED), *_times(tree))),
        modified=_moment((told.modified, *_values(meta, _MODIFIED))),
        authors=_authors(told, meta),
        sections=unique(told.sections or map(one_line, _values(meta, _SECTIONS))),
        source=source,
        language=_language(tree, told, meta),
        excerpt=_excerpt(told, meta),
        licence=absolute(base, told.licence or next(iter(tree.xpath(_LICENCE_LINKS)), None)),
        address=absolute(base, next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)),
        picture=_picture(tree, told, meta, base),
    )


def _meta(tree: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = one_line(element.get("content") or "")
        if key and value:
            key = key.strip().lower()
            more = key == "article:author" and key in found
            found[key] = f"{found[key]}; {value}" if more else found.get(key, value)
    return found


def _values(meta: dict[str, str], keys: Iterable[str]) -> Iterator[str]:
    yield from (meta[key] for key in keys if key in meta)


def _title(tree: "HtmlElement", told: Told, meta: dict[str, str], source: str | None) -> str | None:
    headings = [wording(" ".join(each.itertext())) for each in tree.xpath("//h1")[:2]]
    alone = headings[0] if len(headings) == 1 else None
    bar = wording(" ".join(tree.xpath("//head/title[1]//text()")[:1]))
    for found in (told.title, meta.get("og:title"), alone, meta.get("twitter:title"), bar):
        title = one_line(_TAGS.sub("", found or ""))
        if title and not title.endswith(_CUT):
            return _without_source(title, source)
    return _without_source(told.title or meta.get("og:title") or bar or "", source) or None


def _without_source(title: str, source: str | None) -> str:
    for mark in (" - ", " | ", " – ", " — ", " · ") if source else ():
        before, _, after = title.rpartition(mark)
        if before and after.strip().casefold() == (source or "").casefold():
            return before.strip()
    return title


def _moment(told: Iterable[str | None]) -> When:
    found = [moment for words in told if words and (moment := when(words)).day]
    exact = next((moment for moment in found if moment.moment and moment.moment.tzinfo), None)
    first = found[0] if found else UNKNOWN
    return exact if exact and abs((exact.day or first.day) - first.day).days <= 1 else first  # type: ignore[operator]


def _times(tree: "HtmlElement") -> list[str]:
    marked = tree.xpath("//*[@itemprop='datePublished']/@content|//*[@itemprop='datePublished']/@datetime")
    times = tree.xpath("//article//time/@datetime|//header//time/@datetime")
    return [str(each) for each in (*marked, *times)][:5]


def _authors(told: Told, meta: dict[str, str]) -> tuple[str, ...]:
    return names(told.authors) or next((found for value in _values(meta, _AUTHORS) if (found := names([value]))), ())


def _language(tree: "HtmlElement", told: Told, meta: dict[str, str]) -> str | None:
    language = tree.get("lang") or told.language or meta.get("og:locale") or ""
    return re.sub(r"_", "-", language.strip())[:20] or None


def _excerpt(told: Told, meta: dict[str, str]) -> str | None:
    told_by = (meta.get("og:description"), meta.get("description"), told.excerpt)
    return next((words for words in told_by if words and not words.endswith(_CUT)), None)


def _picture(tree: "HtmlElement", told: Told, meta: dict[str, str], base: str) -> Picture | None:
    credited = told.picture
    address = absolute(base, credited.address if credited else meta.get("og:image") or meta.get("og:image:url"))
    if not address:
        return None
    shown = _shown(tree, address)
    caption, credit = _caption(shown)
    alt = one_line(shown.get("alt") or "") if shown is not None else ""
    return Picture(
        address,
        alt=alt or meta.get("og:image:alt") or meta.get("twitter:image:alt"),
        caption=caption or (credited.caption if credited else None),
        credit=(credited.credit if credited else None) or credit,
        licence=absolute(base, credited.licence) if credited else None,
    )


def _shown(tree: "HtmlElement", address: str) -> "HtmlElement | None":
    """Return the element that shows the picture of an address, by the name of its file."""
    name = _stem(address)
    same = (each for each in tree.iter("img") if name in {_stem(each.get("src")), _stem(each.get("data-src"))})
    return next(same, None) if name else None


def _stem(address: str | None) -> str:
    try:
        return PurePosixPath(urlsplit(address or "").path).stem
    except ValueError:
        return ""


def _caption(shown: "HtmlElement | None") -> tuple[str | None, str | None]:
    """Return the caption and the credit beside a picture."""
    figure = next(shown.iterancestors("figure"), None) if shown is not None else None
    captions = figure.xpath(".//figcaption") if figure is not None else []
    if not captions:
        return None, None
    words = wording(" ".join(captions[0].itertext()))
    if len(words) > LONGEST_CAPTION:
        return None, None
    marked = [each for each in captions[0].iter() if _CREDIT_CLASS.search(each.get("class") or "")]
    credit = wording(" ".join(marked[0].itertext())) if marked else ""
    if credit and len(credit) < len(words):
        return words.replace(credit, "").strip() or None, _credit(credit) or credit
    found = _CREDIT.search(words)
    return (words[: found.start()].strip() or None, found["credit"].strip()) if found else (words or None, None)


def _credit(words: str) -> str | None:
    found = _CREDIT.search(words)
    return found["credit"].strip() if found else None
