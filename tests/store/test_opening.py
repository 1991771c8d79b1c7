"""A store opens from every older version, and says in one line why it doesn't."""

import os
import sqlite3
from pathlib import Path

import pytest

from copydesk.errors import StoreError
from copydesk.store import open_store
from copydesk.store.database import FILE, migrate
from copydesk.store.schema import STEPS

from .conftest import Receive


def _tables(folder: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(folder / FILE)
    try:
        rows = connection.execute("SELECT type, name, tbl_name FROM sqlite_master ORDER BY type, name").fetchall()
        return [*rows, connection.execute("PRAGMA user_version").fetchone()]
    finally:
        connection.close()


def _made(folder: Path, version: int) -> None:
    folder.mkdir()
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute("BEGIN")
    migrate(connection, 0, version)
    if version:
        connection.execute("INSERT INTO articles (id, newest) VALUES ('old', 1)")
        connection.execute(
            "INSERT INTO versions (article, number, content, title, fingerprint, retrieved, guids, authors,"
            " sections)"
            " VALUES ('old', 1, 'It stood here.', 'Old', 'f', '2026-01-01T00:00:00+00:00', '[]', '[]', '[]')"
        )
    connection.execute("COMMIT")
    connection.close()


@pytest.mark.parametrize("version", range(len(STEPS) + 1))
def test_a_store_of_every_older_version_is_brought_up_with_all_that_is_in_it(tmp_path: Path, version: int) -> None:
    _made(tmp_path / "old", version)
    with open_store(tmp_path / "old") as store:
        assert [row.id for row in store.articles.page().rows] == (["old"] if version else [])
    open_store(tmp_path / "new").close()
    assert _tables(tmp_path / "old") == _tables(tmp_path / "new")


def test_a_migration_that_is_cut_off_leaves_the_old_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(tmp_path).close()
    before = _tables(tmp_path)
    broken = (*STEPS, "CREATE TABLE half (x);\nCREATE TABLE half (x);\n")
    monkeypatch.setattr("copydesk.store.database.STEPS", broken)
    monkeypatch.setattr("copydesk.store.database.migrate.__defaults__", (len(broken),))
    with pytest.raises(StoreError, match="already exists"):
        open_store(tmp_path)
    assert _tables(tmp_path) == before


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match=r"made by a newer copydesk \(store version 99\): wanted at most \d+$"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be looked at" * 20, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_damaged_file_is_one_line_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StoreError) as raised:
        open_store(tmp_path)
    assert "\n" not in str(raised.value)
    assert str(tmp_path / FILE) in str(raised.value)
    assert (tmp_path / FILE).read_bytes() == content


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("CREATE TABLE bookmarks (address)")
    connection.close()
    with pytest.raises(StoreError, match="not a store of copydesk"):
        open_store(tmp_path)


def test_a_store_that_may_be_read_but_not_written_is_read_and_says_why_it_is_not_written(
    tmp_path: Path, receive: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path) as store:
        kept = store.keep(receive())
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(tmp_path) as store:
        assert store.articles.article(kept.article).title == "Bridge to close"
        assert store.status().articles == 1
        with pytest.raises(StoreError, match="can be read but not written: wanted a desk that may be written"):
            store.keep(receive("Otters return"))
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreError, match="not a folder for a store"):
            open_store(folder)


def test_a_closed_store_says_so(tmp_path: Path, receive: Receive) -> None:
    store = open_store(tmp_path)
    store.close()
    with pytest.raises(StoreError, match="the store is closed"):
        store.keep(receive())
