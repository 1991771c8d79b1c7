import json
from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from copydesk.findings import report as forms
from copydesk.findings.check import Report
from copydesk.findings.report.json import as_json, finding_lines, lines

SCHEMA = json.loads(files(forms).joinpath("report.schema.json").read_text("utf-8"))
PLACE = {"file", "start", "end", "line", "column", "end_line", "end_column", "words"}


def places(form: object) -> Iterator[dict[str, object]]:
    if isinstance(form, dict):
        if form.keys() == PLACE:
            yield form
        for part in form.values():
            yield from places(part)
    elif isinstance(form, list):
        for part in form:
            yield from places(part)


def test_the_form_is_written_whole(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report.json", "".join(line + "\n" for line in lines(report)))


def test_the_form_holds_its_schema(report: Report) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads("".join(lines(report))))


def test_the_schema_wants_every_field_and_refuses_a_finding_without_a_place(report: Report) -> None:
    form = json.loads("".join(lines(report)))
    for field in form:
        assert not Draft202012Validator(SCHEMA).is_valid({key: form[key] for key in form if key != field})
    form["findings"][0] |= {"retelling": None, "source": None}
    assert not Draft202012Validator(SCHEMA).is_valid(form)


def test_every_place_holds_its_words_by_offset_and_by_line_and_column(report: Report) -> None:
    page = report.alignment.retelling.page, report.alignment.source.page
    contents = {text.name: text.content for one in page for text in one.texts}
    found = list(places(json.loads("".join(lines(report)))))
    assert len(found) > 10
    for place in found:
        content = contents[place["file"]]
        assert content[place["start"] : place["end"]] == place["words"]
        rows = content.split("\n")
        for end in ("", "end_"):
            offset = sum(len(row) + 1 for row in rows[: place[f"{end}line"] - 1]) + place[f"{end}column"] - 1
            assert offset == place["end" if end else "start"]


def test_a_finding_stands_alone_on_each_line_of_jsonl(report: Report) -> None:
    assert [json.loads(line) for line in finding_lines(report)] == as_json(report)["findings"]


@pytest.mark.parametrize("field", ["code", "severity", "retelling", "source"])
def test_a_finding_has_what_a_scorer_reads(report: Report, field: str) -> None:
    assert all(field in finding for finding in json.loads("".join(lines(report)))["findings"])
