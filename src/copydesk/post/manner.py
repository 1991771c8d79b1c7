"""How a site generator wants a post, and the writing and reading that all of them share.

What is written is read back, once as words and once as YAML reads it, and compared with what was to be written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import PurePosixPath

import yaml

from copydesk.errors import PostError
from copydesk.post.file import File
from copydesk.post.front import Front, entry, fenced, read_front
from copydesk.post.keys import Keys, keys_of, post_of
from copydesk.post.model import Post
from copydesk.post.notes import annotated, without_notes
from copydesk.post.settling import settled

THEME = "layout"
"""The key that belongs to the theme: another's is kept, where the rest of a generator's own keys is set."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A site generator's rules: where a post's file lies, which keys it has, and where pictures lie.

    `named` turns a path back into slug and day. `keys` gets what every post says and returns it under the generator's
    names and in its order; `meant` gives our name for one of the generator's that is called otherwise there. `pictures`
    is the folder that an image's path is relative to.
    """

    name: str
    pictures: PurePosixPath
    path: Callable[[Post], PurePosixPath]
    named: Callable[[PurePosixPath], tuple[str, date | None]]
    keys: Callable[[Post, Keys], Keys]
    meant: Mapping[str, str]

    def written(self, post: Post) -> File:
        """Return the file of a post, read back and compared. PostError where the post can't be written as it must."""
        wanted = settled(post)
        path = self.path(wanted)
        keys = self.keys(wanted, keys_of(wanted))
        entries = self._entries(wanted, keys)
        content = fenced(list(entries.values()), annotated(wanted))
        self._compare(
            content, path, wanted, {key: value for key, value in keys.items() if entries.get(key) == entry(key, value)}
        )
        return File(path, content)

    def read(self, content: str, path: PurePosixPath) -> Post:
        """Return the post that a file tells, whoever wrote it; `front` keeps what it says beyond that.

        PostError, in one line with the path, for a file without front matter or date, or with broken front matter.
        """
        front = read_front(content, str(path))
        slug, day = self.named(path)
        values = {self.meant.get(key, key): value for key, value in front.values.items()}
        moment = datetime.combine(day, time(), UTC) if day else None
        post = post_of(front._replace(values=values), slug, moment, str(path))
        return replace(post, body=without_notes(post.body, post))

    def _entries(self, post: Post, keys: Keys) -> Mapping[str, str]:
        """Return the lines of each entry: as they stood in the file where the post still says the same, else anew."""
        own = {key: entry(key, value) for key, value in keys.items()}
        if not post.front:
            return own
        before = {key: entry(key, value) for key, value in self._keys_before(post).items()}
        entries: dict[str, str] = {}
        for number, kept in enumerate(post.front):
            known = kept.key in own or kept.key in before
            if not known or own.get(kept.key) == before.get(kept.key):
                entries[kept.key if known else f"{number} {kept.key}"] = kept.lines
            elif kept.key in own:
                entries[kept.key] = own[kept.key]
        fixed = self.keys(post, {}).keys() - {THEME}
        added = {key: lines for key, lines in own.items() if key in fixed or lines != before.get(key)}
        return entries | {key: lines for key, lines in added.items() if key not in entries or key in fixed}

    def _keys_before(self, post: Post) -> Keys:
        """Return what the post said when it was read."""
        content = fenced([kept.lines for kept in post.front], "")
        values = read_front(content, post.slug).values
        values = {self.meant.get(key, key): value for key, value in values.items()}
        before = post_of(Front(values, (), ""), post.slug, post.date, post.slug)
        return self.keys(before, keys_of(before))

    def _compare(self, content: str, path: PurePosixPath, wanted: Post, keys: Keys) -> None:
        if replace(self.read(content, path), front=()) != replace(wanted, front=()):
            raise PostError(f"{path}: not read back as it was written: wanted the same post")
        seen = yaml.safe_load(content.split("\n---\n", 1)[0])
        for key, value in keys.items():
            if _plain(seen.get(key)) != _plain(value):
                raise PostError(
                    f"{path}: {key}: not read back as it was written: wanted {value!r}, found {seen.get(key)!r}"
                )


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value
