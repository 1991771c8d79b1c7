"""Posts as Hugo builds them: `content/posts/slug.md`, pictures under `static/`.

No shortcode (`{{<`, `{{%`) is left in a body: an opening brace is a character reference there.
"""

from datetime import date
from pathlib import PurePosixPath

from copydesk.errors import PostError
from copydesk.post.file import File
from copydesk.post.keys import Keys
from copydesk.post.manner import Manner
from copydesk.post.model import Post

_OWN = {"excerpt": "summary", "last_modified_at": "lastmod"}


def _path(post: Post) -> PurePosixPath:
    return PurePosixPath("content", "posts", f"{post.slug}.md")


def _named(path: PurePosixPath) -> tuple[str, date | None]:
    if path.suffix != ".md":
        raise PostError(f"{path}: not the name of a post: wanted one like content/posts/title.md")
    return path.stem, None


def _keys(post: Post, keys: Keys) -> Keys:
    own = {_OWN.get(key, key): value for key, value in keys.items()}
    pictures: Keys = {"images": [post.image.path]} if post.image else {}
    return own | pictures | {"slug": post.slug, "draft": False}


MANNER = Manner("hugo", PurePosixPath("static"), _path, _named, _keys, {own: ours for ours, own in _OWN.items()})
"""Hugo's rules."""


def written(post: Post) -> File:
    """Return the file of a post. PostError where the post can't be written so that it reads as it must."""
    return MANNER.written(post)


def read(content: str, path: PurePosixPath) -> Post:
    """Return the post that a file of `content/posts` tells, whoever wrote it. PostError where it isn't one."""
    return MANNER.read(content, path)
