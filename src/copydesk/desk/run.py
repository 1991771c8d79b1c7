"""The whole path, from feed to post."""

from collections.abc import Sequence
from pathlib import Path

from copydesk.desk.collect import added, collected
from copydesk.desk.commit import committed
from copydesk.desk.group import grouped
from copydesk.desk.model import Desk, Events
from copydesk.desk.publish import finished, linked, pictured, published
from copydesk.desk.retell import retold

__all__ = ["add", "collect", "publish", "run"]


def run(desk: Desk) -> Events:
    """Do all that there is to do, and yield what was done and what went wrong.

    Each stage begins with what the store says is still to be done, so a run goes on where another was cut off, and one
    with nothing to do changes nothing. Trouble with one feed, article or story doesn't keep the others from their way;
    a CopydeskError is raised only where nothing can go on.
    """
    yield from finished(desk)  # posts that a run which was cut off had begun to write
    yield from collected(desk)  # feeds into articles: new ones, and new versions of those that were edited
    yield from grouped(desk)  # articles into stories
    yield from retold(desk)  # stories into drafts, each checked against its sources: approved, or held
    yield from pictured(desk)  # pictures that earlier runs couldn't have into their posts
    yield from published(desk)  # approved drafts, corrections and retractions into the site's files
    yield from linked(desk)  # a later post to the earlier one, where two prove to tell one story
    yield from committed(desk)  # these files into git


def collect(desk: Desk) -> Events:
    """Do the first part of a run: what there is to take in, and which stories it makes."""
    yield from collected(desk)
    yield from grouped(desk)


def add(desk: Desk, paths: Sequence[Path], source: str | None, licence: str | None) -> Events:
    """Take in the articles of files and folders, as `collect` does those of feeds."""
    yield from added(desk, paths, source, licence)
    yield from grouped(desk)


def publish(desk: Desk) -> Events:
    """Do the last part of a run: what is approved, corrected or retracted goes out."""
    yield from finished(desk)
    yield from pictured(desk)
    yield from published(desk)
    yield from linked(desk)
    yield from committed(desk)
