"""A report as SARIF 2.1.0 (OASIS), the form that code scanning and editors take in."""

import json
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from copydesk.findings.check import Report
from copydesk.findings.model import Finding, Kind
from copydesk.findings.pages import section
from copydesk.findings.report.json import Json, Object, content_hash
from copydesk.findings.report.places import Places
from copydesk.findings.wanted.selection import KINDS
from copydesk.findings.wanted.waivers import Waived, Waiver
from copydesk.text.passage import Passage, Text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def lines(report: Report) -> Iterator[str]:
    """Yield the whole report as one SARIF log, indented."""
    yield json.dumps(as_sarif(report), ensure_ascii=False, indent=2)


def as_sarif(report: Report) -> Object:
    """Return the report as a SARIF log of one run: waived findings are suppressed results, unmet waivers notices."""
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, Places())]}


def _run(report: Report, places: Places) -> Object:
    retelling = report.alignment.retelling.page.texts[0]
    standing = (_result(finding, retelling, places) for finding in report.findings)
    waived = (_suppressed(waived, retelling, places) for waived in report.waived)
    return {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [_artifact(text) for text in (retelling, *report.alignment.source.page.texts)],
        "results": [*standing, *waived],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [*map(_unmet, report.unmet)]}],
    }


def _driver() -> Object:
    number = version("copydesk")
    return {"name": "copydesk", "version": number, "semanticVersion": number, "rules": [_rule(kind) for kind in KINDS]}


def _rule(kind: Kind) -> Object:
    told = section(kind)
    says = f"The retelling {kind.says}."
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": says},
        "help": {"text": told, "markdown": told},
        "defaultConfiguration": {"level": kind.severity.value},
    }


def _artifact(text: Text) -> Object:
    return {"location": {"uri": uri(text.name)}, "hashes": {"sha-256": content_hash(text)}}


def uri(file: str) -> str:
    """Return a file's name as a URI: relative where the name is, so that it counts from the working folder."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogatepass")


def _result(finding: Finding, retelling: Text, places: Places) -> Object:
    result: dict[str, Json] = {
        "ruleId": finding.kind.code,
        "level": finding.kind.severity.value,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(finding.retelling or retelling, places)}],
        "partialFingerprints": {"words/v1": _fingerprint(finding)},
    }
    if finding.source:
        where = _location(finding.source, places)
        result["relatedLocations"] = [{"id": 1, "message": {"text": "the source"}, "physicalLocation": where}]
    return result


def _suppressed(waived: Waived, retelling: Text, places: Places) -> Object:
    suppression = {"kind": "external", "status": "accepted", "justification": waived.waiver.reason}
    return {**_result(waived.finding, retelling, places), "suppressions": [suppression]}


def _location(place: Passage | Text, places: Places) -> Object:
    """Return where a passage stands, or a text as a whole for what has no place in it."""
    if isinstance(place, Text):
        return {"artifactLocation": {"uri": uri(place.name)}}
    start, end = places.start(place), places.end(place)
    region: Object = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
        "snippet": {"text": place.words},
    }
    return {"artifactLocation": {"uri": uri(place.text.name)}, "region": region}


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same where lines are moved: a hash of the kind and of the words on both sides."""
    words = (passage.words if passage else "" for passage in (finding.retelling, finding.source))
    return sha256("\0".join((finding.kind.code, *words)).encode(errors="surrogatepass")).hexdigest()[:32]


def _unmet(waiver: Waiver) -> Object:
    told = f'{waiver.file}: waiver {waiver.number} meets no finding: {waiver.kind.code} "{waiver.words}"'
    return {"level": "warning", "message": {"text": told}}
