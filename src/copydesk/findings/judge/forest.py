"""Boosted trees, read from a file and asked: sums of small numbers that many short chains of questions lead to."""

from collections.abc import Sequence
from dataclasses import dataclass

Branch = tuple[int, float, int, int]
"""Of which sign it asks; up to what value it goes on with the third number, else with the fourth: a branch or ~leaf."""
Row = tuple[Sequence[Sequence[float]], Sequence[float]]
"""A tree as it stands in a JSON file: its branches and its leaves."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Branches, the first one the root, and what the leaves are worth."""

    branches: tuple[Branch, ...]
    leaves: tuple[float, ...]

    def worth(self, signs: Sequence[float]) -> float:
        """Return what the leaf is worth that these signs lead to."""
        at = 0 if self.branches else ~0
        while at >= 0:
            sign, bar, low, high = self.branches[at]
            at = low if signs[sign] <= bar else high
        return self.leaves[~at]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose worth is summed: the log of the odds of a fault."""

    trees: tuple[Tree, ...]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Forest":
        """Return the forest that a JSON file holds."""
        return cls(tuple(_tree(branches, leaves) for branches, leaves in rows))

    def odds(self, signs: Sequence[float]) -> float:
        """Return the log of the odds of a fault, given the signs."""
        return sum(tree.worth(signs) for tree in self.trees)


def _tree(branches: Sequence[Sequence[float]], leaves: Sequence[float]) -> Tree:
    return Tree(tuple((int(b[0]), b[1], int(b[2]), int(b[3])) for b in branches), tuple(leaves))
