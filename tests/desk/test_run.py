import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from copydesk.article import told
from copydesk.article.model import Article, Picture
from copydesk.desk.collect import added
from copydesk.desk.editor import correct, drafted, reject, retract, story_named, withdraw
from copydesk.desk.group import Together
from copydesk.desk.model import Event, Sort, no_judge
from copydesk.desk.settings import DeskSettings
from copydesk.desk.standing import standing
from copydesk.desk.twins import twins_of
from copydesk.draft.brief import BriefWriter
from copydesk.draft.model import AwayError, Brief, Draft
from copydesk.draft.verbatim import VerbatimWriter
from copydesk.errors import FetchError, JudgeError, ReviewError, StoreError, UnusableInputError, WriterError
from copydesk.store import State, Store, open_store
from copydesk.story.model import Story

from .conftest import ADDRESS, EELS, NOON, QUAY, SALLOW, WEIR, Inventing, Room, article

EDITED = WEIR.replace("40 centimetres", "55 centimetres")


def sorts(events: list[Event]) -> list[Sort]:
    return [event.sort for event in events]


def commits(folder: Path) -> list[str]:
    done = subprocess.run(["git", "log", "--format=%s"], cwd=folder, check=False, capture_output=True, text=True)
    return done.stdout.splitlines()


def test_an_article_becomes_a_post_in_one_commit(room: Room) -> None:
    room.put(article())
    assert sorts(room.run()) == [Sort.NEW, Sort.RETOLD, Sort.PUBLISHED, Sort.COMMITTED]
    assert [path.name for path in room.posts] == ["2026-10-09-weir-at-sallow-bridge-to-be-lowered.md"]
    assert "date: 2026-10-09T12:00:00+00:00\n" in room.post
    assert f'  url: "{ADDRESS}"\n' in room.post
    assert '  author: "Ann Orr"\n' in room.post
    assert WEIR in room.post
    assert commits(room.folder) == ["News desk: 1 published"]


def test_ten_runs_on_unchanged_feeds_make_one_commit_and_write_nothing(room: Room) -> None:
    room.put(article())
    room.run()
    before = room.posts[0].stat().st_mtime_ns
    for day in range(1, 10):
        room.now = NOON + timedelta(days=day)
        assert room.run() == []
    assert room.posts[0].stat().st_mtime_ns == before
    assert len(commits(room.folder)) == 1


@pytest.mark.parametrize(
    "again",
    [
        article(title="Weir at Sallow Bridge will be lowered"),
        article(guid="weir-2"),
        article(guid=""),
        article(address=None),
        article(address="https://m.sallow.example/weir-again", guid="weir-9"),
    ],
    ids=["title", "guid", "no guid", "no address", "address and guid"],
)
def test_the_same_article_by_other_names_is_no_second_post(room: Room, again: object) -> None:
    room.put(article())
    room.run()
    room.put(again)  # type: ignore[arg-type]
    room.run()
    assert len(room.posts) == 1


def test_the_same_article_in_two_feeds_is_one_post(room: Room) -> None:
    room.put(article())
    room.put(article(guid="wire-7"), feed=QUAY)
    assert sorts(room.run()).count(Sort.PUBLISHED) == 1
    assert len(room.posts) == 1


def test_an_edited_article_updates_its_post_and_the_post_says_so(room: Room) -> None:
    room.put(article())
    room.run()
    name = room.posts[0].name
    room.put(article(EDITED, title="Weir to be lowered further"))
    room.now = NOON + timedelta(hours=3)
    assert sorts(room.run()) == [Sort.EDITED, Sort.RETOLD, Sort.UPDATED, Sort.COMMITTED]
    assert [path.name for path in room.posts] == [name]
    assert "55 centimetres" in room.post
    assert 'title: "Weir to be lowered further"\n' in room.post
    assert "date: 2026-10-09T12:00:00+00:00\n" in room.post
    assert "last_modified_at: 2026-10-09T15:00:00+00:00\n" in room.post
    assert commits(room.folder)[0] == "News desk: 1 updated"


@pytest.mark.parametrize("words", ["The board has spent £7m on lawyers.", '"It is a disgrace," said Tom Weller.'])
def test_what_a_writer_invents_is_never_published(room: Room, words: str) -> None:
    room.writer = Inventing(words)
    room.put(article())
    room.run()
    assert all(words not in path.read_text("utf-8") for path in room.posts)


def test_what_no_writer_can_retell_is_held_once_and_not_told_again(room: Room) -> None:
    room.writer = BriefWriter()
    room.put(article("Watch live.\n"))
    new, held = room.run()
    assert (new.sort, held.sort) == (Sort.NEW, Sort.HELD)
    assert held.note == "no sentence stands by itself: wanted an article to retell"
    assert room.run() == []
    assert room.posts == []


