from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from copydesk.post.model import Credit, Image, Post

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
CREDIT = Credit(
    name="Tolmouth Gazette",
    sha256="ab" * 32,
    retrieved=NOW,
    url="https://gazette.example/lifeboat?page=2",
    author="Joan Marsh",
    published=NOW,
    licence="CC BY 4.0",
)
POST = Post(
    story="story-1",
    slug="lifeboat-launched-41-times",
    title="Lifeboat launched 41 times",
    date=NOW,
    author="desk",
    excerpt="The Tolmouth lifeboat was launched 41 times last year.",
    body="The Tolmouth lifeboat was launched 41 times last year.\n",
    credits=(CREDIT,),
    categories=("Local", "Tolmouth Gazette"),
    tags=("Anna Reay",),
    image=Image("assets/images/ab.jpg", "The lifeboat at dusk", "Joan Marsh", "CC BY 4.0", 800, 600),
    modified=NOW.astimezone(UTC),
    writer="brief",
)


@pytest.fixture
def post() -> Callable[..., Post]:
    """Return what makes a post that may go out, with some of its fields set otherwise."""
    return lambda **changed: replace(POST, **changed)
