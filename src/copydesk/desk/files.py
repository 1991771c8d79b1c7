"""The site's files: on the disk, or in memory over the disk for a run that only shows what it would do."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from copydesk.errors import PostError
from copydesk.post.image import FOLDER
from copydesk.post.writing import PART, place

SWEPT = ("_posts", "content", "posts", "static", FOLDER)
"""Folders, with all inside, that the desk writes to."""
HALF_WRITTEN = f".*{PART}"


class OnDisk:
    """A site's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def held(self, path: PurePosixPath) -> bytes | None:
        """Return what stands at a path, None for nothing. PostError where it can't be read."""
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise PostError(f"{self.folder / path}: can't be read: {error.strerror}") from error

    def listed(self, folder: PurePosixPath) -> Sequence[PurePosixPath]:
        """Return the paths of the files in a folder, in order."""
        place = self.folder / folder
        return [folder / file.name for file in sorted(place.glob("*.m*")) if file.is_file() and file.name[0] != "."]

    def put(self, path: PurePosixPath, content: bytes) -> None:
        """Write a file, whole or not at all. PostError where that is impossible."""
        place(self.folder, path, content)

    def sweep(self) -> None:
        """Take away what a run that was cut off has left half written."""
        for folder in SWEPT:
            for left in (self.folder / folder).rglob(HALF_WRITTEN):
                left.unlink(missing_ok=True)


class InMemory:
    """What would be written over a site's folder, which stays as it is."""

    def __init__(self, below: OnDisk) -> None:
        self.below = below
        self.written: dict[PurePosixPath, bytes] = {}

    def held(self, path: PurePosixPath) -> bytes | None:
        """Return what would stand at a path, None for nothing."""
        return self.written.get(path) or self.below.held(path)

    def listed(self, folder: PurePosixPath) -> Sequence[PurePosixPath]:
        """Return the paths of the files in a folder, in order."""
        return self.below.listed(folder)

    def put(self, path: PurePosixPath, content: bytes) -> None:
        """Remember a file."""
        self.written[path] = content

    def sweep(self) -> None:
        """Leave everything where it is."""
