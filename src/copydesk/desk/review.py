"""What an editor has before them: a retelling, its sources, what is wrong with it, and what holds it back.

A finding of the severity *error* holds a retelling back until somebody has dismissed it (it is none) or waived it (it
is one, and goes out for a reason). Accepting a finding says that it is one: it has to be mended then.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.desk.compose import composed
from copydesk.desk.model import Desk
from copydesk.desk.retell import checked
from copydesk.desk.sources import Source, sources_of
from copydesk.draft.model import Draft
from copydesk.errors import ReviewError
from copydesk.findings.check import Report
from copydesk.findings.model import Finding, Severity
from copydesk.post.gate import Reason, held
from copydesk.post.model import Post
from copydesk.store import Action, Basis, Decision, Mark, Retelling, Scope
from copydesk.text.passage import Passage

SETTLING = (Action.DISMISS, Action.WAIVE)
"""Decisions after which a finding holds nothing back."""


class Checked(NamedTuple):
    """What a check of a draft gives: its report, and the post that the draft would make."""

    report: Report
    post: Post


Check = Callable[[Desk, str, Draft, tuple[Source, ...]], Checked]
"""Whoever checks a story's draft against sources; one that remembers its answers may stand in for `check_draft`."""


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


@dataclass(frozen=True, slots=True)
class Review:
    """A version of a retelling held against its sources as they are today.

    `changed` names the sources that are newer than the version was checked against. `reasons` hold it back: nothing
    goes out while there is one. `newest` is the number of the story's newest version.
    """

    retelling: Retelling
    newest: int
    sources: tuple[Source, ...]
    report: Report
    findings: tuple[Judged, ...]
    reasons: tuple[Reason, ...]
    changed: tuple[Source, ...]

    @property
    def open(self) -> tuple[Judged, ...]:
        """The findings that hold it back."""
        return tuple(judged for judged in self.findings if judged.holds)

    def finding(self, number: int) -> Judged:
        """Return a finding by its number. ReviewError for one that isn't there."""
        for judged in self.findings:
            if judged.number == number:
                return judged
        raise ReviewError(f"finding {number}: not among the {len(self.findings)} of version {self.retelling.number}")


def check_draft(desk: Desk, story: str, draft: Draft, sources: tuple[Source, ...]) -> Checked:
    """Check a story's draft against sources. UnusableInputError for a draft without a word."""
    report = checked(desk, story, draft, sources)
    return Checked(report, composed(desk, story, draft, sources, desk.store.posts.post(story)))


def review_of(desk: Desk, story: str, number: int | None = None, check: Check = check_draft) -> Review:
    """Return what is before an editor: a version of a story's retelling, the newest where no number is given.

    ReviewError for a story without a retelling, StoreError for an unknown one.
    """
    newest = desk.store.retellings.newest(story)
    if newest is None:
        raise ReviewError(f"story {story}: no retelling yet: wanted one that was retold")
    retelling = newest if number is None else desk.store.retellings.version(story, number)
    sources = sources_today(desk, retelling.basis)
    result = check(desk, story, retelling.draft, sources)
    judged = judged_by(result.report.findings, desk.store.decisions.standing(story), retelling.number)
    return Review(
        retelling=retelling,
        newest=newest.number,
        sources=sources,
        report=result.report,
        findings=judged,
        reasons=held(result.post, [one.finding for one in judged if not one.settled], desk.now()),
        changed=tuple(source for source in sources if source.basis not in retelling.basis),
    )


def sources_today(desk: Desk, basis: Iterable[Basis]) -> tuple[Source, ...]:
    """Return the newest versions of the articles that a retelling rests on, in its order."""
    articles = dict.fromkeys(desk.store.articles.article(part.article).id for part in basis)
    return sources_of(desk, [Basis(id_, desk.store.articles.article(id_).version) for id_ in articles])


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
