"""A report in the forms that people and programs read: one module for each."""

from collections.abc import Iterator
from enum import StrEnum

from copydesk.findings.check import Report
from copydesk.findings.report import github, json, sarif, text
from copydesk.findings.report.screen import Screen


class Form(StrEnum):
    """The forms that a report can be put in."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    HTML = "html"


def written(report: Report, form: Form, screen: Screen) -> Iterator[str]:
    """Yield the lines of a report in a form; the screen matters to text alone."""
    match form:
        case Form.TEXT:
            return text.lines(report, screen)
        case Form.JSON:
            return json.lines(report)
        case Form.JSONL:
            return json.finding_lines(report)
        case Form.SARIF:
            return sarif.lines(report)
        case Form.GITHUB:
            return github.lines(report)
        case Form.HTML:
            from copydesk.findings.report.page import html  # noqa: PLC0415 - its templates are read for it alone

            return html.lines(report)
