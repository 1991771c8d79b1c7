"""What an editor has before them: a retelling, its sources, what is wrong with it, and what holds it back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.desk.compose import composed
from copydesk.desk.model import Desk
from copydesk.desk.retell import checked
from copydesk.desk.rulings import Judged, judged_by
from copydesk.desk.sources import Source, sources_of
from copydesk.draft.model import Draft
from copydesk.errors import ReviewError
from copydesk.findings.check import Report
from copydesk.post.gate import Reason, held
from copydesk.post.model import Post
from copydesk.store import Basis, Retelling


class Checked(NamedTuple):
    """What a check of a draft gives: its report, and the post that the draft would make."""

    report: Report
    post: Post


Check = Callable[[Desk, str, Draft, tuple[Source, ...]], Checked]
"""Whoever checks a story's draft against sources; one that remembers its answers may stand in for `check_draft`."""


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
