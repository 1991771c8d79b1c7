from pathlib import Path

import pytest

from copydesk.article import LIMIT
from copydesk.errors import SettingsError
from copydesk.findings.check import Report
from copydesk.findings.wanted.selection import KINDS, kind_named, selected
from copydesk.findings.wanted.settings import FailOn, Settings, settings_for


def codes(select: list[str], ignore: list[str]) -> set[str]:
    return {kind.code for kind in selected(select, ignore)}


def test_without_a_file_every_kind_is_looked_for_and_errors_fail(tmp_path: Path) -> None:
    assert settings_for(tmp_path) == Settings(("ALL",), (), FailOn.ERROR, LIMIT)
    assert Settings().kinds() == frozenset(KINDS)


def test_a_file_says_it_all(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text('select = ["F", "q3"]\nignore = ["F3"]\nfail-on = "warning"\nlimit = 10\n')
    settings = settings_for(tmp_path)
    assert settings == Settings(("F", "q3"), ("F3",), FailOn.WARNING, 10)
    assert {kind.code for kind in settings.kinds()} == {"F1", "F2", "Q3"}


def test_the_nearest_file_above_counts_and_only_it(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "copydesk.toml").write_text("limit = 1\nfail-on = 'never'")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool.other]\nlimit = 7")
    assert settings_for(inner) == Settings(limit=1, fail_on=FailOn.NEVER)
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.copydesk]\nlimit = 2")
    assert settings_for(inner) == Settings(limit=2)
    (tmp_path / "a" / "copydesk.toml").write_text("limit = 3")
    assert settings_for(inner) == Settings(limit=3)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("selct = []", 'no setting is called "selct", did you mean "select"?'),
        ("fail_on = 'error'", 'no setting is called "fail_on", did you mean "fail-on"?'),
        ("zzz = 1", 'no setting is called "zzz"'),
        ("[sites]", 'no setting is called "sites", did you mean "site"?'),
        (
            "select = 'F1'",
            'select: expected a list of codes, names or family letters, such as ["F1", "Q"], found \'F1\'',
        ),
        ("select = [1]", 'select: expected a list of codes, names or family letters, such as ["F1", "Q"], found [1]'),
        ("select = ['F9']", 'select: no kind of finding is called "F9", did you mean "F1"?'),
        (
            "ignore = ['figure-chnged']",
            'ignore: no kind of finding is called "figure-chnged", did you mean "figure-changed"?',
        ),
        ("ignore = ['ALL']", "select and ignore leave no kind of finding to look for"),
        ("fail-on = 'errors'", "fail-on: expected error, warning or never, found 'errors', did you mean \"error\"?"),
        ("fail-on = true", "fail-on: expected error, warning or never, found True"),
        ("limit = 0", "limit: expected a number of bytes, found 0"),
        ("limit = true", "limit: expected a number of bytes, found True"),
        ("limit = '2MB'", "limit: expected a number of bytes, found '2MB'"),
        ("limit = ", "not TOML: Invalid value (at end of document)"),
    ],
)
def test_a_wrong_entry_is_refused_with_the_file_and_the_nearest_right_one(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "copydesk.toml"
    path.write_text(content)
    with pytest.raises(SettingsError) as refused:
        settings_for(tmp_path)
    assert str(refused.value) == f"{path}: {message}"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"tool = 1\n", b"[tool]\ncopydesk = 3\n"])
def test_a_file_that_is_no_settings_file_is_refused_or_passed_over(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_bytes(content)
    if content == b"tool = 1\n":
        assert settings_for(tmp_path) == Settings()
        return
    with pytest.raises(SettingsError, match=r"pyproject\.toml: (not TOML|expected a table \[tool\.copydesk\])"):
        settings_for(tmp_path)


def test_a_check_passes_over_the_tables_of_the_desk(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text('limit = 3\n[site]\nkind = "jekyll"\n[[feed]]\npath = "a.xml"\n[writer]\n')
    assert settings_for(tmp_path) == Settings(limit=3)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").mkdir()
    with pytest.raises(SettingsError, match=r"copydesk\.toml: can't be read: Is a directory"):
        settings_for(tmp_path)


def test_the_closer_name_wins_and_ignoring_wins_a_tie() -> None:
    assert codes(["F"], ["F1"]) == {"F2", "F3"}
    assert codes(["F1"], ["F"]) == {"F1"}
    assert codes(["ALL"], ["Q", "N"]) == {kind.code for kind in KINDS} - {k.code for k in KINDS if k.family in "QN"}
    assert codes(["F1", "figure-rounded"], ["figure-changed"]) == {"F3"}
    assert codes(["all"], ["f", "t", "n"]) == codes(["q"], []) | {k.code for k in KINDS if k.family not in "QFTN"}


@pytest.mark.parametrize(
    ("word", "code"), [("F1", "F1"), ("f1", "F1"), ("figure-changed", "F1"), ("Figure-Changed", "F1")]
)
def test_a_kind_is_named_by_code_or_name(word: str, code: str) -> None:
    assert kind_named(word).code == code


def test_a_check_fails_from_a_severity_on(report: Report) -> None:
    errors = [finding for finding in report.findings if finding.kind.severity == "error"]
    warnings = [waived.finding for waived in report.waived]
    assert [Settings(fail_on=on).fails(errors) for on in FailOn] == [True, True, False]
    assert [Settings(fail_on=on).fails(warnings) for on in FailOn] == [False, True, False]
    assert not any(Settings(fail_on=on).fails([]) for on in FailOn)
