"""The site's files into git: one commit a run, whose message lists the stories."""

from collections import Counter
from collections.abc import Sequence

from copydesk.desk.git import Repository
from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.desk.settings import Git
from copydesk.errors import PostError, in_line
from copydesk.store import Step

COMMIT = "commit"
PUSH = "push"
LONGEST = 120
"""Characters of a line of the message."""


def ordered(desk: Desk, path: str, line: str, picture: str | None) -> None:
    """Write down that a post's files wait for a commit, and the line of its message that tells of them."""
    desk.store.steps.begin(COMMIT, path, line)
    if picture:
        desk.store.steps.begin(COMMIT, picture)


def committed(desk: Desk) -> Events:
    """Commit what waits for it, push it where that is wanted, and yield what was done, or git's own words.

    A file that was taken away before it was ever committed is waited for no more.
    """
    steps = desk.store.steps.unfinished()
    waiting = sorted((step for step in steps if step.action == COMMIT), key=lambda step: step.key)
    if desk.repository is None:
        return
    try:
        if waiting:
            yield from _committed(desk, desk.repository, waiting)
        yield from _pushed(desk, desk.repository)
    except PostError as error:
        desk.store.steps.fail((COMMIT, PUSH), str(error))
        yield Event(Sort.FAILED, "git", str(error))


def _committed(desk: Desk, repository: Repository, steps: Sequence[Step]) -> Events:
    paths = repository.known([step.key for step in steps])
    message = message_of([step.detail for step in steps if step.detail and step.key in paths])
    made = bool(paths) and repository.commit(paths, message, desk.now())
    with desk.store.together():
        for step in steps:
            desk.store.steps.finish(step)
        if desk.settings.publish.git is Git.PUSH:
            desk.store.steps.begin(PUSH, desk.settings.publish.remote)
    if made:
        yield Event(Sort.COMMITTED, message.splitlines()[0])


def _pushed(desk: Desk, repository: Repository) -> Events:
    for step in desk.store.steps.unfinished():
        if step.action == PUSH:
            repository.push(step.key)
            desk.store.steps.finish(step)
            yield Event(Sort.PUSHED, step.key)


def message_of(lines: Sequence[str]) -> str:
    """Return a commit's message: how many stories were published, updated and so on, and a line for each.

    No line of a story begins the message or reads like a trailer, whatever its title is.
    """
    counts = Counter(line.partition(":")[0] for line in lines)
    head = ", ".join(f"{count} {sort}" for sort, count in sorted(counts.items()))
    return "\n".join([f"News desk: {head}", "", *(f"- {_line(line)}" for line in lines), ""])


def _line(words: str) -> str:
    line = in_line(words)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
