"""The desk in a real browser: by mouse, by keyboard alone, without scripts, on a phone, and for everybody."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from copydesk.article import told
from copydesk.article.model import Received
from copydesk.desk.model import Desk
from copydesk.draft.model import Draft
from copydesk.store import Stage, State

from .conftest import BRIDGE
from .test_hostile import ATTACKS, LONG, hostile

GOOD = (
    "The swing bridge at Tolmouth will close to all traffic for eleven weeks from 11 January, "
    "Carrow County Council said."
)
Open = Callable[..., Page]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Open]:
    """Return what opens the desk in a browser of its own, held to loading nothing that it shouldn't."""
    contexts = []
    wrong: list[str] = []

    def opened(path: str = "/", name: str = "", **settings: object) -> Page:
        context = chromium.new_context(**settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.set_default_timeout(15_000)
        if name:
            page.goto(f"{address}/name?next={path}")
            page.fill("#name", name)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{address}{path}")
        else:
            page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def _stage(desk: Desk, story: str) -> Stage:
    return desk.store.stories.row(story).stage


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_whole_path_by_mouse(open_page: Open, desk: Desk, bridge: str, folder: Path, scripts: bool) -> None:  # noqa: FBT001
    page = open_page("/", "Ann", java_script_enabled=scripts)
    page.click("nav >> text=Run")
    page.click("text=Start a run")
    page.wait_for_url("**/runs")
    for _ in range(60):
        if "The run has ended." in page.inner_text("#state"):
            break
        page.wait_for_timeout(250)  # without scripts the page asks again by itself
    page.click("text=Stories")
    page.click(f"text={BRIDGE}")
    page.click("text=Review the retelling")
    assert page.locator("#approve").is_disabled()
    with page.expect_navigation():
        page.locator(".card", has_text="time-changed").get_by_text("Source's words").click()
    page.locator(".card", has_text="hedge-dropped").locator("[name=reason]").fill("He has since said that he will")
    with page.expect_navigation():
        page.locator(".card", has_text="hedge-dropped").get_by_text("Waive").click()
    page.fill("#title", "Tolmouth bridge to close for eleven weeks")
    page.fill("#body", page.input_value("#body").replace("nine weeks", "eleven weeks"))
    with page.expect_navigation():
        page.click("text=Keep as a new version")
    while page.locator(".card:not(.settled) button[value=waive]").count():
        card = page.locator(".card:not(.settled)", has=page.locator("button[value=waive]")).first
        card.locator("[name=reason]").fill("He has since said that he will")
        with page.expect_navigation():
            card.get_by_text("Waive").click()
    page.click("#approve")
    page.click("#publish")
    expect(page.locator("h1")).to_have_text("Done")
    assert _stage(desk, bridge) is Stage.PUBLISHED
    posted = desk.store.posts.post(bridge)
    assert posted is not None
    assert "eleven weeks" in (folder / posted.path).read_text(encoding="utf-8")
    page.click("text=Back to the story")
    page.fill("#correction", "The bridge closes on 12 January.")
    page.click("text=Correct the post")
    page.click("text=Back to the story")
    page.fill("#retraction", "The council has withdrawn its plan.")
    page.click("text=Take the post back")
    assert _stage(desk, bridge) is Stage.RETRACTED
    assert "The council has withdrawn its plan." in (folder / posted.path).read_text(encoding="utf-8")


def test_the_whole_path_by_keyboard_alone(open_page: Open, desk: Desk, bridge: str) -> None:
    page = open_page(f"/stories/{bridge}/review", "Ann")
    keys = page.keyboard
    keys.press("n")
    assert page.evaluate("document.activeElement.id") == "f-1"
    keys.press("d")
    keys.type("The council says nine")
    with page.expect_navigation():
        keys.press("Enter")
    expect(page.locator("#f-1")).to_contain_text("Ann dismissed")
    with page.expect_navigation():
        keys.press("u")
    expect(page.locator("#f-1.settled")).to_have_count(0)
    keys.press("j")
    keys.press("j")
    assert page.evaluate("document.activeElement.id") == "row-2"
    keys.press("k")
    assert page.evaluate("document.activeElement.id") == "row-1"
    keys.press("o")
    assert page.locator("details.left-out[open]").count() > 0
    keys.press("?")
    assert page.evaluate("document.activeElement.id") == "help"
    keys.press("n")
    with page.expect_navigation():
        keys.press("a")
    expect(page.locator(".past").first).to_contain_text("Ann accepted")
    keys.press("e")  # to the words that were looked at, here in the title
    assert page.evaluate("document.getSelection().toString()") == "Tolmouth bridge to close for nine weeks"
    keys.insert_text("Tolmouth bridge to close for eleven weeks")
    expect(page.locator("#typing")).to_contain_text("Saved. One error holds these words back.")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Control+a")
    keys.insert_text(GOOD)
    expect(page.locator("#typing")).to_contain_text("Nothing holds these words back.")
    with page.expect_navigation():
        keys.press("Control+Enter")
    with page.expect_navigation():
        keys.press("g")
    with page.expect_navigation():
        keys.press("g")
    expect(page.locator("h1")).to_have_text("Done")
    assert _stage(desk, bridge) is Stage.PUBLISHED


def _of_two_sources(desk: Desk) -> str:
    """Keep a story of two sources with a retelling that is wrong about the second, and return its id."""
    told_of = (("bridge", "18"), ("tunnel", "31"))
    articles = [
        told(f"{name}.md", f"The {name} will cost £{cost} million, the council said.\n\nThe {name} opens in May.")
        for name, cost in told_of
    ]
    kept = [desk.store.keep(Received(one, one.text.name * 9, NOON, None, (one.text.name,), ())) for one in articles]
    story = desk.store.stories.begin(kept[0].article)
    desk.store.stories.move(kept[1].article, story)
    body = "The bridge will cost £18 million, the council said. The tunnel will cost £45 million, the council said."
    draft, basis = Draft("Bridge and tunnel", "", body, "hand"), desk.store.stories.basis(story)
    desk.store.retellings.add(story, draft, basis=basis, report="{}", state=State.HELD, why="", by="Sam")
    return story


def test_the_review_has_a_tab_for_each_source_and_evidence_opens_its_own(open_page: Open, desk: Desk) -> None:
    page = open_page(f"/stories/{_of_two_sources(desk)}/review", "Ann")
    tabs, evidence = page.locator(".from input"), page.locator(".passage mark[data-finding='1']").first
    assert tabs.count() == 3
    right = evidence.evaluate("mark => 1 + Number(mark.closest('.passage').className.match(/s(\\d+)/)[1])")
    page.locator(".from label").nth(3 - right).click()
    expect(evidence).to_be_hidden()
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    page.keyboard.press("n")
    expect(evidence).to_be_visible()
    expect(tabs.nth(right)).to_be_checked()


def test_a_decision_leads_on_from_where_it_was_made(open_page: Open, bridge: str) -> None:
    page = open_page(f"/stories/{bridge}/review", "Ann")
    page.keyboard.press("a")  # nothing is chosen yet, so nothing is decided
    page.keyboard.press("n")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.evaluate("document.activeElement.id") == "f-1"
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "f-2"


def test_a_finding_on_what_is_typed_leads_to_its_words(open_page: Open, bridge: str) -> None:
    page = open_page(f"/stories/{bridge}/review", "Ann")
    page.fill("#title", "Tolmouth bridge to close")
    page.fill("#body", GOOD.replace("eleven weeks", "nine weeks"))
    page.get_by_role("button", name="T1").click()
    assert page.evaluate("document.getSelection().toString()") == "nine weeks"
    assert page.evaluate("document.activeElement.id") == "body"


def test_what_two_editors_typed_is_told_apart_without_barrier(open_page: Open, bridge: str) -> None:
    path = f"/stories/{bridge}/review"
    ann, bob = open_page(path, "Ann"), open_page(path, "Bob")
    for page, title in ((ann, "Ann's"), (bob, "Bob's")):
        page.fill("#title", title)
        with page.expect_navigation():
            page.click("text=Keep as a new version")
    bob.click("main >> text=review")
    assert [one["id"] for one in Axe().run(bob).response["violations"]] == []
    bob.click("text=Go on with your words")
    expect(bob.locator("#title")).to_have_value("Bob's")


def test_what_was_typed_outlives_the_tab(open_page: Open, desk: Desk, bridge: str, address: str) -> None:
    path = f"/stories/{bridge}/review"
    page = open_page(path, "Ann")
    page.focus("#body")
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\n\nOne more thing.")
    page.goto("about:blank")
    for _ in range(100):  # the browser sends it behind our back
        if desk.store.retellings.saved(bridge, 2, "Ann"):
            break
        page.wait_for_timeout(100)
    page.goto(address + path)
    expect(page.locator("#body")).to_have_value(re.compile("One more thing."))
    expect(page.locator("#typing")).to_contain_text("Saved.", timeout=30_000)  # checked without a key pressed


def test_an_editor_sees_what_another_does_meanwhile(open_page: Open, bridge: str) -> None:
    path = f"/stories/{bridge}/review"
    ann, bob = open_page(path, "Ann"), open_page(path, "Bob")
    ann.locator("#f-1 [name=reason]").fill("As announced")
    ann.locator("#f-1").get_by_text("Dismiss").click()
    expect(bob.locator("#meanwhile")).to_contain_text("Ann: dismiss")
    bob.locator("#f-2").get_by_text("Accept").click()
    expect(bob.locator("#f-1")).to_contain_text("Ann dismissed")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_pages_serve_everybody_and_every_width(open_page: Open, bridge: str, width: int, scheme: str) -> None:
    page = open_page("/", "Ann", viewport={"width": width, "height": 740}, color_scheme=scheme)
    home = page.url.rstrip("/")
    paths = ["/", "/?stage=held", f"/stories/{bridge}", f"/stories/{bridge}/review", f"/articles/{bridge}"]
    for path in [*paths, "/runs", "/history", "/status", "/search?q=bridge", "/name", "/nowhere"]:
        page.goto(home + path)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_no_hostile_article_runs_or_fetches_anything(open_page: Open, desk: Desk) -> None:
    page = open_page("/", "Ann")
    home = page.url.rstrip("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for number, attack in enumerate(ATTACKS):
        kept = desk.store.keep(hostile(number))
        story = desk.store.stories.begin(kept.article)
        draft = Draft(f"{number} {attack}", attack, f"The council of Sallow met and said {attack} to all.", attack)
        basis = desk.store.stories.basis(story)
        desk.store.retellings.add(story, draft, basis=basis, report="{}", state=State.HELD, why=attack, by=attack)
        for path in (f"/stories/{story}", f"/articles/{kept.article}", f"/stories/{story}/review"):
            page.goto(home + path)
        if number == LONG:
            continue
        assert page.input_value("#body") == draft.body.replace("\0", "\ufffd")
    page.goto(home)
    assert [address for address in asked if not address.startswith(home)] == []
