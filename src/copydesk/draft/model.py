"""One retelling: what a writer is asked for, what it gives, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from copydesk.article.model import Article
from copydesk.errors import WriterError


class Spelling(StrEnum):
    """The house's spelling, which never reaches inside quotation marks; `KEEP` leaves the source's."""

    KEEP = "keep"
    UK = "uk"
    US = "us"


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer is asked for: about how many words, and the house's spelling."""

    words: int = 200
    spelling: Spelling = Spelling.KEEP


@dataclass(frozen=True, slots=True)
class Draft:
    """A retelling as a writer gives it: a title, an excerpt (one sentence, or empty) and a body in Markdown."""

    title: str
    excerpt: str
    body: str
    writer: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a draft, as a writer is told of it.

    `code` and `message` are the finding's; `words` are the draft's (empty for an omission), `evidence` the source's
    (empty where it has none). `sentence` is the whole sentence of the draft that the words stand in, empty for none.
    """

    code: str
    message: str
    words: str
    evidence: str
    sentence: str


class AwayError(WriterError):
    """A writer that is out of reach: what it can't do now it may do later."""


class Writer(Protocol):
    """Whoever retells: `name` goes into the post's proof."""

    @property
    def name(self) -> str:
        """What the writer is called."""
        ...

    def write(self, sources: Sequence[Article], brief: Brief) -> Draft:
        """Retell the sources, the first of them the one that is retold. WriterError where none comes about."""
        ...

    def mend(self, draft: Draft, faults: Sequence[Fault], sources: Sequence[Article]) -> Draft:
        """Return the draft with these faults mended, or as it was where the writer can't. WriterError as above."""
        ...
