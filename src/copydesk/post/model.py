"""What is published: a post with its picture, credit and proof."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose reporting a post rests on. `sha256` (hex) is that of the source's text as it was checked against."""

    name: str
    sha256: str
    retrieved: datetime
    url: str | None = None
    author: str | None = None
    published: datetime | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that was verified: its path in the site (no leading slash), and what is shown beside it."""

    path: str
    alt: str
    credit: str
    licence: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of a published post: when it was made, and what it says."""

    made: datetime
    note: str


class Kept(NamedTuple):
    """An entry of the front matter that a post was read from: its key, and its lines as they stood in the file."""

    key: str
    lines: str


@dataclass(frozen=True, slots=True)
class Post:
    """A retelling as it is published.

    `story` is the id of the story that it tells, `slug` is fixed for the life of that story. `date` and `modified` have
    an offset. `body` is Markdown as the writer gave it; what makes it safe for a site is the writing's business.
    `told_before` is the id of the story under which an earlier post tells the same, empty for none.
    `retracted` holds the note that stands in place of the body. `front` is empty for a post of our own making; one that
    was read from a file has every entry of its front matter there, in order, so that what we don't know survives.
    """

    story: str
    slug: str
    title: str
    date: datetime
    author: str
    excerpt: str
    body: str
    credits: tuple[Credit, ...]
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: Image | None = None
    modified: datetime | None = None
    corrections: tuple[Correction, ...] = ()
    retracted: str | None = None
    writer: str = ""
    told_before: str = ""
    front: tuple[Kept, ...] = ()