def test_a_retelling_by_hand_with_an_error_is_held_with_what_was_found(room: Room) -> None:
    room.feeds = (replace(SALLOW, licence=None),)
    room.put(article())
    room.run()
    written = told("hand.md", "# Weir to be lowered\n\nThe weir will be lowered by 90 centimetres in May.\n")
    (held,) = room.run(lambda desk: drafted(desk, "Weir at Sallow Bridge to be lowered", written, "ann"))
    assert held.sort is Sort.HELD
    assert held.note.startswith("F1: ")
    assert "90 centimetres" in held.note
    before = room.post
    assert room.run() == []
    assert room.post == before


def test_a_retelling_by_hand_that_holds_is_published_and_no_writer_replaces_it(room: Room) -> None:
    room.put(article())
    room.run()
    written = told("hand.md", "# Weir to be lowered\n\nThe river board said the weir will be lowered in May.\n")
    (kept,) = room.run(lambda desk: drafted(desk, "weir-at-sallow-bridge-to-be-lowered", written, "ann"))
    assert (kept.sort, kept.note) == (Sort.RETOLD, "goes out with the next run")
    assert Sort.UPDATED in sorts(room.run())
    assert "The river board said the weir will be lowered in May." in room.post
    assert re.search(r"^excerpt: .*The river board said the weir will be lowered in May\.", room.post, re.MULTILINE)
    room.put(article(WEIR.replace("three years", "four years")))
    room.run()
    assert "The river board said the weir will be lowered in May." in room.post


@pytest.mark.parametrize(("licence", "longest"), [(None, 300), ("unknown", 300), ("excerpt", 300), ("link-only", 0)])
def test_without_a_licence_a_post_holds_no_more_than_link_and_short_excerpt(
    room: Room, licence: str | None, longest: int
) -> None:
    room.feeds = (replace(SALLOW, licence=licence),)
    room.put(article(WEIR * 4))
    (told_so,) = [event.note for event in room.run() if event.sort is Sort.PUBLISHED]
    left = "the link alone" if licence == "link-only" else "cut to an excerpt"
    assert told_so.endswith(f"({left}, by the licence of {SALLOW.name})")
    _, _, body = room.post.split("---\n", 2)
    prose, _, credit = body.partition("* * *")
    assert len(prose.strip()) <= longest
    assert f"]({ADDRESS})" in credit


def test_retracting_leaves_a_note_and_the_story_is_not_told_again(room: Room) -> None:
    room.put(article())
    room.run()
    slug = "weir-at-sallow-bridge-to-be-lowered"
    assert sorts(room.run(lambda desk: retract(desk, slug, "ann", "The board denies it."))) == [
        Sort.RETRACTED,
        Sort.COMMITTED,
    ]
    assert "The board denies it." in room.post
    assert "centimetres" not in room.post
    room.put(article(EDITED))
    assert sorts(room.run()) == [Sort.EDITED]
    assert "centimetres" not in room.post


def test_a_correction_is_listed_and_stays_when_the_post_is_updated(room: Room) -> None:
    room.put(article())
    room.run()
    room.run(lambda desk: correct(desk, room.posts[0].name, "ann", "The weir is at Sallow Bridge."))
    assert "The weir is at Sallow Bridge." in room.post
    assert commits(room.folder)[0] == "News desk: 1 corrected"
    room.put(article(EDITED))
    room.run()
    assert "The weir is at Sallow Bridge." in room.post
    assert "55 centimetres" in room.post


@pytest.mark.parametrize("order", [retract, correct])
def test_a_post_that_is_not_there_is_told_with_the_nearest(room: Room, order: Callable[..., object]) -> None:
    room.put(article())
    room.run()
    with pytest.raises(StoreError, match='no post is called "weir-at-salow-bridge", did you mean "weir-at-sallow-'):
        room.run(lambda desk: order(desk, "weir-at-salow-bridge", "ann", "Because."))


def test_a_feed_and_an_article_that_fail_do_not_stop_the_others(room: Room) -> None:
    room.intake.broken[SALLOW.where] = FetchError("https://sallow.example/rss: status 500: wanted 200")
    room.put(FetchError("https://quay.example/x: too slow"), article(), feed=QUAY)
    events = room.run()
    assert [event.note for event in events if event.sort is Sort.FAILED] == [
        "https://sallow.example/rss: status 500: wanted 200",
        "https://quay.example/x: too slow",
    ]
    assert len(room.posts) == 1


