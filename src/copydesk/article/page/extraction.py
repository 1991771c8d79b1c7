"""The article of a page: what trafilatura takes for it, as Markdown, with what the page says of it."""

import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk.article.bylines import names
from copydesk.article.dates import When, when
from copydesk.article.page.found import article_of
from copydesk.article.page.markup import one_line
from copydesk.article.page.pagehead import Head, head_of
from copydesk.article.page.rendering import rendered

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_DATES = {"extensive_search": False, "original_date": True}


class Extracted(NamedTuple):
    """What a page says of its article, and the article's body as Markdown, empty where none was found."""

    head: Head
    body: str


def extracted(page: str, address: str) -> Extracted | None:
    """Return the article of a page, whatever language it is in; None where what came is no HTML at all.

    Links are resolved against where the page was found, else against the address that it calls its own.
    """
    from trafilatura.utils import load_html  # noqa: PLC0415 - half a second that a command without pages must not wait

    try:
        tree = load_html(page if _WHOLE.search(page) else f"<html><body>{page}</body></html>")
        if tree is None:
            return None
        base = address or head_of(tree, "").address or ""
        head = _completed(head_of(tree, base), tree, base)
    except Exception:  # noqa: BLE001 - a page that breaks the extractor is a page on which it finds nothing
        return None
    found = article_of(tree, url=base or None, include_links=True)
    return Extracted(head, rendered(found.body, base, head.title) if found is not None else "")


def _completed(head: Head, tree: "HtmlElement", address: str) -> Head:
    """Return the head with trafilatura's guesses where the page doesn't say its title, its authors or its day."""
    if head.title and head.authors and head.published.day:
        return head
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    guess: Document = extract_metadata(tree, address or None, _DATES)
    return head._replace(
        title=head.title or one_line(guess.title or "") or None,
        authors=head.authors or names((guess.author or "").split(";")),
        published=head.published if head.published.day else _day(guess.date),
        source=head.source or _site(guess),
    )


def _site(guess: "Document") -> str | None:
    """Return the name of the site, unless it is just the name of its host."""
    name = one_line(guess.sitename or "")
    return name if name and "." not in name else None


def _day(words: str | None) -> When:
    return when(words or "")
