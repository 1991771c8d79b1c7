"""Posts that are out and hold more of their sources than today's licences permit: somebody narrowed one since."""

from collections.abc import Iterator, Sequence

from copydesk.desk.settings import DeskSettings
from copydesk.desk.sources import licence_today, sources_in
from copydesk.post.credit import exceeds
from copydesk.post.licence import licence_of
from copydesk.post.model import Credit
from copydesk.store import Posted, Store, Waiting


def exceeding(store: Store, settings: DeskSettings) -> Iterator[Waiting]:
    """Yield the posts that hold more than today's licences of their sources permit, and why."""
    for posted in store.posts.all():
        if posted.retracted is None and (owners := _broken(store, settings, posted)):
            why = f"holds more than {owners} permits today: a correction cuts it, a retraction takes it back"
            yield Waiting("post", posted.post.story, posted.post.title, why)


def licence_of_owners(owed: Sequence[Credit]) -> str:
    """Return what to call the narrowest licence of a post's sources: by whose it is."""
    granted = min(licence_of(credit.licence).permission for credit in owed)
    owners = dict.fromkeys(credit.name for credit in owed if licence_of(credit.licence).permission is granted)
    return f"the licence of {' and of '.join(owners)}"


def _broken(store: Store, settings: DeskSettings, posted: Posted) -> str:
    """Return whose licence a post breaks today, empty where it breaks none."""
    basis = store.retellings.version(posted.post.story, posted.retelling).basis
    feeds = {feed.where: feed for feed in settings.feeds}
    versions = [store.articles.version(*part) for part in basis]
    licences = [licence_today(version, feeds.get(version.feed or "")) for version in versions]
    if not exceeds(posted.post, min(licence_of(licence).permission for licence in licences)):
        return ""
    return licence_of_owners([source.credit for source in sources_in(store, settings, basis)])