def test_an_article_that_fails_is_told_once_and_again_when_it_fails_otherwise(room: Room) -> None:
    gone, broken = (
        FetchError("https://q.example/x: status 404: wanted 200"),
        FetchError("https://q.example/x: too slow"),
    )
    feed = replace(QUAY, name="Quay")
    settings = DeskSettings(room.folder, feeds=(feed,))

    def failing() -> list[str]:
        with open_store(room.folder / ".copydesk", lambda: NOON) as store:
            return [waiting.why for waiting in standing(store, settings).waiting if waiting.what == "page"]

    room.put(gone, article(), feed=QUAY)
    assert [event.note for event in room.run() if event.sort is Sort.FAILED] == [str(gone)]
    assert room.run() == []
    assert failing() == [str(gone)]
    room.put(broken, article(), feed=QUAY)
    assert [event.note for event in room.run()] == [str(broken)]
    room.put(article(), feed=QUAY)
    assert room.run() == []
    assert failing() == []


class Away(Inventing):
    """Can't be reached, as often as it is asked."""

    def write(self, sources: Sequence[Article], brief: Brief) -> Draft:
        del sources, brief
        self.asked = getattr(self, "asked", 0) + 1
        raise AwayError("http://127.0.0.1:9/v1: no connection")


def test_a_writer_that_is_out_of_reach_is_asked_twice_and_what_it_was_not_asked_for_is_told_in_one_line(
    room: Room,
) -> None:
    room.writer = away = Away("")
    for n in range(1, 6):
        prize = article(f"The town of A{n} won a prize of £{n}00 on Friday.", f"T{n}", f"https://a.example/{n}", f"{n}")
        room.intake.feeds.setdefault(SALLOW.where, []).append(prize)
    failed = [(event.subject, event.note) for event in room.run() if event.sort is Sort.FAILED]
    why = "http://127.0.0.1:9/v1: no connection"
    assert failed == [("T1", why), ("T2", why), ("3 more stories", "left for the next run: inventing is out of reach")]
    assert away.asked == 2
    room.writer = VerbatimWriter()
    assert sorts(room.run()).count(Sort.PUBLISHED) == 5


def test_a_story_whose_judge_is_out_of_reach_waits_for_the_next_run(room: Room) -> None:
    why = "http://127.0.0.1:9/v1: nobody answers"

    def away() -> None:
        raise JudgeError(why)

    room.put(article())
    room.judging = away
    assert [event.note for event in room.run() if event.sort is Sort.FAILED] == [
        "http://127.0.0.1:9/v1: nobody answers"
    ]
    assert room.posts == []
    room.judging = no_judge
    room.run()
    assert len(room.posts) == 1


def test_a_picture_that_is_out_of_reach_does_not_stop_its_post(room: Room) -> None:
    room.put(article(picture=Picture("https://sallow.example/w.jpg", "A weir", None, "Ann Orr", "CC BY 4.0")))
    events = room.run()
    assert [event.note for event in events if event.sort is Sort.FAILED] == [
        "no picture: https://sallow.example/w.jpg: out of reach"
    ]
    assert "image" not in room.post


def test_a_file_that_somebody_changed_is_not_written_over(room: Room) -> None:
    room.put(article())
    room.run()
    room.posts[0].write_text(room.post + "\nAn editor's line.\n", "utf-8")
    room.put(article(EDITED))
    (failed,) = [event for event in room.run() if event.sort is Sort.FAILED]
    assert failed.note.endswith("was changed by hand since it was published: wanted it as the desk had written it")
    assert "An editor's line." in room.post
    assert "55 centimetres" not in room.post
    assert room.run() == []
    room.posts[0].write_text(room.post.replace("\nAn editor's line.\n", ""), "utf-8")
    assert Sort.UPDATED in sorts(room.run())
    assert "55 centimetres" in room.post


def test_a_post_that_somebody_took_away_is_not_written_again_but_for_its_retraction(room: Room) -> None:
    room.put(article())
    room.run()
    path = room.posts[0]
    path.unlink()
    room.put(article(EDITED))
    (failed,) = [event for event in room.run() if event.sort is Sort.FAILED]
    assert failed.note.endswith("was taken away since it was published: wanted it there, or a retraction")
    assert room.run() == []
    assert room.posts == []
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        waiting = standing(store, DeskSettings(room.folder)).waiting
    assert failed.note in {each.why for each in waiting if each.what == "post"}
    assert Sort.RETRACTED in sorts(room.run(lambda desk: retract(desk, path.stem, "ann", "It was wrong.")))
    assert "It was wrong." in room.post


