"""A post made of a retelling, its sources and what was published of the story before."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from copydesk.article import told
from copydesk.article.model import Article
from copydesk.desk.model import Desk
from copydesk.desk.sources import Source
from copydesk.draft.model import Draft
from copydesk.post.credit import permitted
from copydesk.post.excerpt import excerpt_of
from copydesk.post.model import Post
from copydesk.post.slug import slug_of
from copydesk.post.topics import categories_of, tags_of
from copydesk.store import Posted
from copydesk.text.passage import Role, Text
from copydesk.text.reading import read

FRESH = timedelta(days=6)
"""How old an article may be for its post to be news of today: within it a weekday's name still means one day."""


def read_draft(story: str, draft: Draft, date: datetime) -> Article:
    """Return a draft as a check reads it: title and excerpt in the front matter, and the date that it would go out on.

    UnusableInputError for a draft without a word.
    """
    front = {"title": draft.title, "excerpt": draft.excerpt, "date": date.isoformat()}
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items() if value)
    return told(f"{story}.md", f"---\n{lines}---\n\n{draft.body}")


def date_of(desk: Desk, sources: Sequence[Source], posted: Posted | None) -> datetime:
    """Return a post's date: that of its first publication: now, or for an old article its source's own."""
    if posted:
        return posted.post.date
    now = desk.now()
    published = sources[0].published
    if published is None or now - published <= FRESH:
        return now
    return published.astimezone(desk.settings.site.timezone).replace(microsecond=0)


def composed(desk: Desk, story: str, draft: Draft, sources: Sequence[Source], posted: Posted | None) -> Post:
    """Return the post of a retelling, without a picture, its slug wanted but not yet the story's own.

    One that was published before keeps its date, slug, corrections and link, and says when it was changed. It holds no
    more of its sources than their licences permit.
    """
    first = sources[0]
    date = date_of(desk, sources, posted)
    named = first.feed.categories if first.feed else ()
    text = read_draft(story, draft, date).text
    post = Post(
        story=story,
        slug=posted.post.slug if posted else slug_of(draft.title),
        title=draft.title,
        date=date,
        author=desk.settings.site.author,
        excerpt=excerpt_of(draft.excerpt or _opening(text)),
        body=draft.body,
        credits=tuple(source.credit for source in sources),
        categories=named or categories_of(first.name, first.version.sections),
        tags=tags_of(read([text]), besides={source.name for source in sources}),
        modified=desk.now() if posted else None,
        corrections=posted.corrections if posted else (),
        writer=draft.writer,
        told_before=posted.post.told_before if posted else "",
    )
    return permitted(post)


def _opening(text: Text) -> str:
    """Return the first paragraph of a draft that came without an excerpt."""
    return next((text.prose[b.span.start : b.span.end] for b in text.blocks if b.role is Role.PARAGRAPH), "")
