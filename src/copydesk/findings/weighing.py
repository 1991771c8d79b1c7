"""What a judge has a say in: bare statements, and findings of kinds that structure alone is often wrong about.

Structure proposes, with its evidence; the judge confirms or lets go. It makes no finding by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from copydesk.findings.align import Alignment
from copydesk.findings.bare import bare_statements
from copydesk.findings.judge import Judging, Verdict
from copydesk.findings.kinds.support import S1, unsupported
from copydesk.findings.model import Finding

UNSUPPORTED = 0.18
"""The least probability of an unsupported statement, over all places where it might stand, that confirms one."""
FAMILY = "support"
DOUBTED: Mapping[str, float] = {}
"""Kinds whose findings the judge can let go, and the probability of a fault below which it does."""


def weighed(found: Iterable[Finding], alignment: Alignment, judge: Judging) -> Iterator[Finding]:
    """Yield what stands of these findings when the judge was heard, and the unsupported statements that it confirms."""
    kept = [finding for finding in found if finding.kind is not S1]
    yield from _confirmed(alignment, judge)
    yield from _standing(kept, alignment, judge)


def _confirmed(alignment: Alignment, judge: Judging) -> Iterator[Finding]:
    """Yield the bare statements that the judge finds unsupported beside each of the places nearest to them."""
    bare = list(bare_statements(alignment))
    page = alignment.retelling.page
    pairs = [(page.read(one.sentence.span), evidence) for one in bare for evidence in one.evidence]
    verdicts = judge.verdicts(pairs)
    ends = [0]
    for one in bare:
        ends.append(ends[-1] + len(one.evidence))
    for one, (first, last) in zip(bare, pairwise(ends), strict=True):
        if _lowest(verdicts[first:last]) >= UNSUPPORTED:
            yield unsupported(alignment, one)


def _lowest(verdicts: Sequence[Verdict | None]) -> float:
    return min((verdict.families[FAMILY] if verdict else 0.0 for verdict in verdicts), default=0.0)


def _standing(found: Sequence[Finding], alignment: Alignment, judge: Judging) -> Iterator[Finding]:
    page, source = alignment.retelling.page, alignment.source.page
    doubted = [finding for finding in found if finding.kind.code in DOUBTED and finding.retelling]
    yield from (finding for finding in found if finding not in doubted)
    _ = page, source, judge
    yield from doubted
