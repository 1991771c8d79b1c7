import re

import pytest

from copydesk.findings.wanted.selection import KINDS
from copydesk.shells.cli import run


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("FORCE_COLOR", raising=False)


@pytest.mark.parametrize("word", ["F1", "f1", "figure-changed"])
def test_a_kind_is_explained_from_its_page(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", word]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["F1 figure-changed (error)", "", "The retelling gives another number, amount, unit, currency,"]
    assert any(line == "  source" for line in lines)
    assert not any("```" in line or "**" in line or "F2 figure-unsupported" in line for line in lines)
    assert max(map(len, lines)) <= 60


def test_a_family_is_explained_with_all_its_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "F"]) == 0
    output = capsys.readouterr().out
    assert [line for line in output.splitlines() if re.match(r"F\d ", line)][:2] == [
        "F1 figure-changed",
        "F2 figure-unsupported",
    ]


def test_without_a_word_every_kind_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:2] for line in lines if not line.startswith(" ")] == [kind.code for kind in KINDS]
    assert max(map(len, lines)) <= 60


def test_an_unknown_word_is_met_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "figur-changed"]) == 2
    assert capsys.readouterr().err == (
        'copydesk: no kind of finding is called "figur-changed", did you mean "figure-changed"?\n'
    )


def test_colour_can_be_forced(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "F1", "--color", "always"]) == 0
    assert capsys.readouterr().out.startswith("\x1b[1mF1 figure-changed\x1b[0m (error)\n")
