"""The page of one story: its sources and who had it first, its versions with what changed, its post and its history."""

from starlette.responses import RedirectResponse, Response

from copydesk.desk.editing import line_of
from copydesk.desk.editor import correct, retract
from copydesk.errors import ReviewError
from copydesk.shells.web.differences import differences
from copydesk.shells.web.pages import page
from copydesk.shells.web.room import Visit
from copydesk.store import Action, Decision


def story(visit: Visit) -> Response:
    """Show a story."""
    store = visit.desk.store
    told = store.stories.story(visit.story)
    return page(
        visit,
        "story.html",
        story=told,
        row=store.stories.row(visit.story),
        members=store.stories.members(visit.story),
        retellings=store.retellings.versions(visit.story)[::-1],
        posted=store.posts.post(visit.story),
        history=store.decisions.history(visit.story)[::-1],
    )


def article(visit: Visit) -> Response:
    """Show one version of an article and what changed in it since the one before, or the one that is asked for."""
    articles = visit.desk.store.articles
    name = str(visit.request.path_params["article"])
    stored = articles.article(name)
    versions = articles.versions(name)
    number = _number(visit.asked("version"), len(versions))
    since = _number(visit.asked("since"), max(number - 1, 1))
    shown = articles.version(versions[0].article, number)
    before = articles.version(versions[0].article, since)
    return page(
        visit,
        "article.html",
        stored=stored,
        versions=versions,
        shown=shown,
        before=before,
        changes=differences(before.content, shown.content),
    )


def correct_post(visit: Visit) -> Response:
    """Correct the story's post."""
    return _amended(visit, "correct")


def retract_post(visit: Visit) -> Response:
    """Take the story's post back."""
    return _amended(visit, "retract")


def move(visit: Visit) -> Response:
    """Put an article of the story into another story, or into one of its own."""
    store = visit.desk.store
    who = visit.sitting.who
    with store.together():
        there = store.stories.move(line_of(visit.form.get("article", "")), line_of(visit.form.get("to", "")) or None)
        reason = f"article {visit.form.get('article', '')} to story {there}"
        store.decisions.add(Decision(visit.story, who, Action.MOVE, reason=reason))
    return RedirectResponse(f"/stories/{there}", status_code=303)


def _amended(visit: Visit, order: str) -> Response:
    note = line_of(visit.form.get("note", ""))
    if not note:
        raise ReviewError(f"to {order} a post: wanted a note that its readers understand")
    who = visit.sitting.who
    with visit.room.publishing() as desk:
        events = tuple((correct if order == "correct" else retract)(desk, visit.story, who, note))
    return page(visit, "done.html", events=events, back=f"/stories/{visit.story}")


def _number(asked: str, most: int) -> int:
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len("1000000000") else most
    return number if number >= 1 else most
