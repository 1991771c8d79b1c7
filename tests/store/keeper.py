"""Keeps some articles in a store, one after another, and prints what each was: run by tests that kill it."""

import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from copydesk.article import told
from copydesk.article.model import Received
from copydesk.store import open_store

MOMENT = datetime(2026, 3, 2, 8, tzinfo=UTC)


def _received(number: int) -> Received:
    body = f"The harbour bridge will be closed for {number} weeks, the port authority said on Monday."
    fingerprint = sha256(body.encode()).hexdigest()
    return Received(told("item.md", body), fingerprint, MOMENT, f"https://port.example/{number}", raw=body.encode())


with open_store(Path(sys.argv[1]), lambda: MOMENT) as store:
    for number in range(int(sys.argv[2])):
        with store.together():
            kept = store.keep(_received(number))
            store.stories.begin(kept.article)
        print(kept.news.value, flush=True)  # noqa: T201
