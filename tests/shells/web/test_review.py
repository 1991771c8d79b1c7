"""The review by its forms: decisions, the gate, edits, and two editors at once."""

from collections.abc import Callable

import pytest
from lxml import html
from starlette.testclient import TestClient

from copydesk.desk.model import Desk
from copydesk.store import Action, State

from .conftest import Token

Editor = Callable[[str], TestClient]
GOOD = (
    "The swing bridge at Tolmouth will close to all traffic for eleven weeks from 11 January, "
    "Carrow County Council said."
)

CERTAIN = "Ronan Tighe, who runs the largest processing firm, will lay off up to 30 people."


@pytest.fixture
def send(token: Token, bridge: str) -> Callable[..., object]:
    """Return what sends a form of the story, and returns the answer."""

    def sent(client: TestClient, where: str, **fields: object) -> object:
        form = {"token": token(client), "number": "2", **{key: str(value) for key, value in fields.items()}}
        return client.post(f"/stories/{bridge}/{where}", data=form)

    return sent


Send = Callable[..., object]


def _status(answer: object) -> int:
    return answer.status_code  # type: ignore[attr-defined, no-any-return]


def _text(answer: object) -> str:
    return answer.text  # type: ignore[attr-defined, no-any-return]


def test_nothing_goes_out_while_an_error_is_undecided(ann: TestClient, send: Send, desk: Desk, bridge: str) -> None:
    for fields in ({"where": "gate", "action": "approve"}, {"where": "publish"}):
        assert _status(send(ann, **fields)) == 409
    send(ann, "decide", finding=1, action="dismiss", reason="As announced")
    assert "can&#39;t be approved" in _text(send(ann, "gate", action="approve"))
    send(ann, "decide", finding=2, action="accept")
    assert _status(send(ann, "gate", action="approve")) == 409
    send(ann, "decide", finding=2, action="waive", reason="He has said so since", scope="story")
    assert _status(send(ann, "gate", action="approve")) == 200
    assert desk.store.retellings.version(bridge, 2).state is State.APPROVED
    assert _status(send(ann, "publish")) == 200
    assert desk.store.retellings.version(bridge, 2).state is State.PUBLISHED
    history = [(one.who, one.action) for one in desk.store.decisions.history(bridge)]
    assert history == [
        ("Ann", Action.DISMISS),
        ("Ann", Action.ACCEPT),
        ("Ann", Action.WAIVE),
        ("Ann", Action.APPROVE),
        ("Ann", Action.PUBLISH),
    ]


def test_only_what_can_be_undone_is_offered_to_be(ann: TestClient, send: Send, bridge: str) -> None:
    for finding in (1, 2):
        send(ann, "decide", finding=finding, action="waive", reason="so")
    assert ">Undo: approve</button>" in _text(send(ann, "gate", action="approve"))
    assert _status(send(ann, "publish")) == 200
    assert 'id="undo"' not in ann.get(f"/stories/{bridge}/review").text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"finding": 1, "action": "waive"}, "wanted a reason to waive it"),
        ({"finding": 1, "action": "dismiss", "reason": "  "}, "wanted a reason to dismiss it"),
        ({"finding": 1, "action": "waive", "reason": "so", "scope": "house"}, "no further than its story"),
        ({"finding": 9, "action": "accept"}, "not among the 2"),
        ({"finding": 1, "action": "approve"}, "no decision on a finding"),
        ({"finding": 1, "action": "<b>"}, "wanted one of"),
        ({"finding": "-1", "action": "accept"}, "wanted a whole number"),
        ({"finding": 1, "action": "accept", "reason": "x" * 3000}, "wanted at most 2,000"),
    ],
)
def test_a_decision_that_is_no_decision_is_refused(  # noqa: PLR0913, PLR0917 - what it is held to
    ann: TestClient, send: Send, desk: Desk, bridge: str, fields: dict[str, object], why: str
) -> None:
    answer = send(ann, "decide", **fields)
    assert _status(answer) == 409
    assert why in _text(answer)
    assert desk.store.decisions.history(bridge) == ()


