"""What came in: an article, its text with places, and what its file says of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from copydesk.text.passage import Piece, Text


class Entry(NamedTuple):
    """A key of the front matter, with what it is set to.

    `values` holds the one value of a scalar, or each scalar of a list; a key inside another is dotted (`source.name`).
    `start` and `end` enclose the value as it stands in the content; `pieces` say how a scalar there reads.
    """

    key: str
    values: tuple[str, ...]
    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it came in.

    `text` holds the decoded file and the prose in it, title and excerpt among its blocks where they stand in the file.
    `published` is the moment of publication where the file gives a time of day; `day` may be known without it.
    `source` is the name of the publication. `front` keeps every entry of the front matter in the order of the file.
    What the file doesn't say is None. `flaw` says in one line, place first, what is wrong with its front matter; where
    `front` is empty then, that reads as prose.
    """

    text: Text
    title: str | None = None
    published: datetime | None = None
    author: str | None = None
    source: str | None = None
    language: str | None = None
    front: tuple[Entry, ...] = ()
    flaw: str | None = None

    @property
    def day(self) -> date | None:
        """The day of publication, which anchors "on Tuesday"."""
        return self.text.day

    def published_in(self, zone: tzinfo) -> datetime | None:
        """Return the moment of publication, in this zone where the file names none; midnight where only a day is."""
        moment = self.published or (datetime.combine(self.day, time()) if self.day else None)
        return moment.replace(tzinfo=zone) if moment and moment.tzinfo is None else moment


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that an article names: where it is, and what its publisher says of it."""

    address: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """An article as it was received, with where it came from.

    `article.text.content` is Markdown behind front matter of our own (title, date, author, source, language, excerpt
    as far as they are known), whatever form it came in, so that `told` makes the same article of it again. `address`
    is the canonical address without tracking parameters; `guids` are what feeds call it; `fingerprint` is the sha256
    (hex) of the words of title and body, the same for what reads the same. `raw` holds the bytes that came.
    """

    article: Article
    fingerprint: str
    retrieved: datetime
    address: str | None = None
    guids: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    modified: datetime | None = None
    sections: tuple[str, ...] = ()
    feed: str | None = None
    picture: Picture | None = None
    licence: str | None = None
    raw: bytes = b""
