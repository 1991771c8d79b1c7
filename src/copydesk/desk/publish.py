"""Approved drafts, corrections and retractions into the site's files.

A post is written in three steps, each of which can be done twice: what will be written goes into the store, then
into the site, and then the store says that it is there. A run that was cut off between them is finished by the next
one, with the very same words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath

from pydantic import TypeAdapter

from copydesk.desk.adopt import adopted
from copydesk.desk.commit import ordered
from copydesk.desk.compose import composed
from copydesk.desk.failures import failures_of, keep_failures
from copydesk.desk.licences import licence_of_owners
from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.desk.pictures import Had, lacking, picture_of, settle
from copydesk.desk.sources import Source, sources_of
from copydesk.desk.twins import unlinked
from copydesk.errors import PostError
from copydesk.post.credit import exceeds, permission, permitted
from copydesk.post.gate import held
from copydesk.post.generators import generator_named
from copydesk.post.image import Shown
from copydesk.post.licence import Permission
from copydesk.post.manner import Manner
from copydesk.post.model import Post
from copydesk.store import Posted, Retelling, Stage, State, Step

ACTION = "publish"


@dataclass(frozen=True, slots=True)
class Intent:
    """What is about to be written: the post, the file of its words, and what is said of it."""

    sort: Sort
    post: Post
    retelling: int
    path: str
    content: str
    picture: str | None = None


_INTENT = TypeAdapter(Intent)


def finished(desk: Desk) -> Events:
    """Write the posts that a run which was cut off had begun to write."""
    desk.site.sweep()
    for step in desk.store.steps.unfinished():
        if step.action == ACTION:
            yield from _tried(desk, _INTENT.validate_json(step.detail), step)


def published(desk: Desk) -> Events:
    """Write what is approved, corrected or retracted; yield what was written, and what couldn't be."""
    for retelling in _approved(desk):
        yield from _untold(desk, retelling.story, _published(desk, retelling))
    for posted in desk.store.posts.pending():
        yield from _untold(desk, posted.post.story, amended(desk, posted))


def _untold(desk: Desk, story: str, events: Events) -> Events:
    """Yield events but for the failures of a story's post that a run has told already; an order's are always told."""
    known = failures_of(desk.store, story)
    for event in events:
        if event.sort is not Sort.FAILED or event.note not in known:
            yield event


def pictured(desk: Desk) -> Events:
    """Write posts anew with the picture that couldn't be had when they were written; yield those that have it now."""
    for one in list(lacking(desk.store)):
        posted = desk.store.posts.post(one.story)
        if posted is None or posted.retracted is not None:
            settle(desk.store, one.story)
        elif not posted.pending and _is_newest(desk, posted):
            yield from _pictured(desk, posted, one.why)


def _pictured(desk: Desk, posted: Posted, known: str) -> Events:
    """Write a post with its picture, where that can be had now; the words stay, and so does when they were changed."""
    retelling = desk.store.retellings.version(posted.post.story, posted.retelling)
    had = picture_of(desk, posted.post.story, sources_of(desk, retelling.basis))
    if had.picture:
        post = replace(_today(desk, posted), image=had.picture.image)
        yield from _untold(desk, post.story, _begun(desk, Sort.UPDATED, post, posted.retelling, had.picture))
    elif had.why and had != Had(why=known, again=True):
        yield Event(Sort.FAILED, posted.post.title, had.told)


def _is_newest(desk: Desk, posted: Posted) -> bool:
    """Say whether no newer retelling of a post waits to be published, which asks for the picture itself."""
    newest = desk.store.retellings.newest(posted.post.story)
    return newest is not None and newest.number == posted.retelling


def linked(desk: Desk) -> Events:
    """Write posts anew that prove to tell what an earlier post tells, with a link to that one."""
    for twins, wanted in unlinked(desk):
        begun = _begun(desk, Sort.LINKED, _today(desk, wanted), wanted.retelling, None)
        for event in _untold(desk, wanted.post.story, begun):
            told = f"to {twins.earlier.post.title}, which tells the same story"
            yield replace(event, note=told) if event.sort is Sort.LINKED else event


def amended(desk: Desk, posted: Posted) -> Events:
    """Write a post anew with the corrections and the retraction that were ordered since.

    It holds no more of its sources than their licences permit by now.
    """
    post = replace(_today(desk, posted), corrections=posted.corrections, modified=desk.now(), front=())
    begun = partial(_begun, desk, retelling=posted.retelling, picture=None)
    if posted.retracted is not None:
        sort = Sort.CORRECTED if posted.post.retracted == posted.retracted else Sort.RETRACTED
        yield from begun(sort, replace(post, retracted=posted.retracted))
    else:
        yield from _noted(begun(Sort.CORRECTED, post), _cut(post, posted.post.body))


def _today(desk: Desk, posted: Posted) -> Post:
    """Return a post with what it owes its sources today, and no more of them than that permits."""
    retelling = desk.store.retellings.version(posted.post.story, posted.retelling)
    owed = tuple(source.credit for source in sources_of(desk, retelling.basis))
    return permitted(replace(posted.post, credits=owed))


def _approved(desk: Desk) -> Iterator[Retelling]:
    """Yield the newest retelling of each story where that one is approved, in the order of their stories."""
    after = None
    stories: list[str] = []
    while True:
        page = desk.store.stories.page((Stage.APPROVED, Stage.STALE), after)
        stories += [row.id for row in page.rows]
        after = page.next
        if after is None:
            break
    for story in sorted(stories):
        newest = desk.store.retellings.newest(story)
        if newest and newest.state is State.APPROVED:
            yield newest


