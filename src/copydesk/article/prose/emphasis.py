"""Which asterisks, underscores and tildes of a paragraph are marks of emphasis: the rules of CommonMark 0.31, 6.2."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TRIPLE = 3
STRIKE = 2


@dataclass(slots=True)
class Run:
    """A run of one delimiter that isn't used up yet; what is left stands at `start` to `end`."""

    mark: str
    start: int
    end: int
    length: int
    opens: bool
    closes: bool

    @classmethod
    def at(cls, words: str, start: int, end: int) -> "Run":
        """Read the run of delimiters at a place by what stands before and behind it."""
        mark = words[start]
        before, behind = words[start - 1] if start else " ", words[end] if end < len(words) else " "
        left = not behind.isspace() and (not _punctuation(behind) or before.isspace() or _punctuation(before))
        right = not before.isspace() and (not _punctuation(before) or behind.isspace() or _punctuation(behind))
        if mark == "_":
            return cls(
                mark, start, end, end - start,
                left and (not right or _punctuation(before)), right and (not left or _punctuation(behind)),
            )  # fmt: skip
        if mark == "~" and end - start != STRIKE:
            left = right = False
        return cls(mark, start, end, end - start, left, right)

    def takes(self, opener: "Run") -> bool:
        """Say whether this run can close what the other opens."""
        if opener.mark != self.mark:
            return False
        both = (opener.opens and opener.closes) or (self.opens and self.closes)
        thirds = self.length % TRIPLE or opener.length % TRIPLE
        return not (both and (self.length + opener.length) % TRIPLE == 0 and thirds)


def emphasised(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Yield the places of the delimiters that mark emphasis, in time linear in the number of runs."""
    openers: list[Run] = []
    searched: dict[tuple[str, bool, int], int] = {}  # how many openers hold none for this sort of closer
    for run in runs:
        while run.closes and run.start < run.end:
            sort = (run.mark, run.opens, run.length % TRIPLE)
            number = _opener(openers, run, searched.get(sort, 0))
            if number is None:
                searched[sort] = len(openers)
                break
            opener = openers[number]
            used = min(2, opener.end - opener.start, run.end - run.start)
            yield opener.end - used, opener.end
            yield run.start, run.start + used
            opener.end -= used
            run.start += used
            del openers[number + (opener.start < opener.end) :]
            searched = {sort: min(depth, len(openers)) for sort, depth in searched.items()}
        if run.opens and run.start < run.end:
            openers.append(run)


def _opener(openers: Sequence[Run], run: Run, searched: int) -> int | None:
    return next((number for number in range(len(openers) - 1, searched - 1, -1) if run.takes(openers[number])), None)


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
