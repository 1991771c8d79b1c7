"""What an editor does to a retelling: decides on findings, changes it, lets it out, and takes that back.

Each of these keeps who did it. A change makes a new version; no version is ever changed. Where somebody else was
quicker, ReviewError says so and nothing is done.
"""

import json
from dataclasses import dataclass, replace

from copydesk.desk.commit import committed
from copydesk.desk.faults import faults_of
from copydesk.desk.model import Desk, Events, Sort
from copydesk.desk.publish import issued
from copydesk.desk.review import Check, Review, check_draft, review_of, sources_today
from copydesk.desk.rulings import Judged
from copydesk.draft.body import has_sentence
from copydesk.draft.edit import evidence_sentence, sentences_before, with_reply, with_words, without
from copydesk.draft.house import respelt
from copydesk.draft.model import Draft
from copydesk.errors import ReviewError, UnusableInputError, in_line
from copydesk.findings.check import Report
from copydesk.findings.model import Finding, Severity
from copydesk.findings.report.json import as_json
from copydesk.store import Action, Decision, Retelling, Scope, State, Store

ON_FINDINGS = (Action.ACCEPT, Action.DISMISS, Action.WAIVE)
FINAL = (Action.CORRECT, Action.RETRACT, Action.PUBLISH, Action.MOVE)
"""Decisions that are not undone, but followed by another."""
OUT = (Sort.PUBLISHED, Sort.UPDATED)
"""Events that tell of a retelling which is out."""
LONGEST = 2_000
"""Characters of a name, a reason, a title or an excerpt."""
LONGEST_TEXT = 1_000_000
"""Characters of a retelling's text."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided on a finding: accept, dismiss or waive, how far it reaches, and why."""

    action: Action
    scope: Scope = Scope.VERSION
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """An editor at the desk, by name. All that is done to a story names the version that they have before them."""

    desk: Desk
    who: str
    check: Check = check_draft

    def __post_init__(self) -> None:
        if not line_of(self.who):
            raise ReviewError("nobody is named: wanted the name of who decides")

    def decide(self, story: str, number: int, finding: int, ruling: Ruling) -> Decision:
        """Decide on a finding of the newest version.

        Dismissing an error and waiving take a reason, and a waiver reaches no further than the story.
        """
        judged = self._current(story, number).finding(finding)
        reason = line_of(ruling.reason)
        if ruling.action not in ON_FINDINGS:
            raise ReviewError(f"{ruling.action}: no decision on a finding: wanted {', '.join(ON_FINDINGS)}")
        if not reason and _wants_reason(judged, ruling.action):
            raise ReviewError(f"finding {finding}: wanted a reason to {ruling.action} it")
        if ruling.action is Action.WAIVE and ruling.scope is Scope.HOUSE:
            raise ReviewError(f"finding {finding}: a waiver reaches no further than its story")
        return self._decided(Decision(story, "", ruling.action, number, judged.mark, ruling.scope, reason))

    def approve(self, story: str, number: int) -> Decision:
        """Approve the newest version, and no other ever.

        ReviewError while anything holds it back, and where the post was taken back.
        """
        require_standing(self.desk.store, story)
        review = self._current(story, number)
        if review.reasons:
            raise ReviewError(f"version {number} can't be approved: {'; '.join(one.message for one in review.reasons)}")
        retellings = self.desk.store.retellings
        with self.desk.store.together():
            self._require_newest(story, number)
            if review.changed:
                basis = [source.basis for source in review.sources]
                retellings.recheck(story, number, basis, _dumped(review.report))
            if review.retelling.state is not State.PUBLISHED:
                retellings.turn(story, number, State.APPROVED)
            return self._decided(Decision(story, "", Action.APPROVE, number))

    def reject(self, story: str, number: int, reason: str) -> Decision:
        """Reject the newest version: it won't go out, for a reason."""
        why = line_of(reason)
        if not why:
            raise ReviewError(f"version {number}: wanted a reason to reject it")
        with self.desk.store.together():
            found = self._require_newest(story, number)
            if found.state is State.PUBLISHED:
                raise ReviewError(f"version {number} is published: wanted a correction or a retraction")
            self.desk.store.retellings.turn(story, number, State.REJECTED, why)
            return self._decided(Decision(story, "", Action.REJECT, number, reason=why))

    def undo(self, story: str, decision: int) -> Decision:
        """Undo a decision of a story; an approval or a rejection undone sets its version back to waiting."""
        store = self.desk.store
        with store.together():
            added = self._decided(Decision(story, "", Action.UNDO, undoes=decision))
            undone = next(one for one in store.decisions.history(story) if one.number == decision)
            if undone.action in FINAL:
                raise ReviewError(f"decision {decision}: to {undone.action} can't be undone: wanted a new decision")
            if undone.action in {Action.APPROVE, Action.REJECT} and undone.retelling is not None:
                state = store.retellings.version(story, undone.retelling).state
                if state in {State.APPROVED, State.REJECTED}:
                    store.retellings.turn(story, undone.retelling, State.WAITING)
            return added

    def edit(self, story: str, number: int, draft: Draft) -> int:
        """Keep an editor's words as a new version made from the newest one, and return its number.

        It waits for its approval. What the editor had typed without keeping it is let go of. UnusableInputError for
        words that are too many, or no sentence.
        """
        found = self._require_newest(story, number)
        require_sentence(bounded(draft))
        return self._kept(found, replace(draft, writer=found.draft.writer))

    def revert(self, story: str, number: int, to: int) -> int:
        """Make an earlier version's words the newest version again, and return the new number."""
        return self.edit(story, number, self.desk.store.retellings.version(story, to).draft)

    def take_source(self, story: str, number: int, finding: int) -> int:
        """Put the source's own sentence in place of the one at fault, and return the new version's number."""
        review = self._current(story, number)
        draft = self._with_source(review, review.finding(finding))
        if draft == review.retelling.draft:
            raise ReviewError(f"finding {finding}: nothing of the source can be put there: wanted an edit by hand")
        return self._kept(review.retelling, draft)

    def ask_again(self, story: str, number: int) -> int:
        """Let the writer mend what holds the newest version back, or write anew, and return the new number.

        WriterError where the writer can't.
        """
        review = self._current(story, number)
        articles = [source.article for source in review.sources]
        faults = faults_of(replace(review.report, findings=tuple(one.finding for one in review.open)))
        writer, before = self.desk.writer, review.retelling.draft
        draft = writer.mend(before, faults, articles) if faults else None
        if draft is None or draft == before:
            draft = writer.write(articles, self.desk.settings.writer.brief)
        if draft == before:
            raise ReviewError(f"{writer.name} has nothing better to offer: wanted an edit by hand")
        return self._kept(review.retelling, draft)

    def publish(self, story: str, number: int) -> Events:
        """Publish an approved version; yield what was written and committed, or why it couldn't be.

        ReviewError where it isn't approved, or the post was taken back.
        """
        require_standing(self.desk.store, story)
        found = self._require_newest(story, number)
        if found.state is not State.APPROVED:
            raise ReviewError(f"version {number} is {found.state}: wanted one that is approved")
        for event in issued(self.desk, found):
            if event.sort in OUT:
                self._decided(Decision(story, "", Action.PUBLISH, number))
            yield event
        yield from committed(self.desk)

    def _decided(self, decision: Decision) -> Decision:
        return self.desk.store.decisions.add(replace(decision, who=line_of(self.who)))

    def _current(self, story: str, number: int) -> Review:
        review = review_of(self.desk, story, number, self.check)
        self._require_newest(story, number)
        return review

    def _require_newest(self, story: str, number: int) -> Retelling:
        newest = self.desk.store.retellings.newest(story)
        if newest is None or newest.number != number:
            made = newest.number if newest else 0
            raise ReviewError(f"version {made} was made meanwhile: wanted a look at that one, not at {number}")
        return newest

    def _with_source(self, review: Review, judged: Judged) -> Draft:
        draft = review.retelling.draft
        articles = [source.article for source in review.sources]
        for fault in faults_of(replace(review.report, findings=(_as_error(judged.finding),))):
            if fault.sentence and fault.sentence in draft.title:
                draft = without(draft, fault.sentence, articles)  # the source's own title takes its place
                continue
            found = evidence_sentence(fault.evidence, articles)
            words = None if found is None else respelt(found, self.desk.settings.writer.brief.spelling)
            if fault.sentence and words:
                draft = with_words(draft, fault.sentence, words, articles)
            elif found is not None and words:
                draft = with_reply(draft, words, sentences_before(found, articles))
        return draft

    def _kept(self, parent: Retelling, draft: Draft) -> int:
        story, store = parent.story, self.desk.store
        sources = sources_today(self.desk, parent.basis)
        report = self.check(self.desk, story, draft, sources).report
        with store.together():
            self._require_newest(story, parent.number)
            made = store.retellings.add(
                story,
                draft,
                basis=[source.basis for source in sources],
                report=_dumped(report),
                state=State.WAITING,
                by=line_of(self.who),
                parent=parent.number,
            )
            store.retellings.unsave(story, parent.number, line_of(self.who))
        return made


