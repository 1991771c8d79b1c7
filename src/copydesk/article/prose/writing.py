"""Articles in Markdown and in plain words, rewritten behind front matter of our own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from copydesk.article.dates import when
from copydesk.article.feed.entries import absolute, unique
from copydesk.article.form import Form
from copydesk.article.model import Article, Entry, Picture, Received
from copydesk.article.prose import plain
from copydesk.article.prose.escapes import literal, opening
from copydesk.article.prose.frontmatter import front_matter
from copydesk.article.prose.own import Heading
from copydesk.article.prose.scalars import words_of
from copydesk.article.prose.written import AUTHORS, EXCERPTS, TITLES
from copydesk.article.received import received_text

_ADDRESSES = ("canonical_url", "url", "link", "source.url", "source_url", "original_url")
_GUIDS = ("guid", "id")
_SECTIONS = ("categories", "category", "section", "sections")
_LICENCES = ("licence", "license", "source.licence", "source.license")
_MODIFIED = ("last_modified_at", "modified", "updated", "lastmod")
_PICTURES = ("image", "image.path", "image.url", "picture")


def received_article(article: Article, form: Form, retrieved: datetime) -> Received:
    """Return an article that stood in a file of ours or of another site; what its front matter says is kept."""
    front = article.front
    content = article.text.content
    start = front_matter(content).body
    body = as_paragraphs(content[start:]) if form is Form.PLAIN else content[start:].lstrip("\r\n")
    heading = Heading(
        article.title if list(_under(front, TITLES)) else None,
        article.published or article.day,
        unique(_under(front, AUTHORS)),
        article.source,
        article.language,
        next(_under(front, EXCERPTS), None),
    )
    address = next((found for each in _under(front, _ADDRESSES) if (found := absolute("", each))), None)
    received = received_text(article.text.name, heading, body, address, retrieved)
    picture = next((found for each in _under(front, _PICTURES) if (found := absolute("", each))), None)
    return replace(
        received,
        guids=unique(_under(front, _GUIDS)),
        modified=next((when(each).moment for each in _under(front, _MODIFIED)), None),
        sections=unique(_under(front, _SECTIONS)),
        licence=next(_under(front, _LICENCES), None),
        picture=Picture(picture) if picture else None,
    )


def as_paragraphs(words: str) -> str:
    """Return plain text as Markdown that reads the same: paragraphs parted as `plain` parts them, no mark working."""
    lines = (" ".join(words_of(pieces).split()) for _, pieces in plain.blocks(words, 0))
    return "\n\n".join(opening(literal(line)) for line in lines if line) + "\n"


def _under(front: Iterable[Entry], keys: Iterable[str]) -> Iterator[str]:
    known = {entry.key.lower(): entry for entry in reversed(list(front))}
    for key in keys:
        if key in known:
            yield from (" ".join(value.split()) for value in known[key].values if value.strip())
