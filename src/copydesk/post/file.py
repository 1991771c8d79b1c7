"""A file of a site: where it belongs and what stands in it."""

from pathlib import PurePosixPath
from typing import NamedTuple


class File(NamedTuple):
    """A text file of a site: its path, relative to the site's folder, and its content, to be encoded as UTF-8."""

    path: PurePosixPath
    content: str