def test_an_approval_belongs_to_one_version(ann: TestClient, send: Send, desk: Desk, bridge: str) -> None:
    for finding in (1, 2):
        send(ann, "decide", finding=finding, action="waive", reason="so")
    send(ann, "gate", action="approve")
    send(ann, "edit", title="Bridge to close", body=GOOD + " It cost £9.9m.")
    assert desk.store.retellings.version(bridge, 2).state is State.REPLACED
    assert desk.store.retellings.version(bridge, 3).state is State.WAITING
    assert _status(send(ann, "publish", number=2)) == 409
    assert _status(send(ann, "publish", number=3)) == 409


def test_an_undone_approval_lets_nothing_out(ann: TestClient, send: Send, desk: Desk, bridge: str) -> None:
    for finding in (1, 2):
        send(ann, "decide", finding=finding, action="waive", reason="so")
    send(ann, "gate", action="approve")
    send(ann, "gate", action="undo", decision=3)
    assert desk.store.retellings.version(bridge, 2).state is State.WAITING
    assert _status(send(ann, "publish")) == 409
    assert _status(send(ann, "gate", action="undo", decision=3)) == 409


def test_a_rejected_version_is_told_why_and_can_come_back(ann: TestClient, send: Send, desk: Desk, bridge: str) -> None:
    assert _status(send(ann, "gate", action="reject")) == 409
    send(ann, "gate", action="reject", reason="old news")
    found = desk.store.retellings.version(bridge, 2)
    assert (found.state, found.why) == (State.REJECTED, "old news")
    send(ann, "gate", action="undo", decision=1)
    assert desk.store.retellings.version(bridge, 2).state is State.WAITING


def test_of_two_editors_none_loses_a_decision(editor: Editor, send: Send, desk: Desk, bridge: str) -> None:
    ann, bob = editor("Ann"), editor("Bob")
    send(ann, "decide", finding=1, action="accept")
    send(bob, "decide", finding=1, action="dismiss", reason="As announced")
    assert [one.who for one in desk.store.decisions.history(bridge)] == ["Ann", "Bob"]
    assert "Ann</strong> accepted" in ann.get(f"/stories/{bridge}/review").text
    assert "Bob</strong> dismissed" in ann.get(f"/stories/{bridge}/review").text


def test_of_two_edits_the_second_is_kept_beside_and_told(editor: Editor, send: Send, desk: Desk, bridge: str) -> None:
    ann, bob = editor("Ann"), editor("Bob")
    assert _status(send(ann, "edit", title="Ann's", body=GOOD)) == 200
    answer = send(bob, "edit", title="Bob's", body=GOOD + " More.")
    assert _status(answer) == 409
    assert "version 3 was made meanwhile" in _text(answer)
    saved = desk.store.retellings.saved(bridge, 2, "Bob")
    assert saved is not None
    assert saved.body == GOOD + " More."
    assert len(desk.store.retellings.versions(bridge)) == 3
    assert f'href="/stories/{bridge}/review"' in _text(answer)
    assert "What you typed" not in ann.get(f"/stories/{bridge}/review").text


def test_words_that_another_was_quicker_than_wait_in_the_review_of_the_newest_version(
    editor: Editor, send: Send, desk: Desk, bridge: str
) -> None:
    ann, bob = editor("Ann"), editor("Bob")
    send(ann, "edit", title="Ann's", body=GOOD)
    send(bob, "edit", title="Bob's", body=GOOD + " More.")
    there = f"/stories/{bridge}/review"
    waiting = html.fromstring(bob.get(there).text)
    assert "What you typed at version 2" in waiting.text_content()
    (_, title, more) = (one.text_content().strip() for one in waiting.xpath("//section//ins"))
    assert (title, more.endswith("More.")) == ("Bob's", True)
    assert waiting.xpath("//input[@name='title']/@value") == ["Ann's"]
    mine = html.fromstring(bob.get(f"{there}?mine=yes").text)
    assert mine.xpath("//input[@name='title']/@value") == ["Bob's"]
    (typed_at,) = mine.xpath("//input[@name='mine']/@value")
    send(bob, "edit", number=3, title="Bob's", body=GOOD + " More.", mine=typed_at)
    assert desk.store.retellings.version(bridge, 4).draft.title == "Bob's"
    assert "What you typed" not in bob.get(there).text


