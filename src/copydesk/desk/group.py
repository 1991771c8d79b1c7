"""Articles into stories: those that tell the same story are told together, and no story is told twice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.desk.twins import earliest, note_twins
from copydesk.store import Store
from copydesk.story.model import Member, Story

_TABLE = """
CREATE TABLE IF NOT EXISTS desk_placed (article TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID
"""


class Apart:
    """Gives each article a story of its own."""

    def place(self, store: Store, articles: Sequence[str]) -> None:
        """Begin a story with each of these articles."""
        for article in articles:
            store.stories.begin(article)


class Together:
    """Finds each article's story by what it says, in an index that stands in the store.

    An article whose story has a post stays in that story, and what belongs to it joins it there: so nothing that is
    out is told again under another address. Where two stories with posts prove to be one, the earlier is joined.
    """

    def place(self, store: Store, articles: Sequence[str]) -> None:
        """Give each of these articles its story, and move those that belong elsewhere because of it."""
        from copydesk.story.incremental import placed  # noqa: PLC0415 - a run with nothing new doesn't wait for it
        from copydesk.story.postings import Postings  # noqa: PLC0415

        with store.tables.writing() as connection:
            index = Postings(connection)
            for article in articles:
                found = placed(_member(store, article), index)
                touched = [article, *(other for other, _ in found.moved)]
                where = {member.id: story for member, story in index.told_together(touched).items()}
                settled = _settled(store, where)
                _note_twins(store, where, settled)
                index.assign({id_: story for id_, story in settled.items() if where[id_] != story})
                _keep(store, index.told_together([*settled]))


def _settled(store: Store, where: Mapping[str, str]) -> dict[str, str]:
    """Return where articles go, by id: those whose story has a post stay, others join the earliest."""
    settled: dict[str, str] = {}
    for story in dict.fromkeys(where.values()):
        group = [article for article, other in where.items() if other == story]
        homes = {article: home for article in group if (home := _published(store, article))}
        home = earliest(store, homes.values()) if homes else story
        settled |= {article: homes.get(article, home) for article in group}
    return settled


def _note_twins(store: Store, where: Mapping[str, str], settled: Mapping[str, str]) -> None:
    """Keep which stories with posts prove to be one: those in which articles of one group stay."""
    for group in dict.fromkeys(where.values()):
        stories = {settled[article] for article, story in where.items() if story == group}
        if len(stories) > 1:
            note_twins(store, stories)


def _published(store: Store, article: str) -> str | None:
    """Return the story that an article is in, if that has a post."""
    story = store.stories.of(article)
    return story if story and store.posts.post(story) else None


def _keep(store: Store, where: Mapping[Member, str]) -> None:
    for story in dict.fromkeys(where.values()):
        store.stories.keep(_story(story, [member for member, other in where.items() if other == story]))


def grouped(desk: Desk) -> Events:
    """Give every article that is in no story yet its story, and look anew at those that were edited since."""
    loose = [stored.id for stored in desk.store.articles.unassigned()]
    edited = [article for article in _edited(desk.store) if article not in loose]
    if loose or edited:
        yield Event(Sort.DOING, f"{len(loose) + len(edited)} articles", "grouping into stories")
        with desk.store.together():
            desk.grouping.place(desk.store, [*loose, *edited])
            _note(desk.store, [*loose, *edited])
        yield from _joined(desk.store, loose)


def _joined(store: Store, articles: Sequence[str]) -> Events:
    """Tell which of these new articles are told together with another: with one that was there, or with the first."""
    new = set(articles)
    stories = dict.fromkeys(story for article in articles if (story := store.stories.of(article)))
    for members in map(store.stories.members, stories):
        first = next((member for member in members if member.id not in new), members[0])
        joining = (member for member in members if member.id in new and member is not first)
        yield from (Event(Sort.JOINED, one.title, f"told together with: {first.title}") for one in joining)


def _edited(store: Store) -> list[str]:
    """Return the articles that have a newer version than the one that their story was found by."""
    with store.tables.writing() as connection:
        connection.execute(_TABLE)
        rows = connection.execute(
            "SELECT id FROM articles JOIN desk_placed ON article = id"
            " WHERE newest > version AND joined IS NULL ORDER BY key"
        )
        return [row["id"] for row in rows]


def _note(store: Store, articles: Sequence[str]) -> None:
    """Keep by which version the story of each of these articles was found."""
    versions = [(article, store.articles.article(article).version) for article in articles]
    with store.tables.writing() as connection:
        connection.executemany("INSERT OR REPLACE INTO desk_placed VALUES (?, ?)", versions)


def _member(store: Store, article: str) -> Member:
    version = store.articles.version(article)
    return Member.of(version.article, version.read())


def _story(story: str, members: Iterable[Member]) -> Story:
    """Return a story of these articles, called as the one that was published first."""
    dated = sorted(members, key=lambda member: (_moment(member), member.id))
    return Story(story, dated[0].title, tuple(member.id for member in dated), dated[0].id)


def _moment(member: Member) -> datetime:
    """Return when an article was published, in UTC where it doesn't say in which zone; the undated come last."""
    moment = member.published or datetime.max.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
