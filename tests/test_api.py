from collections.abc import Callable
from pathlib import Path

import pytest

import copydesk
from copydesk import as_json, check, load, told, waivers_beside

SOURCE = "The contract is worth £184 million, the ministry said on Tuesday.\n"
FAULTY = "The contract is worth £148 million, the ministry said.\n"


def test_three_lines_check_a_pair_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("original.md").write_text(SOURCE, "utf-8")
    Path("retelling.md").write_text(FAULTY, "utf-8")
    report = check([load("original.md").text], load("retelling.md").text)
    assert [finding.kind.code for finding in report.findings] == ["F1"]
    assert report.findings[0].kind in copydesk.KINDS
    assert report.waiving(waivers_beside(Path("retelling.md"))) == report


def test_a_report_can_be_put_in_json() -> None:
    form = as_json(check([told("a", SOURCE).text], told("b", FAULTY).text))
    assert form["version"] == 1


@pytest.mark.parametrize("name", copydesk.__all__)
def test_every_public_name_is_there_and_told_of(name: str, document: Callable[[str], str]) -> None:
    assert getattr(copydesk, name)
    assert name in dir(copydesk)
    assert f"`{name}`" in document("api.md")


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="module 'copydesk' has no attribute 'chekc'"):
        _ = copydesk.chekc
