"""The whole desk with real parts: a web server on loopback that behaves as servers do, badly too, and what is built."""

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path, PurePosixPath

import lxml.html
import pytest
from PIL import Image
from tests.article.network.conftest import Site, answered, body, dripping, endless, redirect, site

from copydesk.desk.model import Event, Sort
from copydesk.desk.opened import open_desk
from copydesk.desk.run import run
from copydesk.desk.settings import desk_settings
from copydesk.desk.site import init
from copydesk.post.generators import generator_named

from .conftest import NOON

__all__ = ["site"]

STORIES = {
    "/weir": (
        "Weir at Sallow Bridge to be lowered",
        "The weir at Sallow Bridge will be lowered by 40 centimetres in May, the river board said on Friday.",
        "Anglers opposed the plan. The board said that it expected salmon to return within three years.",
    ),
    "/kiln": (
        "Pottery relights its kiln after 14 years",
        "The pottery at Hobb Lane lit its kiln on Thursday for the first time in 14 years, its owner said.",
        "The repair cost £62,000. A trust paid half of it, and 300 neighbours gave the rest.",
    ),
    "/café": (
        "Café at Marl station opens again",
        "The café at Marl station opened again on Wednesday, and served 212 passengers on its first day.",
        "Its tenant, Zoë Brandt, pays £9,000 a year. “I’ve wanted this since I was six,” said Zoë Brandt.",
    ),
}
SETTINGS = """
[site]
kind = "{kind}"

[[feed]]
address = "http://{host}/rss"
name = "Sallow Post"
licence = "CC BY 4.0"

[writer]
kind = "verbatim"

[fetch]
delay = 0
timeout = 0.6
largest = 200000
private = ["{host}"]
"""


class Desk:
    """A new desk whose one feed stands on the server, and a clock that is set."""

    def __init__(self, folder: Path, site: Site, kind: str = "jekyll") -> None:
        init(folder, NOON)
        self.folder, self.site, self.now = folder, site, NOON
        self.conditions: list[tuple[str, str | None, int]] = []
        (folder / "copydesk.toml").write_text(SETTINGS.format(host=site.host, kind=kind), "utf-8")

    def run(self) -> list[Event]:
        with open_desk(desk_settings(self.folder), lambda: self.now, {}) as desk:
            return [event for event in run(desk) if event.sort is not Sort.DOING]

    def serve(self, path: str, content: bytes, kind: str = "text/html") -> None:
        """Let the server answer at a path, packed, and with 304 to whoever has this content."""
        tag = f'"{len(content)}-{hash(content)}"'

        def answer(handler: BaseHTTPRequestHandler) -> None:
            known = handler.headers["if-none-match"]
            status = 304 if known == tag else 200
            self.conditions.append((path, known, status))
            headers = {"content-type": kind, "content-encoding": "gzip", "etag": tag}
            answered(handler, gzip.compress(content) if status == 200 else b"", status, headers)

        self.site.paths[path.replace("é", "%C3%A9")] = answer

    def feed(self, *paths: str) -> None:
        items = "".join(
            f"<item><title>{STORIES.get(path, ('Trouble',))[0]}</title><link>{self.site.at(path)}</link>"
            f"<guid>{path}</guid><pubDate>Fri, 09 Oct 2026 07:00:00 +0000</pubDate></item>"
            for path in paths
        )
        words = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
        self.serve("/rss", words.encode(), "application/rss+xml")

    def page(self, path: str, picture: str = "", encoding: str = "utf-8") -> None:
        title, *paragraphs = STORIES[path]
        told: dict[str, object] = {"@type": "NewsArticle", "headline": title, "author": {"name": "Ann Orr"}}
        if picture:
            licence = "https://creativecommons.org/licenses/by/4.0/"
            image = {"@type": "ImageObject", "url": self.site.at(picture), "creditText": "Joan Marsh"}
            told["image"] = image | {"caption": "The weir in March", "license": licence}
        words = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        head = f'<meta charset=utf-8><script type="application/ld+json">{json.dumps(told)}</script>'
        html = f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{words}</article></body>"
        self.serve(path, html.encode(encoding), "text/html; charset=utf-8")

    def posts(self, pattern: str = "_posts/*") -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in sorted(self.folder.glob(pattern))}


