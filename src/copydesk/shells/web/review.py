"""The review of a retelling: source and retelling side by side, its findings, the gate, and words as they are typed."""

from collections import Counter
from dataclasses import asdict, astuple, fields
from itertools import takewhile
from typing import TypeVar

from starlette.responses import JSONResponse, RedirectResponse, Response

from copydesk.desk.editing import FINAL, Ruling, bounded
from copydesk.desk.review import Review, review_of, sources_today
from copydesk.desk.rulings import judged_by
from copydesk.draft.model import Draft
from copydesk.errors import ReviewError, UnusableInputError
from copydesk.findings.report.page.rows import comparison_of
from copydesk.findings.report.page.shares import Shares, shares_of
from copydesk.findings.report.summary import summary_of
from copydesk.post.gate import held
from copydesk.shells.web.checks import is_long
from copydesk.shells.web.differences import Change, Stretch, differences
from copydesk.shells.web.pages import page
from copydesk.shells.web.room import Visit
from copydesk.store import Action, Autosave, Decision, Scope

Choice = TypeVar("Choice", Action, Scope)


def review(visit: Visit) -> Response:
    """Show a version of a story's retelling beside its sources."""
    if not visit.who:
        return RedirectResponse(f"/name?next=/stories/{visit.story}/review", status_code=303)
    asked = visit.asked("version")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len("1000000000") else None
    if not visit.asked("long") and _is_long(visit, number):
        return page(visit, "long.html", row=visit.desk.store.stories.row(visit.story))
    found = review_of(visit.desk, visit.story, number, visit.room.checks)
    report = found.report
    saved = visit.desk.store.retellings.last_saved(visit.story, found.retelling.number, visit.who)
    earlier = saved if saved and saved.number < found.retelling.number else None
    shares = shares_of(report.alignment)
    return page(
        visit,
        "review.html",
        review=found,
        row=visit.desk.store.stories.row(visit.story),
        judged={one.number: one for one in found.findings},
        comparison=comparison_of(report),
        names=_names(found),
        summary=summary_of(report),
        shares=list(zip((field.name for field in fields(Shares)), astuple(shares), strict=True)),
        saved=None if earlier and not visit.asked("mine") else saved,
        earlier=earlier,
        changes=[] if earlier is None else _changes(found.retelling.draft, earlier),
        scopes=tuple(Scope),
        undoable=_undoable(visit),
        last=_last(visit),
    )


def decide(visit: Visit) -> Response:
    """Decide on a finding, or put the source's words in its place."""
    number, finding = visit.number("number"), visit.number("finding")
    if visit.form.get("action") == "source":
        visit.sitting.take_source(visit.story, number, finding)
        return _back(visit)
    ruling = Ruling(
        _one_of(Action, visit.form.get("action", "")),
        _one_of(Scope, visit.form.get("scope", "version")),
        visit.form.get("reason", ""),
    )
    visit.sitting.decide(visit.story, number, finding, ruling)
    return _back(visit, f"#f-{finding}")


def gate(visit: Visit) -> Response:
    """Approve, reject, undo, ask the writer again, or go back to an earlier version."""
    number, sitting, action = visit.number("number"), visit.sitting, visit.form.get("action", "")
    if action == "approve":
        sitting.approve(visit.story, number)
    elif action == "reject":
        sitting.reject(visit.story, number, visit.form.get("reason", ""))
    elif action == "undo":
        sitting.undo(visit.story, visit.number("decision"))
    elif action == "again":
        sitting.ask_again(visit.story, number)
    elif action == "revert":
        sitting.revert(visit.story, number, visit.number("to"))
    else:
        raise ReviewError(f"{action[:40]!r}: no such action")
    return _back(visit)


def publish(visit: Visit) -> Response:
    """Publish an approved version."""
    with visit.room.publishing() as desk:
        sitting = type(visit.sitting)(desk, visit.who, visit.room.checks)
        events = tuple(sitting.publish(visit.story, visit.number("number")))
    return page(visit, "done.html", events=events, back=f"/stories/{visit.story}")


def edit(visit: Visit) -> Response:
    """Keep what an editor typed as a new version; where somebody was quicker it is saved beside, and said so.

    `mine` is an earlier version at which these words were typed: they needn't wait there any longer.
    """
    number = visit.number("number")
    sitting = visit.sitting
    try:
        sitting.edit(visit.story, number, _typed(visit))
    except (ReviewError, UnusableInputError):
        _save(visit, number)
        raise
    if visit.form.get("mine"):
        visit.desk.store.retellings.unsave(visit.story, visit.number("mine"), sitting.who)
    return _back(visit)


