import json
import re
import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from copydesk import Report, as_json
from copydesk.article import LIMIT
from copydesk.findings import report as forms
from copydesk.findings.wanted.settings import READERS, settings_for
from copydesk.findings.wanted.waivers import waivers_beside
from copydesk.shells.cli import run

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads(files(forms).joinpath("report.schema.json").read_text("utf-8"))


def blocks(content: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", content, re.MULTILINE | re.DOTALL)


def fields(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        for part in schema.values():
            yield from fields(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from fields(part)


@pytest.mark.parametrize("field", sorted(set(fields(SCHEMA))))
def test_every_field_of_the_json_form_is_told(field: str, document: Callable[[str], str]) -> None:
    assert re.search(rf"`(passages\[\]\.)?{field}`", document("json.md"))


def test_the_schema_knows_every_field_that_is_put_out(report: Report) -> None:
    known = set(fields(SCHEMA))

    def keys(form: object) -> Iterator[str]:
        if isinstance(form, dict):
            yield from form
        for part in form.values() if isinstance(form, dict) else form if isinstance(form, list) else ():
            yield from keys(part)

    assert set(keys(as_json(report))) | {"id"} == known


def test_the_line_of_a_batch_is_json(document: Callable[[str], str]) -> None:
    (line,) = blocks(document("json.md"), "json")
    assert {"id", "sources", "retelling"} == json.loads(line).keys()


@pytest.mark.parametrize("key", READERS)
def test_every_setting_is_told(key: str, document: Callable[[str], str]) -> None:
    assert f"| `{key}` | `--{key}` |" in document("settings.md")
    assert f"{LIMIT:,} unless" in document("settings.md")


def test_the_settings_and_the_waiver_that_are_shown_hold(tmp_path: Path, document: Callable[[str], str]) -> None:
    settings, waiver = blocks(document("settings.md"), "toml")
    (tmp_path / "copydesk.toml").write_text(settings)
    (tmp_path / "retelling.waivers.toml").write_text(waiver)
    assert set(tomllib.loads(settings)) == set(READERS)
    assert settings_for(tmp_path).kinds()
    assert len(waivers_beside(tmp_path / "retelling.md")) == 1


def test_the_code_that_is_shown_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], document: Callable[[str], str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("original.md").write_text("The contract is worth £184 million.", "utf-8")
    Path("retelling.md").write_text("The contract is worth £148 million.", "utf-8")
    first, second = blocks(document("api.md"), "python")
    exec(first, {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.startswith("F1 ")
    names: dict[str, object] = {}
    exec(second, names)  # noqa: S102 - our own page
    assert [finding.kind.code for finding in names["report"].findings] == ["F1"]  # type: ignore[attr-defined]


def test_the_hook_for_pre_commit_names_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *words = hook["entry"].split()
    assert program == "copydesk"
    assert run([*words, "--example"]) == 1
    assert capsys.readouterr().out
    assert hook["pass_filenames"] is False
