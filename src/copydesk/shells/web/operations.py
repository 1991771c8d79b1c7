"""The operations of the JSON API, and what answers them: the same functions as the pages call."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from copydesk.desk.editing import Ruling, Sitting
from copydesk.desk.editor import correct, retract
from copydesk.desk.model import Event
from copydesk.desk.review import review_of
from copydesk.desk.standing import standing
from copydesk.draft.model import Draft
from copydesk.errors import UnusableInputError
from copydesk.shells.web.endpoints import LONG, SHORT
from copydesk.shells.web.messages import (
    Edited,
    Finding,
    FindingDecision,
    FindingOrder,
    Happened,
    Made,
    Noted,
    Reviewed,
    RunState,
    Story,
    Undoing,
    VersionOrder,
)
from copydesk.shells.web.room import Visit
from copydesk.store import Action, Decision, Hit, Page, Stage, Status, StoryRow

STAGES = {stage.value: stage for stage in Stage} | {"updated": Stage.STALE}
"""What may be asked for as a stage: the store's words, and the page's own for what it calls otherwise."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: where it is, what it does, what it takes (None for no body) and gives, and what answers it.

    `most` is how many bytes of a body are read.
    """

    method: Literal["GET", "POST"]
    path: str
    says: str
    gives: object
    answer: Callable[..., object]
    takes: type | None = None
    queries: tuple[str, ...] = ()
    most: int = SHORT


def _stories(visit: Visit) -> object:
    wanted = visit.asked("stage")
    if wanted and wanted not in STAGES:
        raise UnusableInputError(f"stage: found {wanted!r}: wanted one of {', '.join(STAGES)}")
    return visit.desk.store.stories.page([STAGES[wanted]] if wanted else (), visit.asked("after") or None)


def _story(visit: Visit) -> object:
    store = visit.desk.store
    first = store.stories.story(visit.story).first
    members = list(store.stories.members(visit.story))
    return Story(store.stories.row(visit.story), first, members, list(store.decisions.history(visit.story)))


def _review(visit: Visit) -> object:
    found = review_of(visit.desk, visit.story, None, visit.room.checks)
    findings = [
        Finding(
            one.number,
            one.mark.code,
            one.finding.kind.name,
            one.finding.kind.severity.value,
            one.finding.message,
            one.mark.words,
            one.mark.evidence,
            one.decision,
            one.holds,
        )
        for one in found.findings
    ]
    sources = [visit.desk.store.articles.article(source.version.article) for source in found.sources]
    changed = [source.version.article for source in found.changed]
    return Reviewed(found.retelling, found.newest, sources, changed, findings, [one.message for one in found.reasons])


def _sitting(visit: Visit, who: str) -> Sitting:
    return Sitting(visit.desk, who, visit.room.checks)


def _decide(visit: Visit, said: FindingDecision) -> object:
    ruling = Ruling(Action(said.action), said.scope, said.reason)
    return _sitting(visit, said.who).decide(visit.story, said.version, said.finding, ruling)


def _approve(visit: Visit, said: VersionOrder) -> object:
    return _sitting(visit, said.who).approve(visit.story, said.version)


def _reject(visit: Visit, said: VersionOrder) -> object:
    return _sitting(visit, said.who).reject(visit.story, said.version, said.reason)


def _undo(visit: Visit, said: Undoing) -> object:
    return _sitting(visit, said.who).undo(visit.story, said.decision)


def _edit(visit: Visit, said: Edited) -> object:
    draft = Draft(said.title, said.excerpt, said.body, "")
    return Made(_sitting(visit, said.who).edit(visit.story, said.version, draft))


def _source(visit: Visit, said: FindingOrder) -> object:
    return Made(_sitting(visit, said.who).take_source(visit.story, said.version, said.finding))


def _again(visit: Visit, said: VersionOrder) -> object:
    return Made(_sitting(visit, said.who).ask_again(visit.story, said.version))


def _publish(visit: Visit, said: VersionOrder) -> object:
    with visit.room.publishing() as desk:
        return _happened(Sitting(desk, said.who, visit.room.checks).publish(visit.story, said.version))


def _correct(visit: Visit, said: Noted) -> object:
    with visit.room.publishing() as desk:
        return _happened(correct(desk, visit.story, said.who, said.note))


def _retract(visit: Visit, said: Noted) -> object:
    with visit.room.publishing() as desk:
        return _happened(retract(desk, visit.story, said.who, said.note))


def _happened(events: Iterable[Event]) -> list[Happened]:
    return [Happened(event.sort.value, event.subject, event.note) for event in events]


def _run(visit: Visit) -> object:
    progress = visit.room.runner.progress()
    return RunState(progress.run, progress.going, progress.stopping, _happened(progress.events))


def _start(visit: Visit) -> object:
    visit.room.runner.start()
    return _run(visit)


def _stop(visit: Visit) -> object:
    visit.room.runner.stop()
    return _run(visit)


def _search(visit: Visit) -> object:
    return list(visit.desk.store.search(visit.asked("q")[:1000]))


def _status(visit: Visit) -> object:
    return standing(visit.desk.store, visit.desk.settings)


def _history(visit: Visit) -> object:
    return visit.desk.store.decisions.page(visit.asked("after") or None)


STORY = "/api/stories/{story}"
OPERATIONS = (
    Operation(
        "GET", "/api/stories", "Stories, the last changed first", Page[StoryRow], _stories, None, ("stage", "after")
    ),
    Operation("GET", STORY, "One story, its articles and its history", Story, _story),
    Operation("GET", f"{STORY}/review", "Its newest retelling, held against its sources", Reviewed, _review),
    Operation("POST", f"{STORY}/decisions", "Decide on a finding", Decision, _decide, FindingDecision),
    Operation("POST", f"{STORY}/undo", "Undo a decision", Decision, _undo, Undoing),
    Operation("POST", f"{STORY}/versions", "Keep an edit as a new version", Made, _edit, Edited, most=LONG),
    Operation(
        "POST", f"{STORY}/source", "Put the source's words in place of those at fault", Made, _source, FindingOrder
    ),
    Operation("POST", f"{STORY}/again", "Ask the writer again", Made, _again, VersionOrder),
    Operation("POST", f"{STORY}/approve", "Approve a version", Decision, _approve, VersionOrder),
    Operation("POST", f"{STORY}/reject", "Reject a version", Decision, _reject, VersionOrder),
    Operation("POST", f"{STORY}/publish", "Publish an approved version", list[Happened], _publish, VersionOrder),
    Operation("POST", f"{STORY}/correct", "Correct a post", list[Happened], _correct, Noted),
    Operation("POST", f"{STORY}/retract", "Take a post back", list[Happened], _retract, Noted),
    Operation("GET", "/api/search", "What has these words", list[Hit], _search, None, ("q",)),
    Operation("GET", "/api/status", "What waits, and why", Status, _status),
    Operation("GET", "/api/history", "All decisions, the newest first", Page[Decision], _history, None, ("after",)),
    Operation("GET", "/api/run", "The last run", RunState, _run),
    Operation("POST", "/api/run", "Start a run", RunState, _start),
    Operation("POST", "/api/run/stop", "Stop the run that goes on", RunState, _stop),
)
