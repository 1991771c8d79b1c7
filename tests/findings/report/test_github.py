from collections.abc import Callable

from copydesk.findings.check import Report
from copydesk.findings.report.github import lines


def test_the_annotations_are_written_whole(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report.github.txt", "".join(line + "\n" for line in lines(report)))


def test_an_annotation_is_one_line_whatever_the_words(report: Report) -> None:
    shown = list(lines(report))
    assert len(shown) == len(report.findings) + len(report.unmet)
    assert all("\n" not in line and line.startswith("::") for line in shown)


def test_a_finding_over_two_lines_has_no_columns_and_a_comma_in_a_property_is_escaped(report: Report) -> None:
    over_two = next(line for line in lines(report) if "N4" in line)
    assert "line=3,endLine=4,title=N4 role-changed::" in over_two
