"""Pages of many: the stories, a search, the history of the desk, and how the day stands."""

from starlette.responses import Response

from copydesk.desk.standing import standing
from copydesk.shells.web.pages import page
from copydesk.shells.web.picture import columns, first_hour
from copydesk.shells.web.room import Visit
from copydesk.store import Stage

TABS = {
    "": ("All", ()),
    "new": ("New", (Stage.NEW,)),
    "waiting": ("For review", (Stage.WAITING, Stage.HELD)),
    "held": ("Held", (Stage.HELD,)),
    "approved": ("Approved", (Stage.APPROVED,)),
    "updated": ("Updated", (Stage.STALE,)),
    "published": ("Published", (Stage.PUBLISHED,)),
    "rejected": ("Rejected", (Stage.REJECTED,)),
    "retracted": ("Retracted", (Stage.RETRACTED,)),
}
"""The tabs of the list: what stands in the address, what stands on the tab, and the stages that it shows."""
SAID = ("came", "edited", "retold", "written", "decided")
"""What is told of the last day in words."""


def stories(visit: Visit) -> Response:
    """Show a page of the stories at the stages that are asked for, with how many there are of each."""
    tab = visit.asked("stage") if visit.asked("stage") in TABS else ""
    store = visit.desk.store
    status = store.status(limit=0)
    counts = {name: sum(dict(status.stages)[stage] for stage in stages) for name, (_, stages) in TABS.items()}
    counts[""] = sum(count for stage, count in status.stages if stage is not Stage.EMPTY)
    since = first_hour(visit.desk.now())
    hours = store.hours(since)
    listed = store.stories.page(TABS[tab][1], visit.asked("after") or None)
    return page(
        visit,
        "stories.html",
        tabs=TABS,
        tab=tab,
        counts=counts,
        page=listed,
        status=status,
        day={what: sum(getattr(hour, what) for hour in hours) for what in SAID},
        columns=() if tab or visit.asked("after") else columns(hours, since),
    )


def search(visit: Visit) -> Response:
    """Show what has the words that are looked for."""
    sought = visit.asked("q")[:1000]
    return page(visit, "search.html", sought=sought, hits=visit.desk.store.search(sought))


def history(visit: Visit) -> Response:
    """Show a page of all that was decided, the newest first."""
    listed = visit.desk.store.decisions.page(visit.asked("after") or None)
    return page(visit, "history.html", page=listed)


def status(visit: Visit) -> Response:
    """Show what waits, and why."""
    return page(visit, "status.html", status=standing(visit.desk.store, visit.desk.settings))