def test_what_is_typed_is_saved_and_checked(ann: TestClient, send: Send, desk: Desk, bridge: str) -> None:
    answer = send(ann, "typed", title="Bridge to close", excerpt="", body=f"{GOOD} {CERTAIN}")
    said = answer.json()  # type: ignore[attr-defined]
    assert [one["code"] for one in said["findings"]] == ["C1"]
    assert said["reasons"] == [said["findings"][0]["message"]]
    assert "didn't keep it" in ann.get(f"/stories/{bridge}/review").text.replace("&#39;", "'")
    assert len(desk.store.retellings.versions(bridge)) == 2
    assert send(ann, "typed", title="", body="").status_code == 200  # type: ignore[attr-defined]
    send(ann, "discard")
    assert desk.store.retellings.saved(bridge, 2, "Ann") is None


def test_lines_come_back_as_they_were_typed(ann: TestClient, send: Send, desk: Desk, bridge: str) -> None:
    send(ann, "edit", title=" Bridge \n to close", body="\n" + GOOD + "\r\n\r\nThe end of it.")
    draft = desk.store.retellings.version(bridge, 3).draft
    assert (draft.title, draft.body) == ("Bridge to close", "\n" + GOOD + "\n\nThe end of it.")


def test_the_writer_is_asked_again_and_its_version_holds(ann: TestClient, send: Send, desk: Desk, bridge: str) -> None:
    assert _status(send(ann, "gate", action="again")) == 200
    newest = desk.store.retellings.newest(bridge)
    assert newest is not None
    assert (newest.number, newest.by) == (3, "Ann")
    assert "nine weeks" not in newest.draft.title + newest.draft.body


def test_earlier_words_come_back_as_a_new_version(ann: TestClient, send: Send, desk: Desk, bridge: str) -> None:
    send(ann, "gate", action="revert", to=1)
    assert desk.store.retellings.version(bridge, 3).draft.body == desk.store.retellings.version(bridge, 1).draft.body


def test_while_a_run_is_at_work_nothing_else_publishes(ann: TestClient, send: Send, page: object) -> None:
    room = page.state.room  # type: ignore[attr-defined]
    with room.publishing():
        answer = send(ann, "correct", note="It opens later.")
    assert _status(answer) == 409
    assert "another run is at work" in _text(answer)
    assert room.desk.store.posts.pending() == ()


def test_an_article_is_moved_by_name(ann: TestClient, send: Send, desk: Desk, bridge: str) -> None:
    member = desk.store.stories.story(bridge).members[0]
    send(ann, "move", article=member, to="")
    assert desk.store.stories.of(member) != bridge
    assert [(one.who, one.action) for one in desk.store.decisions.history(bridge)] == [("Ann", Action.MOVE)]


def test_a_published_post_is_stale_when_its_source_has_changed(ann: TestClient, desk: Desk, bridge: str) -> None:
    other = next(row.id for row in desk.store.stories.page().rows if "seal" in row.title)
    (member,) = desk.store.stories.members(other)
    version = desk.store.articles.version(member.id)
    from dataclasses import replace  # noqa: PLC0415

    from copydesk.article import told  # noqa: PLC0415

    changed = told("again.md", version.content + "\n\nA second centre will open in May.\n")
    desk.store.keep(replace(version.received(), article=changed, fingerprint="f" * 64))
    assert "updated" in ann.get("/?stage=updated").text
    text = ann.get(f"/stories/{other}/review").text
    assert "has changed its article" in text
    assert "<ins>" in ann.get(f"/articles/{member.id}?version=2").text
    assert bridge
