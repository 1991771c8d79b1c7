"""Which statement of the source a retold statement tells again: clause to clause, inside aligned sentences.

Two statements are as near as the share of weighted terms that they have in common, and nearer when their predicates,
agents or patients are the same word, a synonym, or of one stem. A statement is paired with the nearest one, if it is
near enough.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import fsum, log

from copydesk.findings.align import CONTENT, EMPTY, STEM, Alignment
from copydesk.findings.statements.sayers import crediting
from copydesk.text.lexicon import both_ways, lines
from copydesk.text.page import Page
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement

MOST = 24
"""Statements of one sentence of the source that are looked at: keeps the work linear."""
NEAR = 0.3
"""Statements less near than this are not the same statement."""
PREDICATE, ROLE = 0.35, 0.12
"""What the same predicate, and the same word in the same role, add to nearness."""


@dataclass(frozen=True, slots=True)
class Match:
    """A retold statement and the source's that it tells again; `score` is how near they are, from 0 to about 1.5."""

    retold: Statement
    source: Statement
    score: float


def matches(alignment: Alignment) -> Iterator[Match]:
    """Yield, in order, the retold statements that tell one of the source's again, with the nearest."""
    source, retelling = alignment.source, alignment.retelling
    sayers = crediting(source), crediting(retelling)
    weights = _Weights(source, sayers[0])
    theirs = _by_sentence(source, sayers[0])
    ours = _by_sentence(retelling, sayers[1])

    for link in alignment.links:
        candidates = [s for support in link.supports for s in theirs.get(support.sentence, ())[:MOST]]
        for statement in ours.get(link.sentence, ()):
            mine = _terms(retelling.page, statement, sayers[1])
            best = max(
                (Match(statement, s, weights.nearness(retelling.page, mine, statement, s)) for s in candidates),
                key=lambda match: match.score,
                default=None,
            )
            if best is not None and best.score >= NEAR:
                yield best


def _by_sentence(reading: Reading, sayers: frozenset[int]) -> Mapping[int, Sequence[Statement]]:
    """Return the statements of each sentence, but those that only say who says another."""
    found: dict[int, list[Statement]] = {}
    for statement in reading.statements:
        if statement.verb not in sayers:
            found.setdefault(reading.page.words[statement.head].sentence, []).append(statement)
    return found


def stem(lemma: str) -> str:
    """Return the part of a lemma that its derivations share, near enough: its first STEM letters."""
    return lemma.lower()[:STEM]


@cache
def _related(name: str) -> Mapping[str, frozenset[str]]:
    """Return the lexicon's pairs of lemmas, both ways, whatever their part of speech."""
    rows = (line.split("\t") for line in lines(name))
    return both_ways((one, other) for _, one, other in rows)


def same_word(one: str, other: str) -> bool:
    """Say whether two lemmas are the same word, of one stem, or synonyms."""
    return stem(one) == stem(other) or other.lower() in _related("synonyms").get(one.lower(), ())


def antonyms(one: str, other: str) -> bool:
    """Say whether two lemmas are opposites."""
    return other.lower() in _related("antonyms").get(one.lower(), ())


class _Weights:
    """The terms of statements, and what each weighs: rarer ones in the source more."""

    def __init__(self, source: Reading, sayers: frozenset[int]) -> None:
        self.page, self.sayers = source.page, sayers
        terms = (_terms(source.page, statement, sayers) for statement in source.statements)
        counts = Counter(chain.from_iterable(terms))
        total = len(source.statements) + 1
        self.weights = {term: log(total / count) + 0.3 for term, count in counts.items()}
        self.unknown = log(total) / 2 + 0.3

    def nearness(self, page: Page, mine: set[str], ours: Statement, theirs: Statement) -> float:
        """Return how near a statement of another page, with these terms, is to one of the source."""
        other = _terms(self.page, theirs, self.sayers)
        if not mine or not other:
            return 0.0
        shared = self._weight(mine & other)
        terms = shared / max(min(self._weight(mine), self._weight(other)), 2.0) * 0.6
        terms += shared / max(self._weight(mine), self._weight(other)) * 0.4
        predicate = PREDICATE * self._same(page, ours.head, theirs.head)
        roles = ROLE * (self._same(page, ours.agent, theirs.agent) + self._same(page, ours.patient, theirs.patient))
        return terms + predicate + roles

    def _weight(self, terms: set[str]) -> float:
        return fsum(self.weights.get(term, self.unknown) for term in terms)

    def _same(self, page: Page, ours: int | None, theirs: int | None) -> bool:
        if ours is None or theirs is None:
            return False
        return same_word(page.words[ours].lemma, self.page.words[theirs].lemma)


def _terms(page: Page, statement: Statement, sayers: frozenset[int]) -> set[str]:
    """Return the terms of a statement without those of who says it."""
    words = (page.words[number] for number in statement.words if number not in sayers)
    return {stem(word.lemma) for word in words if word.pos in CONTENT and word.lemma.lower() not in EMPTY}
