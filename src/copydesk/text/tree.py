"""The parse of a page as a tree: the words below a word, and how far they reach."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.text.page import Page
from copydesk.text.parse import Word

MOST = 128
"""Children of a word that are looked at: more is no sentence, and would make the work quadratic."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that tell when: of the past, of the present, and modals."""


class Reach(NamedTuple):
    """The numbers of the first and last word of a subtree."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a page with what hangs below each: `below[i]` are the numbers of word `i`'s children, in order."""

    page: Page
    below: Sequence[Sequence[int]]
    firsts: Sequence[int]
    lasts: Sequence[int]

    def children(self, word: Word, *deps: str) -> Iterator[Word]:
        """Yield the children of a word in order, those in one of these relations if any are named."""
        for number in self.below[word.number][:MOST]:
            child = self.page.words[number]
            if not deps or child.dep in deps:
                yield child

    def child(self, word: Word, *deps: str) -> Word | None:
        """Return the first child in one of these relations."""
        return next(self.children(word, *deps), None)

    def head(self, word: Word) -> Word:
        """Return the head of a word, itself for a root."""
        return self.page.words[word.head]

    def reach(self, word: Word) -> Reach:
        """Return how far the words below a word reach, itself among them."""
        return Reach(self.firsts[word.number], self.lasts[word.number])


def tree_of(page: Page) -> Tree:
    """Return the tree of a page; linear in its words."""
    words = page.words
    below: list[list[int]] = [[] for _ in words]
    roots: list[int] = []
    for word in words:
        (below[word.head] if word.head != word.number else roots).append(word.number)
    return Tree(page, below, *_reaches(words, below, roots))


def _reaches(words: Sequence[Word], below: Sequence[Sequence[int]], order: list[int]) -> tuple[list[int], list[int]]:
    """Return the first and last word of every subtree; a word that no root holds reaches itself."""
    firsts, lasts = list(range(len(words))), list(range(len(words)))
    for number in order:  # grows while it is walked: parents before children
        order.extend(below[number])
    for number in reversed(order):  # every subtree is met after the subtrees below it
        head = words[number].head
        firsts[head] = min(firsts[head], firsts[number])
        lasts[head] = max(lasts[head], lasts[number])
    return firsts, lasts
