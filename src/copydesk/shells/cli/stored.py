"""The articles of a desk's own store, for commands that take files and folders."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from copydesk.errors import UnusableInputError, printable
from copydesk.store import open_store
from copydesk.store.database import FILE
from copydesk.story.corpus import Complain, files_in, members_of
from copydesk.story.model import Member

KEPT_IN = ".copydesk"
"""The folder of a desk that has its store."""


def stores_and_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of each path; of a desk, or of the folder of its store, the store's file alone.

    UnusableInputError for a path that isn't there, or can't be looked at.
    """
    for path in paths:
        try:
            places = (path / FILE, path / KEPT_IN / FILE)
            store = next((place for place in places if place.is_file()), None)
            yield from files_in([path]) if store is None else [store]
        except OSError as error:
            where = printable(str(path))
            raise UnusableInputError(f"{where}: not readable ({error.strerror}): wanted articles") from error


def beside(files: Iterable[Path]) -> Iterator[Path]:
    """Yield files with what a store has written, but not yet moved into its file: they tell of changes."""
    for file in files:
        yield file
        ahead = file.with_name(f"{file.name}-wal")
        if file.name == FILE and ahead.exists():
            yield ahead


def articles_of(file: Path, complain: Complain) -> Iterator[Member]:
    """Yield the articles of a file, or of a store, each as it stands now; what can't be used is told in a line each.

    StoreError for a store that can't be read.
    """
    yield from _kept(file) if file.name == FILE else members_of(file, complain)


def _kept(file: Path) -> Iterator[Member]:
    with open_store(file.parent) as store:
        after = None
        while True:
            page = store.articles.page(after)
            for stored in page.rows:
                article = store.articles.version(stored.id, stored.version).read()
                yield Member.of(stored.id, article)
            if page.next is None:
                return
            after = page.next
