"""Work in several processes: real ones, started as `copydesk group` starts them."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from pathlib import Path

import pytest

from copydesk.story.crew import crew, in_turn
from copydesk.story.engine import PORTION
from copydesk.story.model import Member
from copydesk.story.reuse import pairs


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Executor]:
    monkeypatch.syspath_prepend(Path(__file__).parents[2])  # where a process finds the functions of this file
    with crew() as found:
        if found is None:
            pytest.skip("one core alone: no processes are started")
        yield found


def twins(count: int) -> list[Member]:
    """Return articles of which each two neighbours share all words but one, and nothing with the others."""
    texts = (" ".join(f"word{number // 2}x{place}" for place in range(24)) for number in range(count))
    return [Member(str(number), "", f"{text} ending{number}") for number, text in enumerate(texts)]


def where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def fatal(number: int) -> int:
    """Return the number doubled; a process of a crew dies of it."""
    if parent_process() is not None:
        os._exit(1)
    return number * 2


def test_work_is_shared_with_other_processes_and_comes_back_in_order(pool: Executor) -> None:
    done = [result for _, result in in_turn(where, range(9), pool)]
    assert [number for number, _ in done] == list(range(9))
    assert {process for _, process in done} - {os.getpid()}


def test_the_same_pairs_come_from_one_process_and_from_several(pool: Executor) -> None:
    articles = twins(2 * PORTION + 200)
    alone = list(pairs(articles))
    assert len(alone) == len(articles) // 2
    assert list(pairs(articles, pool=pool, few=100)) == alone


def test_a_pool_is_left_alone_where_articles_are_few() -> None:
    with crew() as pool:
        if pool is not None:
            pool.shutdown()
        assert len(list(pairs(twins(20), pool=pool, few=20))) == 10
        if pool is not None:
            with pytest.raises(RuntimeError):
                list(pairs(twins(20), pool=pool, few=19))


def test_what_a_process_was_at_when_it_died_is_done_all_the_same(pool: Executor) -> None:
    assert [result for _, result in in_turn(fatal, range(9), pool)] == [number * 2 for number in range(9)]
    with pytest.raises(BrokenProcessPool):
        pool.submit(where, 0)
