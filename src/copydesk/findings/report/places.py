"""Lines and columns of many places: each text's lines are looked for once."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from copydesk.text.passage import Passage, Position, Text

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text begin; lines end at a line feed, a carriage return or both, as in `position`."""

    text: Text
    starts: tuple[int, ...]

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> range:
        """Return the offsets of a line, counted from 1, its line end left out."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text.content)
        while end > start and self.text.content[end - 1] in "\r\n":
            end -= 1
        return range(start, end)


class Places:
    """The lines of the texts that passages are cut from, each text looked through when it is first asked for."""

    def __init__(self) -> None:
        self._lines: dict[int, Lines] = {}

    def lines(self, text: Text) -> Lines:
        """Return the lines of a text."""
        if id(text) not in self._lines:
            starts = (0, *(found.end() for found in LINE_END.finditer(text.content)))
            self._lines[id(text)] = Lines(text, starts)
        return self._lines[id(text)]

    def start(self, passage: Passage) -> Position:
        """Return where a passage begins."""
        return self.lines(passage.text).position(passage.start)

    def end(self, passage: Passage) -> Position:
        """Return where a passage has ended: the place behind its last character."""
        return self.lines(passage.text).position(passage.end)
