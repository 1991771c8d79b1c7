"""The gate: what holds a post back, each reason in words that an editor can act on."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from copydesk.errors import SettingsError
from copydesk.findings.model import Finding, Severity
from copydesk.post.characters import one_line
from copydesk.post.credit import exceeds, permission, prose_of
from copydesk.post.licence import Permission
from copydesk.post.model import Post
from copydesk.post.slug import FORM

_GRANTED = {Permission.LINK: "the link alone", Permission.EXCERPT: "the link and a short excerpt"}


class Why(StrEnum):
    """What holds a post back."""

    FINDING = "error"
    LICENCE = "licence"
    CREDIT = "credit"
    TITLE = "title"
    SLUG = "slug"
    DATE = "date"
    BODY = "body"
    IMAGE = "image"


class Reason(NamedTuple):
    """One reason: its sort, and a sentence. `code` is the finding's kind ("Q1"), empty for other reasons."""

    why: Why
    message: str
    code: str = ""


def held(post: Post, findings: Iterable[Finding], now: datetime) -> tuple[Reason, ...]:
    """Return what holds a post back, nothing for a post that may go out.

    `findings` are those that no waiver lets pass; only errors hold. `now` has an offset. A retraction is held by none
    of what it takes back, only by what keeps it from being written.
    """
    formal = tuple(_formal(post, now))
    if post.retracted is not None:
        return formal if one_line(post.retracted) else (*formal, Reason(Why.BODY, "The retraction has no note."))
    return (*_errors(findings), *_owed(post), *formal, *_missing(post))


def _errors(findings: Iterable[Finding]) -> Iterator[Reason]:
    for finding in findings:
        if finding.kind.severity is Severity.ERROR:
            yield Reason(Why.FINDING, finding.message, finding.kind.code)


def _owed(post: Post) -> Iterator[Reason]:
    if not post.credits:
        yield Reason(Why.CREDIT, "No source is credited.")
    for credit in post.credits:
        if not one_line(credit.name):
            yield Reason(Why.CREDIT, f"A source has no name: {credit.url or credit.sha256}.")
    try:
        granted = permission(post)
    except SettingsError as error:
        yield Reason(Why.LICENCE, f"A source has a licence that can't be read: {error}.")
        return
    if post.credits and exceeds(post, granted):
        names = ", ".join(dict.fromkeys(one_line(credit.name) for credit in post.credits))
        yield Reason(Why.LICENCE, f"The licence of {names} permits {_GRANTED[granted]}, and the post holds more.")


def _formal(post: Post, now: datetime) -> Iterator[Reason]:
    if not one_line(post.title):
        yield Reason(Why.TITLE, "The post has no title.")
    if not FORM.match(post.slug):
        yield Reason(Why.SLUG, f'"{one_line(post.slug)}" is no slug.')
    if post.date.utcoffset() is None:
        yield Reason(Why.DATE, "The post's date has no offset.")
    elif post.date > now:
        yield Reason(
            Why.DATE, f"The post is dated {post.date.isoformat()}, which is still to come: Jekyll would skip it."
        )


def _missing(post: Post) -> Iterator[Reason]:
    if not prose_of(post.body) and not _link_only(post):
        yield Reason(Why.BODY, "The post has no text.")
    image = post.image
    if image and not all(one_line(words) for words in (image.alt, image.credit, image.licence)):
        yield Reason(Why.IMAGE, "The picture has no alternative text, credit or licence.")


def _link_only(post: Post) -> bool:
    try:
        return bool(post.credits) and permission(post) is Permission.LINK
    except SettingsError:
        return False
