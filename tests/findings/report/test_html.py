"""The report as a web page: everything in one file, every word of outside told as text, every link with its target."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page

from copydesk.findings.check import Report, check
from copydesk.findings.model import Finding
from copydesk.findings.report import Form, written
from copydesk.findings.report.screen import Screen
from copydesk.findings.wanted.selection import kind_named
from copydesk.text.passage import Passage, plain

SOURCE = """The harbour board will spend £18 million on the pier, its chair, Ada Quill, said on Monday.

"We could not wait any longer," Ms Quill said. The pier was closed in March.

Fishermen said that nobody had asked them."""
RETELLING = """The harbour board will spend £81 million on the pier. "We could wait any longer," Ms Quill said.

Otters are returning to the estuary."""


@pytest.fixture(scope="module")
def report() -> Report:
    return check([plain("source.md", SOURCE)], plain("retelling.md", RETELLING))


def page_of(report: Report) -> str:
    return "\n".join(written(report, Form.HTML, Screen()))


def test_a_report_that_may_be_sent_tells_no_absolute_path() -> None:
    page = page_of(
        check([plain("/home/ada/desk/in/source.md", SOURCE)], plain("/home/ada/desk/retelling.md", RETELLING))
    )
    assert "ada" not in page.replace("Ada", "")
    assert "in/source.md" in page
    assert "retelling.md" in page


def test_each_finding_has_its_card_its_words_and_its_evidence(report: Report) -> None:
    tree = html.fromstring(page_of(report))
    assert len(report.findings) > 1
    for number, finding in enumerate(report.findings, 1):
        (card,) = tree.xpath(f"//*[@id='f-{number}']")
        assert finding.message in card.text_content()
        assert finding.kind.code in card.text_content()
        marked = ["".join(mark.itertext()) for mark in tree.xpath(f"//mark[@data-finding='{number}']")]
        for passage in (finding.retelling, finding.source):
            assert passage is None or passage.words in "".join(marked)


def test_links_have_their_targets_and_ids_stand_once(report: Report) -> None:
    tree = html.fromstring(page_of(report))
    ids = Counter(tree.xpath("//@id"))
    assert set(ids.values()) == {1}
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= ids.keys()


def test_evidence_that_was_left_out_or_runs_over_two_sentences_has_its_one_target() -> None:
    content = "The union accused the port of fraud. The port denied it.\n\nIt opened in 1990. It was shut in 1995."
    source = plain("source.md", content)
    retelling = plain("retelling.md", "The union accused the port of fraud.\n\nIt opened in 1990.")
    reply, years = content.index("The port denied"), content.index("opened in 1990")
    both_years = Passage(source, years, len(content) - 1)
    opened = retelling.content.index("opened")
    findings = (
        Finding(kind_named("O2"), "The reply is left out.", None, Passage(source, reply, reply + 19)),
        Finding(kind_named("T1"), "The years.", Passage(retelling, opened, opened + 14), both_years),
    )
    tree = html.fromstring(page_of(Report(findings, check([source], retelling).alignment)))
    ids = Counter(tree.xpath("//@id"))
    assert set(ids.values()) == {1}
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= ids.keys()
    assert "".join(tree.xpath("//mark[@data-finding='2']//text()")).count("1995") == 1


def test_the_score_stands_on_top(report: Report) -> None:
    (counts,) = html.fromstring(page_of(report)).xpath("//ul[@class='counts']")
    assert f"score {report.score:.2f}" in counts.text_content()


def test_every_retold_sentence_has_a_row_in_its_order(report: Report) -> None:
    tree = html.fromstring(page_of(report))
    page = report.alignment.retelling.page
    rows = [
        "".join(p.text_content() for p in row.xpath(".//div[starts-with(@class, 'ours')]/p[2]"))
        for row in tree.xpath("//section[starts-with(@class, 'row')]")
    ]
    assert [re.sub(r"\d(?=\W?We|£)", "", row) for row in rows] == [page.read(one.span) for one in page.sentences]


def test_what_was_left_out_can_be_read(report: Report) -> None:
    tree = html.fromstring(page_of(report))
    left_out = " ".join(one.text_content() for one in tree.xpath("//details"))
    assert "Fishermen said that nobody had asked them." in left_out


def test_what_nothing_supports_is_said(report: Report) -> None:
    (row,) = html.fromstring(page_of(report)).xpath("//section[contains(@class, 'nothing')]")
    assert "Otters are returning" in row.text_content()
    assert "Nothing in the source stands behind this sentence." in row.text_content()


def test_nothing_is_loaded_from_elsewhere(report: Report) -> None:
    page = page_of(report)
    tree = html.fromstring(page)
    assert not tree.xpath("//@src | //link | //iframe | //object | //img")
    assert not re.search(r"url\(|@import|https?:", page)


def test_words_of_outside_are_text() -> None:
    hostile = "<script>alert(1)</script> & \"<b onclick='x'>\" said {{ 7 * 7 }} \u202ereversed</mark> It opened."
    report = check([plain("<img src=x>.md", hostile)], plain("</title><script>.md", hostile))
    tree = html.fromstring(page_of(report))
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //b")
    assert "{{ 7 * 7 }}" in tree.text_content()
    assert "<U+202E>" in tree.text_content()


def test_full_stops_alone_make_no_word_another_but_in_a_number_they_do() -> None:
    source = plain("source.md", "The US paid £2.9m and left the port at Harrow in 29 boats.")
    report = check([source], plain("retelling.md", "The U.S. left the port at Harrow in 2.9 boats and paid £2.9m."))
    differing = html.fromstring(page_of(report)).xpath("//div[@class='theirs']//*[contains(@class, 'gone')]//text()")
    assert [word.strip() for word in differing] == ["29"]


def test_lit_words_can_be_read_by_everybody(opened: Page) -> None:
    opened.keyboard.press("n")
    assert [one["id"] for one in Axe().run(opened).response["violations"]] == []


@pytest.fixture
def opened(chromium: Browser, report: Report, tmp_path: Path) -> Iterator[Page]:
    path = tmp_path / "report.html"
    path.write_text(page_of(report), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(path.as_uri())
    yield page
    page.close()


def test_the_page_fits_a_phone(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_page_has_no_barrier(opened: Page) -> None:
    assert [one["id"] for one in Axe().run(opened).response["violations"]] == []


def test_a_key_lights_both_passages(opened: Page) -> None:
    opened.keyboard.press("n")
    lit = opened.locator("mark.lit").all_text_contents()
    assert len(lit) >= 2
    opened.keyboard.press("n")
    assert opened.locator("mark.lit").all_text_contents() != lit


def test_a_key_opens_what_was_left_out(opened: Page) -> None:
    opened.keyboard.press("o")
    assert opened.locator("details:not([open])").count() == 0
