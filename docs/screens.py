"""The pictures of the desk's page: what a browser really shows, as PNG.

python docs/screens.py          makes a desk of the bundled feeds, runs it, and writes docs/pictures/desk-*.png
"""

import socket
import threading
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from copydesk.article import told
from copydesk.desk.editor import drafted
from copydesk.desk.opened import open_desk
from copydesk.desk.run import run
from copydesk.desk.settings import DeskSettings, desk_settings
from copydesk.desk.site import init
from copydesk.shells.web.serving import desk_page

FOLDER = Path(__file__).with_name("pictures")
STORY = "Tolmouth swing bridge to close for eleven weeks"
RETELLING = """\
---
title: Tolmouth bridge to close for nine weeks
---

The swing bridge at Tolmouth will close to all traffic for nine weeks from 11 January, Carrow County Council said.

Engineers found cracks in two of its six bearings. The repair will cost £4.2m, of which the county pays £2.9m.

"Eleven weeks is a long time, and everybody knows that," said Dilys Harker, the council's head of highways.

Ronan Tighe, who runs the largest of the processing firms, will lay off up to 30 people.
"""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def now() -> datetime:
    """Return the moment."""
    return datetime.now(UTC)


def filled(folder: Path) -> DeskSettings:
    """Make a desk, run it, and put a retelling with faults before its editors."""
    init(folder, now())
    settings = desk_settings(folder)
    with open_desk(settings, now, {}) as desk:
        list(run(desk))
        list(drafted(desk, STORY, told("retelling.md", RETELLING), "Sam"))
    return settings


def take(page: Page, name: str) -> None:
    """Write what the page shows, in few colours, so that it stays small."""
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    shot.quantize(64, dither=Image.Dither.NONE).save(FOLDER / f"desk-{name}.png", optimize=True)


def look(address: str) -> None:
    """Walk through the desk with a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(f"{address}/name")
        page.fill("#name", "Ann")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/")
        take(page, "stories")
        page.click("[aria-label^='Review Tolmouth swing']")
        page.wait_for_selector(".card")
        page.keyboard.press("n")
        page.evaluate("scrollTo(0, 60)")
        take(page, "review")
        page.set_viewport_size({"width": 360, "height": 740})
        page.locator(".card").first.scroll_into_view_if_needed()
        take(page, "phone")
        browser.close()


def main() -> None:
    """Make the pictures."""
    with TemporaryDirectory() as place:
        settings = filled(Path(place) / "desk")
        with desk_page(settings, now, {}) as app, socket.create_server(("127.0.0.1", 0)) as listening:
            server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", lifespan="off"))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
            thread.start()
            try:
                while not server.started:
                    time.sleep(0.05)
                look(f"http://127.0.0.1:{listening.getsockname()[1]}")
            finally:
                server.should_exit = True
                thread.join()


if __name__ == "__main__":
    main()
