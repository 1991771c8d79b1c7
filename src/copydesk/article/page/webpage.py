"""A web page read into an article: trafilatura says what the article is, and every word is found again in the file."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

from copydesk.article.dates import UNKNOWN, When, when
from copydesk.article.model import Article
from copydesk.article.page.found import article_of
from copydesk.article.page.placing import TELLING, Visible, squeezed
from copydesk.errors import UnusableInputError
from copydesk.text.passage import Piece, Role, Text

if TYPE_CHECKING:
    from trafilatura.settings import Document

_ROLES = {
    "p": Role.PARAGRAPH,
    "head": Role.HEADING,
    "quote": Role.QUOTATION,
    "item": Role.ITEM,
    "cell": Role.ITEM,
    "row": Role.ITEM,
    "list": Role.ITEM,
    "table": Role.ITEM,
    "code": Role.PARAGRAPH,
}
_PUBLISHED = (
    re.compile(r'"datePublished"\s*:\s*"([^"<>]{4,40})"'),
    re.compile(r"""<meta[^<>]{0,300}?article:published_time["'][^<>]{0,100}?content\s*=\s*["']([^"'<>]{4,40})["']"""),
    re.compile(r"""<meta[^<>]{0,300}?content\s*=\s*["']([^"'<>]{4,40})["'][^<>]{0,100}?article:published_time["']"""),
)
_HEADING = re.compile(r"<h1\b[^<>]*>((?:(?!</?h1\b).){1,2000}+)", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,2000})", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_ENDED = (".", "!", "?", "”", "’", '"', "'", ":")


class _Element(Protocol):
    """An element of lxml's, as far as it is read here."""

    tag: object
    text: str | None
    tail: str | None

    def __iter__(self) -> "Iterator[_Element]": ...


class _Told(NamedTuple):
    role: Role
    words: str


def read_page(name: str, content: str) -> Article:
    """Read the article of a page. Raises UnusableInputError where none is found on it."""
    page = _extracted(content)
    told = list(_blocks(page.body)) if page is not None else []
    visible = Visible(content, 0, len(content))
    title = _title(page, visible, content)
    blocks = [(Role.TITLE, title)] if title else []
    blocks += _placed(told, visible, page.title if page is not None and title else None)
    if page is None or not any(role is not Role.TITLE for role, _ in blocks):
        raise UnusableInputError(f"{name}: a page without an article: wanted HTML with paragraphs of running text")
    published = _published(content, page)
    return Article(
        Text.cut(name, content, blocks, published.day, (page.author, page.sitename)),
        title=page.title,
        published=published.moment,
        author=page.author,
        source=page.sitename,
        language=page.language,
    )


def _extracted(content: str) -> "Document | None":
    whole = content if _WHOLE.search(content) else f"<html><body>{content}</body></html>"
    dates = {"extensive_search": False, "original_date": True}
    return article_of(whole, with_metadata=True, date_extraction_params=dates)


def _blocks(body: _Element) -> Iterator[_Told]:
    """Yield what stands in the body that was extracted, parted where its elements begin and end."""
    roles = [Role.PARAGRAPH]
    words: list[str] = []
    for event, element in _walk(body):
        role = _ROLES.get(str(element.tag))
        if role is not None or (element.tag == "lb" and "".join(words).rstrip().endswith(_ENDED)):
            yield _Told(roles[-1], "".join(words))
            words.clear()
        if role is not None and event == "start":
            roles.append(roles[-1] if role is Role.PARAGRAPH else role)
        elif role is not None:
            roles.pop()
        if element is not body or event == "start":
            words.append((element.text if event == "start" else element.tail) or "")
    yield _Told(roles[-1], "".join(words))


def _walk(body: _Element) -> Iterator[tuple[str, _Element]]:
    waiting = [("end", body), ("start", body)]
    while waiting:
        event, element = waiting.pop()
        yield event, element
        if event == "start":
            for child in reversed(list(element)):
                waiting += ("end", child), ("start", child)


def _placed(told: Iterable[_Told], visible: Visible, title: str | None) -> Iterator[tuple[Role, list[Piece]]]:
    for role, words in told:
        if not squeezed(words) or (title is not None and squeezed(words) == squeezed(title)):
            continue
        if place := visible.follow(words):
            yield role, visible.cut(place)


def _title(page: "Document | None", visible: Visible, content: str) -> list[Piece]:
    """Return the title where a reader sees it: in a heading, else in the bar of the window, else anywhere."""
    if page is None or not page.title:
        return []
    for form in (_HEADING, _TITLE):
        for found in form.finditer(content):
            inside = Visible(content, found.start(1), found.end(1))
            if place := inside.find(page.title):
                return inside.cut(place)
    place = visible.find(page.title)
    return visible.cut(place) if place and place.end - place.start >= TELLING else []


def _published(content: str, page: "Document") -> When:
    for form in _PUBLISHED:
        if (found := form.search(content)) and (published := when(found[1])).day:
            return published
    return when(page.date) if page.date else UNKNOWN
