"""The check: two readings in, findings out."""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.findings.align import Alignment, align
from copydesk.findings.kinds import FAMILIES
from copydesk.findings.model import Finding
from copydesk.text.passage import Text
from copydesk.text.reading import read


@dataclass(frozen=True, slots=True)
class Report:
    """What a check has found: the findings in order of place, and the alignment that they rest on."""

    findings: tuple[Finding, ...]
    alignment: Alignment


def check(sources: Sequence[Text], retelling: Text) -> Report:
    """Hold a retelling against its sources."""
    alignment = align(read(sources), read([retelling]))
    found = [finding for family in FAMILIES for finding in family.find(alignment)]
    return Report(tuple(sorted(found, key=_place)), alignment)


def _place(finding: Finding) -> tuple[int, int, str]:
    passage = finding.retelling or finding.source
    return (0 if finding.retelling else 1, passage.start if passage else 0, finding.kind.code)
