"""Several sources as tabs in a real browser: one alignment, by mouse, by keyboard, without scripts, and on paper."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from copydesk.findings.check import check
from copydesk.findings.report import Form, written
from copydesk.findings.report.page.html import MOST_TABS, tabs
from copydesk.findings.report.screen import Screen
from copydesk.text.passage import plain

BRIDGE = "The bridge at Sallow will cost £18 million, the council said. Two lanes will be closed.\n\nIt opens in May."
TUNNEL = "The tunnel at Harrow will cost £31 million, the council said.\n\nNobody objected to the tunnel."
RETELLING = (
    "The council said the bridge at Sallow will cost £81 million. "
    "The tunnel at Harrow will cost £45 million, the council said."
)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = check([plain("bridge.md", BRIDGE), plain("tunnel.md", TUNNEL)], plain("retelling.md", RETELLING))
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text("\n".join(written(report, Form.HTML, Screen())), encoding="utf-8")
    return path


@pytest.fixture
def open_report(chromium: Browser, file: Path) -> Iterator[Open]:
    contexts = []

    def opened(**settings: object) -> Page:
        contexts.append(chromium.new_context(**settings))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def words(page: Page, of: str) -> Locator:
    return page.locator(".passage > p:not(.of)", has_text=of)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_tab_shows_what_is_of_its_source_and_keeps_every_row(open_report: Open, scripts: bool) -> None:  # noqa: FBT001
    page = open_report(java_script_enabled=scripts)
    for label, bridge, tunnel in (("All", True, True), ("bridge.md", True, False), ("tunnel.md", False, True)):
        page.locator(".from label", has_text=label).click()
        for of, shown in (("The bridge at Sallow", bridge), ("The tunnel at Harrow", tunnel)):
            expect(words(page, of)).to_be_visible(visible=shown)
        assert page.locator(".row:visible").count() == 2
        expect(page.locator(".of", has_text="bridge.md 1")).to_be_visible()
        expect(page.locator("details.o0")).to_be_visible(visible=bridge)
        expect(page.locator("details.o1")).to_be_visible(visible=tunnel)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_following_evidence_shows_it_whatever_tab_is_open(open_report: Open, scripts: bool) -> None:  # noqa: FBT001
    page = open_report(java_script_enabled=scripts)
    page.locator(".from label", has_text="tunnel.md").click()
    expect(words(page, "The bridge at Sallow")).to_be_hidden()
    page.locator(".card", has_text="£18 million").get_by_text("evidence").click()
    expect(words(page, "The bridge at Sallow")).to_be_visible()
    expect(page.locator(".passage mark[data-finding='1']").first).to_be_in_viewport()
    if scripts:
        expect(page.get_by_label("bridge.md")).to_be_checked()


def test_the_tabs_go_by_keyboard(open_report: Open) -> None:
    page = open_report()
    page.keyboard.press("t")
    expect(page.get_by_label("bridge.md")).to_be_checked()
    page.get_by_label("bridge.md").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("tunnel.md")).to_be_checked()
    page.keyboard.press("n")
    expect(page.get_by_label("bridge.md")).to_be_checked()
    expect(page.locator(".card.lit")).to_contain_text("£18 million")
    page.keyboard.press("t")
    page.keyboard.press("t")
    expect(page.get_by_label("All")).to_be_checked()


def test_on_paper_all_sources_are_printed(open_report: Open) -> None:
    page = open_report()
    page.get_by_label("bridge.md").check()
    page.emulate_media(media="print")
    for of in ("The bridge at Sallow", "The tunnel at Harrow"):
        expect(words(page, of)).to_be_visible()
    expect(page.locator(".from label").first).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_the_tabs_are_no_barrier(open_report: Open, width: int, scheme: str) -> None:
    page = open_report(viewport={"width": width, "height": 740}, color_scheme=scheme)
    page.keyboard.press("t")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_there_is_a_rule_for_each_tab_and_for_no_more() -> None:
    assert [len(re.findall("checked", tabs(count))) for count in (2, MOST_TABS, MOST_TABS + 9)] == [
        2,
        MOST_TABS,
        MOST_TABS,
    ]
