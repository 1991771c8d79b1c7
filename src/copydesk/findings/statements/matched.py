"""Statements of both sides paired by their matter alone, with what hedges them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import Matter, cover, matter, weight
from copydesk.findings.statements.sayers import crediting
from copydesk.text.hedges import Hedge, Hold, Sort
from copydesk.text.page import Sentence
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement

MOST = 24
"""Statements of one sentence, and pairs of one of the source, that are looked at: keeps the work linear."""
LEAST = 1.0
"""The least weight of a statement that can be told from others."""
SURELY = frozenset({Hold.MODAL, Hold.FRAME, Hold.PASSIVE, Hold.ADVERB, Hold.ADJECTIVE, Hold.PHRASE, Hold.ABOVE})


class Pair(NamedTuple):
    """Two statements that may be the same: what the source's explains of the retold one, and what that one tells."""

    retold: Statement
    source: Statement
    told: float
    tells: float

    @property
    def both(self) -> float:
        """The sum of both shares."""
        return self.told + self.tells


@dataclass(frozen=True, slots=True)
class Stated:
    """One reading: its statements by sentence with their matter, their hedges, the verbs that only report."""

    reading: Reading
    stated: Mapping[int, Sequence[tuple[Statement, Matter]]]
    hedges: Mapping[int, Sequence[Hedge]]
    reporting: frozenset[int]

    def hedge(self, statement: Statement, sorts: frozenset[Sort]) -> Hedge | None:
        """Return the first hedge of these sorts that is surely said of a statement."""
        return next((h for h in self.hedges[statement.verb] if h.hold in SURELY and h.sort in sorts), None)


def stated_in(reading: Reading) -> Stated:
    """Return a reading with its statements that tell enough to be told from others."""
    page = reading.page
    stated: dict[int, list[tuple[Statement, Matter]]] = {}
    sayers = crediting(reading)
    for statement in reading.statements:
        about = matter(page.words[n] for n in statement.words if n not in sayers)
        known = stated.setdefault(page.words[statement.verb].sentence, [])
        if weight(about) >= LEAST and len(known) < MOST:
            known.append((statement, about))
    hedges = dict(zip((s.verb for s in reading.statements), reading.hedges, strict=True))
    reporting = frozenset(word.number for report in reading.reports for word in page.words_in(report.mark))
    return Stated(reading, stated, hedges, reporting)


def pairs_of(alignment: Alignment, ours: Stated, theirs: Stated, sentence: Sentence) -> Iterator[Pair]:
    """Yield a sentence's statements, each with those of the passages behind it that explain any of it."""
    passages = alignment.passages(sentence.span)
    for retold, mine in ours.stated[sentence.index]:
        for passage in passages:
            for source, known in theirs.stated.get(passage.index, ()):
                told = cover(mine, known)
                if told:
                    yield Pair(retold, source, told, cover(known, mine))
