"""A small Jekyll site of our own for whoever has none: it builds with bare `jekyll build`, offline, without plugins."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath


def site_files() -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield every file of the site, its path relative to the site's folder, in order of the paths."""
    return _files(files(__name__).joinpath("files"), PurePosixPath())


def _files(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    for part in sorted(folder.iterdir(), key=lambda part: part.name):
        if part.is_dir():
            yield from _files(part, path / part.name)
        else:
            yield path / part.name, part.read_bytes()
