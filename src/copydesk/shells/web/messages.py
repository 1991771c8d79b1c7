"""The forms of the JSON API: what its operations take and give."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from copydesk.desk.editing import LONGEST, LONGEST_TEXT
from copydesk.shells.web.room import LONGEST_NAME
from copydesk.store import Decision, Retelling, Scope, Stored, StoryRow

Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME, pattern=r"\S")]
Line = Annotated[str, StringConstraints(max_length=LONGEST)]
Words = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
Number = Annotated[int, Field(ge=0, le=10**9)]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of a version, what was decided on it last, and whether it holds the version back."""

    number: int
    code: str
    kind: str
    severity: str
    message: str
    words: str
    evidence: str
    decision: Decision | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A version of a retelling held against its sources as they are today, and what holds it back."""

    retelling: Retelling
    newest: int
    sources: list[Stored]
    changed: list[str]
    findings: list[Finding]
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its articles in order of publication; `first` is the id of the one that had it first."""

    row: StoryRow
    first: str
    articles: list[Stored]
    history: list[Decision]


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """A decision on a finding of the newest version, by its number there."""

    who: Name
    version: Number
    finding: Number
    action: Literal["accept", "dismiss", "waive"]
    scope: Scope = Scope.VERSION
    reason: Line = ""


@dataclass(frozen=True, slots=True)
class VersionOrder:
    """Who asks, and the version that they have before them; it has to be the newest."""

    who: Name
    version: Number
    reason: Line = ""


@dataclass(frozen=True, slots=True)
class FindingOrder:
    """Who asks, the version that they have before them, and the finding."""

    who: Name
    version: Number
    finding: Number


@dataclass(frozen=True, slots=True)
class Undoing:
    """Who undoes which decision."""

    who: Name
    decision: Number


@dataclass(frozen=True, slots=True)
class Edited:
    """An editor's words in place of those of a version."""

    who: Name
    version: Number
    title: Line
    body: Words
    excerpt: Line = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """Who corrects or retracts, and the note for readers."""

    who: Name
    note: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, pattern=r"\S")]


@dataclass(frozen=True, slots=True)
class Made:
    """The number of the version that was made."""

    version: int


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that was done or met: its sort, what it was about, and what there is to say of it."""

    sort: str
    subject: str
    note: str


@dataclass(frozen=True, slots=True)
class RunState:
    """The last run: its number, whether it goes on, and what it did."""

    run: int
    going: bool
    stopping: bool
    events: list[Happened]
