"""The folder of the desk's memory, which no repository takes in: it holds fetched pages and a key."""

from pathlib import Path, PurePosixPath

from copydesk.errors import PostError, StoreError
from copydesk.post.writing import place

IGNORED = PurePosixPath(".gitignore")


def make_folder(folder: Path) -> None:
    """Make the folder where it isn't there, and let git ignore all in it. StoreError where it can't be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / IGNORED).exists():
            place(folder, IGNORED, b"*\n")
    except OSError as error:
        raise StoreError(f"{folder}: can't be used: {error.strerror}") from error
    except PostError as error:
        raise StoreError(str(error)) from error
