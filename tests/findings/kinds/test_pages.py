"""A kind's page is its test: every example on it is checked with all families on.

A line that begins with FALLEN is what structure finds and the judge lets fall.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from copydesk.article import told
from copydesk.findings import kinds
from copydesk.findings.check import check, proposed
from copydesk.findings.judge.judge import Judge
from copydesk.findings.kinds import FAMILIES
from copydesk.findings.model import Finding
from copydesk.text.passage import Passage

FOLDER = Path(kinds.__file__).parent
EXAMPLE = re.compile(r"```source\n(.*?)```\s+```retelling\n(.*?)```\s+```findings\n(.*?)```", re.DOTALL)
FALLEN = "~ "
FENCE = re.compile(r"^```(?:source|retelling|findings)$", re.MULTILINE)


class Example(NamedTuple):
    page: str
    line: int
    source: str
    retelling: str
    findings: list[str]


def examples(page: Path) -> list[Example]:
    content = page.read_text("utf-8")
    return [
        Example(page.stem, content[: m.start()].count("\n") + 1, m[1], m[2], m[3].strip().splitlines())
        for m in EXAMPLE.finditer(content)
    ]


PAGES = sorted(FOLDER.glob("*.md"))
EXAMPLES = [example for page in PAGES for example in examples(page)]


def quoted(passage: Passage | None) -> str:
    return f'"{passage.words}"' if passage else "-"


def line(finding: Finding) -> str:
    return f"{finding.kind.code} {quoted(finding.retelling)} <- {quoted(finding.source)}"


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.load()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.page}.md:{example.line}")
def test_an_example_has_just_the_findings_that_its_page_says(example: Example, judge: Judge) -> None:
    source, retelling = told("source.md", example.source).text, told("retelling.md", example.retelling).text
    report = check([source], retelling, judge=judge)
    standing = [one for one in example.findings if not one.startswith(FALLEN)]
    fallen = {one.removeprefix(FALLEN) for one in example.findings if one.startswith(FALLEN)}
    assert [line(finding) for finding in report.findings] == standing
    assert fallen <= {line(finding) for finding in proposed(report.alignment, judge)[0]}


def test_every_family_has_a_page_and_every_page_a_family() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert {page.stem for page in PAGES} == modules
    assert len(FAMILIES) == len(modules)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_example_of_a_page_is_passed_over(page: Path) -> None:
    assert len(FENCE.findall(page.read_text("utf-8"))) == 3 * len(examples(page)) > 0


@pytest.mark.parametrize("kind", [kind for family in FAMILIES for kind in family.kinds], ids=lambda kind: kind.code)
def test_a_kind_has_a_section_two_examples_of_its_fault_and_good_copy_left_alone(kind: object) -> None:
    pages = {page.stem: page.read_text("utf-8") for page in PAGES}
    content = next(text for text in pages.values() if f"\n## {kind.code} {kind.name}\n" in text)  # type: ignore[attr-defined]
    said = re.findall(rf"^{kind.code} ", content, re.MULTILINE)  # type: ignore[attr-defined]
    assert len(said) >= 2
    assert any(not example.findings for example in EXAMPLES)