def test_an_old_article_is_filed_under_its_own_day_and_none_in_the_future(room: Room) -> None:
    room.put(article(day="2026-01-05T07:00:00+00:00"))
    room.run()
    assert room.posts[0].name.startswith("2026-01-05-")
    other = article("Eels came back to the Wend in June.\n", "Eels return", "https://sallow.example/eels", "eels")
    room.put(replace(other, article=replace(other.article, published=NOON + timedelta(days=30))))
    room.run()
    assert room.posts[-1].name == "2026-10-09-eels-return.md"


def test_a_hostile_title_is_words_in_the_commit_and_in_the_name_of_the_file(room: Room) -> None:
    room.put(article(title="--amend $(id) ../../etc {% raw %} `x`"))
    room.run()
    assert [path.parent.name for path in room.posts] == ["_posts"]
    assert len(commits(room.folder)) == 1


def test_a_run_that_was_cut_off_anywhere_is_finished_by_the_next(room: Room) -> None:
    room.put(article(), article("Eels came back to the Wend in June.\n", "Eels return", "https://s.example/e", "eels"))
    whole = len(room.run())
    wanted = [(path.name, path.read_bytes()) for path in room.posts]
    for cut in range(whole):
        other = Room(room.folder.with_name(f"cut-{cut}"), room.intake)
        (other.folder / ".copydesk").mkdir(parents=True)
        subprocess.run(["git", "init", "--quiet"], cwd=other.folder, check=True)

        def some(desk: object, cut: int = cut) -> list[Event]:
            from copydesk.desk.run import run  # noqa: PLC0415

            events = run(desk)  # type: ignore[arg-type]
            seen: list[Event] = []
            for event in events:
                seen += [event] if event.sort is not Sort.DOING else []
                if len(seen) > cut:
                    events.close()
            return seen

        other.run(some)
        other.run()
        assert [(path.name, path.read_bytes()) for path in other.posts] == wanted
        assert commits(other.folder)[0].startswith("News desk: ")
        assert other.run() == []


def test_what_is_approved_by_an_editor_is_published_with_the_next_run(room: Room) -> None:
    room.put(article())
    room.run()
    written = told("hand.md", "# Weir to be lowered\n\nThe weir will be lowered by 90 centimetres in May.\n")
    room.run(lambda desk: drafted(desk, "weir-at-sallow-bridge-to-be-lowered", written, "ann"))
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        (row,) = store.stories.page().rows
        newest = store.retellings.newest(row.id)
        assert newest
        assert newest.state is State.HELD
        store.retellings.turn(row.id, newest.number, State.APPROVED)
    assert Sort.UPDATED in sorts(room.run())
    assert "90 centimetres" in room.post


def test_two_reports_of_one_event_are_one_story_and_one_post(room: Room) -> None:
    room.grouping = Together()
    other = (
        "The river board will lower the weir at Sallow Bridge by 40 centimetres in May, it said on Friday.\n\n"
        "Anglers at Sallow Bridge oppose the plan for the weir. The board expects salmon within three years.\n"
    )
    room.put(article())
    title = "Sallow Bridge weir to be lowered in May"
    room.put(article(other, title, "https://quay.example/weir", "q1", day="2026-10-09T08:00:00+00:00"), feed=QUAY)
    room.put(article("Eels came back to the Wend in June.\n", "Eels return", "https://q.example/e", "q2"), feed=EELS)
    room.feeds = (SALLOW, QUAY, EELS)
    joined = [event for event in room.run() if event.sort is Sort.JOINED]
    assert joined == [Event(Sort.JOINED, title, "told together with: Weir at Sallow Bridge to be lowered")]
    assert [path.name for path in room.posts] == [
        "2026-10-09-eels-return.md",
        "2026-10-09-weir-at-sallow-bridge-to-be-lowered.md",
    ]
    assert 'name: "Sallow Post"' in room.posts[1].read_text("utf-8")
    assert 'name: "Quay Wire"' in room.posts[1].read_text("utf-8")


UNTITLED = {
    "wheat.txt": "The price of wheat rose by a tenth in Marl on Tuesday after a dry spring, traders there said.",
    "cello.txt": "Lena Holt, a cellist from Wexley, has won the Orr prize for her playing of a forgotten concerto.",
    "rescue.txt": "Two walkers were brought down from Cold Fell in thick snow by volunteers with a dog late on Sunday.",
}


def test_articles_without_a_title_are_not_told_together_for_where_they_lie(room: Room) -> None:
    room.grouping = Together()
    for name, words in UNTITLED.items():
        (room.folder / name).write_text(f"{words}\n", "utf-8")
    paths = [room.folder / name for name in UNTITLED]
    taken = room.run(lambda desk: added(desk, paths, "Wend Notes", "CC BY 4.0"))
    assert [event.subject for event in taken] == [words.removesuffix(".") for words in UNTITLED.values()]
    assert Sort.JOINED not in sorts(room.run())
    assert len(room.posts) == len(UNTITLED)
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        titles = {row.title for row in store.stories.page().rows}
    assert titles == {words.removesuffix(".") for words in UNTITLED.values()}


