"""Several processes and threads at once, and one that is killed: nothing is lost, doubled or half there."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from copydesk.store import News, Store, open_store
from copydesk.store.database import FILE

from .conftest import BODY, Receive

COUNT = 40
KEEPER = Path(__file__).parent / "keeper.py"


def _keeper(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, KEEPER, folder, str(COUNT)], stdout=subprocess.PIPE)


def _content(folder: Path) -> list[str]:
    connection = sqlite3.connect(folder / FILE)
    try:
        return sorted(line for line in connection.iterdump() if "INSERT INTO" in line and "sqlite_" not in line)
    finally:
        connection.close()


def _raw(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in (folder / "raw").rglob("*") if path.is_file())


def test_two_processes_that_write_the_same_at_once_keep_it_once(tmp_path: Path) -> None:
    keepers = [_keeper(tmp_path), _keeper(tmp_path)]
    news = [line for keeper in keepers for line in keeper.communicate()[0].decode().split()]
    assert [keeper.returncode for keeper in keepers] == [0, 0]
    assert (news.count("new"), news.count("same")) == (COUNT, COUNT)
    with open_store(tmp_path) as store:
        assert (store.status().articles, store.status().versions) == (COUNT, COUNT)


def test_a_killed_process_leaves_what_the_next_one_completes(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    assert _keeper(whole).communicate()[0].decode().split() == ["new"] * COUNT
    broken = tmp_path / "broken"
    for moment in (0.002, 0.011, 0.023, 0.041):
        keeper = _keeper(broken)
        assert keeper.stdout is not None
        keeper.stdout.readline()
        time.sleep(moment)
        os.kill(keeper.pid, signal.SIGKILL)
        keeper.communicate()
        with open_store(broken) as store:
            for row in store.articles.page(limit=COUNT).rows:
                assert store.articles.raw(store.articles.version(row.id))
    assert len(_keeper(broken).communicate()[0].split()) == COUNT
    assert _content(broken) == _content(whole)
    assert [name for name in _raw(broken) if "/." not in name] == _raw(whole)


def test_threads_share_a_store(store: Store, receive: Receive) -> None:
    articles = [receive(body=f"{BODY} It is number {number}.") for number in range(20)]
    with ThreadPoolExecutor(8) as threads:
        news = [kept.news for kept in threads.map(store.keep, articles * 2)]
    assert (news.count(News.NEW), news.count(News.SAME)) == (20, 20)
