"""The keys of a post's front matter, in the order of a common theme, ours behind them; and a post read from them.

`source` is the reporting that a post rests on first, `more_sources` are the others.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from copydesk.article.dates import when
from copydesk.errors import PostError
from copydesk.post.credit import credit_line
from copydesk.post.front import Front, Tree, Value
from copydesk.post.licence import licence_shown
from copydesk.post.model import Correction, Credit, Image, Post

Keys = dict[str, Value]
ALWAYS = frozenset({"title", "date", "author", "categories", "tags", "excerpt"})
"""Keys that every post has, with nothing to say or with something."""


def keys_of(post: Post) -> Keys:
    """Return what a settled post's front matter says, in order; keys without anything to say are left out."""
    image = post.image
    keys: dict[str, Value | None] = {
        "title": post.title,
        "date": post.date,
        "author": post.author,
        "categories": post.categories,
        "tags": post.tags,
        "excerpt": post.excerpt,
        "image": image.path if image else None,
        "image_alt": image.alt if image else None,
        "image_credit": image.credit if image else None,
        "image_licence": image.licence if image else None,
        "image_licence_url": _licence_url(image.licence) if image else None,
        "image_width": image.width if image else None,
        "image_height": image.height if image else None,
        "last_modified_at": post.modified,
        "source": _source(post.credits[0]) if post.credits else None,
        "more_sources": [_source(credit) for credit in post.credits[1:]],
        "credit": credit_line(post.credits),
        "corrections": [{"made": made.made, "note": made.note} for made in post.corrections],
        "retracted": post.retracted,
        "story": post.story,
        "told_before": post.told_before,
        "writer": post.writer,
    }
    return {
        key: value for key, value in keys.items() if value is not None and (key in ALWAYS or value not in ("", 0, []))
    }


def _licence_url(licence: str | None) -> str | None:
    known = licence_shown(licence)
    return known.url if known else None


def _source(credit: Credit) -> Keys:
    keys: dict[str, Value | None] = {
        "name": credit.name,
        "url": credit.url,
        "author": credit.author,
        "published": credit.published,
        "retrieved": credit.retrieved,
        "licence": credit.licence,
        "licence_url": _licence_url(credit.licence),
        "sha256": credit.sha256,
    }
    return {key: value for key, value in keys.items() if value is not None}


def post_of(front: Front, slug: str, day: datetime | None, name: str) -> Post:
    """Return the post that front matter and body tell; `slug` and `day` are the file name's.

    A moment without an offset is taken for UTC, as Jekyll takes it. PostError, naming the file, where there is no date.
    """
    keys = front.values
    date = _moment(keys.get("date")) or day
    if date is None:
        raise PostError(f"{name}: no date: wanted one like date: 2025-01-31T09:30:00+00:00")
    return Post(
        story=_words(keys.get("story")),
        slug=slug,
        title=_words(keys.get("title")),
        date=date,
        author=", ".join(_list(keys.get("author"))),
        excerpt=_words(keys.get("excerpt")),
        body=front.body.removeprefix("\n"),
        credits=tuple(_credits(keys)),
        categories=tuple(_several(keys.get("categories"))),
        tags=tuple(_several(keys.get("tags"))),
        image=_image(keys),
        modified=_moment(keys.get("last_modified_at")),
        corrections=tuple(_corrections(keys.get("corrections"))),
        retracted=_words(keys["retracted"]) if "retracted" in keys else None,
        writer=_words(keys.get("writer")),
        told_before=_words(keys.get("told_before")),
        front=front.kept,
    )


def _words(value: Tree | None) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Tree | None) -> list[str]:
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str) and item]
    return [value] if isinstance(value, str) and value else []


def _several(value: Tree | None) -> list[str]:
    """Read categories or tags: a list, or words parted by spaces, as Jekyll reads them."""
    return value.split() if isinstance(value, str) else _list(value)


def _moment(value: Tree | None) -> datetime | None:
    if not isinstance(value, str):
        return None
    day, moment = when(value)
    if moment is None:
        return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=UTC)


def _credits(keys: Mapping[str, Tree]) -> Sequence[Credit]:
    more = keys.get("more_sources")
    found = [_credit(value) for value in (keys.get("source"), *(more if isinstance(more, list) else ()))]
    return [credit for credit in found if credit]


def _credit(value: Tree | None) -> Credit | None:
    """Read a credit of ours; what another's `source` says is none, and its lines are kept."""
    retrieved = _moment(value.get("retrieved")) if isinstance(value, dict) else None
    if not isinstance(value, dict) or retrieved is None or "sha256" not in value:
        return None
    return Credit(
        name=_words(value.get("name")),
        sha256=_words(value.get("sha256")),
        retrieved=retrieved,
        url=_words(value.get("url")) or None,
        author=_words(value.get("author")) or None,
        published=_moment(value.get("published")),
        licence=_words(value.get("licence")) or None,
    )


def _image(keys: Mapping[str, Tree]) -> Image | None:
    path = _words(keys.get("image"))
    if not path:
        return None
    width, height = (_words(keys.get(f"image_{side}")) for side in ("width", "height"))
    return Image(
        path=path,
        alt=_words(keys.get("image_alt")),
        credit=_words(keys.get("image_credit")),
        licence=_words(keys.get("image_licence")),
        width=int(width) if width.isdecimal() else 0,
        height=int(height) if height.isdecimal() else 0,
    )


def _corrections(value: Tree | None) -> Sequence[Correction]:
    entries = [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
    made = [(_moment(entry.get("made")), _words(entry.get("note"))) for entry in entries]
    return [Correction(moment, note) for moment, note in made if moment]
