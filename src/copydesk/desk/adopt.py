"""Posts that the site has and the store doesn't know: of a desk whose memory was lost. They are known again."""

from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from copydesk.desk.model import Desk
from copydesk.errors import PostError
from copydesk.post.manner import Manner
from copydesk.post.model import Post
from copydesk.store import Posted


def adopted(desk: Desk, manner: Manner, post: Post, retelling: int) -> Posted | None:
    """Return what the site has of a post's story already, known to the store from now on; None for nothing.

    PostError where corrections or a retraction stand in it, which the store has no orders for: an editor has to look.
    """
    for path in desk.site.listed(manner.path(post).parent):
        content = desk.site.held(path) or b""
        if (found := _told(manner, path, content, post)) is None:
            continue
        if found.corrections or found.retracted is not None:
            raise PostError(f"{path}: tells this story, with corrections or a retraction that the store doesn't know")
        desk.store.posts.slug(post.story, found.slug)
        known = replace(found, story=post.story)
        desk.store.posts.keep(known, retelling, str(path), sha256(content).hexdigest())
        return desk.store.posts.post(post.story)
    return None


def _told(manner: Manner, path: PurePosixPath, content: bytes, post: Post) -> Post | None:
    """Return the post of a file, where that tells the same story or rests on the same article."""
    addresses = {credit.url for credit in post.credits if credit.url}
    if not any(words.encode() in content for words in (post.story, *addresses)):
        return None
    try:
        found = manner.read(content.decode(errors="replace"), path)
    except PostError:
        return None
    same = found.story == post.story or bool(addresses & {credit.url for credit in found.credits})
    return found if same and found.writer else None
