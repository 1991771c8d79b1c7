"""What came in, byte for byte, in files named by their sha256 (`raw/ab/cdef…`)."""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from copydesk.errors import StoreError

FOLDER = "raw"


class Raw:
    """The folder of the files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def put(self, content: bytes) -> str:
        """Keep bytes and return their sha256 (hex). The file is there whole or not at all, whenever this is cut off."""
        name = sha256(content).hexdigest()
        path = self._path(name)
        try:
            if not path.exists():
                _write_whole(path, content)
        except OSError as error:
            raise StoreError(f"{path}: not written: {error.strerror}") from error
        return name

    def get(self, name: str) -> bytes:
        """Return the bytes of a sha256 (hex). StoreError where they are missing or no longer what they were."""
        path = self._path(name)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path}: not read: {error.strerror}") from error
        if sha256(content).hexdigest() != name:
            raise StoreError(f"{path}: damaged: wanted bytes with the sha256 that it is named by")
        return content

    def _path(self, name: str) -> Path:
        if len(name) != sha256().digest_size * 2 or not set(name) <= set("0123456789abcdef"):
            raise StoreError(f"{name[:80]!r}: not a name of raw bytes: wanted a sha256 in hex")
        return self._folder / name[:2] / name[2:]


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
