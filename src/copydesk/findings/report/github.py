"""A report as GitHub's workflow commands, which show as annotations beside the lines of a pull request."""

from collections.abc import Iterator, Mapping

from copydesk.findings.check import Report
from copydesk.findings.model import Finding, Severity
from copydesk.findings.report.places import Places
from copydesk.findings.report.screen import shortened
from copydesk.text.passage import Passage

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = {**IN_MESSAGE, **str.maketrans({":": "%3A", ",": "%2C"})}
"""What the runner unescapes, as its toolkit escapes it."""
LONGEST = 300
"""Characters of the source that are told in an annotation."""


def lines(report: Report) -> Iterator[str]:
    """Yield an annotation for each finding and for each waiver that no finding meets."""
    places = Places()
    file = report.alignment.retelling.page.texts[0].name
    for finding in report.findings:
        kind = finding.kind
        yield _command(
            COMMANDS[kind.severity],
            {**_where(file, finding.retelling, places), "title": f"{kind.code} {kind.name}"},
            _message(finding, places),
        )
    for waiver in report.unmet:
        message = f'Waiver {waiver.number} meets no finding: {waiver.kind.code} "{waiver.words}".'
        yield _command("warning", {"file": waiver.file, "title": "waiver unmet"}, message)


def _message(finding: Finding, places: Places) -> str:
    if finding.source is None:
        return finding.message
    start, words = places.start(finding.source), " ".join(finding.source.words.split())
    return f"{finding.message}\n{finding.source.text.name}:{start.line}:{start.column}: {shortened(words, LONGEST)}"


def _where(file: str, passage: Passage | None, places: Places) -> Mapping[str, str]:
    """Return the properties that place an annotation; columns only within one line, as the runner wants it."""
    if passage is None:
        return {"file": file}
    start, end = places.start(passage), places.end(passage)
    found = {"file": file, "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:
        found |= {"col": str(start.column), "endColumn": str(end.column)}
    return found


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    shown = ",".join(f"{key}={value.translate(IN_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {shown}::{message.translate(IN_MESSAGE)}"
