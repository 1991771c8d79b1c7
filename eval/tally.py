"""Counts of what was found and what was not, kind by kind, and the table of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from copydesk.findings.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """An annotated fault: its code and its span in the retelling's file (in the source's, for an omission)."""

    code: str
    start: int
    end: int

    def meets(self, finding: Finding) -> bool:
        """Say whether a finding lies in the fault's place; omissions meet omissions alone, in the source."""
        passage = finding.source if self.code[0] == "O" else finding.retelling
        if passage is None or (self.code[0] == "O") != (finding.kind.family == "O"):
            return False
        return passage.start < self.end and self.start < passage.end


@dataclass
class Tally:
    """How often each kind of fault was there, was met (in place, by its family, by its code), and was said wrongly."""

    gold: Counter[str] = field(default_factory=Counter)
    located: Counter[str] = field(default_factory=Counter)
    family: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def add(self, faults: Sequence[Fault], findings: Iterable[Finding]) -> None:
        """Count one retelling: each fault is met by whichever finding suits it best."""
        found = [finding for finding in findings if finding.kind.severity is not Severity.NOTE]
        for fault in faults:
            codes = [finding.kind.code for finding in found if fault.meets(finding)]
            self.gold[fault.code] += 1
            self.located[fault.code] += bool(codes)
            self.family[fault.code] += any(code[0] == fault.code[0] for code in codes)
            self.exact[fault.code] += fault.code in codes
        for finding in found:
            self.said[finding.kind.code] += 1
            self.false[finding.kind.code] += not any(fault.meets(finding) for fault in faults)

    def __add__(self, other: "Tally") -> "Tally":
        """Return the counts of both."""
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def recall(self, code: str) -> float:
        """Return the share of a kind's faults that were met by that very kind."""
        return self.exact[code] / self.gold[code] if self.gold[code] else float("nan")

    def precision(self, code: str) -> float:
        """Return the share of a kind's findings that lie on a fault."""
        return 1 - self.false[code] / self.said[code] if self.said[code] else float("nan")

    def table(self) -> str:
        """Return the table of all kinds, a line each."""
        rows = [f"{'code':6}{'gold':>6}{'located':>9}{'family':>8}{'exact':>8}{'said':>7}{'false':>7}{'precision':>11}"]
        for code in sorted(self.gold | self.said):
            n = self.gold[code] or 1
            rows.append(
                f"{code:6}{self.gold[code]:6}{self.located[code] / n:9.2f}{self.family[code] / n:8.2f}"
                f"{self.exact[code] / n:8.2f}{self.said[code]:7}{self.false[code]:7}{self.precision(code):11.2f}"
            )
        return "\n".join(rows)
