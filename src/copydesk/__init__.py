"""copydesk: article, story, draft, findings, post.

    from copydesk import check, load

    report = check([load("original.md").text], load("retelling.md").text)
    for finding in report.findings:
        print(finding.kind.code, finding.message)

The names below are what copydesk promises to keep; docs/api.md tells each. A name is imported when it is first used, so
that `import copydesk` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.article import Article, load, told
    from copydesk.errors import CopydeskError
    from copydesk.findings.check import Report, check
    from copydesk.findings.judge.choice import judge_named
    from copydesk.findings.model import Finding, Kind, Severity
    from copydesk.findings.report.json import as_json
    from copydesk.findings.wanted.selection import KINDS
    from copydesk.findings.wanted.waivers import waivers_beside
    from copydesk.text.passage import Passage, Text

__all__ = (
    "KINDS",
    "Article",
    "CopydeskError",
    "Finding",
    "Kind",
    "Passage",
    "Report",
    "Severity",
    "Text",
    "as_json",
    "check",
    "judge_named",
    "load",
    "told",
    "waivers_beside",
)

_HOMES = {
    "KINDS": "copydesk.findings.wanted.selection",
    "Article": "copydesk.article",
    "CopydeskError": "copydesk.errors",
    "Finding": "copydesk.findings.model",
    "Kind": "copydesk.findings.model",
    "Passage": "copydesk.text.passage",
    "Report": "copydesk.findings.check",
    "Severity": "copydesk.findings.model",
    "Text": "copydesk.text.passage",
    "as_json": "copydesk.findings.report.json",
    "check": "copydesk.findings.check",
    "judge_named": "copydesk.findings.judge.choice",
    "load": "copydesk.article",
    "told": "copydesk.article",
    "waivers_beside": "copydesk.findings.wanted.waivers",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
