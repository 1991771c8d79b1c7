"""A post as it can be written: clean lines, whole seconds, a safe body. What can't be mended is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from copydesk.errors import PostError
from copydesk.post.addresses import web_address
from copydesk.post.body import safe
from copydesk.post.characters import one_line
from copydesk.post.excerpt import excerpt_of
from copydesk.post.model import Correction, Credit, Image, Post
from copydesk.post.slug import FORM


def settled(post: Post) -> Post:
    """Return a post as a file can hold it, so that what is read from there is equal to it.

    Texts are clean lines, moments whole seconds with an offset of whole minutes, addresses http(s) or none, the body
    is safe. A retracted post has its note for body and excerpt, and no picture. PostError for a post without a title,
    with a slug that is none, or with a moment without an offset.
    """
    name = one_line(post.slug) or "post"
    if not FORM.match(post.slug):
        raise PostError(f"{name}: not a slug: wanted words of a-z and 0-9 joined by hyphens")
    if not one_line(post.title):
        raise PostError(f"{name}: no title: wanted a line that names the story")
    note = one_line(post.retracted) if post.retracted is not None else None
    clean = replace(
        post,
        story=one_line(post.story),
        title=one_line(post.title),
        date=_moment(post.date, name),
        author=one_line(post.author),
        excerpt=one_line(post.excerpt),
        body=safe(post.body),
        credits=tuple(_credit(credit, name) for credit in post.credits),
        categories=_lines(post.categories),
        tags=_lines(post.tags),
        image=_image(post.image) if post.image else None,
        modified=_moment(post.modified, name) if post.modified else None,
        corrections=tuple(Correction(_moment(made.made, name), one_line(made.note)) for made in post.corrections),
        retracted=note,
        writer=one_line(post.writer),
        told_before=one_line(post.told_before),
    )
    return clean if note is None else replace(clean, body=safe(note), excerpt=excerpt_of(note), image=None)


def _moment(moment: datetime, name: str) -> datetime:
    offset = moment.utcoffset()
    if offset is None:
        raise PostError(f"{name}: {moment.isoformat()}: a date without an offset: wanted one like …T09:30:00+01:00")
    whole = moment.replace(microsecond=0)
    return whole if offset % timedelta(minutes=1) == timedelta() else whole.astimezone(UTC)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for text in texts if (line := one_line(text))))


def _credit(credit: Credit, name: str) -> Credit:
    return Credit(
        name=one_line(credit.name),
        sha256=one_line(credit.sha256),
        retrieved=_moment(credit.retrieved, name),
        url=web_address(one_line(credit.url)) if credit.url else None,
        author=one_line(credit.author) or None if credit.author else None,
        published=_moment(credit.published, name) if credit.published else None,
        licence=one_line(credit.licence) or None if credit.licence else None,
    )


def _image(image: Image) -> Image:
    return replace(
        image,
        path=one_line(image.path),
        alt=one_line(image.alt),
        credit=one_line(image.credit),
        licence=one_line(image.licence),
    )
