"""Where a page of a list goes on."""

from copydesk.errors import StoreError

DIGITS = 18
"""Digits of a place at most: more would not fit SQLite's whole numbers."""


def place(after: str | None, start: int) -> int:
    """Read the place that a page gave, `start` for none. StoreError for what no page can have given."""
    if after is None:
        return start
    if after.isascii() and after.isdigit() and len(after) <= DIGITS:
        return int(after)
    raise StoreError(f"{after!r}: no place in a list: wanted one that a page gave")