@pytest.fixture
def desk(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("HOME", str(tmp_path))
    return Desk(tmp_path / "desk", site)


def photograph() -> bytes:
    picture, file = Image.new("RGB", (640, 360), (30, 90, 120)), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at the photographer's home"
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


def failures(events: list[Event]) -> list[str]:
    return sorted(event.note for event in events if event.sort is Sort.FAILED)


def test_what_a_bad_network_gives_is_published_and_what_it_does_not_give_is_told(desk: Desk, site: Site) -> None:
    for path in ("/weir", "/kiln"):
        desk.page(path)
    desk.page("/café", encoding="cp1252")
    site.paths |= {"/old": redirect("/kiln"), "/broken": body(b"", 500), "/drip": dripping, "/endless": endless}
    desk.feed("/weir", "/old", "/café", "/gone", "/broken", "/drip", "/endless")
    events = desk.run()
    assert failures(events) == [
        f"{site.at('/broken')}: status 500: wanted 200",
        f"{site.at('/drip')}: too slow: wanted all of it in 0.6 s",
        f"{site.at('/endless')}: over-large: wanted at most 200,000 bytes",
        f"{site.at('/gone')}: status 404: wanted 200",
    ]
    posts = desk.posts()
    assert sorted(posts) == [
        "2026-10-09-cafe-at-marl-station-opens-again.md",
        "2026-10-09-pottery-relights-its-kiln-after-14-years.md",
        "2026-10-09-weir-at-sallow-bridge-to-be-lowered.md",
    ]
    cafe, kiln, weir = (posts[name] for name in sorted(posts))
    assert "“I’ve wanted this since I was six,” said Zoë Brandt." in cafe
    assert f'url: "{site.at("/kiln")}"' in kiln
    assert STORIES["/weir"][2] in weir


def test_the_next_runs_ask_the_server_only_for_what_has_changed(desk: Desk) -> None:
    desk.page("/weir")
    desk.page("/kiln")
    desk.feed("/weir", "/kiln")
    assert [event.sort for event in desk.run()].count(Sort.PUBLISHED) == 2
    desk.conditions.clear()
    desk.now += timedelta(hours=1)
    assert desk.run() == []
    assert [(path, status) for path, _, status in desk.conditions] == [("/rss", 304)]
    desk.conditions.clear()
    desk.now += timedelta(hours=7)
    assert desk.run() == []
    assert [(path, status) for path, known, status in desk.conditions if known] == [("/weir", 304), ("/kiln", 304)]


SLOW = ("spacy", "duckdb", "trafilatura", "onnxruntime", "openai")
LOADED = f"""
import sys
from copydesk.shells.cli import run
print(run(["run"]), [name for name in {SLOW} if name in sys.modules])
"""


def test_a_run_with_nothing_new_says_nothing_and_waits_for_no_slow_library(desk: Desk) -> None:
    desk.page("/weir")
    desk.feed("/weir")
    desk.run()
    words = [sys.executable, "-c", LOADED]
    done = subprocess.run(words, cwd=desk.folder, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("0 []\n", "")
    assert ("/weir", 304) in [(path, status) for path, _, status in desk.conditions]


def test_a_host_that_asked_for_a_rest_is_left_alone_by_the_runs_until_then(desk: Desk, site: Site) -> None:
    site.paths["/rss"] = body(b"", 429, {"retry-after": "7200"})
    assert failures(desk.run()) == [f"{site.at('/rss')}: left alone until 2026-10-09 14:00 UTC, as its host asked"]
    desk.page("/weir")
    desk.feed("/weir")
    site.asked.clear()
    desk.now += timedelta(hours=1)
    assert failures(desk.run()) == [f"{site.at('/rss')}: left alone until 2026-10-09 14:00 UTC, as its host asked"]
    assert site.asked == []
    desk.now += timedelta(hours=1)
    assert Sort.PUBLISHED in [event.sort for event in desk.run()]


def test_the_pages_of_a_host_that_asks_for_a_rest_are_told_in_one_line_and_taken_up_after_it(
    desk: Desk, site: Site
) -> None:
    desk.page("/weir")
    site.paths["/kiln"] = body(b"", 429, {"retry-after": "7200"})
    desk.feed("/weir", "/kiln", "/café")
    (told,) = failures(desk.run())
    assert told.startswith(f"2 pages of http://{site.host}: left alone until 2026-10-09 14:00 UTC, as its host asked")
    assert len(desk.posts()) == 1
    desk.page("/kiln")
    desk.page("/café")
    desk.now += timedelta(hours=3)
    assert failures(desk.run()) == []
    assert len(desk.posts()) == 3


def test_a_page_that_failed_is_published_by_the_run_after_it_came_back(desk: Desk, site: Site) -> None:
    site.paths["/weir"] = body(b"", 503)
    desk.feed("/weir")
    assert failures(desk.run())
    desk.page("/weir")
    desk.now += timedelta(days=1)
    assert Sort.PUBLISHED in [event.sort for event in desk.run()]
    assert len(desk.posts()) == 1


@pytest.mark.skipif(shutil.which("jekyll") is None, reason="needs Debian's jekyll")
def test_a_picture_is_fetched_made_anew_and_shown_with_credit_and_licence(desk: Desk, site: Site) -> None:
    site.paths |= {"/weir.jpg": body(photograph()), "/kiln.jpg": body(b"<p>no such picture</p>")}
    desk.page("/weir", "/weir.jpg")
    desk.page("/kiln", "/kiln.jpg")
    desk.feed("/weir", "/kiln")
    assert failures(desk.run()) == [f"no picture: {site.at('/kiln.jpg')}: not a picture: wanted JPEG, PNG, WebP or GIF"]
    (file,) = (desk.folder / "assets" / "images").iterdir()
    with Image.open(file) as picture:
        assert (picture.format, picture.size, len(picture.getexif())) == ("JPEG", (640, 360), 0)
    listed = subprocess.run(["git", "ls-files"], cwd=desk.folder, capture_output=True, text=True, check=True).stdout
    assert f"assets/images/{file.name}" in listed
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true"}
    words = ["jekyll", "build", "--strict_front_matter"]
    done = subprocess.run(words, cwd=desk.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    built = next(desk.folder.glob("_site/2026/10/09/weir*/index.html")).read_text("utf-8")
    page = lxml.html.fromstring(built)
    (shown,) = page.xpath("//article//img")
    assert shown.get("alt") == "The weir in March"
    assert (desk.folder / "_site" / shown.get("src").lstrip("/")).read_bytes() == file.read_bytes()
    told = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    assert [source["url"] for source in told["isBasedOn"]] == [site.at("/weir")]
    assert (told["creditText"], told["image"]["creditText"]) == (
        "Based on reporting by Ann Orr (Sallow Post)",
        "Joan Marsh",
    )
    assert page.xpath("//figcaption")[0].text_content() == "Picture: Joan Marsh, CC BY 4.0"
    assert "https://creativecommons.org/licenses/by/4.0/" in built


def unavailable(handler: BaseHTTPRequestHandler) -> None:
    answered(handler, b"", 503, {})


@pytest.mark.parametrize("trouble", [unavailable, dripping])
def test_a_picture_that_could_not_be_had_comes_with_a_later_run(
    desk: Desk, site: Site, trouble: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    site.paths["/weir.jpg"] = trouble
    desk.page("/weir", "/weir.jpg")
    desk.feed("/weir")
    (failure,) = failures(desk.run())
    assert failure.endswith("; later runs ask again")
    assert failures(desk.run()) == []
    assert "assets/images" not in "".join(desk.posts().values())
    site.paths["/weir.jpg"] = body(photograph())
    desk.now += timedelta(hours=1)
    assert [event.sort for event in desk.run()] == [Sort.UPDATED, Sort.COMMITTED]
    (post,) = desk.posts().values()
    (file,) = (desk.folder / "assets" / "images").iterdir()
    assert f"assets/images/{file.name}" in post
    assert "last_modified_at" not in post
    assert desk.run() == []


def test_a_picture_is_asked_for_no_more_after_three_days(desk: Desk, site: Site) -> None:
    site.paths["/weir.jpg"] = unavailable
    desk.page("/weir", "/weir.jpg")
    desk.feed("/weir")
    desk.run()
    desk.now += timedelta(days=4)
    (failure,) = failures(desk.run())
    assert failure.endswith("; it is asked for no more")
    asked = len(site.asked)
    desk.run()
    assert "/weir.jpg" not in [path for path, *_ in site.asked[asked:]]


@pytest.mark.parametrize(
    ("kind", "folder", "pictures"), [("hugo", "content/posts", "static/assets"), ("eleventy", "posts", "assets")]
)
def test_other_generators_get_posts_by_their_own_rules_and_they_stay_the_same_story(  # noqa: PLR0913, PLR0917
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, kind: str, folder: str, pictures: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = Desk(tmp_path / "desk", site, kind)
    site.paths["/weir.jpg"] = body(photograph())
    desk.page("/weir", "/weir.jpg")
    desk.feed("/weir")
    desk.run()
    path = PurePosixPath(folder, "weir-at-sallow-bridge-to-be-lowered.md")
    assert [*desk.posts(f"{folder}/*")] == [path.name]
    post = generator_named(kind).read((desk.folder / path).read_text("utf-8"), path)
    assert (post.title, post.slug, post.date) == (STORIES["/weir"][0], "weir-at-sallow-bridge-to-be-lowered", NOON)
    assert [credit.url for credit in post.credits] == [site.at("/weir")]
    assert post.image is not None
    assert (post.image.credit, post.image.alt) == ("Joan Marsh", "The weir in March")
    assert (desk.folder / pictures / post.image.path.removeprefix("assets/")).is_file()
    edited = STORIES["/weir"][1].replace("40", "55")
    monkeypatch.setitem(STORIES, "/weir", (STORIES["/weir"][0], edited, STORIES["/weir"][2]))
    desk.page("/weir", "/weir.jpg")
    desk.now += timedelta(hours=8)
    assert Sort.UPDATED in [event.sort for event in desk.run()]
    again = generator_named(kind).read((desk.folder / path).read_text("utf-8"), path)
    assert (again.story, again.date, again.modified) == (post.story, NOON, desk.now)
    assert "55 centimetres" in again.body
    assert desk.posts("_posts/*") == {}
