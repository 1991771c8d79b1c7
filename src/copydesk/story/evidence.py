"""What the alignment of two articles says: how much they share, in quotation marks or outside, and what differs.

A real copy keeps its figures and names, whatever else is reworded. A weekly bulletin keeps its words and puts other
figures and names in their places. So words that begin with a digit or a capital are counted apart: kept, or exchanged.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from copydesk.story.model import Member, Shared
from copydesk.story.passages import Chain, Diagonal, Run, Stretch
from copydesk.story.tokens import GRAM, Tokens
from copydesk.text.page import Page
from copydesk.text.passage import Block, Role, Span, paragraphs
from copydesk.text.saying.quotes import find_quotes

MARKS = frozenset('"“”„«»‹›`‘')
OUTSIDE = 6
"""Words of a passage outside of quotation marks from which it is more than a quotation and its credit."""
_OPENING = re.compile(r"[\"“”„‟«»‹›‘‚‛`]|''|(?<!\w)['’]")
STRAIGHT = " '"
"""Where a quotation in straight single marks may open."""
NEAR = 12
"""Words between two runs, on either side, up to which a fact there stands in the place of one on the other side."""


@dataclass(eq=False)
class Side:
    """An article in a comparison, with its words; what else is read of it is read when it is asked for."""

    member: Member
    tokens: Tokens

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Say of each word whether it stands between quotation marks; empty where none does."""
        if not self.may_quote or not self.quotations:
            return np.zeros(0, np.bool_)
        inside = np.zeros(len(self.tokens), np.bool_)
        for start, end in self.quotations:
            first, last = np.searchsorted(self.tokens.starts, (start, end))
            inside[first:last] = True
        return inside

    @cached_property
    def may_quote(self) -> bool:
        """Whether it has marks that may enclose a quotation."""
        text = self.member.text
        return not MARKS.isdisjoint(text) or STRAIGHT in text

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks, in code points, the outermost alone."""
        text = self.member.text
        blocks = tuple(Block(Role.PARAGRAPH, Span(*place)) for place in paragraphs(text))
        return tuple(quote.outer for quote in find_quotes(Page((), (), text, blocks, (), ())) if quote.depth == 0)

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The hashes of its words."""
        return tuple(self.tokens.hashes.tolist())

    @cached_property
    def known(self) -> frozenset[int]:
        """The hashes of its words, each once."""
        return frozenset(self.words)

    @cached_property
    def figures(self) -> tuple[int, ...]:
        """How many of the words before each place are figures."""
        return _counted(self.tokens.figures)

    @cached_property
    def facts(self) -> tuple[int, ...]:
        """How many of the words before each place are figures or begin with a capital."""
        return _counted(self.tokens.figures | self.tokens.capitals)

    @cached_property
    def open(self) -> int:
        """How many of its words stand before the first mark that may open a quotation."""
        mark = _OPENING.search(self.member.text)
        return int(np.searchsorted(self.tokens.starts, mark.start())) if mark else len(self.tokens)


def _counted(marked: NDArray[np.bool_]) -> tuple[int, ...]:
    counts = np.zeros(len(marked) + 1, np.int32)
    np.cumsum(marked, out=counts[1:])
    return tuple(counts.tolist())


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two articles share, in words.

    `alike` are words alike in passages, `quoted` those of them between quotation marks on both sides, `longest` the
    most that one passage has outside of them (all of it, where that is more than a credit); `length` and `other_length`
    what each article has in all. `rare` are 5-grams of the passages that are rare in the corpus, `grams` all that stand
    there unchanged, `solid` the most rare ones that one passage has. `figures` and `names` are those that passages
    keep; `other_figures` and `other_names` those in whose place the other article has another.
    """

    alike: int
    quoted: int
    longest: int
    length: int
    other_length: int
    rare: int
    grams: int
    solid: int
    figures: int
    other_figures: int
    names: int
    other_names: int

    @property
    def contained(self) -> float:
        """Share of the first's words that stand in the second."""
        return min(self.alike / max(self.length, 1), 1.0)

    @property
    def containing(self) -> float:
        """Share of the second's words that stand in the first."""
        return min(self.alike / max(self.other_length, 1), 1.0)


