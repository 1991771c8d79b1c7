"""What was received: pages and items of feeds as articles, with where they came from and what makes them the same.

received_page(...)      the article of a page
received_entry(...)     the article of a feed's item, with its page where that was fetched
received_text(...)      an article from words that are at hand: a line of JSON, a file
"""

import codecs
import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from copydesk.article.decode import decoded
from copydesk.article.feed.entries import FeedEntry
from copydesk.article.form import Form
from copydesk.article.identity import canonical, fingerprint
from copydesk.article.intake import LIMIT, told
from copydesk.article.model import Article, Received
from copydesk.article.page.extraction import Extracted, extracted
from copydesk.article.page.rendering import rendered
from copydesk.article.prose.own import Heading, composed
from copydesk.errors import UnusableInputError, printable
from copydesk.text.passage import Role

LARGEST_PAGE = 10_000_000
"""Bytes of a page that are read; its article may have `intake.LIMIT` characters."""

FEWEST_WORDS = 10
"""Words of a page's article; a page with fewer has a menu or a notice, and no article."""

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_NO_ARTICLE = "a page without an article: wanted HTML with paragraphs of running text"


def received_page(
    name: str, content: bytes, address: str | None, retrieved: datetime, content_type: str | None = None
) -> Received:
    """Read the article of a page. `address` is where the page was found, against which its links are resolved.

    Raises UnusableInputError, one line, where it can't be decoded, has no article, or isn't in English.
    """
    name = printable(name)
    if len(content) > LARGEST_PAGE:
        raise UnusableInputError(f"{name}: over-large: wanted at most {LARGEST_PAGE:,} bytes")
    page = extracted(page_text(name, content, content_type), address or "")
    if page is None or len(page.body.split()) < FEWEST_WORDS:
        raise UnusableInputError(f"{name}: {_NO_ARTICLE}")
    head = page.head
    heading = Heading(
        head.title,
        head.published.moment or head.published.day,
        head.authors,
        head.source,
        head.language,
        head.excerpt,
    )
    received = received_text(name, heading, page.body, _own(page, address), retrieved)
    return replace(
        received,
        modified=head.modified.moment,
        sections=head.sections,
        picture=head.picture,
        licence=head.licence,
        raw=content,
    )


def received_entry(
    entry: FeedEntry,
    page: Received | None,
    retrieved: datetime,
    feed: str | None = None,
    heading: Heading | None = None,
) -> Received:
    """Join what a feed says of an article with what its page says; without a page, the feed's own text is taken.

    The page comes first, the feed fills what it leaves open. `feed` is the feed's address or name; `heading` holds what
    is known of all its items (source, language). Raises UnusableInputError where neither has a text in English.
    """
    known = heading or Heading()
    if page is None:
        page = _from_feed(entry, retrieved, known)
    joined = _joined(page, entry, known)
    return replace(
        joined,
        address=page.address or (canonical(entry.address) if entry.address else None),
        guids=(entry.guid,) if entry.guid else (),
        modified=page.modified or entry.updated,
        sections=page.sections or entry.categories,
        picture=page.picture or entry.picture,
        licence=page.licence or entry.licence,
        feed=feed,
    )


def received_text(name: str, heading: Heading, body: str, address: str | None, retrieved: datetime) -> Received:
    """Return an article from its heading and its Markdown. Raises UnusableInputError as `told` does."""
    content = composed(heading, body)
    if len(content) > LIMIT:
        raise UnusableInputError(f"{printable(name)}: over-large: wanted an article of at most {LIMIT:,} characters")
    article = told(name, content, Form.MARKDOWN)
    return of_article(article, retrieved, address, tuple(heading.authors))


def of_article(
    article: Article, retrieved: datetime, address: str | None = None, authors: tuple[str, ...] = ()
) -> Received:
    """Return an article that has been read as one that was received."""
    blocks = (block for block in article.text.blocks if block.role not in {Role.TITLE, Role.EXCERPT})
    body = "\n".join(article.text.prose[slice(*block.span)] for block in blocks)
    return Received(
        article,
        fingerprint(article.title or "", body),
        retrieved,
        address=canonical(address) if address else None,
        authors=authors,
    )


def page_text(name: str, content: bytes, content_type: str | None) -> str:
    """Decode a page: what is valid UTF-8 is that, else the server's charset, else the page's own, else a guess."""
    charset = _CHARSET.search(content_type or "")
    if charset and not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            encoding = "cp1252" if charset[1].lower() in {"iso-8859-1", "latin1", "us-ascii", "ascii"} else charset[1]
            try:
                return content.decode(encoding)
            except (UnicodeError, LookupError, ValueError):
                pass  # a server that says what isn't so: as if it had said nothing
    return decoded(name, content)


def _own(page: Extracted, address: str | None) -> str | None:
    """Return the address that a page calls its own, where it is one of the same site and more than its front door."""
    told_by = page.head.address
    if not told_by:
        return address
    theirs, ours = urlsplit(told_by), urlsplit(address or told_by)
    same = theirs.netloc.removeprefix("www.") == ours.netloc.removeprefix("www.")
    return told_by if same and theirs.path.strip("/") and theirs.scheme == ours.scheme and theirs.netloc else address


def _from_feed(entry: FeedEntry, retrieved: datetime, known: Heading) -> Received:
    name = printable(entry.address or entry.guid or entry.title or "an item of a feed")
    html = max(entry.content or "", entry.summary or "", key=len)
    body = markdown_of(html, entry.address) if html.strip() else ""
    if not body.strip():
        raise UnusableInputError(f"{name}: an item without a text: wanted its page, or a feed with the whole article")
    heading = known._replace(title=entry.title or None, published=entry.published, authors=entry.authors)
    return replace(received_text(name, heading, body, entry.address, retrieved), raw=html.encode())


def markdown_of(html: str, base: str | None, title: str | None = None) -> str:
    """Return a piece of HTML that is all article (an item's content) as Markdown; only notices are left out."""
    from lxml.html import fragment_fromstring  # noqa: PLC0415 - a command without HTML must not wait

    return rendered(fragment_fromstring(html, create_parent="div"), base, title)


def _joined(page: Received, entry: FeedEntry, known: Heading) -> Received:
    """Return what was received with the heading completed from the feed, read again only where that adds something."""
    article = page.article
    moment = article.published
    exact = moment is not None and moment.tzinfo is not None
    missing = (
        not article.title and bool(entry.title),
        not exact and entry.published is not None,
        not page.authors and bool(entry.authors),
        not article.source and bool(known.source),
        not article.language and bool(known.language),
    )
    if not any(missing):
        return page
    heading = Heading(
        article.title or entry.title,
        moment if exact else entry.published or moment or article.day,
        page.authors or entry.authors,
        article.source or known.source,
        article.language or known.language,
        _excerpt(article),
    )
    body = article.text.content[_body(article) :]
    name = article.text.name
    again = received_text(name, heading, body, page.address, page.retrieved)
    return replace(page, article=again.article, fingerprint=again.fingerprint, authors=again.authors)


def _excerpt(article: Article) -> str | None:
    found = (entry.values for entry in article.front if entry.key == "excerpt")
    return next((" ".join(values) for values in found), None)


def _body(article: Article) -> int:
    """Return the offset behind the front matter that `composed` wrote."""
    return article.text.content.index("\n---\n\n") + 6 if article.front else 0
