import re
from collections.abc import Callable
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.findings.check import Report, check
from copydesk.findings.report.excerpt import Mark, excerpt
from copydesk.findings.report.places import Places
from copydesk.findings.report.screen import Screen, Style, colour, measure, shortened, visible, wrapped
from copydesk.findings.report.text import lines
from copydesk.text.passage import Passage, plain, position

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
HARMLESS = {"Cc", "Zl", "Zp", "Cs"}
NASTY = st.text(st.sampled_from("abc  \t\r\n\x1b[31m\x07\x9b日本e\u0301\u202e\u2028👩‍👧é\u00ad\u1160")) | st.text()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_report_is_written_whole_at_each_width(
    report: Report, golden: Callable[[str, str], None], width: int
) -> None:
    golden(f"report.{width}.txt", "".join(line + "\n" for line in lines(report, Screen(width))))


def test_the_report_in_colour_says_what_it_says_without(report: Report, golden: Callable[[str, str], None]) -> None:
    coloured = "".join(line + "\n" for line in lines(report, Screen(80, colour)))
    golden("report.80.colour.txt", coloured)
    assert COLOUR.sub("", coloured) == "".join(line + "\n" for line in lines(report, Screen(80)))


@pytest.mark.parametrize(
    ("retelling", "said"),
    [
        ("The ferry to Anholt stops in October.", ("its one sentence has a passage behind it", "is not left out.")),
        ("Nobody paints purple elephants.", ("its one sentence has no passage behind it", "is left out:")),
    ],
)
def test_one_sentence_is_told_in_the_singular(retelling: str, said: tuple[str, str]) -> None:
    report = check([plain("source", "The ferry to Anholt stops in October.")], plain("retelling", retelling))
    summary = "\n".join(lines(report, Screen(200)))
    assert f"; {said[0]}." in summary
    assert f"The source's one sentence {said[1]}" in summary


@example("", "\n\n\n\nx", "", 20)
@given(NASTY, NASTY, NASTY, st.integers(20, 100))
def test_an_excerpt_fits_the_screen_is_harmless_and_underlines_its_passage(
    before: str, words: str, behind: str, width: int
) -> None:
    text = plain("a", f"{before}x{words}{behind}")
    passage = Passage(text, len(before), len(before) + 1 + len(words))
    shown = list(excerpt(passage, Mark("^", Style.ERROR), 1, Places(), Screen(width)))
    for line in shown:
        assert measure(line) <= width
        assert not any(category(mark) in HARMLESS for mark in line)
    whole = max(len(text.content), measure(visible(text.content))) + 6 <= width
    if whole and "\n" not in text.content and "\r" not in text.content:
        assert shown[0] == f"  1 | {visible(text.content)}".rstrip()
        assert shown[1].index("^") == measure("  1 | " + visible(before))


@given(NASTY, st.integers(0, 100))
def test_places_are_counted_as_positions_are(content: str, offset: int) -> None:
    text = plain("a", content)
    offset = min(offset, len(content))
    lines_of = Places().lines(text)
    assert lines_of.position(offset) == position(content, offset)
    assert lines_of.line(lines_of.position(offset).line).start == offset - lines_of.position(offset).column + 1


@given(NASTY, st.integers(3, 60))
def test_words_are_cut_and_wrapped_to_cells(words: str, width: int) -> None:
    assert measure(shortened(words, width)) <= width
    wrap = list(wrapped(visible(words), width))
    assert " ".join(wrap).split() == visible(words).split()
    assert all(measure(line) <= width or " " not in line for line in wrap)


@pytest.mark.parametrize(
    ("words", "cells"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("\x1b[0m", 4), ("\u202e", 8), ("naïve", 5)]
)
def test_words_are_measured_in_cells(words: str, cells: int) -> None:
    assert measure(visible(words)) == cells


def test_a_passage_in_a_line_of_a_megabyte_costs_no_more_than_the_screen() -> None:
    text = plain("a", "word " * 200_000)
    places = Places()
    for start in range(0, 500_000, 500):
        passage = Passage(text, start, start + 4)
        assert len(list(excerpt(passage, Mark("^", Style.ERROR), 1, places, Screen(80)))) == 2


def test_a_passage_over_many_lines_is_cut_after_three() -> None:
    text = plain("a", "one\ntwo\nthree\nfour\nfive")
    shown = list(excerpt(Passage(text, 0, 23), Mark("^", Style.ERROR), 1, Places(), Screen(80)))
    assert shown == [
        "  1 | one",
        "    | ^^^",
        "  2 | two",
        "    | ^^^",
        "  3 | three",
        "    | ^^^^^",
        "    | … and on to line 5",
    ]
