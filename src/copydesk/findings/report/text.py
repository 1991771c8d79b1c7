"""A report for a terminal, as a sub-editor reads it: place, kind, the two lines, what differs; and what it comes to."""

from collections.abc import Iterator, Sequence

from copydesk.findings.check import Report
from copydesk.findings.model import Finding, Severity
from copydesk.findings.report.excerpt import MARGIN, Mark, excerpt
from copydesk.findings.report.places import Places
from copydesk.findings.report.screen import Screen, Style, shortened, visible, wrapped
from copydesk.findings.report.summary import Summary, summary_of
from copydesk.text.passage import Passage

STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.NOTE: Style.NOTE}
EVIDENCE = Mark("-", Style.EVIDENCE)
SHOWN = 3
"""Passages that the summary names of those without a counterpart."""


def lines(report: Report, screen: Screen) -> Iterator[str]:
    """Yield the lines of a report, without their ends, none wider than the screen but for long file names."""
    places = Places()
    file = report.alignment.retelling.page.texts[0].name
    for finding in report.findings:
        yield from _finding(finding, file, places, screen)
        yield ""
    for waiver in report.unmet:
        told = f'{waiver.file}: waiver {waiver.number} meets no finding: {waiver.kind.code} "{waiver.words}"'
        yield from wrapped(visible(told), screen.width)
        yield ""
    yield from _summary(summary_of(report), file, places, screen)


def _finding(finding: Finding, file: str, places: Places, screen: Screen) -> Iterator[str]:
    kind, style = finding.kind, STYLES[finding.kind.severity]
    where = screen.ink(visible(_place(finding.retelling, places) if finding.retelling else file), Style.STRONG)
    yield f"{where}: {screen.ink(kind.code, style)} {kind.name} {screen.ink(kind.severity, style)}"
    passages = [passage for passage in (finding.retelling, finding.source) if passage]
    digits = max(len(str(places.end(passage).line)) for passage in passages)
    if finding.retelling:
        yield from excerpt(finding.retelling, Mark("^", style), digits, places, screen)
    if finding.source:
        yield MARGIN + screen.ink(visible(_place(finding.source, places)), Style.FAINT)
        yield from excerpt(finding.source, EVIDENCE, digits, places, screen)
    for line in wrapped(visible(finding.message), screen.width - len(MARGIN)):
        yield MARGIN + line


def _place(passage: Passage, places: Places) -> str:
    start = places.start(passage)
    return f"{passage.text.name}:{start.line}:{start.column}"


def _summary(summary: Summary, file: str, places: Places, screen: Screen) -> Iterator[str]:
    for told in (_counted(summary, file), _scored(summary), _resting(summary), _left_out(summary)):
        yield from wrapped(visible(told), screen.width)
    yield from _listed(summary.left_out, places, screen)


def _counted(summary: Summary, file: str) -> str:
    counts = [_number(count, severity) for severity, count in summary.counts.items() if count]
    waived = f" ({summary.waived} waived)" if summary.waived else ""
    return f"{', '.join(counts) or 'Nothing found'} in {file}{waived}."


def _scored(summary: Summary) -> str:
    return f"Score {summary.score:.2f}: how probable it is that an editor would pass it unchanged."


def _resting(summary: Summary) -> str:
    share = f"{summary.resting:.0%} of the retelling's wording rests on the source"
    bare = len(summary.unsupported)
    if summary.retold == 1:
        return f"{share}; its one sentence has {'no' if bare else 'a'} passage behind it."
    if not bare:
        return f"{share}; each of its {_number(summary.retold, 'sentence')} has a passage behind it."
    return f"{share}; behind {bare} of its {_number(summary.retold, 'sentence')} stands no passage."


def _left_out(summary: Summary) -> str:
    if summary.in_source == 1:
        return (
            "The source's one sentence is left out:"
            if summary.left_out
            else "The source's one sentence is not left out."
        )
    if not summary.left_out:
        return f"Nothing of the source's {_number(summary.in_source, 'sentence')} is left out."
    return f"Left out: {len(summary.left_out)} of the source's {_number(summary.in_source, 'sentence')}:"


def _listed(passages: Sequence[Passage], places: Places, screen: Screen) -> Iterator[str]:
    """Yield the first of these passages of the source, a line each, and how many more there are."""
    one = len({passage.text.name for passage in passages}) == 1
    for passage in passages[:SHOWN]:
        line = places.start(passage).line
        where = f"line {line}: " if one else visible(f"{passage.text.name}:{line}: ")
        words = shortened(" ".join(passage.words.split()), screen.width - len(MARGIN) - len(where))
        yield f"{MARGIN}{screen.ink(where, Style.FAINT)}{words}"
    if len(passages) > SHOWN:
        yield f"{MARGIN}and {len(passages) - SHOWN} more"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