def evidence(
    one: Side, other: Side, diagonals: Sequence[Diagonal], chains: Sequence[Chain], passages: Sequence[Stretch]
) -> Evidence:
    """Return what passages, cut from chains that grew on these diagonals, say of two articles; quotations uncounted."""
    runs = [run for stretch in passages for run in stretch.runs]
    exchanged = [_exchanged(one, other, *gap) for chain in chains for gap in pairwise(chain) if _near(*gap)]
    figures = sum(one.figures[run.one + run.length] - one.figures[run.one] for run in runs)
    return Evidence(
        alike=sum(stretch.alike for stretch in passages),
        quoted=0,
        longest=max((stretch.alike for stretch in passages), default=0),
        length=len(one.tokens),
        other_length=len(other.tokens),
        rare=sum(diagonal.seeds for diagonal in diagonals),
        grams=sum(max(run.length - GRAM + 1, 0) for run in runs),
        solid=max((_solid(stretch, diagonals) for stretch in passages), default=0),
        figures=figures,
        other_figures=sum(figures for figures, _ in exchanged),
        names=sum(one.facts[run.one + run.length] - one.facts[run.one] for run in runs) - figures,
        other_names=sum(names for _, names in exchanged),
    )


def within_marks(told: Evidence, one: Side, other: Side, passages: Sequence[Stretch]) -> Evidence:
    """Return the evidence with the words counted that stand between quotation marks on both sides."""
    if not (len(one.quoted) and len(other.quoted)):
        return told
    return _outside(told, passages, [sum(_quoted(one, other, run) for run in stretch.runs) for stretch in passages])


def behind_marks(told: Evidence, one: Side, other: Side, passages: Sequence[Stretch]) -> Evidence:
    """Return the evidence as it were if all words were quoted that may be: those behind the first mark, on both sides.

    It costs next to nothing, and where it changes nothing, quotations needn't be looked for.
    """
    if not (one.may_quote and other.may_quote):
        return told
    return _outside(told, passages, [sum(_behind(one, other, run) for run in stretch.runs) for stretch in passages])


def _outside(told: Evidence, passages: Sequence[Stretch], quoted: Sequence[int]) -> Evidence:
    outside = [(stretch.alike, stretch.alike - inside) for stretch, inside in zip(passages, quoted, strict=True)]
    longest = max(alike if free >= OUTSIDE else free for alike, free in outside)
    return replace(told, quoted=sum(quoted), longest=longest)


def _behind(one: Side, other: Side, run: Run) -> int:
    """Count the words of a run that a quotation may hold, as a mark stands before them on both sides."""
    return min(max(run.length - max(one.open - run.one, other.open - run.other), 0), run.length)


def _solid(passage: Stretch, diagonals: Sequence[Diagonal]) -> int:
    """Count the rare 5-grams of a passage: those of the diagonals that begin in it."""
    return sum(
        diagonal.seeds
        for diagonal in diagonals
        if passage.start <= diagonal.low < passage.end
        and passage.other_start <= diagonal.low - diagonal.shift < passage.other_end
    )


def _quoted(one: Side, other: Side, run: Run) -> int:
    """Count the words of a run that stand between quotation marks on both sides."""
    mine, theirs = one.quoted[run.one : run.one + run.length], other.quoted[run.other : run.other + run.length]
    return int((mine & theirs).sum())


def _near(last: Run, run: Run) -> bool:
    """Say whether words stand between two runs on both sides, and few."""
    return 0 < run[0] - last[0] - last[2] <= NEAR and 0 < run[1] - last[1] - last[2] <= NEAR


def _exchanged(one: Side, other: Side, last: Run, run: Run) -> tuple[int, int]:
    """Count the figures and the names between two runs in whose place the other article has another one."""
    begin, end = last.one + last.length, run.one
    across, until = last.other + last.length, run.other
    if one.facts[begin] == one.facts[end] or other.facts[across] == other.facts[until]:
        return 0, 0
    mine, theirs = list(_facts(one, begin, end, other)), list(_facts(other, across, until, one))
    figures = min(sum(mine), sum(theirs))
    return figures, min(len(mine) - sum(mine), len(theirs) - sum(theirs))


def _facts(side: Side, begin: int, end: int, other: Side) -> Iterator[bool]:
    """Yield whether it is a figure, for each figure of a stretch and each name that the other side lacks."""
    for place in range(begin, end):
        if side.facts[place + 1] > side.facts[place]:
            figure = side.figures[place + 1] > side.figures[place]
            if figure or side.words[place] not in other.known:
                yield figure


def shared(one: Tokens, other: Tokens, passages: Sequence[Stretch]) -> tuple[Shared, ...]:
    """Return passages in code points of both texts."""
    return tuple(
        Shared(
            int(one.starts[stretch.start]),
            int(one.ends[stretch.end - 1]),
            int(other.starts[stretch.other_start]),
            int(other.ends[stretch.other_end - 1]),
        )
        for stretch in passages
    )
