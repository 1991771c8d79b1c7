"""Files written into a site whole or not at all, and nowhere else."""

import os
import stat
from pathlib import Path, PurePosixPath

from copydesk.errors import PostError
from copydesk.post.file import File

MODE = 0o644
"""The mode of a file that is new: sites are built and served by others than their writer."""
PART = ".copydesk-part"
"""What the name of a file ends with that is half written."""


def put(folder: Path, file: File) -> bool:
    """Write a text file into a site's folder; say whether that changed anything. PostError as for `place`."""
    return place(folder, file.path, file.content.encode("utf-8"))


def place(folder: Path, path: PurePosixPath, content: bytes) -> bool:
    """Write a file into a site's folder, whole or not at all; say whether that changed anything.

    The bytes are on the disk before the file has its name, so that a crash leaves the old file or the new one.
    PostError for a path that leads out of the folder or through a symbolic link, and where the disk refuses.
    """
    target = _target(folder, path)
    try:
        if _held(target) == content:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
    except OSError as error:
        raise PostError(f"{target}: {error.strerror or error}: wanted to write the file") from error
    return True


def _target(folder: Path, path: PurePosixPath) -> Path:
    if path.is_absolute() or not path.name or any(_leads_elsewhere(part) for part in path.parts):
        raise PostError(f"{str(path)!r}: not a path inside the site: wanted one like _posts/2025-01-31-title.md")
    target = folder
    for part in path.parts:
        target /= part
        if target.is_symlink():
            raise PostError(f"{target}: a symbolic link: wanted a file or folder of the site itself")
    if target.exists() and not target.is_file():
        raise PostError(f"{target}: not a file: wanted a place for one")
    return target


def _leads_elsewhere(part: str) -> bool:
    return part == ".." or "\\" in part or not part.isprintable()


def _held(target: Path) -> bytes | None:
    return target.read_bytes() if target.is_file() else None


def _replace(target: Path, content: bytes) -> None:
    """Write beside the target and rename; a part that a killed run left behind is written over by the next one."""
    part = target.with_name(f".{target.name}{PART}")
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else MODE
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Have the folder's list of names on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
