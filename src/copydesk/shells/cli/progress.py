"""How far a batch has come, told on a terminal."""

import sys
from time import monotonic

EVERY = 0.2
"""Seconds between two tellings."""


class Progress:
    """A line on standard error that counts, where that is a terminal; nothing elsewhere."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self.count = 0
        self._told = monotonic()

    def step(self) -> None:
        """Count one pair more."""
        self.count += 1
        if self.shown and monotonic() - self._told >= EVERY:
            self._told = monotonic()
            sys.stderr.write(f"\r\x1b[K{self.count} pairs checked")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that another message can stand there."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
