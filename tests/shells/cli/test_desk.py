"""The desk's commands, called as a user calls them, on the bundled feeds: no network, no key."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.desk.lock import only_run
from copydesk.desk.twins import note_twins
from copydesk.shells.cli import run
from copydesk.store import open_store

EELS = """\
# Eels return to the Wend

Eels came back to the river Wend in June for the first time in 30 years, the Wend Anglers' Club said on Monday.

The club counted 412 of them at the mill, where a new pass was opened in 2024 at a cost of £90,000.
"""
BRIDGE = "tolmouth-swing-bridge-to-close-for-eleven-weeks"


@pytest.fixture(scope="module")
def after_a_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which `copydesk init` and `copydesk run` were called, in processes of their own."""
    folder = tmp_path_factory.mktemp("desk")
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    environment = {**kept, "HOME": str(folder), "LANG": "C.UTF-8"}
    for words, where in ((["init", "mysite"], folder), (["run"], folder / "mysite")):
        done = subprocess.run(
            [sys.executable, "-m", "copydesk", *words],
            cwd=where,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
    return folder / "mysite"


@pytest.fixture
def site(after_a_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a copy of that folder, the times of its files with it."""
    shutil.copytree(after_a_run, tmp_path / "mysite")
    monkeypatch.chdir(tmp_path / "mysite")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / "mysite"


def subjects(folder: Path) -> list[str]:
    done = subprocess.run(["git", "log", "--format=%s"], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file but the lock, and what SQLite keeps beside its file while it is open."""
    files = (path for path in folder.rglob("*") if path.is_file())
    passing = ("lock", "copydesk.sqlite3-shm", "copydesk.sqlite3-wal")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if path.name not in passing}


def test_init_and_run_work_at_once(after_a_run: Path) -> None:
    posts = [path.name for path in sorted(after_a_run.glob("_posts/*"))]
    assert f"2026-10-05-{BRIDGE}.md" in posts
    assert len([name for name in posts if "seal" in name]) == 1
    assert subjects(after_a_run) == [f"News desk: {len(posts)} published", "A desk and its site"]
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=after_a_run, check=True, capture_output=True, text=True
    )
    assert status.stdout == ""


def test_without_a_licence_only_an_excerpt_is_published(after_a_run: Path) -> None:
    (post,) = after_a_run.glob("_posts/*tidal*")
    body = post.read_text("utf-8").split("---\n", 2)[2]
    assert len(body.partition("* * *")[0].strip()) <= 300
    assert "https://wire.example/2026/10/tidal-licence" in body


def test_a_second_run_says_and_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(site / "_posts") | snapshot(site / ".git")
    assert run(["run"]) == 0
    assert capsys.readouterr() == ("", "")
    assert snapshot(site / "_posts") | snapshot(site / ".git") == before


