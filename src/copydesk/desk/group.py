"""Articles into stories: those that tell the same story are told together, and no story is told twice."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.store import Store
from copydesk.story.model import Member, Story


class Apart:
    """Gives each article a story of its own."""

    def place(self, store: Store, articles: Sequence[str]) -> None:
        """Begin a story with each of these articles."""
        for article in articles:
            store.stories.begin(article)


class Together:
    """Finds each article's story by what it says, in an index that stands in the store."""

    def place(self, store: Store, articles: Sequence[str]) -> None:
        """Give each of these articles its story, and move those that belong elsewhere because of it."""
        from copydesk.story.incremental import placed  # noqa: PLC0415 - a run with nothing new doesn't wait for it
        from copydesk.story.postings import Postings  # noqa: PLC0415

        with store.tables.writing() as connection:
            index = Postings(connection)
            for article in articles:
                found = placed(_member(store, article), index)
                where = {article: found.story, **dict(found.moved)}
                for story in dict.fromkeys(where.values()):
                    members = [member for member, other in index.told_together(list(where)).items() if other == story]
                    store.stories.keep(_story(story, members))


def grouped(desk: Desk) -> Events:
    """Give every article that is in no story yet its story."""
    loose = [stored.id for stored in desk.store.articles.unassigned()]
    if loose:
        yield Event(Sort.DOING, f"{len(loose)} articles", "grouping into stories")
        with desk.store.together():
            desk.grouping.place(desk.store, loose)


def _member(store: Store, article: str) -> Member:
    stored, text = store.articles.article(article), store.articles.version(article).read().text
    return Member(stored.id, stored.title, text.prose, stored.published, stored.source)


def _story(story: str, members: Iterable[Member]) -> Story:
    """Return a story of these articles, called as the one that was published first."""
    dated = sorted(members, key=lambda member: (_moment(member), member.id))
    return Story(story, dated[0].title, tuple(member.id for member in dated), dated[0].id)


def _moment(member: Member) -> datetime:
    """Return when an article was published, in UTC where it doesn't say in which zone; the undated come last."""
    moment = member.published or datetime.max.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
