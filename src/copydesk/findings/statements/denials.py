"""What is said, agreed or denied on one side alone: "denied that …" or "did not deny", "does not accept that …"."""

from collections.abc import Iterator

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.matter import Matter, cover, matter
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act, Report

SAME = 0.5
"""The share of what is denied here, or of who denies it, that the other denial must have."""
ALIKE = 0.7
"""The share of what is said here in another verb that the other report must have."""


def turned_denials(alignment: Alignment) -> Iterator[Held]:
    """Yield the reports that are denied on one side alone, where the passages have none of the sort as it is told."""
    ours, theirs = alignment.retelling, alignment.source
    said: dict[int, list[Report]] = {}
    for other in theirs.reports:
        said.setdefault(theirs.page.sentence_at(other.mark.start).index, []).append(other)
    for report in ours.reports:
        beside = [one for passage in alignment.passages(report.mark) for one in said.get(passage.index, ())]
        known = [one for one in beside if _is_of_one_sort(report, one)]
        near = [(_likeness(ours, report, theirs, other), other) for other in known]
        most = max((share for share, _ in near), default=0.0)
        best = [other for share, other in near if share == most]
        if most >= (SAME if report.act is Act.DENY else ALIKE) and all(other.denied != report.denied for other in best):
            yield Held(_predicate(ours, report), _predicate(theirs, best[0]))


def _is_of_one_sort(report: Report, other: Report) -> bool:
    """Say whether two reports deny, or say in the same verb, what they tell."""
    if Act.DENY in {report.act, other.act}:
        return report.act is other.act
    return bool(report.verb) and report.verb == other.verb and bool(report.contents and other.contents)


def _likeness(ours: Reading, report: Report, theirs: Reading, other: Report) -> float:
    """Return how much of what is denied the other denies; where one only points at it, of who denies it."""
    what = _of(ours, *report.contents), _of(theirs, *other.contents)
    if all(what):
        return cover(*what)
    if report.source is None or other.source is None:
        return 0.0
    return cover(_of(ours, report.source), _of(theirs, other.source))


def _of(reading: Reading, *spans: Span) -> Matter:
    return matter(word for span in spans for word in reading.page.words_in(span))


def _predicate(reading: Reading, report: Report) -> Span:
    """Return the verb of a report with its auxiliaries and what denies it."""
    denying = {number: s for s in reading.statements for number in (s.verb, *s.frame)}
    mark = next((word for word in reading.page.words_in(report.mark) if word.number in denying), None)
    if mark is None:
        return report.mark
    denied = denying[mark.number]
    before = (n for n in (denied.negation, *denied.auxiliaries) if n is not None and n < mark.number)
    return Span(reading.page.words[min(before, default=mark.number)].span.start, report.mark.end)
