"""`file:` addresses: only what the settings name, and nothing that a link leads out of it."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from copydesk.errors import FetchError, printable


def local_answer(address: str, files: Sequence[Path], limit: int) -> tuple[bytes, str | None, str]:
    """Return the content of a file, its media type by its ending, and a tag that changes when it does.

    Raises FetchError where the file is none of `files` and in none of them, is missing, or has more than `limit` bytes.
    """
    shown = printable(address)
    path = _path(address)
    if path is None or not any(path.is_relative_to(allowed.resolve()) for allowed in files):
        raise FetchError(f"{shown}: refused: wanted a file that the settings name")
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
            written = path.stat().st_mtime_ns
    except OSError as error:
        raise FetchError(f"{shown}: not readable ({error.strerror}): wanted a file") from None
    if len(content) > limit:
        raise FetchError(f"{shown}: over-large: wanted at most {limit:,} bytes")
    return content, mimetypes.guess_type(path.name)[0], f'"{written:x}-{len(content):x}"'


def _path(address: str) -> Path | None:
    try:
        parts = urlsplit(address)
        if parts.netloc not in {"", "localhost"}:
            return None
        return Path(url2pathname(parts.path)).resolve()
    except (ValueError, OSError):
        return None