def discard(visit: Visit) -> Response:
    """Let go of what an editor typed and didn't keep."""
    visit.desk.store.retellings.unsave(visit.story, visit.number("number"), visit.sitting.who)
    return _back(visit)


def typed(visit: Visit) -> Response:
    """Save what an editor is typing, and say what is wrong with it as it stands."""
    number = visit.number("number")
    _save(visit, number)
    store = visit.desk.store
    found = store.retellings.version(visit.story, number)
    try:
        sources = sources_today(visit.desk, found.basis)
        result = visit.room.checks(visit.desk, visit.story, bounded(_typed(visit)), sources)
    except UnusableInputError as error:
        return JSONResponse({"findings": [], "reasons": [str(error)]})
    judged = judged_by(result.report.findings, store.decisions.standing(visit.story), number)
    reasons = held(result.post, [one.finding for one in judged if not one.settled], visit.desk.now())
    findings = [
        {
            "code": one.mark.code,
            "name": one.finding.kind.name,
            "severity": one.finding.kind.severity.value,
            "message": one.finding.message,
            "words": one.mark.words,
            "evidence": one.mark.evidence,
            "settled": one.settled,
        }
        for one in judged
    ]
    return JSONResponse({"findings": findings, "reasons": [reason.message for reason in reasons]})


def latest(visit: Visit) -> Response:
    """Say how the story stands, for a page that looks whether somebody else has done something."""
    return JSONResponse(_last(visit))


def _is_long(visit: Visit, number: int | None) -> bool:
    """Say whether somebody would have to wait for a version's check."""
    kept = visit.desk.store.retellings
    found = kept.newest(visit.story) if number is None else kept.version(visit.story, number)
    if found is None:
        return False
    sources = sources_today(visit.desk, found.basis)
    return is_long(found.draft, sources) and not visit.room.checks.remembered(
        visit.desk, visit.story, found.draft, sources
    )


def _changes(newest: Draft, typed: Autosave) -> list[tuple[Stretch, ...]]:
    """Return the paragraphs in which an editor's words are not those of the newest version."""
    before, after = (f"{one.title}\n{one.excerpt}\n{one.body}" for one in (newest, typed))
    return [
        paragraph
        for paragraph in differences(before, after)
        if any(stretch.change is not Change.SAME for stretch in paragraph)
    ]


def _undoable(visit: Visit) -> Decision | None:
    """Return the last decision on the story that can be undone; none from before one that is final."""
    standing = [one for one in visit.desk.store.decisions.standing(visit.story) if one.story == visit.story]
    return next(takewhile(lambda one: one.action not in FINAL, reversed(standing)), None)


def _last(visit: Visit) -> dict[str, object]:
    newest = visit.desk.store.retellings.newest(visit.story)
    decisions = visit.desk.store.decisions.history(visit.story)
    last = decisions[-1] if decisions else None
    return {
        "version": newest.number if newest else 0,
        "by": newest.by if newest else "",
        "decision": last.number if last else 0,
        "who": last.who if last else "",
        "action": last.action.value if last else "",
    }


def _typed(visit: Visit) -> Draft:
    # Browsers send line ends as CR LF.
    title, excerpt, body = (visit.form.get(key, "").replace("\r\n", "\n") for key in ("title", "excerpt", "body"))
    return Draft(" ".join(title.split()), " ".join(excerpt.split()), body, "")


def _save(visit: Visit, number: int) -> None:
    draft = asdict(_typed(visit))
    del draft["writer"]
    now = visit.desk.now()
    saved = Autosave(story=visit.story, number=number, editor=visit.sitting.who, saved=now, **draft)
    visit.desk.store.retellings.save(saved)


def _names(found: Review) -> list[str]:
    """Return what the texts of the sources are called, in the order in which the check has read them.

    Of several by one source each is told apart by a number.
    """
    of = {source.article.text.name: source.name for source in found.sources}
    names = [of.get(text.name, text.name) for text in found.report.alignment.source.page.texts]
    seen: Counter[str] = Counter()
    for at, name in enumerate(names):
        seen[name] += 1
        names[at] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return names


def _one_of(known: type[Choice], value: str) -> Choice:
    try:
        return known(value)
    except ValueError:
        raise ReviewError(f"{value[:40]!r}: wanted one of {', '.join(known)}") from None


def _back(visit: Visit, place: str = "") -> Response:
    return RedirectResponse(f"/stories/{visit.story}/review{place}", status_code=303)
