"""The check: two readings in, findings out, one for each place."""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from copydesk.findings.align import Alignment, align
from copydesk.findings.joined import joined
from copydesk.findings.judge.attributing import attributed
from copydesk.findings.judge.doubted import doubted
from copydesk.findings.judge.remembering import RememberingJudge
from copydesk.findings.judge.standing import standing
from copydesk.findings.judge.verdict import Judging, Verdict
from copydesk.findings.judge.weighing import sentence_verdicts, weighed
from copydesk.findings.kinds import FAMILIES
from copydesk.findings.model import Finding, Kind
from copydesk.findings.score import passing
from copydesk.findings.wanted.selection import KINDS
from copydesk.findings.wanted.waivers import Waived, Waiver, settle
from copydesk.text.passage import Passage, Span, Text
from copydesk.text.reading import Read, read

NAMED_BEST = "QFTNAECSO"
"""Families, the one that names a fault best first, for where several find one in the same place."""
BESIDE = {"Q3": "FTNCA", "F": "AS", "T": "AS", "N": "AS", "A": "CE"}
"""Families whose findings stand beside one of an earlier family in the same place, since both faults can be there: a
changed figure in an unmarked quote or in a statement whose attribution was lost, a new name in an invented statement.
In a quotation that is wrong as a whole (Q1, Q2, Q4) nothing else is said."""
RETOLD = "CE"
"""Families whose findings tell that a passage of the source was retold, though as something else."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check has found: the findings in order of place, and the alignment that they rest on.

    `kinds` were looked for. `doubts` are the judge's doubts (`Verdict.doubt`), one for each retold sentence that it
    judged; empty without a judge. `waived` are the findings that a waiver lets pass, `unmet` the waivers that met none.
    """

    findings: tuple[Finding, ...]
    alignment: Alignment
    kinds: Collection[Kind] = KINDS
    waived: tuple[Waived, ...] = ()
    unmet: tuple[Waiver, ...] = ()
    doubts: tuple[float, ...] = ()

    @property
    def score(self) -> float:
        """How probable it is, from 0 to 1, that an editor would pass the retelling unchanged (docs/score.md)."""
        return passing(self.findings, self.doubts)

    def waiving(self, waivers: Iterable[Waiver]) -> "Report":
        """Return the report with the findings set apart that these waivers let pass.

        A waiver for a kind that was not looked for is neither met nor unmet.
        """
        standing, waived, unmet = settle(self.findings, [waiver for waiver in waivers if waiver.kind in self.kinds])
        return replace(self, findings=standing, waived=self.waived + waived, unmet=self.unmet + unmet)


def check(
    sources: Sequence[Text],
    retelling: Text,
    kinds: Collection[Kind] = KINDS,
    judge: Judging | None = None,
    reading: Read = read,
) -> Report:
    """Hold a retelling against its sources, looking for these kinds; the order of the sources changes nothing.

    They are read in the order of their names, so that of two that say the same it is always the same one that is named.

    A judge confirms what structure proposes and can't decide, and lets go what it is often wrong about; without one
    structure decides alone. JudgeError where the judge can't be asked, CopydeskError where a model is missing. Readings
    that are remembered may stand in for `read`.

    The other kinds are found too before they are left out, so that what is ignored doesn't return by another name.
    """
    alignment = align(reading(sorted(sources, key=lambda text: (text.name, text.content))), reading([retelling]))
    found, heard = confirmed(alignment, judge)
    found += doubted(alignment, heard, found)
    doubts = tuple(verdict.doubt for verdict in heard if verdict is not None)
    wanted = (finding for finding in _without_retold(list(_one_for_each_place(found))) if finding.kind in kinds)
    return Report(tuple(sorted(wanted, key=_place)), alignment, kinds, doubts=doubts)


def confirmed(alignment: Alignment, judge: Judging | None) -> tuple[list[Finding], Sequence[Verdict | None]]:
    """Return what structure finds, as far as a judge lets it stand, and what the judge says of the retold sentences."""
    found, heard = proposed(alignment, judge)
    return list(standing(alignment, heard, found)) if judge is not None else found, heard


def proposed(alignment: Alignment, judge: Judging | None) -> tuple[list[Finding], Sequence[Verdict | None]]:
    """Return what structure finds, and what a judge confirms beside it, before it is asked what of that stands."""
    found: Iterable[Finding] = (finding for family in FAMILIES for finding in family.find(alignment))
    heard: Sequence[Verdict | None] = ()
    if judge is not None:
        once = RememberingJudge(judge)  # several parts ask about the same sentences
        found, heard = weighed(found, alignment, once), sentence_verdicts(alignment, once)
    return [*joined(alignment, [*found, *attributed(alignment, heard)])], heard


def _one_for_each_place(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield, of findings in one place, the one that names the fault best, and those that can stand beside it."""
    taken: dict[str, _Taken] = {}
    for finding in sorted(found, key=_worth):
        group = "Q3" if finding.kind.code == "Q3" else finding.kind.family
        blocking = (other for name, other in taken.items() if group not in BESIDE.get(name, ""))
        if not any(other.overlaps(finding) for other in blocking):
            taken.setdefault(group, _Taken()).add(finding)
            yield finding


def _without_retold(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings but the omissions of what is told as something else: that is told wrongly, not left out."""
    told = [one.source for one in found if one.kind.family in RETOLD and one.source is not None]
    for one in found:
        omitted = one.source if one.retelling is None else None
        if omitted is None or not any(_overlap(omitted, other) for other in told):
            yield one


def _overlap(one: Passage, other: Passage) -> bool:
    same = one.text.name == other.text.name and one.text.content == other.text.content
    return same and Span(one.start, one.end).overlaps(Span(other.start, other.end))


class _Taken:
    """The places of findings none of which overlap, sorted, for each side and text."""

    def __init__(self) -> None:
        self.places: dict[tuple[bool, str, str], list[tuple[int, int]]] = {}

    def add(self, finding: Finding) -> None:
        """Take a finding's place."""
        key, place = _where(finding)
        insort(self.places.setdefault(key, []), place)

    def overlaps(self, finding: Finding) -> bool:
        """Say whether a finding shares a character with a place that is taken."""
        key, (start, end) = _where(finding)
        places = self.places.get(key, [])
        at = bisect_left(places, (start, end))
        return any(first < end and start < last for first, last in places[max(at - 1, 0) : at + 1])


def _where(finding: Finding) -> tuple[tuple[bool, str, str], tuple[int, int]]:
    """Return the side and the text of a finding's passage, and its place: two texts may have one name."""
    passage = finding.retelling or finding.source
    if passage is None:
        raise AssertionError("a finding has a passage")
    return (finding.retelling is None, passage.text.name, passage.text.content), (passage.start, passage.end)


def _worth(finding: Finding) -> tuple[int, int, int, str]:
    _, (start, end) = _where(finding)
    return NAMED_BEST.index(finding.kind.family), end - start, start, finding.kind.code


def _place(finding: Finding) -> tuple[tuple[bool, str, str], tuple[int, int], str]:
    return *_where(finding), finding.kind.code
