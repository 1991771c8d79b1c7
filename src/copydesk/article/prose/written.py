"""Markdown and plain text with front matter, read into articles."""

from collections.abc import Callable, Iterable, Sequence

from copydesk.article.dates import UNKNOWN, When, when
from copydesk.article.model import Article, Entry
from copydesk.article.prose import markdown, plain
from copydesk.article.prose.frontmatter import front_matter
from copydesk.article.prose.scalars import trimmed, words_of
from copydesk.text.passage import Piece, Role, Text, position

TITLES = ("title", "headline")
EXCERPTS = ("excerpt", "description", "summary", "subtitle", "standfirst", "dek")
DATES = ("date", "published", "published_at", "publishdate", "publish_date", "pubdate", "datepublished", "created")
AUTHORS = ("author", "authors", "author.name", "authors.name", "byline")
SOURCES = ("source", "source.name", "publisher", "publisher.name", "publication")
LANGUAGES = ("lang", "language", "locale")

Blocks = Iterable[tuple[Role, Sequence[Piece]]]


def read_markdown(name: str, content: str) -> Article:
    """Read Markdown, front matter first."""
    return _read(name, content, markdown.blocks)


def read_plain(name: str, content: str) -> Article:
    """Read plain text, front matter first."""
    return _read(name, content, plain.blocks)


def _read(name: str, content: str, blocks: Callable[[str, int], Blocks]) -> Article:
    front = front_matter(content)
    body = [(role, trimmed(pieces)) for role, pieces in blocks(content, front.body) if words_of(pieces).strip()]
    told = _told(front.entries)
    title = _value(front.entries, TITLES)
    if title is None and body and body[0][0] is Role.HEADING:
        title = words_of(body[0][1]).strip()
        body[0] = (Role.TITLE, body[0][1])
    published = _published(front.entries)
    author, source = _value(front.entries, AUTHORS), _value(front.entries, SOURCES)
    return Article(
        Text.cut(name, content, [*told, *body], published.day, (author, source)),
        title=title,
        published=published.moment,
        author=author,
        source=source,
        language=_value(front.entries, LANGUAGES),
        front=front.entries,
        flaw=front.flaw and f"{name}:{position(content, front.flaw.place).line}: {front.flaw.message}",
    )


def _named(entries: Iterable[Entry], keys: Sequence[str]) -> list[Entry]:
    """Return the entries that say something under one of these keys, in the order of the keys."""
    found = [entry for entry in entries if entry.key.lower() in keys and "".join(entry.values).strip()]
    return sorted(found, key=lambda entry: keys.index(entry.key.lower()))


def _value(entries: Iterable[Entry], keys: Sequence[str]) -> str | None:
    found = _named(entries, keys)
    return " ".join(", ".join(found[0].values).split()) if found else None


def _told(entries: Sequence[Entry]) -> Blocks:
    seen = set()
    for role, found in ((Role.TITLE, _named(entries, TITLES)[:1]), (Role.EXCERPT, _named(entries, EXCERPTS))):
        for entry in found:
            words = words_of(entry.pieces)
            if words not in seen:
                seen.add(words)
                yield role, trimmed(entry.pieces)


def _published(entries: Sequence[Entry]) -> When:
    moments = (when(value) for entry in _named(entries, DATES) for value in entry.values)
    return next((moment for moment in moments if moment.day), UNKNOWN)
