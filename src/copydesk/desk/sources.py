"""The sources of a story: which of its articles a retelling may rest on, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from copydesk.article.model import Article
from copydesk.desk.model import Desk
from copydesk.desk.settings import DeskSettings, FeedSettings
from copydesk.post.licence import Permission, licence_of
from copydesk.post.model import Credit
from copydesk.store import Basis, Store, Version

NAMELESS = "an unnamed source"


@dataclass(frozen=True, slots=True)
class Source:
    """A version of an article that a retelling rests on, its feed (None for one added by hand), and its date."""

    version: Version
    article: Article
    feed: FeedSettings | None
    published: datetime | None

    @property
    def basis(self) -> Basis:
        """The version's own name."""
        return Basis(self.version.article, self.version.number)

    @property
    def licence(self) -> str | None:
        """The licence as it is set for the feed today, or was given with the article."""
        return licence_today(self.version, self.feed)

    @property
    def permission(self) -> Permission:
        """What that licence lets a post hold of the article."""
        return licence_of(self.licence).permission

    @property
    def name(self) -> str:
        """Whose reporting it is."""
        return (self.feed.name if self.feed else None) or self.article.source or NAMELESS

    @property
    def credit(self) -> Credit:
        """What a post owes it."""
        return Credit(
            name=self.name,
            sha256=sha256(self.version.content.encode()).hexdigest(),
            retrieved=self.version.retrieved,
            url=self.version.address,
            author=", ".join(self.version.authors) or self.article.author,
            published=self.published,
            licence=self.licence,
        )


def licence_today(version: Version, feed: FeedSettings | None) -> str | None:
    """Return the licence as it is set for a version's feed today, or was given with the article."""
    return feed.licence if feed else version.licence


def sources_of(desk: Desk, basis: Sequence[Basis]) -> tuple[Source, ...]:
    """Return these versions of articles, the one that is retold first."""
    return sources_in(desk.store, desk.settings, basis)


def sources_in(store: Store, settings: DeskSettings, basis: Sequence[Basis]) -> tuple[Source, ...]:
    """Return these versions of a store's articles; dates are in the site's timezone where an article names none."""
    feeds = {feed.where: feed for feed in settings.feeds}
    versions = [store.articles.version(*part) for part in basis]
    articles = [version.read() for version in versions]
    return tuple(
        Source(version, article, feeds.get(version.feed or ""), article.published_in(settings.site.timezone))
        for version, article in zip(versions, articles, strict=True)
    )


def usable(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the sources that a retelling may rest on: those under the widest licence that there is among them.

    A post may hold no more than the narrowest licence of its sources permits; so an article that may be retold isn't
    mixed with one that may not.
    """
    widest = max(source.permission for source in sources)
    return tuple(source for source in sources if source.permission == widest)
