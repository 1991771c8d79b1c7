"""The JSON form of a report, told field by field in docs/json.md and held by report.schema.json."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from typing import TypeAlias

from copydesk.findings.align import Link
from copydesk.findings.check import Report
from copydesk.findings.model import Finding
from copydesk.findings.report.places import Places
from copydesk.findings.report.summary import Summary, summary_of
from copydesk.findings.wanted.waivers import Waiver
from copydesk.text.page import Page
from copydesk.text.passage import Passage, Text

VERSION = 1
"""Of the form: raised when a field goes or changes its meaning, not when one is added."""
DIGITS = 4
"""Places behind the point of shares and scores."""

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | None"
Object: TypeAlias = Mapping[str, Json]


def lines(report: Report) -> Iterator[str]:
    """Yield the whole report as one JSON object, indented."""
    yield json.dumps(as_json(report), ensure_ascii=False, indent=2)


def finding_lines(report: Report) -> Iterator[str]:
    """Yield each finding that stands as a JSON object on a line of its own."""
    places = Places()
    for finding in report.findings:
        yield json.dumps(_finding(finding, places), ensure_ascii=False)


def as_json(report: Report) -> Object:
    """Return the report as JSON's own types; offsets are code points into the decoded file."""
    places = Places()
    alignment = report.alignment
    summary = summary_of(report)
    return {
        "version": VERSION,
        "copydesk": version("copydesk"),
        "retelling": _text(alignment.retelling.page.texts[0]),
        "sources": [_text(text) for text in alignment.source.page.texts],
        "findings": [_finding(finding, places) for finding in report.findings],
        "waived": [{**_finding(waived.finding, places), "reason": waived.waiver.reason} for waived in report.waived],
        "unmet_waivers": [_waiver(waiver) for waiver in report.unmet],
        "alignment": list(_links(alignment.links, alignment.retelling.page, alignment.source.page, places)),
        "left_out": [_place(passage, places) for passage in summary.left_out],
        "score": round(report.score, DIGITS),
        "summary": _summary(summary),
    }


def _text(text: Text) -> Object:
    return {"file": text.name, "length": len(text.content), "sha256": content_hash(text)}


def content_hash(text: Text) -> str:
    """Return the SHA-256 of a text's content as UTF-8: the file's own where it is UTF-8 without a byte order mark."""
    return sha256(text.content.encode(errors="surrogatepass")).hexdigest()


def _finding(finding: Finding, places: Places) -> Object:
    return {
        "code": finding.kind.code,
        "kind": finding.kind.name,
        "severity": finding.kind.severity.value,
        "message": finding.message,
        "retelling": _place(finding.retelling, places) if finding.retelling else None,
        "source": _place(finding.source, places) if finding.source else None,
    }


def _place(passage: Passage, places: Places) -> Object:
    start, end = places.start(passage), places.end(passage)
    return {
        "file": passage.text.name,
        "start": passage.start,
        "end": passage.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "words": passage.words,
    }


def _waiver(waiver: Waiver) -> Object:
    return {
        "file": waiver.file,
        "number": waiver.number,
        "code": waiver.kind.code,
        "kind": waiver.kind.name,
        "words": waiver.words,
        "reason": waiver.reason,
    }


def _links(links: Iterable[Link], ours: Page, theirs: Page, places: Places) -> Iterator[Object]:
    for link in links:
        yield {
            "retelling": _place(ours.passage(ours.sentences[link.sentence].span), places),
            "coverage": round(link.coverage, DIGITS),
            "passages": [
                {
                    "source": _place(theirs.passage(theirs.sentences[support.sentence].span), places),
                    "score": round(support.score, DIGITS),
                }
                for support in link.supports
            ],
        }


def _summary(summary: Summary) -> Object:
    return {
        **{severity.value: count for severity, count in summary.counts.items()},
        "waived": summary.waived,
        "resting": round(summary.resting, DIGITS),
        "retelling_sentences": summary.retold,
        "unsupported_sentences": len(summary.unsupported),
        "source_sentences": summary.in_source,
        "left_out_sentences": len(summary.left_out),
    }
