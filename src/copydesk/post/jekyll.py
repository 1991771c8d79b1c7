"""Posts as Jekyll builds them: `_posts/YYYY-MM-DD-slug.md`, Liquid switched off for the body."""

import re
from datetime import date
from pathlib import PurePosixPath

from copydesk.errors import PostError
from copydesk.post.file import File
from copydesk.post.front import Bare
from copydesk.post.keys import Keys
from copydesk.post.manner import Manner
from copydesk.post.model import Post

_NAME = re.compile(r"(?P<day>\d{4}-\d\d?-\d\d?)-(?P<slug>.+)\.(?:md|markdown)\Z")


def _path(post: Post) -> PurePosixPath:
    return PurePosixPath("_posts", f"{post.date.date().isoformat()}-{post.slug}.md")


def _named(path: PurePosixPath) -> tuple[str, date | None]:
    found = _NAME.match(path.name)
    try:
        day = date(*map(int, found["day"].split("-"))) if found else None
    except ValueError:
        found = day = None
    if not found:
        raise PostError(f"{path}: not the name of a post: wanted one like _posts/2025-01-31-title.md")
    return found["slug"], day


def _keys(_post: Post, keys: Keys) -> Keys:
    return {"layout": Bare("post"), **keys, "render_with_liquid": False}


MANNER = Manner("jekyll", PurePosixPath(), _path, _named, _keys, {})
"""Jekyll's rules."""


def written(post: Post) -> File:
    """Return the file of a post. PostError where the post can't be written so that it reads as it must."""
    return MANNER.written(post)


def read(content: str, path: PurePosixPath) -> Post:
    """Return the post that a file of `_posts` tells, whoever wrote it. PostError where it isn't one."""
    return MANNER.read(content, path)
