"""Markdown behind front matter of our own: what `told` makes the same article of, whatever it came from."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from copydesk.article.page.markup import one_line

LONGEST_TITLE = 500
LONGEST_EXCERPT = 2_000
MOST_NAMES = 20


class Heading(NamedTuple):
    """What is known of an article besides its body."""

    title: str | None = None
    published: datetime | date | None = None
    authors: Sequence[str] = ()
    source: str | None = None
    language: str | None = None
    excerpt: str | None = None


def composed(heading: Heading, body: str) -> str:
    """Return the content of a Markdown file. `body` is Markdown already; every other word is written literally."""
    lines = "".join(f"{key}: {value}\n" for key, value in _entries(heading))
    return f"---\n{lines}---\n\n{body}" if lines else body


def _entries(heading: Heading) -> Iterator[tuple[str, str]]:
    if heading.title:
        yield "title", _scalar(heading.title[:LONGEST_TITLE])
    if heading.published:
        yield "date", heading.published.isoformat()
    if heading.authors:
        yield "author", f"[{', '.join(map(_scalar, heading.authors[:MOST_NAMES]))}]"
    for key, words in (("source", heading.source), ("language", heading.language)):
        if words:
            yield key, _scalar(words[:LONGEST_TITLE])
    if heading.excerpt and len(heading.excerpt) <= LONGEST_EXCERPT:
        yield "excerpt", _scalar(heading.excerpt)


def _scalar(words: str) -> str:
    """Return words in double quotes: what JSON writes, YAML reads, once nothing unprintable is left in it."""
    return json.dumps(one_line(words), ensure_ascii=False)
