"""A store with a clock of its own, and articles to keep in it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest

from copydesk.article import told
from copydesk.article.model import Received
from copydesk.draft.model import Draft
from copydesk.store import State, Store, open_store

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
BODY = "The harbour bridge will be closed for nine weeks, the port authority said on Monday."

Receive = Callable[..., Received]
Retell = Callable[..., int]


def _received(title: str = "Bridge to close", body: str = BODY, **more: object) -> Received:
    article = told("item.md", f"---\ntitle: {title}\n---\n\n{body}\n")
    fingerprint = sha256(f"{title}\n{body}".encode()).hexdigest()
    return Received(article, fingerprint, START, **more)  # type: ignore[arg-type]


@pytest.fixture
def receive() -> Receive:
    """Return what makes a received article of a title, a body, and what else is known."""
    return _received


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Return a clock that goes on by a minute each time it is looked at."""
    minutes = count()
    return lambda: START + timedelta(minutes=next(minutes))


@pytest.fixture
def store(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Store]:
    with open_store(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def story(store: Store) -> str:
    """Return a story of one article."""
    return store.stories.begin(store.keep(_received(address="https://port.example/bridge")).article)


@pytest.fixture
def retell(store: Store, story: str) -> Retell:
    """Return what adds a version of the story's retelling."""

    def add(body: str = "The bridge closes for nine weeks.", state: State = State.WAITING, **more: object) -> int:
        draft = Draft("Bridge closes", "", body, "brief")
        basis = store.stories.basis(story)
        return store.retellings.add(story, draft, basis=basis, report="{}", state=state, **more)  # type: ignore[arg-type]

    return add
