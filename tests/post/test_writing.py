from pathlib import Path, PurePosixPath

import pytest

from copydesk.errors import PostError
from copydesk.post.file import File
from copydesk.post.writing import PART, place, put


def test_a_file_is_written_with_its_folders_and_only_where_it_differs(tmp_path: Path) -> None:
    file = File(PurePosixPath("_posts/2026-03-02-a.md"), "é\n")
    assert put(tmp_path, file)
    assert not put(tmp_path, file)
    assert (tmp_path / file.path).read_bytes() == "é\n".encode()
    assert [path.name for path in (tmp_path / "_posts").iterdir()] == ["2026-03-02-a.md"]


@pytest.mark.parametrize("path", ["../a.md", "/etc/a.md", "_posts/../../a.md", "", ".", "a\x1b.md", "a\\b.md"])
def test_a_path_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(PostError, match="wanted"):
        place(tmp_path / "site", PurePosixPath(path), b"x")
    assert not list(tmp_path.rglob("*.md"))


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    site, other = tmp_path / "site", tmp_path / "other"
    site.mkdir()
    other.mkdir()
    (site / "_posts").symlink_to(other)
    (other / "kept.md").write_text("kept")
    (site / "kept.md").symlink_to(other / "kept.md")
    for path in ("_posts/a.md", "kept.md"):
        with pytest.raises(PostError, match="symbolic link"):
            place(site, PurePosixPath(path), b"x")
    assert (other / "kept.md").read_text() == "kept"
    assert len(list(other.iterdir())) == 1


def test_a_part_that_a_killed_run_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / f".a.md{PART}").write_bytes(b"half")
    assert place(tmp_path, PurePosixPath("a.md"), b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_what_the_disk_refuses_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file")
    with pytest.raises(PostError, match="wanted to write the file"):
        place(tmp_path, PurePosixPath("a/b.md"), b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(PostError, match="not a file"):
        place(tmp_path, PurePosixPath("folder"), b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "folder"]
