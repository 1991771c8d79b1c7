"""Bare statements and clauses, weighed: whether the sources say them nowhere, by structure and a judge together.

What the signs count was learned by `train/bare.py`. A bare clause is a statement with nothing behind it (S1) or an
added link (E3), as the judge says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import log
from types import MappingProxyType
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.judge.verdict import Doubt, Judging, Verdict, odds
from copydesk.findings.statements.bare import Bare, bare_clauses, bare_statements
from copydesk.findings.tables import Signs, weigh_heard
from copydesk.text.page import Page
from copydesk.text.vectors import vectors

WEIGHTS = "statements/bare.tsv"
STATEMENT, CLAUSE = "statement", "clause"
BARS = MappingProxyType({STATEMENT: 0.75, CLAUSE: 0.75})
"""The log of the odds from which on a bare statement or clause is told."""
MEANT = "meant"
"""The sign that costs most: the highest cosine with the sense of a sentence of the sources beside it."""
MOST = 400
"""Bare statements, and bare clauses, of a retelling that the judge is asked about: bounds the time."""
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

Verdicts = Sequence[Verdict]


class Unbacked(NamedTuple):
    """A bare statement or clause (`sort`): what structure tells of it but `MEANT`, and what the judge says.

    `family` is the one that the judge doubts most of its words by.
    """

    bare: Bare
    sort: str
    signs: Signs
    said: Signs
    family: str

    def odds(self, meant: float) -> float:
        """Return the log of the odds that the sources say it nowhere, with that cosine."""
        return weigh_heard(WEIGHTS, self.sort, {**self.signs, MEANT: meant}, self.said)


def unbacked(alignment: Alignment, judge: Judging) -> Iterator[Unbacked]:
    """Yield what the sources say nowhere, statements before clauses."""
    for one in weighable(alignment, judge):
        bar = BARS[one.sort]
        if one.odds(0.0) >= bar and one.odds(meant(alignment, one.bare)) >= bar:
            yield one


def weighable(alignment: Alignment, judge: Judging) -> Iterator[Unbacked]:
    """Yield all that stands bare and that the judge has heard beside each run of evidence."""
    page = alignment.retelling.page
    found = [(one, STATEMENT) for one in islice(bare_statements(alignment), MOST)]
    found += [(one, CLAUSE) for one in islice(bare_clauses(alignment), MOST)]
    for (bare, sort), heard in zip(found, _heard(page, [bare for bare, _ in found], judge), strict=True):
        verdicts = [verdict for verdict in heard if verdict is not None]
        if verdicts and len(verdicts) == len(heard):
            doubts = [_doubts(page, bare, verdict) for verdict in verdicts]
            yield Unbacked(bare, sort, _signs(bare), _said(verdicts, doubts), _family(doubts))


def meant(alignment: Alignment, bare: Bare) -> float:
    """Return the highest cosine of the sense of a statement with that of a sentence of the sources beside it."""
    theirs = alignment.source.page
    read = [theirs.read(theirs.sentences[number].span) for number in bare.beside]
    own, *others = vectors([alignment.retelling.page.read(bare.span), *read])
    return max((float(own @ other) for other in others), default=0.0)


def _signs(bare: Bare) -> Signs:
    return {"covered": bare.covered, "weight": log(bare.weight)}


def _said(verdicts: Verdicts, doubts: Sequence[Sequence[Doubt]]) -> Mapping[str, float]:
    """Return what is said beside the evidence where it is doubted least."""
    invented = ([doubt.wrong * (doubt.family == "support") for doubt in own] for own in doubts)
    return {
        "support": min(odds(verdict.families["support"]) for verdict in verdicts),
        "fault": min(odds(verdict.fault) for verdict in verdicts),
        "doubt": min(mean([doubt.wrong for doubt in own]) for own in doubts),
        "invented": min(map(mean, invented)),
    }


def _heard(page: Page, bare: Sequence[Bare], judge: Judging) -> list[list[Verdict | None]]:
    """Return for each bare statement or clause the verdicts on its sentence, one for each run of evidence."""
    pairs = [(page.read(one.sentence.span), evidence) for one in bare for evidence in one.evidence]
    asked = list(dict.fromkeys(pairs))
    known = dict(zip(asked, judge.verdicts(asked) if asked else (), strict=True))
    verdicts = iter([known[pair] for pair in pairs])
    return [list(islice(verdicts, len(one.evidence))) for one in bare]


def _doubts(page: Page, bare: Bare, verdict: Verdict) -> list[Doubt]:
    """Return what a verdict doubts of the words of a statement or clause that tell something."""
    telling = [word.span for word in page.words_in(bare.span) if word.pos in TELLING]
    return verdict.doubts_in(telling, bare.sentence.span.start)


def _family(doubts: Iterable[Iterable[Doubt]]) -> str:
    counted = Counter(doubt.family for found in doubts for doubt in found).most_common(1)
    return counted[0][0] if counted else ""


def mean(shares: Sequence[float]) -> float:
    """Return the mean of some shares, nought of none."""
    return sum(shares) / (len(shares) or 1)