def test_two_stories_under_one_name_of_a_column_are_two_posts(room: Room) -> None:
    room.grouping = Together()
    room.put(
        article("A barn at Low Fell burned down. Edna Pym lost forty bales of hay.", "News in brief", None, "b1"),
        article("The library of Tarn will open on Sundays, as 2,600 readers had asked.", "News in brief", None, "b2"),
    )
    assert Sort.JOINED not in sorts(room.run())
    assert len(room.posts) == len(("barn", "library"))


def test_a_story_is_called_by_the_first_sentence_of_an_article_without_a_title(room: Room) -> None:
    room.grouping = Together()
    room.put(article(title=""))
    room.run()
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        (row,) = store.stories.page().rows
    assert row.title.startswith("The weir at Sallow Bridge will be lowered")


def test_a_date_at_an_edge_of_the_calendar_is_none_and_the_runs_go_on(room: Room) -> None:
    room.grouping = Together()
    room.put(article(day="0001-01-01T00:00:00+01:00"), article(EELS_RETURN, "Eels", "https://q.example/e", "q2"))
    assert Sort.PUBLISHED in sorts(room.run())
    assert room.run() == []
    assert len(room.posts) == len(("weir", "eels"))


@pytest.mark.parametrize("days", ["2026-08-21", "2026-08-21T08:00:00+00:00"])
def test_weeks_apart_two_articles_are_two_stories_also_where_only_a_day_is_told(room: Room, days: str) -> None:
    room.grouping = Together()
    room.put(article())
    there = "https://quay.example/weir"
    room.put(article(RETOLD, "Sallow Bridge weir to be lowered in May", there, "q1", day=days), feed=QUAY)
    room.feeds = (SALLOW, QUAY)
    assert Sort.JOINED not in sorts(room.run())
    assert [path.name[:10] for path in room.posts] == ["2026-08-21", "2026-10-09"]


EELS_RETURN = """\
Eels came back to the river Wend in June, the angling club of Marl said on Friday.

The club counted 340 of them at the mill, and had seen none there since 1998.
"""
RETOLD = """\
The river board will lower the weir at Sallow Bridge by 40 centimetres in May, it said on Friday.

Anglers at Sallow Bridge oppose the plan for the weir. The board expects salmon to return within three years.
"""


def story_of(room: Room, address: str) -> str | None:
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        (found,) = [one.id for one in store.articles.page().rows if store.articles.version(one.id).address == address]
        return store.stories.of(found)


def test_an_edited_article_moves_to_the_story_that_it_tells_now_and_that_one_is_told_once(room: Room) -> None:
    room.grouping, room.writer = Together(), BriefWriter()
    room.put(article())
    there = "https://quay.example/live"
    room.put(article("Watch live.\n", "Quay live", there, "live"), feed=QUAY)
    assert Sort.HELD in sorts(room.run())
    assert story_of(room, there) != story_of(room, ADDRESS)
    room.put(article(RETOLD, "Sallow Bridge weir to be lowered in May", there, "live"), feed=QUAY)
    room.run()
    assert story_of(room, there) == story_of(room, ADDRESS)
    assert len(room.posts) == 1
    assert room.run() == []


def test_an_article_whose_post_is_out_stays_in_its_story_whatever_it_says_now(room: Room) -> None:
    room.grouping = Together()
    there = "https://quay.example/eels"
    room.put(article())
    room.put(article(EELS_RETURN, "Eels return to the Wend", there, "eels"), feed=QUAY)
    room.run()
    before, names = story_of(room, there), [path.name for path in room.posts]
    assert len(names) == 2
    room.put(article(RETOLD, "Sallow Bridge weir to be lowered in May", there, "eels"), feed=QUAY)
    assert Sort.LINKED in sorts(room.run())
    assert story_of(room, there) == before != story_of(room, ADDRESS)
    assert [path.name for path in room.posts] == names
    assert room.run() == []


def two_posts_on_one_story(room: Room) -> tuple[Path, Path]:
    """Publish two stories, and let the later one's article turn out to tell the earlier's; return the two posts."""
    room.grouping = Together()
    room.put(article())
    room.run()
    room.put(article(EELS_RETURN, "Eels return to the Wend", "https://quay.example/eels", "eels"), feed=QUAY)
    room.now = NOON + timedelta(hours=1)
    room.run()
    room.put(article(RETOLD, "Sallow Bridge weir to be lowered in May", "https://quay.example/eels", "eels"), feed=QUAY)
    room.now = NOON + timedelta(hours=2)
    (linked,) = [event for event in room.run() if event.sort is Sort.LINKED]
    assert linked.subject == "Sallow Bridge weir to be lowered in May"
    assert linked.note == "to Weir at Sallow Bridge to be lowered, which tells the same story"
    eels, weir = room.posts
    return weir, eels


