"""Told together: what holds between two articles, and the story that several make."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from copydesk.article.model import Article


class Relation(StrEnum):
    """What holds between two articles, the strongest first."""

    COPY = "copy"
    EDITED = "edited copy"
    LIFTED = "lifted passage"
    QUOTE = "shared quotation"
    EVENT = "same event"


@dataclass(frozen=True, slots=True)
class Member:
    """An article as the comparing of stories sees it: an id of its own, what it says, and when and where it stood."""

    id: str
    title: str
    text: str
    published: datetime | None = None
    source: str | None = None

    @classmethod
    def of(cls, identity: str, article: Article) -> "Member":
        """Return an article, its prose as its text; a mere day is its midnight."""
        return cls(identity, article.title or "", article.text.prose, article.published_in(UTC), article.source)


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two articles share: offsets in code points into the `text` of each."""

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Which of two articles is likelier the origin: its id (None for unsure), how sure (0 to 1), and why, in words."""

    id: str | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What holds between two articles.

    `shared` are the passages that they share, in the order of the first. `contained` is the share of the first's words
    that stand in the second, `containing` the share of the second's that stand in the first. `score` is the probability
    of the relation.
    """

    first: str
    second: str
    relation: Relation
    score: float
    shared: tuple[Shared, ...] = ()
    contained: float = 0.0
    containing: float = 0.0
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell the same story: ids of its members in order of publication, the first of them, and a title.

    `id` stays the same from run to run while the story's first article stays in it. `bridges` are members that hold two
    other stories together and are shown as such instead of joining them.
    """

    id: str
    title: str
    members: tuple[str, ...]
    first: str
    bridges: tuple[str, ...] = ()
