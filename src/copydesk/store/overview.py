"""What looks over the whole store gives: what was found, and how it stands."""

from dataclasses import dataclass

from copydesk.store.model import Stage


@dataclass(frozen=True, slots=True)
class Hit:
    """A story (None for an article in none) that has the words, with the passage around the best of them.

    The words found stand between U+0002 and U+0003 in `title` and `passage`.
    """

    story: str | None
    article: str | None
    title: str
    passage: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: its id or address, and why.

    `what` it is: "article", "story", "feed", "page" (of a feed), "post" or "step".
    """

    what: str
    id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Status:
    """How the store stands: counts, stories by stage, and what waits (`more` says how many beyond those listed)."""

    articles: int
    versions: int
    stages: tuple[tuple[Stage, int], ...]
    waiting: tuple[Waiting, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Hour:
    """What has happened in one hour, its `number` from 0.

    Articles came and were edited; retellings were made, some of them held from then on; decisions; posts were written.
    """

    number: int
    came: int = 0
    edited: int = 0
    retold: int = 0
    held: int = 0
    decided: int = 0
    written: int = 0
