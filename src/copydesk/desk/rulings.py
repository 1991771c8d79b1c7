"""What was decided on findings: which decisions reach which of them, and which hold nothing back any more.

A finding of the severity *error* holds a retelling back until somebody has dismissed it (it is none) or waived it (it
is one, and goes out for a reason). Accepting a finding says that it is one: it has to be mended then.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.findings.model import Finding, Severity
from copydesk.store import Action, Decision, Mark, Scope
from copydesk.text.passage import Passage

SETTLING = (Action.DISMISS, Action.WAIVE)
"""Decisions after which a finding holds nothing back."""
NO_VERSION = 0
"""Stands for a version that isn't kept yet, so that decisions on one version alone don't reach it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its number on the page (from 1) and the standing decisions on it, the oldest first."""

    number: int
    finding: Finding
    decisions: tuple[Decision, ...]

    @property
    def mark(self) -> Mark:
        """What decisions know it by."""
        return mark_of(self.finding)

    @property
    def decision(self) -> Decision | None:
        """The decision that holds for it: the last one."""
        return self.decisions[-1] if self.decisions else None

    @property
    def settled(self) -> bool:
        """Whether it holds nothing back any more."""
        return self.decision is not None and self.decision.action in SETTLING

    @property
    def holds(self) -> bool:
        """Whether it is an error that nobody has dismissed or waived."""
        return self.finding.kind.severity is Severity.ERROR and not self.settled


def judged_by(findings: Sequence[Finding], decisions: Sequence[Decision], number: int) -> tuple[Judged, ...]:
    """Put to each finding of a version the decisions that reach it."""
    reaching = [one for one in decisions if one.scope is not Scope.VERSION or one.retelling == number]
    return tuple(
        Judged(index, finding, tuple(one for one in reaching if one.mark == mark_of(finding)))
        for index, finding in enumerate(findings, 1)
    )


def mark_of(finding: Finding) -> Mark:
    """Return what decisions know a finding by: its kind and its words on both sides."""
    return Mark(finding.kind.code, _words(finding.retelling), _words(finding.source))


def _words(passage: Passage | None) -> str:
    return " ".join(passage.words.split()) if passage else ""
