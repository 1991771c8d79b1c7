from dataclasses import replace
from pathlib import Path

import pytest

from copydesk.errors import SettingsError
from copydesk.findings.check import Report
from copydesk.findings.model import Finding
from copydesk.findings.wanted.selection import kind_named
from copydesk.findings.wanted.waivers import Waiver, settle, waivers_beside


def waiver(code: str, words: str) -> Waiver:
    return Waiver("w.toml", 1, kind_named(code), words, "because")


def test_waivers_stand_in_a_file_beside_the_retelling(tmp_path: Path) -> None:
    (tmp_path / "story.waivers.toml").write_text(
        '[[waiver]]\nkind = "F1"\nwords = "£3"\nreason = "so"\n\n'
        '[[waiver]]\nkind = "quote-altered"\nwords = """a\nb"""\nreason = "thus"\n'
    )
    path = str(tmp_path / "story.waivers.toml")
    assert waivers_beside(tmp_path / "story.md") == (
        Waiver(path, 1, kind_named("F1"), "£3", "so"),
        Waiver(path, 2, kind_named("Q1"), "a\nb", "thus"),
    )
    assert waivers_beside(tmp_path / "other.md") == ()


def test_a_finding_is_waived_by_its_kind_and_words_and_what_meets_none_is_told(report: Report) -> None:
    assert [waived.waiver.number for waived in report.waived] == [1]
    assert [waiver.number for waiver in report.unmet] == [2]
    assert {finding.kind.code for finding in report.findings} == {"F1", "Q1", "N4"}


def test_other_words_or_another_kind_waive_nothing(report: Report) -> None:
    for other in (waiver("F1", "14 time"), waiver("F2", "14 times"), waiver("F1", "41 times")):
        settled = settle(report.findings, [other])
        assert (settled.standing, settled.waived, settled.unmet) == (report.findings, (), (other,))


def test_white_space_is_alike_and_a_waiver_said_twice_is_met_twice(report: Report) -> None:
    same = waiver("N4", "Anna  Reay, the\tcoxswain")
    settled = settle(report.findings, [same, same])
    assert [waived.finding.kind.code for waived in settled.waived] == ["N4"]
    assert settled.unmet == ()


def test_a_finding_without_a_place_in_the_retelling_is_waived_by_the_words_of_the_source(report: Report) -> None:
    finding = next(finding for finding in report.findings if finding.source)
    omitted = Finding(finding.kind, finding.message, None, finding.source)
    assert finding.source
    assert settle([omitted], [waiver(finding.kind.code, finding.source.words)]).standing == ()


def test_a_waiver_for_a_kind_that_is_not_looked_for_is_not_told(report: Report) -> None:
    narrow = replace(report, kinds=frozenset({kind_named("F1")}), unmet=())
    assert narrow.waiving([waiver("T1", "May"), waiver("F1", "9")]).unmet == (waiver("F1", "9"),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[waivers]]", 'expected [[waiver]], found "waivers"'),
        ("[waiver]\nkind = 'F1'", "expected [[waiver]], found [waiver]"),
        ("waiver = [1]", "waiver 1: expected kind, words, reason, found 1"),
        ("[[waiver]]\nkind='F1'\nwords='x'", "waiver 1: reason: missing"),
        ("[[waiver]]\nkind='F1'\nwords='x'\nreason=' '", "waiver 1: reason: expected words, found ' '"),
        ("[[waiver]]\nkind='F1'\nwords=3\nreason='y'", "waiver 1: words: expected words, found 3"),
        ("[[waiver]]\nkind='F1'\nword='x'\nreason='y'", 'waiver 1: no such key: "word", did you mean "words"?'),
        (
            "[[waiver]]\nkind='F1'\nwords='x'\nreason='y'\n[[waiver]]\nkind='quote-alterd'\nwords='x'\nreason='y'",
            'waiver 2: no kind of finding is called "quote-alterd", did you mean "quote-altered"?',
        ),
        (
            "[[waiver]]\nkind='F'\nwords='x'\nreason='y'",
            'waiver 1: no kind of finding is called "F", did you mean "F1"?',
        ),
        ("[[waiver", "not TOML: Expected ']]' at the end of an array declaration (at end of document)"),
    ],
)
def test_a_wrong_waiver_is_refused_with_its_file_and_number(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.waivers.toml"
    path.write_text(content)
    with pytest.raises(SettingsError) as refused:
        waivers_beside(tmp_path / "a.md")
    assert str(refused.value) == f"{path}: {message}"
