"""Articles into stories: those that tell the same story are told together, and no story is told twice."""

from collections.abc import Sequence

from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.store import Store


class Apart:
    """Gives each article a story of its own."""

    def place(self, store: Store, articles: Sequence[str]) -> None:
        """Begin a story with each of these articles."""
        for article in articles:
            store.stories.begin(article)


def grouped(desk: Desk) -> Events:
    """Give every article that is in no story yet its story."""
    loose = [stored.id for stored in desk.store.articles.unassigned()]
    if loose:
        yield Event(Sort.DOING, f"{len(loose)} articles", "grouping into stories")
        with desk.store.together():
            desk.grouping.place(desk.store, loose)
