"""What a terminal shows: its width, its ink, and text made harmless and measured in its cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, takewhile
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

CONTROL_PICTURES = 0x2400
JOINERS = "\u200c\u200d"
"""Format characters that shape letters and emoji; all others are told by their number, as they hide or turn text."""
ELLIPSIS = "…"


class Style(StrEnum):
    """What a stretch of output is; its value is the parameter of the terminal's colour command (ECMA-48, SGR)."""

    STRONG = "1"
    FAINT = "2"
    ERROR = "1;31"
    WARNING = "1;33"
    NOTE = "1;36"
    EVIDENCE = "1;34"


Ink = Callable[[str, Style], str]


def no_ink(words: str, style: Style) -> str:
    """Return the words as they are."""
    del style
    return words


def colour(words: str, style: Style) -> str:
    """Return the words in a terminal's colour."""
    return f"\x1b[{style}m{words}\x1b[0m" if words else words


@dataclass(frozen=True, slots=True)
class Screen:
    """How wide output may be, in cells, and how it is inked."""

    width: int = 80
    ink: Ink = no_ink


class Cell(NamedTuple):
    """What a character shows as, and how many cells of a terminal that takes."""

    shown: str
    width: int


def cell(character: str) -> Cell:
    """Return how a character is shown: controls as pictures, what hides or turns text by its number."""
    if character.isascii() and character.isprintable():
        return Cell(character, 1)
    sort = category(character)
    if sort == "Cc":
        return _control(ord(character))
    if sort in ("Zl", "Zp"):
        return Cell("␤", 1)
    if sort == "Cs":
        return Cell("\ufffd", 1)
    if sort == "Cf" and character not in JOINERS:
        shown = f"<U+{ord(character):04X}>"
        return Cell(shown, len(shown))
    return Cell(character, _width(character, sort))


def _control(number: int) -> Cell:
    if number == ord("\t"):
        return Cell(" ", 1)
    if number < ord(" "):
        return Cell(chr(CONTROL_PICTURES + number), 1)
    return Cell("␡", 1) if number == 0x7F else Cell(f"<U+{number:04X}>", 8)  # noqa: PLR2004 - DELETE


def _width(character: str, sort: str) -> int:
    if combining(character) or sort in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def visible(words: str) -> str:
    """Return words that a terminal shows and does not obey."""
    return "".join(cell(character).shown for character in words)


def measure(words: str) -> int:
    """Return how many cells these visible words take."""
    return sum(cell(character).width for character in words)


def wrapped(words: str, width: int) -> Iterator[str]:
    """Yield lines of at most so many cells, cut at white space; a longer word stands alone."""
    line: list[str] = []
    used = 0
    for word in words.split():
        wide = measure(word)
        if line and used + 1 + wide > width:
            yield " ".join(line)
            line, used = [], 0
        used += wide + bool(line)
        line.append(word)
    if line:
        yield " ".join(line)


class Excerpt(NamedTuple):
    """A stretch of a line as it is shown: the words before, at and behind a place, and how many cells each takes."""

    before: str
    at: str
    behind: str
    indent: int
    length: int


def excerpt(line: str, start: int, end: int, width: int) -> Excerpt:
    """Cut a line to so many cells around the place `start` to `end`, an ellipsis where something is left out.

    No more of the line is looked at than can be shown.
    """
    before = [cell(c) for c in line[max(start - width, 0) : start]]
    at = [cell(c) for c in line[start : min(end, start + width)]]
    behind = [cell(c) for c in line[end : end + width]]
    if _wide(before) + _wide(at) + _wide(behind) <= width and start <= width and len(line) - end <= width:
        return _excerpt(before, at, behind)
    room = max(width - 2, 3)
    at_kept = _fitting(at, room)
    room -= _wide(at_kept)
    behind_wide = _wide(behind)
    before_kept = _fitting(before[::-1], max(room // 2, room - behind_wide))[::-1]
    behind_kept = _fitting(behind, room - _wide(before_kept)) if len(at_kept) == len(at) == end - start else []
    gap = Cell(ELLIPSIS, 1)
    lead = [gap] if start > len(before_kept) else []
    cut_within = len(at_kept) < end - start
    tail = [gap] if cut_within or end + len(behind_kept) < len(line) else []
    return _excerpt(lead + before_kept, at_kept, behind_kept + tail)


def _excerpt(before: Sequence[Cell], at: Sequence[Cell], behind: Sequence[Cell]) -> Excerpt:
    return Excerpt(_shown(before), _shown(at), _shown(behind), _wide(before), max(_wide(at), 1))


def _shown(cells: Sequence[Cell]) -> str:
    return "".join(c.shown for c in cells)


def _wide(cells: Sequence[Cell]) -> int:
    return sum(c.width for c in cells)


def _fitting(cells: Sequence[Cell], width: int) -> list[Cell]:
    """Return the first of these that take at most so many cells."""
    ends = accumulate(c.width for c in cells)
    return [c for c, _ in takewhile(lambda pair: pair[1] <= width, zip(cells, ends, strict=True))]
