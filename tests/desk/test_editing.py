"""What an editor decides holds in the runs that come after, as far as it was meant to reach."""

from collections.abc import Callable

import pytest

from copydesk.article import told
from copydesk.desk.editing import Ruling, Sitting
from copydesk.desk.editor import drafted, retract
from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.desk.review import review_of
from copydesk.desk.run import collect
from copydesk.draft.model import Draft
from copydesk.errors import ReviewError
from copydesk.store import Action, Scope, Stage, State

from .conftest import WEIR, Room, article

WRONG = "lowered by 90 centimetres"
TITLE = "Weir at Sallow Bridge to be lowered"
EDITED = WEIR.replace("in May", "in early May")
DISMISSED = Ruling(Action.DISMISS, Scope.VERSION, "measured again")


@pytest.fixture
def held(room: Room) -> Room:
    """Return a desk whose one story is held for an error."""
    room.put(article())
    room.run(collect)
    written = told("cub.md", f"---\ntitle: {TITLE}\n---\n\n{WEIR.replace('lowered by 40 centimetres', WRONG)}")
    assert [event.sort for event in room.run(lambda desk: drafted(desk, TITLE, written, "cub"))] == [Sort.HELD]
    return room


def work(act: Callable[[Desk, str], object]) -> Callable[[Desk], Events]:
    """Return what does something to the one story, as a part of a run."""

    def done(desk: Desk) -> Events:
        (row,) = desk.store.stories.page().rows
        act(desk, row.id)
        yield Event(Sort.NEW, desk.store.stories.row(row.id).stage)

    return done


def stage(room: Room, act: Callable[[Desk, str], object]) -> str:
    """Return the stage of the one story after something was done to it."""
    (event,) = room.run(work(act))
    return event.subject


def test_an_error_holds_until_it_is_settled_and_then_the_next_run_publishes(held: Room) -> None:
    def settle(desk: Desk, story: str) -> None:
        ann = Sitting(desk, "Ann")
        with pytest.raises(ReviewError, match="version 1 can't be approved"):
            ann.approve(story, 1)
        ann.decide(story, 1, 1, DISMISSED)
        ann.approve(story, 1)

    assert stage(held, settle) == Stage.APPROVED
    assert Sort.PUBLISHED in [event.sort for event in held.run()]
    assert WRONG in held.post


@pytest.mark.parametrize(
    ("scope", "sort"), [(Scope.VERSION, Sort.HELD), (Scope.STORY, Sort.RETOLD), (Scope.HOUSE, Sort.RETOLD)]
)
def test_a_decision_reaches_later_drafts_as_far_as_it_was_meant_to(held: Room, scope: Scope, sort: Sort) -> None:
    ruling = Ruling(Action.DISMISS, scope, "measured again")
    stage(held, lambda desk, story: Sitting(desk, "Ann").decide(story, 1, 1, ruling))
    held.put(article(EDITED))
    assert [event.sort for event in held.run()][:2] == [Sort.EDITED, sort]


def test_accepting_a_finding_settles_nothing(held: Room) -> None:
    def accept(desk: Desk, story: str) -> None:
        Sitting(desk, "Ann").decide(story, 1, 1, Ruling(Action.ACCEPT))
        assert review_of(desk, story).open

    assert stage(held, accept) == Stage.HELD


def test_the_sources_words_take_the_place_of_those_at_fault(held: Room) -> None:
    def mend(desk: Desk, story: str) -> None:
        assert Sitting(desk, "Ann").take_source(story, 1, 1) == 2
        review = review_of(desk, story)
        assert WRONG not in review.retelling.draft.body
        assert review.retelling.by == "Ann"
        assert review.open == ()

    assert stage(held, mend) == Stage.WAITING


def test_no_run_puts_a_writers_words_over_an_editors(held: Room) -> None:
    stage(held, lambda desk, story: Sitting(desk, "Ann").take_source(story, 1, 1))
    held.put(article(EDITED))
    held.run()

    def look(desk: Desk, story: str) -> None:
        newest = desk.store.retellings.newest(story)
        assert newest is not None
        assert newest.by == "Ann"
        assert WRONG not in newest.draft.body

    stage(held, look)


def test_an_approval_of_an_older_version_is_refused(held: Room) -> None:
    def approve(desk: Desk, story: str) -> None:
        ann = Sitting(desk, "Ann")
        ann.take_source(story, 1, 1)
        with pytest.raises(ReviewError, match="version 2 was made meanwhile"):
            ann.approve(story, 1)
        ann.approve(story, 2)

    assert stage(held, approve) == Stage.APPROVED


def test_what_was_approved_against_an_older_source_is_checked_against_the_new_one(held: Room) -> None:
    stage(held, lambda desk, story: Sitting(desk, "Ann").decide(story, 1, 1, DISMISSED))
    changed = article(WEIR.replace("40 centimetres", "90 centimetres"))
    stage(held, lambda desk, _: desk.store.keep(changed))

    def approve(desk: Desk, story: str) -> None:
        review = review_of(desk, story)
        assert [source.version.number for source in review.changed] == [2]
        codes = [one.mark.evidence for one in review.open]
        assert all("40" not in evidence for evidence in codes)
        for one in review.open:
            Sitting(desk, "Ann").decide(story, 1, one.number, DISMISSED)
        Sitting(desk, "Ann").approve(story, 1)
        assert desk.store.retellings.version(story, 1).basis[0].version == 2

    assert stage(held, approve) == Stage.APPROVED


def test_nobody_decides_without_a_name(held: Room) -> None:
    def unnamed(desk: Desk, story: str) -> None:
        assert story
        with pytest.raises(ReviewError, match="wanted the name of who decides"):
            Sitting(desk, " \t\u202e")

    stage(held, unnamed)


def test_nothing_of_a_story_that_was_taken_back_is_approved_or_published(room: Room) -> None:
    room.put(article())
    room.run()
    room.run(lambda desk: retract(desk, room.posts[0].stem, "Ann", "It was wrong."))
    before = room.post

    def again(desk: Desk, story: str) -> None:
        ann = Sitting(desk, "Ann")
        number = ann.edit(story, 1, Draft(TITLE, "", WEIR, "verbatim"))
        for act in (ann.approve, lambda story, number: list(ann.publish(story, number))):
            with pytest.raises(ReviewError, match="its post was taken back: wanted a story that isn't retracted"):
                act(story, number)

    assert stage(room, again) == Stage.RETRACTED
    room.run()
    assert room.post == before


def test_the_history_says_published_only_of_what_was(room: Room) -> None:
    room.put(article())
    room.run()
    written = room.post

    def publish(desk: Desk, story: str) -> None:
        ann = Sitting(desk, "Ann")
        number = ann.edit(story, 1, Draft(TITLE, "", EDITED, "verbatim"))
        desk.store.retellings.turn(story, number, State.APPROVED)
        for words, sort in ((f"{written}\nA line by hand.\n", Sort.FAILED), (written, Sort.UPDATED)):
            room.posts[0].write_text(words, "utf-8")
            event, *_ = ann.publish(story, number)
            assert event.sort is sort
            said = [one.action for one in desk.store.decisions.history(story)]
            assert said.count(Action.PUBLISH) == (sort is Sort.UPDATED)

    assert stage(room, publish) == Stage.PUBLISHED