def require_standing(store: Store, story: str) -> None:
    """Raise ReviewError where a story's post was taken back: nothing of it goes out again."""
    posted = store.posts.post(story)
    if posted and posted.retracted is not None:
        raise ReviewError(f"{posted.post.slug}: its post was taken back: wanted a story that isn't retracted")


def line_of(words: str) -> str:
    """Return words as one line without control characters. ReviewError where they are more than a line should be."""
    line = in_line(words)
    if len(line) > LONGEST:
        raise ReviewError(f"{len(line):,} characters: wanted at most {LONGEST:,}")
    return line


def bounded(draft: Draft) -> Draft:
    """Return a draft of no more words than one should have. UnusableInputError for any other."""
    parts = (("title", draft.title, LONGEST), ("excerpt", draft.excerpt, LONGEST), ("text", draft.body, LONGEST_TEXT))
    for name, words, most in parts:
        if len(words) > most:
            raise UnusableInputError(f"{name}: {len(words):,} characters: wanted at most {most:,}")
    return draft


def require_sentence(draft: Draft) -> None:
    """Raise UnusableInputError for a draft of which nothing would stand in a post but a title."""
    if not has_sentence(draft.body):
        raise UnusableInputError("text: no sentence: wanted a retelling with one at least")


def _as_error(finding: Finding) -> Finding:
    """Return a finding as an error, so that a warning's words can be replaced as well."""
    return replace(finding, kind=replace(finding.kind, severity=Severity.ERROR))


def _wants_reason(judged: Judged, action: Action) -> bool:
    error = judged.finding.kind.severity is Severity.ERROR
    return action is Action.WAIVE or (action is Action.DISMISS and error)


def _dumped(report: Report) -> str:
    return json.dumps(as_json(report), ensure_ascii=False)
