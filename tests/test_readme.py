"""The README says what the code does: its table of kinds is made from the kinds, its commands and links exist."""

import re
from pathlib import Path

import pytest

from copydesk.findings.kinds import FAMILIES

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
TABLE = re.compile(r"(?<=<!-- kinds -->\n).*?(?=<!-- end of kinds -->)", re.DOTALL)


def table() -> str:
    kinds = [kind for family in FAMILIES for kind in family.kinds]
    rows = [f"| {k.code} | {k.name} | {k.severity} | {k.says} |" for k in kinds]
    return "\n".join(["| code | kind | severity | the retelling … |", "| --- | --- | --- | --- |", *rows, ""])


def test_the_table_of_kinds_is_that_of_the_code(pytestconfig: pytest.Config) -> None:
    content = README.read_text("utf-8")
    if pytestconfig.getoption("--accept"):
        README.write_text(TABLE.sub(lambda _: table(), content), "utf-8")
    found = TABLE.search(README.read_text("utf-8"))
    assert found
    assert found[0] == table()


@pytest.mark.parametrize("page", [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))], ids=str)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    told = re.sub(r"`[^`\n]*`", "", page.read_text("utf-8"))  # what stands in code is no link
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", told)
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_commands_of_the_readme_are_those_of_run_sh() -> None:
    script = (ROOT / "run.sh").read_text("utf-8")
    commands = re.findall(r"\./run\.sh (\w+)", README.read_text("utf-8"))
    assert commands
    assert [name for name in commands if f"\n  {name}) " not in script] == []
