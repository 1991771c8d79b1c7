import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.desk.git import MARK, Repository, begin_repository, repository_of
from copydesk.errors import PostError

NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a repository on a machine where nobody has told git who they are."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder, store = tmp_path / "site", tmp_path / "site" / ".copydesk"
    store.mkdir(parents=True)
    begin_repository(folder)
    found = repository_of(folder, store)
    assert found
    return found


def test_a_commit_has_the_desks_files_and_nothing_else(site: Repository) -> None:
    (site.folder / "theirs.md").write_text("an editor's work")
    git(site.folder, "add", "theirs.md")
    (site.folder / "ours.md").write_text("a post")
    assert site.commit(["ours.md"], "A post", NOON)
    assert git(site.folder, "show", "--name-only", "--format=%s", "HEAD").split() == ["A", "post", "ours.md"]
    assert git(site.folder, "status", "--porcelain") == "A  theirs.md\n"
    assert git(site.folder, "log", "-1", "--format=%aI").strip() in (
        "2026-10-05T12:00:00+00:00",
        "2026-10-05T12:00:00Z",
    )


def test_what_is_committed_already_makes_no_second_commit(site: Repository) -> None:
    (site.folder / "ours.md").write_text("a post")
    assert [site.commit(["ours.md"], "A post", NOON) for _ in range(3)] == [True, False, False]
    assert git(site.folder, "rev-list", "--count", "HEAD").strip() == "1"


@pytest.mark.parametrize(
    "title", ["--amend", "$(touch pwned)", "`touch pwned`; rm -rf .", "# a comment", "-F/etc/passwd"]
)
def test_a_title_is_words_whatever_it_looks_like(site: Repository, title: str) -> None:
    name = "--all *.md"
    (site.folder / name).write_text("a post")
    (site.folder / "other.md").write_text("not ours")
    site.commit([name], f"{title}\n\n- {title}\n", NOON)
    assert git(site.folder, "log", "-1", "--format=%B").startswith(f"{title}\n\n- {title}\n")
    assert git(site.folder, "ls-files", "-z") == f"{name}\0"
    assert sorted(path.name for path in site.folder.iterdir()) == [name, ".copydesk", ".git", "other.md"]


def test_a_lock_that_a_killed_run_has_left_is_taken_away_but_no_other(site: Repository) -> None:
    (site.folder / "ours.md").write_text("a post")
    lock = site.folder / ".git" / "index.lock"
    lock.touch()
    with pytest.raises(PostError, match=r"git add failed: .*index\.lock"):
        site.commit(["ours.md"], "A post", NOON)
    (site.store / MARK).unlink()
    with pytest.raises(PostError):
        site.commit(["ours.md"], "A post", NOON)
    (site.store / MARK).touch()
    os.utime(lock, (1, 1))
    with pytest.raises(PostError):
        site.commit(["ours.md"], "A post", NOON)
    os.utime(lock)
    assert site.commit(["ours.md"], "A post", NOON)
    assert not (site.store / MARK).exists()


def test_a_commit_is_pushed_to_the_remote_and_a_failure_is_told_in_gits_words(site: Repository, tmp_path: Path) -> None:
    (site.folder / "ours.md").write_text("a post")
    site.commit(["ours.md"], "A post", NOON)
    with pytest.raises(PostError, match=r"git push failed: .*origin"):
        site.push("origin")
    git(tmp_path, "init", "--bare", "--quiet", "there.git")
    git(site.folder, "remote", "add", "origin", str(tmp_path / "there.git"))
    site.push("origin")
    assert git(tmp_path / "there.git", "log", "--all", "--format=%s") == "A post\n"


def test_a_folder_without_a_repository_has_none(tmp_path: Path) -> None:
    assert repository_of(tmp_path, tmp_path) is None


@pytest.mark.parametrize("folder", ["none", "site", "file"])
def test_where_there_is_no_repository_a_commit_fails_with_gits_words_or_the_disks(tmp_path: Path, folder: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(PostError, match=r"not a git repository|No such file or directory|Not a directory"):
        Repository(tmp_path / folder, tmp_path).commit(["ours.md"], "A post", NOON)


def test_git_knows_what_is_there_and_what_was_taken_from_it(site: Repository) -> None:
    for name in ("kept.md", "gone.md"):
        (site.folder / name).write_text("a post")
    site.commit(["kept.md", "gone.md"], "Posts", NOON)
    (site.folder / "gone.md").unlink()
    (site.folder / "new *.md").write_text("a post")
    assert site.known(["gone.md", "kept.md", "never.md", "new *.md"]) == ["gone.md", "kept.md", "new *.md"]
