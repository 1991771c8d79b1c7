"""How wide a terminal is, and whether output shows colour."""

import os
from enum import StrEnum
from shutil import get_terminal_size
from typing import IO

from copydesk.findings.report.screen import Screen, colour, no_ink

NARROWEST = 20
"""Cells: what output is put in on a terminal that has less."""


class When(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def screen_of(file: IO[bytes], when: When) -> Screen:
    """Return the screen that a file is: as wide as COLUMNS or the terminal says, else 80, inked if colour is wanted."""
    width = max(get_terminal_size((80, 24)).columns, NARROWEST)
    return Screen(width, colour if _coloured(file, when) else no_ink)


def _coloured(file: IO[bytes], when: When) -> bool:
    """Say whether a file gets colour: NO_COLOR before FORCE_COLOR before what the file is (no-color.org)."""
    if when is not When.AUTO:
        return when is When.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (file.isatty() and os.environ.get("TERM") != "dumb")
