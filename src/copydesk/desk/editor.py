"""What an editor does beside the runs: takes a post back, corrects it, writes a retelling by hand, withdraws that."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from copydesk.article.model import Article
from copydesk.desk.commit import committed
from copydesk.desk.editing import Sitting, require_sentence, require_standing
from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.desk.publish import amended, finished
from copydesk.desk.retell import BY_HAND, is_by_hand, kept
from copydesk.desk.sources import sources_of, usable
from copydesk.desk.standing import all_stories
from copydesk.draft.headline import headline
from copydesk.draft.model import Brief
from copydesk.draft.verbatim import VerbatimWriter
from copydesk.errors import ReviewError, StoreError, UnusableInputError
from copydesk.findings.wanted.nearest import hint
from copydesk.store import Action, Decision, Posted, State, Store

RETRACTED = "This story has been taken back by the desk."
WITHDRAWN = "withdrawn by whoever wrote it"
WAITING = (State.HELD, State.WAITING, State.APPROVED)
"""States of a retelling that isn't out yet and may go out."""


def retract(desk: Desk, name: str, who: str, note: str) -> Events:
    """Take a post back: its note stays in its place. StoreError where no post is called so."""
    posted = posted_named(desk.store, name)
    with desk.store.together():
        desk.store.posts.retract(posted.post.story, note or RETRACTED)
        desk.store.decisions.add(Decision(posted.post.story, who, Action.RETRACT, posted.retelling, reason=note))
    yield from _written(desk, posted)


def correct(desk: Desk, name: str, who: str, note: str) -> Events:
    """List a correction in a post. StoreError where no post is called so, or the note says nothing."""
    if not note.strip():
        raise StoreError(f"{name}: a correction without words: wanted what was wrong and what is right")
    posted = posted_named(desk.store, name)
    with desk.store.together():
        desk.store.posts.correct(posted.post.story, note)
        desk.store.decisions.add(Decision(posted.post.story, who, Action.CORRECT, posted.retelling, reason=note))
    yield from _written(desk, posted)


def _written(desk: Desk, posted: Posted) -> Events:
    """Write a post as it was ordered just now."""
    yield from finished(desk)
    pending = desk.store.posts.post(posted.post.story)
    if pending and pending.pending:
        yield from amended(desk, pending)
    yield from committed(desk)


def drafted(desk: Desk, name: str, written: Article, who: str) -> Events:
    """Keep a retelling that was written by hand, checked against the story's sources: approved, or held with why.

    StoreError where no story is called so; ReviewError for one that was taken back, or whose articles are all in other
    stories; WriterError where the text has no body; UnusableInputError where its front matter can't be read, or that
    has no sentence.
    """
    if written.flaw and not written.front:
        raise UnusableInputError(written.flaw)  # its entries would stand in the post
    story = story_named(desk.store, name)
    require_standing(desk.store, story)
    draft = replace(VerbatimWriter().write([written], Brief()), writer=BY_HAND)
    require_sentence(draft)
    basis = desk.store.stories.basis(story)
    if not basis:
        raise ReviewError(f"{name}: its articles are in other stories now: wanted a story that has some")
    sources = usable(sources_of(desk, basis))
    if not written.title:
        draft = replace(draft, title=headline(sources[0].article))
    for event in kept(desk, story, draft, sources, who):
        yield replace(event, note="goes out with the next run") if event.sort is Sort.RETOLD else event


def withdraw(desk: Desk, name: str, who: str, note: str) -> Events:
    """Take back the newest retelling of a story, which was written by hand and isn't out, as a rejection does.

    StoreError where no story is called so, ReviewError where its newest retelling is another's or is published.
    """
    story = story_named(desk.store, name)
    newest = desk.store.retellings.newest(story)
    if newest is None or not is_by_hand(newest) or newest.state not in WAITING:
        raise ReviewError(f"{name}: no retelling by hand waits: wanted one that was kept with --file and isn't out")
    Sitting(desk, who).reject(story, newest.number, note or WITHDRAWN)
    out = desk.store.posts.post(story)
    yield Event(
        Sort.WITHDRAWN, newest.draft.title, "its post stays as it is" if out else "nothing of the story goes out"
    )


def reject(desk: Desk, name: str, who: str, note: str) -> Events:
    """Reject the newest retelling of a story, also an empty one that says why none came about: it won't go out.

    StoreError where no story is called so; ReviewError where it has none yet, or that is published, and without a note.
    """
    story = story_named(desk.store, name)
    newest = desk.store.retellings.newest(story)
    if newest is None:
        raise ReviewError(f"{name}: not retold yet: wanted a story that a run has tried to retell")
    Sitting(desk, who).reject(story, newest.number, note)
    yield Event(Sort.REJECTED, newest.draft.title, note)


def posted_named(store: Store, name: str) -> Posted:
    """Return the post of a slug, a path or file name, or a story's id. StoreError, with the nearest slug, for none."""
    posts = store.posts.all()
    for posted in posts:
        if name in _names(posted):
            return posted
    raise StoreError(f'no post is called "{name}"{hint(name, (posted.post.slug for posted in posts))}')


def _names(posted: Posted) -> Iterator[str]:
    path = PurePosixPath(posted.path)
    yield from (posted.post.slug, posted.post.story, posted.path, path.name, path.stem)


def story_named(store: Store, name: str) -> str:
    """Return the id of the story with an id, slug, title or post's file.

    StoreError, with the nearest, for none, and with the slugs of all for a title that several have.
    """
    for posted in store.posts.all():
        if name in _names(posted):
            return posted.post.story
    rows = list(all_stories(store))
    for row in rows:
        if name in {row.id, row.slug}:
            return row.id
    titled = [row for row in rows if row.title == name]
    if len(titled) > 1:
        wanted = ", ".join(sorted(row.slug or row.id for row in titled))
        raise StoreError(f'{len(titled)} stories are called "{name}": wanted one of {wanted}')
    if titled:
        return titled[0].id
    known = [word for row in rows for word in (row.title, row.slug) if word]
    raise StoreError(f'no story is called "{name}"{hint(name, known)}')