def test_a_dry_run_shows_what_it_would_do_and_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = site / "feeds" / "courier" / "swing-bridge.html"
    page.write_text(page.read_text("utf-8").replace("£4.2m", "£4.6m").replace("£2.9m", "£3.3m"), "utf-8")
    before = snapshot(site)
    assert run(["run", "--dry-run"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Nothing is changed. A run now would:"
    assert [line.split()[0] for line in told[1:]] == ["take", "retell", "update"]
    assert snapshot(site) == before


def test_an_edited_page_updates_its_post(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = site / "feeds" / "courier" / "swing-bridge.html"
    page.write_text(page.read_text("utf-8").replace("£4.2m", "£4.6m").replace("£2.9m", "£3.3m"), "utf-8")
    assert run(["run"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "edited",
        "retold",
        "updated",
        "committed",
    ]
    post = (site / "_posts" / f"2026-10-05-{BRIDGE}.md").read_text("utf-8")
    assert "£4.6m" in post
    assert "\nlast_modified_at: " in post


def test_a_post_is_retracted_and_corrected_by_its_slug(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = site / "_posts" / f"2026-10-05-{BRIDGE}.md"
    assert run(["correct", BRIDGE, "--note", "The bridge was built in 1932, not in 1931."]) == 0
    assert "The bridge was built in 1932, not in 1931." in post.read_text("utf-8")
    assert run(["retract", post.name, "--note", "The county says that nothing closes."]) == 0
    assert "The county says that nothing closes." in post.read_text("utf-8")
    assert "fish quay" not in post.read_text("utf-8").split("---\n", 2)[2]
    assert subjects(site)[:2] == ["News desk: 1 retracted", "News desk: 1 corrected"]
    assert run(["status"]) == 0
    assert "1 retracted" in capsys.readouterr().out


def test_every_story_is_listed_by_what_it_can_be_called(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--stories"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(list(site.glob("_posts/*")))
    assert f"published {BRIDGE}  Tolmouth swing bridge to close for eleven weeks" in lines
    (site / "hand.md").write_text("# Bridge to close\n\nThe repair of the bridge will cost £4.9m.\n")
    assert run(["draft", f"_posts/2026-10-05-{BRIDGE}.md", "--file", "hand.md"]) == 1


def test_two_posts_on_one_story_are_linked_and_listed_by_status(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(site / ".copydesk") as store:
        by_slug = {posted.post.slug: posted.post.story for posted in store.posts.all()}
        (seals,) = [story for slug, story in by_slug.items() if "seal" in slug]
        note_twins(store, [by_slug[BRIDGE], seals])
    assert run(["run"]) == 0
    linked, committed = capsys.readouterr().out.splitlines()
    assert linked.startswith("linked     Record number of seal pups rescued on Carrow coast  to Tolmouth swing bridge")
    assert committed == "committed  News desk: 1 linked"
    assert run(["status"]) == 0
    told = capsys.readouterr().out
    assert f"        tells the same story as {BRIDGE}: both are out, keep both or take one back" in told
    assert run(["run"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_retelling_by_hand_is_held_with_its_findings(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "hand.md").write_text("# Bridge to close\n\nThe repair of the bridge will cost £4.9m.\n")
    assert run(["draft", BRIDGE, "--file", "hand.md", "--by", "ann"]) == 1
    assert capsys.readouterr().err.startswith("copydesk: held: Bridge to close: ")
    assert run(["status"]) == 0
    assert "£4.9m" in capsys.readouterr().out
    assert run(["run"]) == 0
    assert "£4.9m" not in (site / "_posts" / f"2026-10-05-{BRIDGE}.md").read_text("utf-8")


def test_each_reason_to_hold_a_retelling_is_told_in_its_own_line_and_not_too_many_are(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [f"The repair of the bridge will cost £{cost}.9m." for cost in range(5, 17)]
    (site / "hand.md").write_text("# Bridge to close\n\n" + "\n\n".join(lines) + "\n")
    assert run(["draft", BRIDGE, "--file", "hand.md"]) == 1
    first, *reasons = capsys.readouterr().err.splitlines()
    assert first == "copydesk: held: Bridge to close"
    assert [reason[:12] for reason in reasons[:-1]] == ["        F1: "] * 8
    assert reasons[-1] == "        and 4 more: copydesk serve lists them"
    assert run(["status"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == reasons[-1]


def test_a_retelling_by_hand_is_withdrawn_and_the_post_stays(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = site / "_posts" / f"2026-10-05-{BRIDGE}.md"
    before = post.read_bytes()
    (site / "hand.md").write_text("# Bridge to close\n\nThe repair of the bridge will cost £4.9m.\n")
    assert run(["draft", BRIDGE, "--file", "hand.md"]) == 1
    capsys.readouterr()
    assert run(["draft", BRIDGE, "--withdraw", "--note", "a slip"]) == 0
    assert capsys.readouterr().out == "withdrawn  Bridge to close  its post stays as it is\n"
    assert run(["status"]) == 0
    assert "newer retelling" not in capsys.readouterr().out
    assert run(["draft", BRIDGE, "--withdraw"]) == 2
    assert "no retelling by hand waits" in capsys.readouterr().err
    page = site / "feeds" / "courier" / "swing-bridge.html"
    page.write_text(page.read_text("utf-8").replace("£2.9m", "£3.3m"), "utf-8")
    assert post.read_bytes() == before
    assert run(["run"]) == 0
    assert "£4.9m" not in post.read_text("utf-8")
    assert run(["draft", BRIDGE, "--withdraw", "--file", "hand.md"]) == 2


def test_front_matter_that_reads_as_prose_is_not_taken_in(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = EELS.replace("# Eels return to the Wend", "---\ntitle: Eels return to the Wend")
    (site / "note.md").write_text(broken, "utf-8")
    wrong = "note.md:1: front matter that reads as prose, since nothing closes it: wanted ---\n"
    assert run(["add", "note.md", "--source", "Wend Notes"]) == 1
    assert capsys.readouterr().err == f"copydesk: failed: {wrong}"
    assert run(["draft", BRIDGE, "--file", "note.md"]) == 2
    assert capsys.readouterr().err == f"copydesk: {wrong}"


def test_files_are_added_and_published(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "note.md").write_text(EELS, "utf-8")
    assert run(["add", "note.md", "missing.md", "--source", "Wend Notes", "--licence", "full"]) == 1
    output = capsys.readouterr()
    assert output.out.startswith("new        Eels return to the Wend")
    assert "missing.md" in output.err
    assert run(["draft"]) == 0
    assert run(["publish"]) == 0
    (post,) = site.glob("_posts/*eels*")
    assert '  name: "Wend Notes"\n' in post.read_text("utf-8")


def test_a_feed_that_fails_is_told_and_the_others_go_on(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "feeds" / "harbour-wire.xml").write_text("<html>Nothing here</html>")
    page = site / "feeds" / "courier" / "seal-rescue.html"
    page.write_text(page.read_text("utf-8").replace("61 seal pups", "64 seal pups"), "utf-8")
    assert run(["run", "--quiet"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("copydesk: failed: Harbour Wire: ")
    assert "not a feed" in output.err
    assert "64 seal pups" in next(site.glob("_posts/*seal*")).read_text("utf-8")


def test_where_git_is_wanted_and_has_no_repository_a_run_says_so(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(site / ".git")
    page = site / "feeds" / "courier" / "swing-bridge.html"
    page.write_text(page.read_text("utf-8").replace("£4.2m", "£4.6m").replace("£2.9m", "£3.3m"), "utf-8")
    assert run(["run"]) == 1
    assert "git add failed: fatal: not a git repository" in capsys.readouterr().err
    assert run(["status"]) == 0
    assert "git add failed: fatal: not a git repository" in capsys.readouterr().out
    subprocess.run(["git", "init", "--quiet"], cwd=site, check=True)
    assert run(["run"]) == 0
    assert subjects(site) == ["News desk: 1 updated"]


def test_two_runs_at_once_do_not_meet(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with only_run(site / ".copydesk"):
        assert run(["run"]) == 2
    assert "another run is at work here" in capsys.readouterr().err


def test_init_writes_nothing_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = {"_config.yml": "title: Mine\n", ".gitignore": "*.bak\n", "feeds/harbour-wire.xml": "<rss/>"}
    for name, content in mine.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    assert run(["init", str(tmp_path)]) == 0
    assert {name: (tmp_path / name).read_text() for name in mine} == mine
    assert not (tmp_path / "_layouts").exists()
    said = capsys.readouterr().out
    assert "left  .gitignore as it was" in said
    assert said.index("First put your own feeds into copydesk.toml") < said.index("copydesk run")
    assert run(["init", str(tmp_path)]) == 2
    assert "copydesk.toml: exists already: wanted a folder without one" in capsys.readouterr().err


def test_what_init_says_can_be_called_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "a desk"]) == 0
    said = capsys.readouterr().out.splitlines()
    shell, cron = (line for line in said if "copydesk run" in line or "* * *" in line)
    assert shell == "Now: cd 'a desk' && copydesk run"
    program = cron.partition(" && ")[2].removesuffix(" run --quiet")
    assert program.startswith("/")
    done = subprocess.run(["/bin/sh", "-c", f"{program} --version"], env={}, check=True, capture_output=True, text=True)
    assert done.stdout.startswith("copydesk ")


def test_a_folder_that_cannot_be_one_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path / ("x" * 300))]) == 2
    said = capsys.readouterr().err
    assert said.endswith("can't be used: File name too long: wanted a folder for a desk\n")


@pytest.mark.parametrize("command", ["run", "collect", "draft", "publish", "status"])
def test_outside_of_a_desk_the_way_to_one_is_told(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([command]) == 2
    assert "wanted a folder that `copydesk init` has made" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("jekyll") is None, reason="Jekyll is not installed")
def test_jekyll_builds_what_a_run_has_published(site: Path) -> None:
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true"}
    subprocess.run(["jekyll", "build", "--quiet"], cwd=site, env=environment, check=True, capture_output=True)
    page = (site / "_site" / "2026" / "10" / "05" / BRIDGE / "index.html").read_text("utf-8")
    assert "<h1>Tolmouth swing bridge to close for eleven weeks</h1>" in page
    assert 'href="https://courier.example/news/swing-bridge-to-close"' in page
    assert '"isBasedOn"' in page
    assert not (site / "_site" / "copydesk.toml").exists()
    assert not (site / "_site" / "feeds").exists()
