"""What a terminal shows: its width, its ink, and text made harmless and measured in its cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

CONTROL_PICTURES = 0x2400
JOINERS = "\u200c\u200d"
"""Format characters that shape letters and emoji; all others are told by their number, as they hide or turn text."""


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


@lru_cache(4096)
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


def shortened(words: str, width: int) -> str:
    """Return these words, made visible and cut to so many cells with an ellipsis."""
    shown = [cell(character) for character in words[: max(width, 1) + 1]]
    if len(shown) == len(words) and sum(c.width for c in shown) <= width:
        return "".join(c.shown for c in shown)
    while shown and sum(c.width for c in shown) >= width:
        shown.pop()
    return "".join(c.shown for c in shown).rstrip() + "…"
