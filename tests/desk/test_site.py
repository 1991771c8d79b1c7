"""What `copydesk init` makes of a folder, and what Debian's Jekyll makes of that."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest

from copydesk.desk.files import OnDisk
from copydesk.desk.opened import open_desk, open_review
from copydesk.desk.run import run
from copydesk.desk.settings import desk_settings
from copydesk.desk.site import About, crontab_line, init
from copydesk.errors import SettingsError
from copydesk.post.writing import PART
from copydesk.shells.cli import run as called

from .conftest import NOON

ABOUT = About('The "Quay": # News', "https://quay.example/news/", "Europe/London")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / "site"


@pytest.mark.skipif(shutil.which("jekyll") is None, reason="needs Debian's jekyll")
def test_every_page_of_a_site_names_itself_by_the_address_that_it_was_given(folder: Path) -> None:
    init(folder, NOON, ABOUT)
    with open_desk(desk_settings(folder), lambda: NOON, {}) as desk:
        assert list(run(desk))
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true"}
    done = subprocess.run(["jekyll", "build"], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    path = "2026/10/09/tolmouth-swing-bridge-to-close-for-eleven-weeks/"
    address = f"https://quay.example/news/{path}"
    page = lxml.html.fromstring((folder / "_site" / path / "index.html").read_bytes())
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    assert page.xpath("//meta[@property='og:url']/@content") == [address]
    told = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    assert (told["url"], told["mainEntityOfPage"]) == (address, address)
    assert told["publisher"] == {"@type": "Organization", "name": ABOUT.name, "url": "https://quay.example/news/"}
    assert told["datePublished"] == "2026-10-09T13:00:00+01:00"
    feed = (folder / "_site" / "feed.xml").read_text("utf-8")
    assert f"<link>{address}</link>" in feed
    assert desk_settings(folder).site.timezone.key == "Europe/London"


def test_what_is_not_said_stays_as_it_is_meant(folder: Path) -> None:
    init(folder, NOON, About(timezone="Asia/Tokyo"))
    config = (folder / "_config.yml").read_text("utf-8")
    assert "\ntitle: The Morning Copy\n" in config
    assert '\ntimezone: "Asia/Tokyo" # ' in config
    assert '\nurl: "" # ' in config


@pytest.mark.parametrize(
    "about",
    [
        {"name": "a\nb"},
        {"name": " "},
        {"address": "quay.example"},
        {"address": "https://a.example/?b"},
        {"timezone": "Mars"},
    ],
)
def test_what_no_site_can_be_called_is_refused_in_one_line(about: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=f"^--{next(iter(about))}: expected ") as error:
        About(**about)
    assert str(error.value).isprintable()


def test_a_site_that_is_there_says_itself_what_it_is_called(folder: Path) -> None:
    folder.mkdir()
    (folder / "_config.yml").write_text("title: Mine\n")
    with pytest.raises(SettingsError, match=r"_config\.yml: says already what the site is called"):
        init(folder, NOON, ABOUT)
    init(folder, NOON, About(timezone="Europe/London"))
    assert (folder / "_config.yml").read_text() == "title: Mine\n"
    assert desk_settings(folder).site.timezone.key == "Europe/London"


@pytest.mark.parametrize(
    ("config", "timezone"),
    [
        ("timezone: Asia/Tokyo # east\n", "Asia/Tokyo"),
        ("timezone: Mars\n", "UTC"),
        ("title: [\n", "UTC"),
        ("- a\n", "UTC"),
        ("timezone: 3\n", "UTC"),
    ],
)
def test_posts_are_dated_in_the_timezone_of_the_site_that_is_there(folder: Path, config: str, timezone: str) -> None:
    folder.mkdir()
    (folder / "_config.yml").write_text(config)
    begun = init(folder, NOON)
    assert (begun.site, begun.left) == ("_config.yml", ())
    assert desk_settings(folder).site.timezone.key == timezone


def test_what_runs_a_desk_every_day_calls_commands_that_there_are(folder: Path) -> None:
    init(folder, NOON)
    lines = [(folder / ".github" / "workflows" / "copydesk.yml").read_text("utf-8"), crontab_line(folder)]
    words = [found.split() for line in lines for found in re.findall(r"(?:&&|run:) copydesk (.+)", line)]
    assert len(words) == len(lines)
    assert [called([*each, "--help"]) for each in words] == [0] * len(words)


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("hugo.toml", "hugo"),
        ("config.toml", "hugo"),
        ("eleventy.config.js", "eleventy"),
        (".eleventy.js", "eleventy"),
        ("_config.yml", "jekyll"),
    ],
)
def test_posts_are_written_for_what_builds_the_site_that_is_there(folder: Path, file: str, kind: str) -> None:
    (folder / "content").mkdir(parents=True)
    (folder / file).write_text("")
    init(folder, NOON)
    settings = desk_settings(folder)
    assert (settings.site.kind, settings.writer.kind) == (kind, "brief")


def test_a_config_of_something_else_makes_no_hugo_site(folder: Path) -> None:
    folder.mkdir()
    (folder / "config.toml").write_text("")
    init(folder, NOON)
    assert desk_settings(folder).site.kind == "jekyll"


def test_git_ignores_the_memory_whatever_the_site_ignores(folder: Path) -> None:
    folder.mkdir()
    (folder / ".gitignore").write_text("*.bak\n")
    init(folder, NOON)
    with open_review(desk_settings(folder), lambda: NOON, {}):
        pass
    asked = ["git", "status", "--porcelain", "--untracked-files=all"]
    assert ".copydesk/" not in subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_what_a_run_left_half_written_is_swept_and_nothing_of_anybody_elses(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    ours, theirs = tmp_path / "static" / f".post.md{PART}", tmp_path / "static" / ".film.mp4.part"
    for path in (ours, theirs):
        path.touch()
    OnDisk(tmp_path).sweep()
    assert list((tmp_path / "static").iterdir()) == [theirs]
