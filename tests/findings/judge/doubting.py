"""A judge that stands in for ours where only what is made of its word is tested."""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.article import told
from copydesk.findings.judge.verdict import FAMILIES, Doubt, Verdict
from copydesk.text.reading import read


@dataclass(frozen=True)
class Doubting:
    """A judge that doubts every statement, and every word of it, for one family with the same share.

    Where it `names` no words, it doubts the whole alone.
    """

    family: str
    share: float
    names: bool = True

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        families = dict.fromkeys(FAMILIES, 0.0) | {self.family: self.share}
        return [Verdict(self.share, families, self._doubts(statement)) for statement, _ in pairs]

    def _doubts(self, statement: str) -> tuple[Doubt, ...]:
        words = read([told("statement", statement).text]).page.words if self.names else ()
        return tuple(Doubt(word.span, self.family, self.share) for word in words)
