"""Checks that were made, remembered: a page that was checked once is there at once the next time."""

from collections import OrderedDict
from dataclasses import astuple
from threading import Lock

from copydesk.desk.model import Desk
from copydesk.desk.review import Check, Checked, check_draft
from copydesk.desk.sources import Source
from copydesk.draft.model import Draft

MOST = 64
"""Checks that are remembered."""

_Key = tuple[object, ...]


class Checks:
    """Stands in for a check and remembers its answers; one check is made at a time, so that pages stay quick."""

    def __init__(self, check: Check = check_draft) -> None:
        self._check = check
        self._made: OrderedDict[_Key, Checked] = OrderedDict()
        self._known = Lock()
        self._at_work = Lock()

    def __call__(self, desk: Desk, story: str, draft: Draft, sources: tuple[Source, ...]) -> Checked:
        """Return what a check of a draft gives. UnusableInputError for a draft without a word."""
        key = (story, astuple(draft), tuple(source.basis for source in sources))
        if made := self._remembered(key):
            return made
        with self._at_work:
            made = self._remembered(key) or self._check(desk, story, draft, sources)
        with self._known:
            self._made[key] = made
            while len(self._made) > MOST:
                self._made.popitem(last=False)
        return made

    def _remembered(self, key: _Key) -> Checked | None:
        with self._known:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)
