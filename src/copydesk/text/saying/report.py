"""What a report is: somebody's words, thoughts or findings, told by a text that does not vouch for them."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from copydesk.text.passage import Span

HEAR = "hear"
"""The verb whose subject is told, not telling: "the court heard"; "the council was told" is read as this too."""


class Act(StrEnum):
    """What the source of a report does."""

    SAY = "say"
    THINK = "think"
    ALLEGE = "allege"
    DENY = "deny"
    ASK = "ask"
    SHOW = "show"


class Clarity(IntEnum):
    """How well a report tells its source: not at all, by an empty word, a pronoun, a description, a name."""

    NOBODY = 0
    VAGUE = 1
    POINTED = 2
    DESCRIBED = 3
    NAMED = 4


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause or phrase ("Callan said", "according to two officials", "in her view", "reportedly").

    `span` is the clause without what it reports, `verb` its verb's lemma (or "according to", "reportedly", a noun as
    "view"; "hear" where the source was told it), `mark` the word or words that do the reporting, `shade` the group of
    verbs alike in colour ("neutral", "claim", …, "-" for none), `source` the phrase that names who says it (None:
    nobody), `entities` the names in it, the speaker's own first. `contents` are the stretches that are reported, in
    order, never empty stretches; `denied` tells that the report itself is negated ("did not say", "would not say
    whether").
    """

    span: Span
    mark: Span
    verb: str
    act: Act
    shade: str
    source: Span | None
    clarity: Clarity
    entities: tuple[int, ...]
    contents: tuple[Span, ...]
    denied: bool = False

    @property
    def is_heard(self) -> bool:
        """Whether the source is who was told, and who told it is not said."""
        return self.verb == HEAR

    @property
    def entity(self) -> int | None:
        """The name that the source stands for, if it has one."""
        return self.entities[0] if self.entities else None

    @property
    def content(self) -> Span:
        """All that is reported in one stretch: it may hold the clause itself (", he said,")."""
        if not self.contents:
            return Span(self.span.end, self.span.end)
        return Span(self.contents[0].start, self.contents[-1].end)
