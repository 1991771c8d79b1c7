"""Lines of a text as a terminal shows them around a place, the place underlined."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, repeat, takewhile
from typing import NamedTuple

from copydesk.findings.report.places import Places
from copydesk.findings.report.screen import Cell, Screen, Style, cell, shortened
from copydesk.text.passage import Passage

GAP = Cell("…", 1)
MARGIN = "  "
LINES_SHOWN = 3
"""Of a passage that runs over several."""
LONGEST_PART = 15
"""Cells of a word's part that is taken off rather than shown beside an ellipsis."""
NARROWEST = 8
"""Cells that are left for a line on the narrowest screen."""


class Mark(NamedTuple):
    """What a place is underlined with."""

    sign: str
    style: Style


def excerpt(passage: Passage, mark: Mark, digits: int, places: Places, screen: Screen) -> Iterator[str]:
    """Yield a passage's lines, each with its number in so many digits, and below it the passage underlined.

    A line is cut around the passage, an ellipsis where something is left out, and a long passage is folded to the
    screen's width; no more of a line is looked at than can be shown.
    """
    lines = places.lines(passage.text)
    width = max(screen.width - digits - len(MARGIN) - 3, NARROWEST)
    first, last = places.start(passage).line, lines.position(passage.end - 1).line
    for number in range(first, min(last, first + LINES_SHOWN - 1) + 1):
        line = lines.line(number)
        here = range(max(passage.start, line.start), min(passage.end, line.stop))
        if here or first == last:
            cut = _cut(passage.text.content, line, here, width)
            for label, row in zip(chain([str(number)], repeat("")), _rows(cut, width)):  # noqa: B905 - labels don't end
                yield _gutter(label, digits, screen) + _inked(cut, row, mark, screen).rstrip()
                yield _gutter("", digits, screen) + _underlined(cut, row, mark, screen)
    if last >= first + LINES_SHOWN:
        yield _gutter("", digits, screen) + shortened(f"… and on to line {last}", width)


def _gutter(label: str, digits: int, screen: Screen) -> str:
    return MARGIN + screen.ink(f"{label:>{digits}} | ", Style.FAINT)


class _Cut(NamedTuple):
    """What is shown of a line, and which cells of it are the passage's."""

    cells: Sequence[Cell]
    marked: range


def _cut(content: str, line: range, here: range, width: int) -> _Cut:
    """Cut a line, `line` in the content, around `here`: to one row of so many cells, or to as many as `here` needs."""
    before = _cells(content, max(line.start, here.start - width), here.start)
    at = _cells(content, here.start, min(here.stop, here.start + LINES_SHOWN * width))
    behind = _cells(content, here.stop, min(line.stop, here.stop + width))
    whole = len(before) + len(at) + len(behind) == len(line)
    if not (whole and _wide(before) + _wide(at) + _wide(behind) <= width):
        rows = min(-(-_wide(at) // (width - 2 * GAP.width)), LINES_SHOWN) or 1
        before, at, behind = _trimmed(before, at, behind, rows * width - 2 * GAP.width)
        before = [GAP, *before] if here.start - len(before) > line.start else before
        behind = [*behind, GAP] if len(at) < len(here) or here.stop + len(behind) < line.stop else behind
    return _Cut([*before, *at, *behind], range(len(before), len(before) + len(at)))


def _trimmed(
    before: Sequence[Cell], at: Sequence[Cell], behind: Sequence[Cell], room: int
) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """Cut the cells before and behind a place to a room, in equal shares where both are long, between words."""
    kept = _fitting(at, room)
    if len(kept) < len(at):
        return [], kept, []
    room -= _wide(kept)
    lead = _fitting(before[::-1], max(room // 2, room - _wide(behind)))
    tail = _fitting(behind, room - _wide(lead))
    return _to_word(lead, len(before))[::-1], kept, _to_word(tail, len(behind))


def _to_word(cells: Sequence[Cell], before_cut: int) -> list[Cell]:
    """Take off the part of a word at the end of cells that were cut there, where it isn't long."""
    if len(cells) < before_cut:
        for off in range(1, min(LONGEST_PART, len(cells)) + 1):
            if cells[-off].shown == " ":
                return list(cells[: len(cells) - off + 1])
    return list(cells)


def _rows(cut: _Cut, width: int) -> Iterator[range]:
    """Yield the cells of each row, folded at a space where there is one, until the passage has ended."""
    start = 0
    while start == 0 or start < cut.marked.stop:
        stop = start + len(_fitting(cut.cells[start : start + 2 * width], width))
        if stop < len(cut.cells):
            spaces = (i + 1 for i in range(stop, start, -1) if cut.cells[i].shown == " ")
            stop = next(spaces, max(stop, start + 1))
        yield range(start, stop)
        start = stop


def _inked(cut: _Cut, row: range, mark: Mark, screen: Screen) -> str:
    before, at, behind = _parts(cut, row)
    return _shown(before) + screen.ink(_shown(at), mark.style) + _shown(behind)


def _underlined(cut: _Cut, row: range, mark: Mark, screen: Screen) -> str:
    before, at, _ = _parts(cut, row)
    words = at[:-1] if len(at) > 1 and row.stop < cut.marked.stop and at[-1].shown == " " else at
    return " " * _wide(before) + screen.ink(mark.sign * max(_wide(words), 1), mark.style)


def _parts(cut: _Cut, row: range) -> tuple[Sequence[Cell], Sequence[Cell], Sequence[Cell]]:
    """Return the cells of a row before, in and behind the passage."""
    start, stop = (min(max(end, row.start), row.stop) for end in (cut.marked.start, cut.marked.stop))
    return cut.cells[row.start : start], cut.cells[start:stop], cut.cells[stop : row.stop]


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