def test_of_two_posts_that_prove_to_tell_one_story_the_later_is_linked_to_the_earlier_and_both_stay(room: Room) -> None:
    earlier, later = two_posts_on_one_story(room)
    story = story_of(room, ADDRESS)
    assert f'\ntold_before: "{story}"\n' in later.read_text("utf-8")
    assert "told_before" not in earlier.read_text("utf-8")
    assert room.run() == []
    room.put(article(RETOLD.replace("three years", "five years"), "Weir", "https://quay.example/eels"), feed=QUAY)
    room.put(article(EDITED))
    assert sorts(room.run()).count(Sort.UPDATED) == 2
    assert "five years" in later.read_text("utf-8")
    assert f'\ntold_before: "{story}"\n' in later.read_text("utf-8")
    assert "55 centimetres" in earlier.read_text("utf-8")


def test_what_belongs_to_two_posts_joins_the_earlier(room: Room) -> None:
    two_posts_on_one_story(room)
    there = "https://wend.example/weir"
    title = "Anglers oppose the lower weir at Sallow Bridge"
    room.feeds = (*room.feeds, EELS)
    room.put(article(RETOLD.replace("Anglers at", "The anglers of"), title, there, "w1"), feed=EELS)
    assert sorts(room.run()) == [Sort.NEW, Sort.JOINED]
    assert story_of(room, there) == story_of(room, ADDRESS)
    assert len(room.posts) == 2


@pytest.mark.parametrize("number", [0, 1])
def test_of_two_posts_on_one_story_an_editor_may_take_one_back(room: Room, number: int) -> None:
    taken = two_posts_on_one_story(room)[number].name
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        assert len(list(twins_of(store))) == 1
    room.run(lambda desk: retract(desk, taken, "ann", "The story is told in another post."))
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        assert list(twins_of(store)) == []
    assert room.run() == []


def test_a_post_that_somebody_changed_is_not_linked_and_the_runs_go_on(room: Room) -> None:
    room.grouping = Together()
    room.put(article())
    room.run()
    there = "https://quay.example/eels"
    room.put(article(EELS_RETURN, "Eels return to the Wend", there, "eels"), feed=QUAY)
    room.now = NOON + timedelta(hours=1)
    room.run()
    room.posts[0].write_text(room.posts[0].read_text("utf-8") + "\nAn editor's line.\n", "utf-8")
    room.put(article(RETOLD, "Sallow Bridge weir to be lowered in May", there, "eels"), feed=QUAY)
    assert Sort.LINKED not in sorts(room.run())
    assert "An editor's line." in room.posts[0].read_text("utf-8")


class Staying(Together):
    """Puts all articles into one story."""

    def place(self, store: Store, articles: Sequence[str]) -> None:
        store.stories.keep(Story("s1", "", tuple(articles), articles[0]))


def test_a_source_that_cannot_be_retold_leads_no_story_that_has_one_that_can(room: Room) -> None:
    room.grouping, room.writer = Staying(), BriefWriter()
    room.put(article("x", "Log in", "https://a.example/x", "x1", day="2026-10-08T07:00:00+00:00"), article(RETOLD))
    assert Sort.HELD not in sorts(room.run())
    assert "The river board will lower the weir" in room.post
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        newest = store.retellings.newest("s1")
        assert newest
        assert [store.articles.article(part.article).title for part in newest.basis] == [
            "Weir at Sallow Bridge to be lowered",
            "Log in",
        ]


def test_a_story_that_no_writer_could_retell_is_rejected_and_waits_for_nobody(room: Room) -> None:
    room.writer = BriefWriter()
    room.put(article("Please log in.", "Log in"))
    room.run()
    with pytest.raises(ReviewError, match="wanted a reason to reject it"):
        room.run(lambda desk: reject(desk, "Log in", "Ann", " "))
    told = room.run(lambda desk: reject(desk, "Log in", "Ann", "no article"))
    assert told == [Event(Sort.REJECTED, "Log in", "no article")]
    assert room.run() == []
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        assert not store.status().waiting


