"""The rows of the store, as callers get them: each frozen, every moment with an offset."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from copydesk.article.intake import told
from copydesk.article.model import Article, Picture, Received
from copydesk.draft.model import Draft
from copydesk.post.model import Correction, Post

Row = TypeVar("Row")


class News(StrEnum):
    """What an article is to the store when it comes in: a new one, a new version of one it has, or one it has as is."""

    NEW = "new"
    EDITED = "edited"
    SAME = "same"


class Stage(StrEnum):
    """How far a story has come; each story is at exactly one.

    NEW has no retelling yet. WAITING, HELD, APPROVED and REJECTED are its newest retelling's state. PUBLISHED is what
    the site shows; STALE is published too, but a source has changed since, a newer retelling or a correction is
    there, or its articles are in other stories now. RETRACTED is taken back. EMPTY has lost all its articles to other
    stories and was never published.
    """

    NEW = "new"
    WAITING = "waiting"
    HELD = "held"
    APPROVED = "approved"
    PUBLISHED = "published"
    STALE = "stale"
    REJECTED = "rejected"
    RETRACTED = "retracted"
    EMPTY = "empty"


class State(StrEnum):
    """What has become of one version of a retelling.

    REPLACED is one that was neither published nor rejected, and that a newer one has taken the place of.
    """

    WAITING = "waiting"
    HELD = "held"
    APPROVED = "approved"
    PUBLISHED = "published"
    REJECTED = "rejected"
    REPLACED = "replaced"


class Action(StrEnum):
    """What a decision does. UNDO takes back an earlier decision, the others say what they are."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    WAIVE = "waive"
    APPROVE = "approve"
    REJECT = "reject"
    PUBLISH = "publish"
    CORRECT = "correct"
    RETRACT = "retract"
    MOVE = "move"
    UNDO = "undo"


class Scope(StrEnum):
    """How far a decision on a finding reaches: this version of this retelling, the whole story, or everything."""

    VERSION = "version"
    STORY = "story"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows in order, and the cursor of those after them (None for no more): pass it as `after`."""

    rows: tuple[Row, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a received article: its id, the number of the version that holds what was received, and its news.

    `joined` are the ids of other articles that turned out to be this one; they still lead to it.
    """

    article: str
    version: int
    news: News
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as lists show it: its id, the number, title, name and address of its newest version, when it came."""

    id: str
    version: int
    title: str
    source: str | None
    address: str | None
    published: datetime | None
    retrieved: datetime
    story: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article, which never changes; `number` counts from 1.

    `content` is Markdown behind front matter. `raw` is the sha256 (hex) of the bytes that came, None where none did;
    `received` makes again what was kept, without those bytes.
    """

    article: str
    number: int
    content: str
    fingerprint: str
    retrieved: datetime
    address: str | None
    guids: tuple[str, ...]
    authors: tuple[str, ...]
    modified: datetime | None
    sections: tuple[str, ...]
    feed: str | None
    picture: Picture | None
    licence: str | None
    raw: str | None

    def read(self) -> Article:
        """Return the article, read again from its content."""
        return told(f"{self.article}.{self.number}.md", self.content)

    def received(self) -> Received:
        """Return what was kept, with the article read again and without the bytes that came."""
        return Received(
            article=self.read(),
            fingerprint=self.fingerprint,
            retrieved=self.retrieved,
            address=self.address,
            guids=self.guids,
            authors=self.authors,
            modified=self.modified,
            sections=self.sections,
            feed=self.feed,
            picture=self.picture,
            licence=self.licence,
        )


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of an address that is read again and again: for a conditional request, and for `status`.

    `read_at` is when it last gave something (or said that nothing is new), `error` the one line of the last failure,
    None when the last reading went well; `failures` counts those since.
    """

    address: str
    etag: str | None = None
    modified: str | None = None
    read_at: datetime | None = None
    error: str | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as lists show it. `why` says what it waits for, in words; `changed` is when anything of it last did."""

    id: str
    title: str
    stage: Stage
    why: str
    changed: datetime
    articles: int
    slug: str | None


class Basis(NamedTuple):
    """A version of an article that a retelling was checked against."""

    article: str
    version: int


@dataclass(frozen=True, slots=True)
class Retelling:
    """One version of a story's retelling; all but `state`, `why`, `basis` and `report` never changes.

    `number` counts from 1 in the story. `parent` is the number of the one that it was edited from. `by` is the writer's
    or the editor's name. `basis` and `report` (copydesk's JSON form) are those of its newest check; `why` says in words
    why it is held or rejected.
    """

    story: str
    number: int
    draft: Draft
    basis: tuple[Basis, ...]
    report: str
    state: State
    why: str
    by: str
    made: datetime
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Autosave:
    """What an editor has typed and not yet kept as a version: never checked, never published."""

    story: str
    number: int
    editor: str
    title: str
    excerpt: str
    body: str
    saved: datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """What a decision on a finding is about: the kind's code, the retelling's words, and the source's.

    Either of the two is empty where the finding has none; runs of white space are one space.
    """

    code: str
    words: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided: append-only, so `number` grows with time over the whole store (0 before it is kept).

    `retelling` is the number of the immutable version that it was made on, `mark` the finding. `undoes` is the number
    of the decision that an UNDO takes back.
    """

    story: str
    who: str
    action: Action
    retelling: int | None = None
    mark: Mark | None = None
    scope: Scope = Scope.VERSION
    reason: str = ""
    undoes: int | None = None
    number: int = 0
    made: datetime | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A post as it stands in the site: what was published, from which version of the retelling, where, and its bytes.

    `path` is relative to the site; `sha256` (hex) is of what was written there. `pending` says that a correction or the
    retraction was ordered since and is not in the file yet.
    """

    post: Post
    retelling: int
    path: str
    sha256: str
    written: datetime
    corrections: tuple[Correction, ...] = ()
    retracted: str | None = None
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a run set out to do outside the store (`action`, `key`), with what it needs to do it again."""

    action: str
    key: str
    detail: str
    begun: datetime
