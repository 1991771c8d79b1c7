"""What a judge says of a statement, whoever judges: our own, or a language model that is asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from types import MappingProxyType
from typing import Protocol

from copydesk.text.passage import Span

FAMILIES = ("figure", "time", "name", "quote", "attribution", "certainty", "scope", "event", "support")
"""The families that a judge tells apart, in the order of its tags."""
CODES = MappingProxyType(
    {"F": "figure", "T": "time", "N": "name", "Q": "quote", "A": "attribution", "C": "certainty", "C4": "scope",
     "E": "event", "S": "support"}
)  # fmt: skip
"""The family that a judge knows faults by, by the kind's code, else by the code's letter."""
LEAST, MOST = 0.0025, 0.98
"""A probability that a judge gives is taken to be at least and at most this."""


def family_of(code: str) -> str:
    """Return the family that a judge knows the faults of a kind by; KeyError for omissions, which it can't see."""
    return CODES.get(code) or CODES[code[0]]


def odds(share: float) -> float:
    """Return the log of the odds of a probability that a judge gives."""
    within = min(max(share, LEAST), MOST)
    return log(within / (1 - within))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that the judge doubts: its span in the statement, the likeliest family, the share of any."""

    span: Span
    family: str
    wrong: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of a statement: the probability of a fault and of one of each family, its words in order.

    Our own judge makes the probability of the `trees`' odds, the `highest` share of a word and the odds of the `whole`.
    """

    fault: float
    families: Mapping[str, float]
    doubts: tuple[Doubt, ...]
    highest: float = 0.0
    trees: float = 0.0
    whole: float = 0.0

    @property
    def doubt(self) -> float:
        """The highest share that a word is doubted by; the probability of a fault where no word is named."""
        return max((doubt.wrong for doubt in self.doubts), default=self.fault)

    def doubts_in(self, spans: Iterable[Span], start: int) -> list[Doubt]:
        """Return the doubts of words in one of these spans of prose, in which the statement begins at `start`."""
        own = [Span(span.start - start, span.end - start) for span in spans]
        return [doubt for doubt in self.doubts if any(doubt.span.overlaps(span) for span in own)]


class Judging(Protocol):
    """Whoever judges statements by their evidence: our own judge, or one that asks a language model."""

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> "Sequence[Verdict | None]":
        """Judge statements, each with its evidence behind it, in order; None for what can't be judged."""
        ...