@pytest.mark.parametrize("body", ["x", "# Weir\n", "- 4\n", "Weir.\n"])
def test_a_retelling_by_hand_without_a_sentence_is_refused_and_the_post_stays(room: Room, body: str) -> None:
    room.put(article())
    room.run()
    before = room.post
    with pytest.raises((UnusableInputError, WriterError)):
        room.run(lambda desk: drafted(desk, "weir-at-sallow-bridge-to-be-lowered", told("hand.md", body), "Ann"))
    assert room.run() == []
    assert room.post == before


def test_correcting_what_was_taken_back_is_told_as_a_correction(room: Room) -> None:
    room.put(article())
    room.run()
    name = "weir-at-sallow-bridge-to-be-lowered"
    assert Sort.RETRACTED in sorts(room.run(lambda desk: retract(desk, name, "Ann", "Wrong.")))
    assert Sort.CORRECTED in sorts(room.run(lambda desk: correct(desk, name, "Ann", "It was right.")))
    assert commits(room.folder)[0] == "News desk: 1 corrected"
    assert Sort.RETRACTED in sorts(room.run(lambda desk: retract(desk, name, "Ann", "Wrong after all.")))


def test_a_report_that_comes_after_the_post_is_out_joins_its_story_and_makes_no_second_post(room: Room) -> None:
    room.grouping = Together()
    room.put(article())
    room.run()
    there = "https://quay.example/weir"
    room.put(article(RETOLD, "Sallow Bridge weir to be lowered in May", there, "q1"), feed=QUAY)
    room.now = NOON + timedelta(hours=5)
    assert sorts(room.run()) == [Sort.NEW, Sort.JOINED]
    assert story_of(room, there) == story_of(room, ADDRESS)
    assert len(room.posts) == 1


def test_what_may_be_retold_is_not_mixed_with_what_may_not(room: Room) -> None:
    room.grouping = Together()
    room.feeds = (SALLOW, replace(QUAY, licence=None))
    room.put(article())
    room.put(article(WEIR.replace("Anglers", "All anglers"), "Weir to go", "https://quay.example/w", "q"), feed=QUAY)
    room.run()
    assert WEIR in room.post
    assert "Quay Wire" not in room.post


def test_a_desk_that_has_lost_its_memory_makes_no_second_post(room: Room) -> None:
    room.put(article())
    room.run()
    name = room.posts[0].name
    shutil.rmtree(room.folder / ".copydesk")
    (room.folder / ".copydesk").mkdir()
    room.now = NOON + timedelta(days=2)
    assert sorts(room.run())[-2:] == [Sort.UPDATED, Sort.COMMITTED]
    assert [path.name for path in room.posts] == [name]
    assert "date: 2026-10-09T12:00:00+00:00\n" in room.post
    assert room.run() == []


def test_a_desk_that_has_lost_its_memory_publishes_nothing_that_was_taken_back(room: Room) -> None:
    room.put(article())
    room.run()
    room.run(lambda desk: retract(desk, room.posts[0].name, "ann", "The board denies it."))
    shutil.rmtree(room.folder / ".copydesk")
    (room.folder / ".copydesk").mkdir()
    room.now = NOON + timedelta(days=2)
    assert sorts(room.run())[-1] == Sort.HELD
    assert "centimetres" not in room.post


EEL_ADDRESS = "https://quay.example/eels"


def two_posts_then_one_article(room: Room) -> str:
    """Publish two stories, let their articles turn out to be one, and return the slug of the story without any."""
    room.put(article(), article(EELS_RETURN, "Eels return", EEL_ADDRESS, "eels"))
    room.run()
    room.put(article(EELS_RETURN, "Eels return", ADDRESS, "weir-1"))
    room.run()
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        (left,) = [row.slug for row in store.stories.page().rows if not row.articles]
    return str(left)


def test_a_post_whose_articles_all_went_to_another_story_stays_and_the_runs_go_on(room: Room) -> None:
    left = two_posts_then_one_article(room)
    assert room.run() == []
    assert len(room.posts) == 2
    written = told("hand.md", "# Eels return\n\nEels came back to the Wend in June.\n")
    with pytest.raises(ReviewError, match=f"^{left}: its articles are in other stories now: wanted a story that has"):
        room.run(lambda desk: drafted(desk, left, written, "ann"))


def test_why_an_editors_order_could_not_be_done_is_told_as_often_as_it_is_given(room: Room) -> None:
    room.put(article())
    room.run()
    room.posts[0].write_text(room.post + "\nAn editor's line.\n", "utf-8")
    for _ in range(2):
        (failed,) = room.run(lambda desk: retract(desk, room.posts[0].stem, "ann", "It was wrong."))
        assert failed.sort is Sort.FAILED
        assert "was changed by hand since it was published" in failed.note
    assert room.run() == []


