"""How quickly the desk's page answers: lists of 10,000 stories and a review of 1,000 words, while a run goes on.

Prints the milliseconds within which half and 95 % of the requests were answered, from a server in a process of its own.
"""

import os
import re
import socket
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import httpx

from copydesk.article import told
from copydesk.article.model import Received
from copydesk.desk.settings import desk_settings
from copydesk.desk.site import init
from copydesk.draft.model import Draft
from copydesk.store import State, Store, open_store

STORIES = 10_000
REQUESTS = 100
BRIDGE = Path(__file__).parent.parent / "src/copydesk/desk/example/feeds/courier/swing-bridge.html"
SENTENCE = "The council of ward {0} said on Monday that {1} people had written to it about the old mill at Lane {0}."


def fill(store: Store) -> str:
    """Fill a store, and return the id of the story of 1,000 words."""
    with store.together():
        for number in range(STORIES):
            text = " ".join(SENTENCE.format(number + at, number * 3 + at) for at in range(3))
            _keep(store, f"Old mill {number}", text)
        long = "\n\n".join(SENTENCE.format(at, at * 3 + 1) for at in range(48))
        return _keep(store, "The long story of the old mill", long)


def _keep(store: Store, title: str, text: str) -> str:
    article = told("mill.md", f"---\ntitle: {title}\nsource: Mill Post\n---\n\n{text}\n")
    moment = datetime(2026, 3, 2, tzinfo=UTC)
    digest = sha256(text.encode()).hexdigest()
    kept = store.keep(Received(article, digest, moment, f"https://mill.example/{digest}", licence="CC BY 4.0"))
    story = store.stories.begin(kept.article)
    basis = store.stories.basis(story)
    draft = Draft(title, "", text, "brief")
    store.retellings.add(story, draft, basis=basis, report="{}", state=State.HELD, why="waits for an editor")
    return story


def timed(client: httpx.Client, address: str) -> list[float]:
    """Return the milliseconds of some requests, one after another."""
    spans = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        client.get(address).raise_for_status()
        spans.append((time.perf_counter() - begun) * 1000)
    return sorted(spans)


def say(what: str, spans: list[float]) -> None:
    """Print what the requests took."""
    print(f"{what:42} half {statistics.median(spans):6.0f} ms   95 % {spans[int(len(spans) * 0.95)]:6.0f} ms")


def main() -> None:
    """Measure."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "desk"
        init(folder, datetime.now(UTC))
        with open_store(desk_settings(folder).store_folder) as store:
            story = fill(store)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "copydesk", "serve", "--port", str(port)]
        server = subprocess.Popen(command, cwd=folder, env=os.environ, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
        try:
            measure(f"http://127.0.0.1:{port}", story, folder)
        finally:
            server.terminate()
            server.wait()


def measure(at: str, story: str, folder: Path) -> None:
    """Ask a server that has begun."""
    with httpx.Client(base_url=at, timeout=120, trust_env=False, follow_redirects=True) as client:
        for _ in range(200):
            try:
                client.get("/runs")
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        form = re.search(r'name="token" value="(\w+)"', client.get("/name").text)
        client.post("/name", data={"token": form.group(1) if form else "", "name": "Ann", "next": "/runs"})
        begun = time.perf_counter()
        client.get(f"/stories/{story}/review").raise_for_status()
        print(f"the first check of 1,000 words took {time.perf_counter() - begun:.1f} s")
        pages = {
            "the list": "/",
            "the held, from the middle": f"/?{urlencode({'stage': 'held', 'after': _middle(client)})}",
            "a search": "/search?q=mill",
            "a review of 1,000 words, checked once": f"/stories/{story}/review",
        }
        for what, address in pages.items():
            say(what, timed(client, address))
        spans: dict[str, list[float]] = {what: [] for what in pages}
        for what, address in pages.items():
            _run(client, folder)
            while len(spans[what]) < REQUESTS and client.get("/api/run").json()["going"]:
                begun = time.perf_counter()
                client.get(address).raise_for_status()
                spans[what].append((time.perf_counter() - begun) * 1000)
        for what, found in spans.items():
            say(f"{what} (run, {len(found)})", sorted(found))


def _middle(client: httpx.Client) -> str:
    after = ""
    for _ in range(20):
        after = client.get("/api/stories", params={"stage": "held", **({"after": after} if after else {})}).json()[
            "next"
        ]
    return after


def _run(client: httpx.Client, folder: Path) -> None:
    """Start a run that has something to do: a feed of its own with stories to take in, retell and check."""
    number = len(list(folder.glob("feeds/extra-*.html")))
    page = BRIDGE.read_text(encoding="utf-8")
    items = []
    for at in range(12):
        name = f"feeds/extra-{number + at}.html"
        changed = page.replace("eleven", str(12 + number + at)).replace("Tolmouth", f"Mouth{number + at}")
        (folder / name).write_text(changed.replace("/news/swing", f"/news/{number + at}-swing"), encoding="utf-8")
        items.append(f"<item><title>Mouth{number + at}</title><link>extra-{number + at}.html</link></item>")
    feed = f'<rss version="2.0"><channel><title>Extra</title>{"".join(items)}</channel></rss>'
    (folder / "feeds/extra.xml").write_text(feed, encoding="utf-8")
    settings = folder / "copydesk.toml"
    if "extra.xml" not in settings.read_text(encoding="utf-8"):
        with settings.open("a", encoding="utf-8") as file:
            file.write('\n[[feed]]\nname = "Extra"\npath = "feeds/extra.xml"\nlicence = "CC BY 4.0"\n')
    client.post("/api/run", json={}).raise_for_status()


if __name__ == "__main__":
    main()
