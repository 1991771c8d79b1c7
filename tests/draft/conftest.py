"""A source to be retold."""

import pytest

from copydesk.article import Article, told

SOURCE = """\
---
title: Ferry to Skarra will stop in winter
date: 2026-01-05T09:00:00+00:00
---

The ferry to Skarra will stop from 3 November, the harbour board said on Monday.

“We can no longer pay for a second crew,” said its chair, Inga Holt. About 140 people live on the island.

The shopkeeper Roland Pike accused the board of hiding its figures. The board denied hiding anything.
"""


@pytest.fixture(scope="session")
def source() -> Article:
    return told("ferry.md", SOURCE)
