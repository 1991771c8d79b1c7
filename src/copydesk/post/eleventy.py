"""Posts as Eleventy builds them: `posts/slug.md`, read as Markdown alone, at a fixed address.

`templateEngineOverride: md` switches Liquid and Nunjucks off. A tag is a collection in Eleventy, and `all` is taken.
"""

from datetime import date
from pathlib import PurePosixPath

from copydesk.errors import PostError
from copydesk.post.file import File
from copydesk.post.keys import Keys
from copydesk.post.manner import Manner
from copydesk.post.model import Post


def _path(post: Post) -> PurePosixPath:
    return PurePosixPath("posts", f"{post.slug}.md")


def _named(path: PurePosixPath) -> tuple[str, date | None]:
    if path.suffix != ".md":
        raise PostError(f"{path}: not the name of a post: wanted one like posts/title.md")
    return path.stem, None


def _keys(post: Post, keys: Keys) -> Keys:
    address = f"/{post.date:%Y/%m/%d}/{post.slug}/index.html"
    return {**keys, "permalink": address, "templateEngineOverride": "md"}


MANNER = Manner("eleventy", PurePosixPath(), _path, _named, _keys, {})
"""Eleventy's rules."""


def written(post: Post) -> File:
    """Return the file of a post. PostError where the post can't be written so that it reads as it must."""
    return MANNER.written(post)


def read(content: str, path: PurePosixPath) -> Post:
    """Return the post that a file of `posts` tells, whoever wrote it. PostError where it isn't one."""
    return MANNER.read(content, path)
