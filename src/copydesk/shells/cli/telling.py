"""What a run has done, told as it happens: in full on a terminal, in short elsewhere, trouble always."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from shutil import get_terminal_size
from types import TracebackType
from typing import Self

import click

from copydesk.desk.model import TROUBLE, Event, Sort
from copydesk.draft.headline import shortened
from copydesk.errors import printable
from copydesk.shells.cli import complain
from copydesk.shells.cli.terminal import NARROWEST

WIDEST = 10
"""Cells of the longest word that an event begins with."""
WOULD = {
    Sort.PUBLISHED: "publish",
    Sort.UPDATED: "update",
    Sort.CORRECTED: "correct",
    Sort.RETRACTED: "retract",
    Sort.LINKED: "link",
    Sort.RETOLD: "retell",
    Sort.WITHDRAWN: "withdraw",
    Sort.HELD: "hold",
    Sort.REJECTED: "reject",
    Sort.NEW: "take in",
    Sort.EDITED: "take anew",
    Sort.JOINED: "join",
}
"""How a run that only shows what it would do calls it."""


INDENT = " " * 8
"""What stands before each of several reasons."""
MOST = 8
"""Reasons of one event, or of one that waits, that are told."""
LONGEST = 200
"""Code points of a reason that are told."""


def listed(reasons: str) -> Sequence[str]:
    """Return the reasons in a note, a line each, as far as they are told; of the others how many there are.

    A long one is cut at a word: what is wrong with it may quote a paragraph.
    """
    lines = [shortened(line, LONGEST) for line in reasons.split("\n")]
    return lines if len(lines) <= MOST else [*lines[:MOST], f"and {len(lines) - MOST} more: copydesk serve lists them"]


class Loudness(StrEnum):
    """How much is told: all that was done, what would be done, or trouble alone."""

    ALL = "all"
    REHEARSAL = "rehearsal"
    TROUBLE = "trouble"


class Telling:
    """Tells events: what was done on standard output, trouble and, on a terminal, progress on standard error."""

    def __init__(self, loudness: Loudness) -> None:
        self.loudness = loudness
        self.trouble = False
        self._told = 0
        self._terminal = sys.stderr.isatty() and loudness is not Loudness.TROUBLE

    def __enter__(self) -> Self:
        if self.loudness is Loudness.REHEARSAL:
            click.echo("Nothing is changed. A run now would:")
        return self

    def __exit__(
        self, sort: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()
        if sort is None and not self._told and (self._terminal or self.loudness is Loudness.REHEARSAL):
            click.echo("do nothing" if self.loudness is Loudness.REHEARSAL else "Nothing new.")

    def tell(self, event: Event) -> None:
        """Tell an event."""
        self._clear()
        if event.sort is Sort.DOING:
            self._progress(event)
            return
        self._told += 1
        if event.sort in TROUBLE:
            self.trouble = True
            reasons = listed(event.note)
            note = reasons[0] if len(reasons) == 1 else ""
            complain(": ".join(part for part in (self._word(event), event.subject, note) if part))
            for reason in reasons if len(reasons) > 1 else ():
                click.echo(printable(f"{INDENT}{reason}"), err=True)
        elif self.loudness is not Loudness.TROUBLE:
            click.echo(printable(f"{self._word(event):{WIDEST}} {event.subject}" + (event.note and f"  {event.note}")))

    def _word(self, event: Event) -> str:
        return WOULD.get(event.sort, event.sort) if self.loudness is Loudness.REHEARSAL else event.sort

    def _progress(self, event: Event) -> None:
        if self._terminal:
            width = max(get_terminal_size((80, 24)).columns, NARROWEST)
            sys.stderr.write(printable(f"{event.note}: {event.subject}")[: width - 1])
            sys.stderr.flush()

    def _clear(self) -> None:
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