def test_a_story_that_was_taken_back_takes_no_retelling_by_hand(room: Room) -> None:
    room.put(article())
    room.run()
    slug = "weir-at-sallow-bridge-to-be-lowered"
    room.run(lambda desk: retract(desk, slug, "ann", "It was wrong."))
    written = told("hand.md", "# Weir to be lowered\n\nThe river board said the weir will be lowered in May.\n")
    with pytest.raises(ReviewError, match="its post was taken back: wanted a story that isn't retracted"):
        room.run(lambda desk: drafted(desk, slug, written, "ann"))


def test_a_retelling_by_hand_is_one_whatever_its_editor_is_called(room: Room) -> None:
    room.put(article())
    room.run()
    slug = "weir-at-sallow-bridge-to-be-lowered"
    written = told("hand.md", "# Weir to be lowered\n\nThe river board said the weir will be lowered in May.\n")
    room.run(lambda desk: drafted(desk, slug, written, "hand"))
    room.put(article(WEIR.replace("three years", "four years")))
    room.run()
    assert "The river board said the weir will be lowered in May." in room.post
    room.run(lambda desk: drafted(desk, slug, written, "hand"))
    assert sorts(room.run(lambda desk: withdraw(desk, slug, "hand", ""))) == [Sort.WITHDRAWN]


def test_a_title_that_several_stories_have_is_told_with_their_slugs(room: Room) -> None:
    room.put(article(), article(EELS_RETURN, address=EEL_ADDRESS, guid="eels"))
    room.run()
    slug = "weir-at-sallow-bridge-to-be-lowered"
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        with pytest.raises(StoreError, match=f'2 stories are called "Weir at .*": wanted one of {slug}, {slug}-2$'):
            story_named(store, "Weir at Sallow Bridge to be lowered")
        assert story_named(store, f"{slug}-2") != story_named(store, slug)


def test_what_holds_more_than_a_narrowed_licence_permits_is_listed_and_cut_when_it_is_written_again(room: Room) -> None:
    def broken() -> list[str]:
        with open_store(room.folder / ".copydesk", lambda: NOON) as store:
            return [waiting.why for waiting in standing(store, DeskSettings(room.folder, feeds=room.feeds)).waiting]

    room.put(article(WEIR * 4))
    room.run()
    assert broken() == []
    room.feeds = (replace(SALLOW, licence="excerpt"),)
    (why,) = broken()
    assert why.startswith("holds more than the licence of Sallow Post permits today: ")
    corrected, _ = room.run(lambda desk: correct(desk, room.posts[0].name, "ann", "The weir is at Sallow Bridge."))
    assert corrected.note.endswith("(cut to an excerpt, by the licence of Sallow Post)")
    assert broken() == []
    prose = room.post.split("---\n", 2)[2].partition("* * *")[0]
    assert prose.count("Anglers opposed the plan.") <= 1
    assert "The weir is at Sallow Bridge." in room.post


def test_a_file_that_was_taken_away_before_its_commit_holds_up_no_other(room: Room) -> None:
    hook = room.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    room.put(article(), article(EELS_RETURN, "Eels return", EEL_ADDRESS, "eels"))
    assert sorts(room.run())[-1] is Sort.FAILED
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        steps = [waiting.why for waiting in store.status().waiting if waiting.what == "step"]
    assert [why.partition(": ")[2] for why in steps] == ["git commit failed: 1"] * 2
    hook.unlink()
    subprocess.run(["git", "rm", "--quiet", "--force", str(room.posts[0])], cwd=room.folder, check=True)
    assert room.run() == [Event(Sort.COMMITTED, "News desk: 1 published")]
    assert room.run() == []


def test_files_by_hand_keep_their_rule_and_their_front_matter_beside_the_name_that_they_are_given(room: Room) -> None:
    texts = {
        "rule.md": f"---\n\n{WEIR}",
        "front.md": f"---\ntitle: Eels return\n---\n\n{EELS_RETURN}",
        "toml.md": f'+++\ntitle = "Eels to return"\n+++\n\n{EELS_RETURN.replace("Marl", "Sallow")}',
    }
    for name, content in texts.items():
        (room.folder / name).write_text(content, "utf-8")
    events = room.run(lambda desk: added(desk, [room.folder / name for name in texts], "Wend Notes", "full"))
    assert sorts(events) == [Sort.NEW] * 3
    with open_store(room.folder / ".copydesk", lambda: NOON) as store:
        kept = [store.articles.version(row.id).read() for row in store.articles.page().rows]
    assert [one.source for one in kept] == ["Wend Notes"] * 3
    assert [one.title for one in kept] == [None, "Eels return", "Eels to return"]
    assert "The weir at Sallow Bridge will be lowered" in kept[0].text.prose
