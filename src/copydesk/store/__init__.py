"""Articles, versions, stories, drafts, decisions and posts kept between runs.

    with open_store(folder) as store:
        kept = store.keep(received)            # an article: NEW, EDITED (a new version) or SAME
        story = store.stories.begin(kept.article)
        number = store.retellings.add(story, draft, basis=store.stories.basis(story), report=json, state=State.WAITING)
        store.decisions.add(Decision(story, "ann", Action.APPROVE, number))
        store.retellings.turn(story, number, State.APPROVED)

The subjects are `articles`, `stories`, `retellings`, `decisions`, `posts`, `feeds`, `steps` and `tables`; `search` and
`status` look over all. `with store.together():` makes one write of several. All raise StoreError, in one line.
"""

from copydesk.store.model import (
    Action,
    Autosave,
    Basis,
    Decision,
    FeedState,
    Kept,
    Mark,
    News,
    Page,
    Posted,
    Retelling,
    Scope,
    Stage,
    State,
    Step,
    Stored,
    StoryRow,
    Version,
)
from copydesk.store.opened import Store, Tables, open_store
from copydesk.store.overview import Hit, Hour, Status, Waiting

__all__ = [
    "Action",
    "Autosave",
    "Basis",
    "Decision",
    "FeedState",
    "Hit",
    "Hour",
    "Kept",
    "Mark",
    "News",
    "Page",
    "Posted",
    "Retelling",
    "Scope",
    "Stage",
    "State",
    "Status",
    "Step",
    "Store",
    "Stored",
    "StoryRow",
    "Tables",
    "Version",
    "Waiting",
    "open_store",
]
