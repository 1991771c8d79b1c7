"""The check: two readings in, findings out, one for each place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copydesk.findings.align import Alignment, align
from copydesk.findings.kinds import FAMILIES
from copydesk.findings.model import Finding
from copydesk.text.passage import Passage, Text
from copydesk.text.reading import read

NAMED_BEST = "QFTNAECSO"
"""Which family names a fault best where several find one in the same place (see "One place, one finding")."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check has found: the findings in order of place, and the alignment that they rest on."""

    findings: tuple[Finding, ...]
    alignment: Alignment


def check(sources: Sequence[Text], retelling: Text) -> Report:
    """Hold a retelling against its sources; the order of the sources changes nothing."""
    alignment = align(read(sources), read([retelling]))
    found = (finding for family in FAMILIES for finding in family.find(alignment))
    return Report(tuple(sorted(_one_for_each_place(found), key=_place)), alignment)


def _one_for_each_place(found: Iterable[Finding]) -> list[Finding]:
    """Keep, of findings in one place, the one that names the fault best.

    Two faults may share a place when one of them is an unmarked quote (Q3), which is a fault of marks alone.
    """
    kept: list[Finding] = []
    for finding in sorted(found, key=_worth):
        if not any(_same_place(finding, other) for other in kept):
            kept.append(finding)
    return kept


def _worth(finding: Finding) -> tuple[int, int, int, str]:
    passage = finding.retelling or finding.source
    start, length = (passage.start, passage.end - passage.start) if passage else (0, 0)
    return NAMED_BEST.index(finding.kind.family), length, start, finding.kind.code


def _same_place(one: Finding, other: Finding) -> bool:
    if one.kind != other.kind and "Q3" in {one.kind.code, other.kind.code}:
        return False
    if one.retelling is None or other.retelling is None:
        return one.retelling is other.retelling and _overlap(one.source, other.source)
    return _overlap(one.retelling, other.retelling)


def _overlap(one: Passage | None, other: Passage | None) -> bool:
    return (
        one is not None
        and other is not None
        and one.text.name == other.text.name
        and one.start < other.end
        and other.start < one.end
    )


def _place(finding: Finding) -> tuple[int, str, int, int, str]:
    passage = finding.retelling or finding.source
    if passage is None:
        return (2, "", 0, 0, finding.kind.code)
    return (0 if finding.retelling else 1, passage.text.name, passage.start, passage.end, finding.kind.code)
