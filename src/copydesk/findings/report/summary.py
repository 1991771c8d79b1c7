"""What a report comes to: findings by severity, how much of the retelling rests on the source, what was left out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from copydesk.findings.check import Report
from copydesk.findings.model import Severity
from copydesk.text.passage import Passage


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of a report.

    `score` is how probable it is that an editor would pass the retelling unchanged.

    `resting` is the share of the retelling, from 0 to 1, that rests on the source: of each retold sentence the share of
    its weighted words that the passages behind it have too, sentences counting by their length. `unsupported` are the
    retold sentences behind which no passage stands, `left_out` the passages of the source that no retold one rests on.
    """

    counts: Mapping[Severity, int]
    score: float
    waived: int
    resting: float
    retold: int
    unsupported: tuple[Passage, ...]
    in_source: int
    left_out: tuple[Passage, ...]


def summary_of(report: Report) -> Summary:
    """Count a report."""
    counts = Counter(finding.kind.severity for finding in report.findings)
    alignment = report.alignment
    ours, theirs = alignment.retelling.page, alignment.source.page
    lengths = [sentence.span.end - sentence.span.start for sentence in ours.sentences]
    rests = sum(link.coverage * lengths[link.sentence] for link in alignment.links if link.supports)
    bare = (link.sentence for link in alignment.links if not link.supports)
    return Summary(
        counts={severity: counts[severity] for severity in Severity},
        score=report.score,
        waived=len(report.waived),
        resting=rests / (sum(lengths) or 1),
        retold=len(ours.sentences),
        unsupported=tuple(ours.passage(ours.sentences[i].span) for i in bare),
        in_source=len(theirs.sentences),
        left_out=tuple(theirs.passage(theirs.sentences[i].span) for i in alignment.left_out),
    )
