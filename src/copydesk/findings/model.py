"""What a finding is: its kind, its severity, its evidence and the sentence that says what differs."""

from dataclasses import dataclass
from enum import StrEnum

from copydesk.text.passage import Passage


class Severity(StrEnum):
    """How grave a finding is: an error holds a post back, a warning is for a look, a note is information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: `code` ("F1"), `name` ("figure-changed"), severity, and what the retelling does, in words."""

    code: str
    name: str
    severity: Severity
    says: str

    @property
    def family(self) -> str:
        """The letter that the kinds of one family share."""
        return self.code[0]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the retelling no longer says what its sources say.

    `retelling` is the passage at fault (None for an omission), `source` the evidence (None where the sources have
    nothing); one of them is always there. `message` is one sentence that a sub-editor understands by itself.
    """

    kind: Kind
    message: str
    retelling: Passage | None
    source: Passage | None

    def __post_init__(self) -> None:
        if self.retelling is None and self.source is None:
            raise ValueError(f"a finding of {self.kind.code} without a passage")