def _published(desk: Desk, retelling: Retelling) -> Events:
    sources = sources_of(desk, retelling.basis)
    try:
        post = _post(desk, retelling, sources)
        reasons = [reason.message for reason in held(post, (), desk.now())]
    except PostError as error:
        reasons = [str(error)]
    if reasons:
        why = "\n".join(reasons)
        desk.store.retellings.turn(retelling.story, retelling.number, State.HELD, why)
        yield Event(Sort.HELD, retelling.draft.title, why)
        return
    had = picture_of(desk, retelling.story, sources)
    if had.why:
        yield Event(Sort.FAILED, post.title, had.told)
    slug = desk.store.posts.slug(retelling.story, post.slug)
    sort = Sort.UPDATED if post.modified else Sort.PUBLISHED
    image = had.picture.image if had.picture else None
    whole = replace(post, slug=slug, image=image)
    yield from _noted(_begun(desk, sort, whole, retelling.number, had.picture), _cut(post, retelling.draft.body))


def issued(desk: Desk, retelling: Retelling) -> Events:
    """Write the post of one approved retelling; yield what was written, or why it couldn't be."""
    yield from _published(desk, retelling)


def _post(desk: Desk, retelling: Retelling, sources: tuple[Source, ...]) -> Post:
    """Return the post of a retelling; PostError where the site has one that the store can't know again."""
    posted = desk.store.posts.post(retelling.story)
    post = composed(desk, retelling.story, retelling.draft, sources, posted)
    if posted is None and (posted := adopted(desk, _manner(desk), post, retelling.number)):
        return composed(desk, retelling.story, retelling.draft, sources, posted)
    return post


def _cut(post: Post, body: str) -> str:
    """Say what the licences left of a body in a post; empty where that is all of it."""
    granted = permission(post)
    if granted is Permission.FULL or not exceeds(replace(post, body=body), granted):
        return ""
    left = "the link alone" if granted is Permission.LINK else "cut to an excerpt"
    return f"{left}, by {licence_of_owners(post.credits)}"


def _noted(events: Events, cut: str) -> Events:
    """Yield events, those of what was written with what the licences left of it."""
    for event in events:
        yield replace(event, note=f"{event.note} ({cut})") if cut and event.sort is not Sort.FAILED else event


def _begun(desk: Desk, sort: Sort, post: Post, retelling: int, picture: Shown | None) -> Events:
    """Write down what will be written, and write it."""
    try:
        manner = _manner(desk)
        file = manner.written(post)
        path = str(file.path)
        _refuse_other_work(desk, sort, post.story, path, file.content)
        if picture:
            image = manner.pictures / picture.image.path
            desk.site.put(image, picture.content)
    except PostError as error:
        keep_failures(desk.store, post.story, post.title, [str(error)])
        yield Event(Sort.FAILED, post.title, str(error))
        return
    keep_failures(desk.store, post.story, post.title, [])
    intent = Intent(sort, post, retelling, path, file.content, str(image) if picture else None)
    step = desk.store.steps.begin(ACTION, post.story, _INTENT.dump_json(intent).decode())
    yield from _tried(desk, intent, step)


def _manner(desk: Desk) -> Manner:
    return generator_named(desk.settings.site.kind)


def _refuse_other_work(desk: Desk, sort: Sort, story: str, path: str, content: str) -> None:
    """Raise PostError where the file that is to be written was made, changed or taken away by somebody else.

    A correction or a retraction is written also where it was taken away: readers should find the note.
    """
    found = desk.site.held(PurePosixPath(path))
    posted = desk.store.posts.post(story)
    if found is None and posted and posted.path == path and sort not in {Sort.CORRECTED, Sort.RETRACTED}:
        raise PostError(f"{path}: was taken away since it was published: wanted it there, or a retraction")
    if found is None or found == content.encode():
        return
    if posted is None:
        raise PostError(f"{path}: exists already, and is none of the desk's: wanted a free name")
    if sha256(found).hexdigest() != posted.sha256:
        raise PostError(f"{path}: was changed by hand since it was published: wanted it as the desk had written it")


def _tried(desk: Desk, intent: Intent, step: Step) -> Events:
    try:
        desk.site.put(PurePosixPath(intent.path), intent.content.encode())
    except PostError as error:
        yield Event(Sort.FAILED, intent.post.title, str(error))
        return
    _keep(desk, intent, step)
    yield Event(intent.sort, intent.post.title, intent.path)


def _keep(desk: Desk, intent: Intent, step: Step) -> None:
    """Keep that a post stands in the site, and that its files wait for a commit."""
    with desk.store.together():
        digest = sha256(intent.content.encode()).hexdigest()
        desk.store.posts.keep(intent.post, intent.retelling, intent.path, digest)
        if intent.picture:
            settle(desk.store, intent.post.story)
        if intent.sort in {Sort.PUBLISHED, Sort.UPDATED}:
            _turn(desk, intent)
        desk.store.steps.finish(step)
        if desk.repository:
            ordered(desk, intent.path, f"{intent.sort}: {intent.post.title}", intent.picture)


def _turn(desk: Desk, intent: Intent) -> None:
    """Say that a retelling is published, unless a newer one has taken its place meanwhile."""
    found = desk.store.retellings.version(intent.post.story, intent.retelling)
    if found.state is not State.REPLACED:
        desk.store.retellings.turn(intent.post.story, intent.retelling, State.PUBLISHED)
