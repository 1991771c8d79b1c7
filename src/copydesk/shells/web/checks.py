"""Checks that were made, remembered: a page that was checked once is there at once the next time."""

from dataclasses import astuple
from threading import Lock

from copydesk.desk.model import Desk
from copydesk.desk.review import Check, Checked, check_draft
from copydesk.desk.sources import Source
from copydesk.draft.model import Draft
from copydesk.text.remembered import Remembered

MOST = 64
"""Checks that are remembered."""
LONG = 100_000
"""Code points of sources and draft from which on a check takes longer than somebody should wait for a page."""

_Key = tuple[object, ...]


class Checks:
    """Stands in for a check and remembers its answers.

    One check is made at a time, so that pages stay quick; a long one holds up no others but long ones.
    """

    def __init__(self, check: Check = check_draft) -> None:
        self._check = check
        self._made: Remembered[_Key, Checked] = Remembered(MOST)
        self._at_work = {False: Lock(), True: Lock()}

    def __call__(self, desk: Desk, story: str, draft: Draft, sources: tuple[Source, ...]) -> Checked:
        """Return what a check of a draft gives. UnusableInputError for a draft without a word."""
        if made := self.remembered(desk, story, draft, sources):
            return made
        with self._at_work[is_long(draft, sources)]:
            made = self.remembered(desk, story, draft, sources) or self._check(desk, story, draft, sources)
        self._made.keep(_key(desk, story, draft, sources), made)
        return made

    def remembered(self, desk: Desk, story: str, draft: Draft, sources: tuple[Source, ...]) -> Checked | None:
        """Return what a check of a draft gave, None for one that wasn't made, or too long ago."""
        return self._made.get(_key(desk, story, draft, sources))


def is_long(draft: Draft, sources: tuple[Source, ...]) -> bool:
    """Say whether a check takes longer than somebody should wait for a page."""
    return len(draft.body) + sum(len(source.version.content) for source in sources) > LONG


def _key(desk: Desk, story: str, draft: Draft, sources: tuple[Source, ...]) -> _Key:
    return (desk.settings, story, astuple(draft), tuple(source.basis for source in sources))
