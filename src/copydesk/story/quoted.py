"""Quotation marks in two articles: how much of what they share stands between them on both sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from copydesk.story.couples import Couples
from copydesk.story.evidence import Evidence, most, total
from copydesk.story.model import Member
from copydesk.story.passages import Run
from copydesk.story.stretches import Stretch, Stretches
from copydesk.story.tokens import Sheaf, Tokens
from copydesk.text.page import Page
from copydesk.text.passage import Block, Role, Span, paragraphs
from copydesk.text.saying.quotes import find_quotes

STRAIGHT = ('"', " '", "`")
"""What opens a quotation in straight marks; single ones may be apostrophes elsewhere."""
MARKS = (*STRAIGHT, *"“”„«»‹›‘")
LONG = 5
"""Letters from which a word belongs to what an article is about."""
OUTSIDE = 6
"""Words of a passage outside of quotation marks from which it is more than a quotation and its credit."""
_OPENS = '"“”„‟«»‹›‘‚‛`'


def may_quote(text: str) -> bool:
    """Say whether a text has marks that may enclose a quotation."""
    return any(mark in text for mark in (STRAIGHT if text.isascii() else MARKS))


@dataclass(eq=False)
class Side:
    """An article in a comparison, with its words; what else is read of it is read when it is asked for."""

    member: Member
    tokens: Tokens

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Say of each word whether it stands between quotation marks; empty where none does."""
        if not may_quote(self.member.text) or not self.quotations:
            return np.zeros(0, np.bool_)
        inside = np.zeros(len(self.tokens), np.bool_)
        for start, end in self.quotations:
            first, last = np.searchsorted(self.tokens.starts, (start, end))
            inside[first:last] = True
        return inside

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
    def long(self) -> tuple[bool, ...]:
        """Whether each of its words is long enough to belong to what an article is about."""
        return tuple((self.tokens.ends - self.tokens.starts >= LONG).tolist())

    @cached_property
    def telling(self) -> tuple[bool, ...]:
        """Whether each of its words is long, or begins with a capital."""
        return tuple((np.array(self.long, np.bool_) | self.tokens.capitals).tolist())


def opening(text: str) -> int:
    """Return the place of the first mark of a text that may open a quotation; its length where there is none."""
    marks, singles = ('"`', "'") if text.isascii() else (_OPENS, "'’")
    first = min((at for mark in marks if (at := text.find(mark)) >= 0), default=len(text))
    for single in singles:
        at = text.find(single, 0, first)
        while at >= 0:
            if not text[at - 1 : at].isalnum() or text.startswith("''", at):
                first = at
                break
            at = text.find(single, at + 1, first)
    return first


def behind_marks(couples: Couples, passages: Stretches, members: Sequence[Member]) -> Iterator[tuple[int, int]]:
    """Yield `quoted` and `longest` of each couple as if all words were quoted that may be.

    These are the words behind the first mark, on both sides. It costs next to nothing, and where it changes nothing,
    quotations needn't be looked for.
    """
    sheaf, runs = couples.sheaf, passages.runs
    opens = np.array([_open(number, member.text, sheaf) for number, member in enumerate(members)], np.int64)
    ahead = np.maximum(
        opens[couples.one][runs.couple] - runs.one,
        opens[couples.other][runs.couple] - runs.other,
    )
    behind = np.append(0, np.cumsum(np.clip(runs.length - ahead, 0, runs.length)))
    inside = behind[passages.last] - behind[passages.first]
    outside = passages.alike - inside
    longest = np.where(outside >= OUTSIDE, passages.alike, outside)
    count = len(couples)
    yield from zip(
        total(passages.couple, inside, count).tolist(), most(passages.couple, longest, count).tolist(), strict=True
    )


def _open(number: int, text: str, sheaf: Sheaf) -> int:
    """Return the place in a sheaf of the first word that a quotation may hold; the end of the text for none."""
    begin, end = sheaf.borders[number : number + 2].tolist()
    if not may_quote(text):
        return int(end)
    return int(begin + np.searchsorted(sheaf.starts[begin:end], opening(text)))


def within_marks(told: Evidence, one: Side, other: Side, passages: Sequence[Stretch]) -> Evidence:
    """Return the evidence with the words counted that stand between quotation marks on both sides."""
    if not (len(one.quoted) and len(other.quoted)):
        return told
    quoted = [sum(_quoted(one, other, run) for run in stretch.runs) for stretch in passages]
    outside = [(stretch.alike, stretch.alike - inside) for stretch, inside in zip(passages, quoted, strict=True)]
    longest = max(alike if free >= OUTSIDE else free for alike, free in outside)
    return told._replace(quoted=sum(quoted), longest=longest)


def _quoted(one: Side, other: Side, run: Run) -> int:
    """Count the words of a run that stand between quotation marks on both sides."""
    mine, theirs = one.quoted[run.one : run.one + run.length], other.quoted[run.other : run.other + run.length]
    return int((mine & theirs).sum())
