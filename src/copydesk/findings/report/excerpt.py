"""Lines of a text as a terminal shows them around a place, the place underlined."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from copydesk.findings.report.places import Places
from copydesk.findings.report.screen import Cell, Screen, Style, cell
from copydesk.text.passage import Passage

GAP = Cell("…", 1)
MARGIN = "  "
LINES_SHOWN = 3
"""Of a passage that runs over several."""
NARROWEST = 8
"""Cells that are left for a line on the narrowest screen."""


class Mark(NamedTuple):
    """What a place is underlined with."""

    sign: str
    style: Style


def excerpt(passage: Passage, mark: Mark, digits: int, places: Places, screen: Screen) -> Iterator[str]:
    """Yield a passage's lines, each with its number in so many digits, and below it the passage underlined.

    A line is cut around the passage to the screen's width, an ellipsis where something is left out; no more of it is
    looked at than can be shown.
    """
    lines = places.lines(passage.text)
    first, last = places.start(passage).line, lines.position(passage.end - 1).line
    for number in range(first, min(last, first + LINES_SHOWN - 1) + 1):
        line = lines.line(number)
        here = range(max(passage.start, line.start), min(passage.end, line.stop))
        if here or first == last:
            cut = _cut(passage.text.content, line, here, max(screen.width - digits - len(MARGIN) - 3, NARROWEST))
            shown = cut.before + screen.ink(cut.at, mark.style) + cut.behind
            under = " " * cut.indent + screen.ink(mark.sign * cut.length, mark.style)
            yield _gutter(str(number), digits, screen) + shown.rstrip()
            yield _gutter("", digits, screen) + under
    if last >= first + LINES_SHOWN:
        yield _gutter("", digits, screen) + f"… and on to line {last}"


def _gutter(label: str, digits: int, screen: Screen) -> str:
    return MARGIN + screen.ink(f"{label:>{digits}} | ", Style.FAINT)


class _Cut(NamedTuple):
    before: str
    at: str
    behind: str
    indent: int
    length: int


def _cut(content: str, line: range, here: range, width: int) -> _Cut:
    """Cut a line, `line` in the content, to so many cells around `here`."""
    before = _cells(content, max(line.start, here.start - width), here.start)
    at = _cells(content, here.start, min(here.stop, here.start + width))
    behind = _cells(content, here.stop, min(line.stop, here.stop + width))
    whole = len(before) + len(at) + len(behind) == len(line)
    if not (whole and _wide(before) + _wide(at) + _wide(behind) <= width):
        before, at, behind = _trimmed(before, at, behind, width)
        before = [GAP, *before] if here.start - len(before) > line.start else before
        behind = [*behind, GAP] if len(at) < len(here) or here.stop + len(behind) < line.stop else behind
    return _Cut(_shown(before), _shown(at), _shown(behind), _wide(before), max(_wide(at), 1))


def _trimmed(
    before: Sequence[Cell], at: Sequence[Cell], behind: Sequence[Cell], width: int
) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """Cut cells before and behind a place, in equal shares where both are long, to a width with room for two gaps."""
    room = width - 2 * GAP.width
    kept = _fitting(at, room)
    if len(kept) < len(at):
        return [], kept, []
    room -= _wide(kept)
    lead = _fitting(before[::-1], max(room // 2, room - _wide(behind)))[::-1]
    return lead, kept, _fitting(behind, room - _wide(lead))


def _cells(content: str, start: int, end: int) -> list[Cell]:
    return [cell(character) for character in content[start:end]]


def _shown(cells: Sequence[Cell]) -> str:
    return "".join(c.shown for c in cells)


def _wide(cells: Sequence[Cell]) -> int:
    return sum(c.width for c in cells)


def _fitting(cells: Sequence[Cell], width: int) -> list[Cell]:
    """Return the first of these cells that fit a width."""
    ends = accumulate(c.width for c in cells)
    return [c for c, _ in takewhile(lambda pair: pair[1] <= width, zip(cells, ends, strict=True))]
