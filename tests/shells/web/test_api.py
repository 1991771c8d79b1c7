"""The API does what the pages do, says what it takes, and breaks on nothing."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance
from starlette.applications import Starlette
from starlette.testclient import TestClient

from copydesk.desk.model import Desk
from copydesk.desk.settings import desk_settings
from copydesk.shells.web.serving import desk_page
from copydesk.store import Stage

from .conftest import BRIDGE, now


@pytest.fixture
def api(page: Starlette) -> TestClient:
    return TestClient(page, base_url="http://127.0.0.1")


def test_the_whole_path_through_the_api(api: TestClient, desk: Desk, bridge: str) -> None:
    at = f"/api/stories/{bridge}"
    assert [row["title"] for row in api.get("/api/stories", params={"stage": "stale"}).json()["rows"]] == [BRIDGE]
    review = api.get(f"{at}/review").json()
    assert [one["code"] for one in review["findings"]] == ["T1", "C1"]
    assert len(review["reasons"]) == 2
    ruling = {"who": "Ann", "version": 2, "action": "waive", "reason": "He said so since", "scope": "story"}
    refused = api.post(f"{at}/approve", json={"who": "Ann", "version": 2})
    assert (refused.status_code, "can't be approved" in refused.json()["error"]) == (409, True)
    for one in review["findings"]:
        assert api.post(f"{at}/decisions", json={**ruling, "finding": one["number"]}).status_code == 200
    assert api.post(f"{at}/approve", json={"who": "Ann", "version": 2}).json()["action"] == "approve"
    happened = api.post(f"{at}/publish", json={"who": "Ann", "version": 2}).json()
    assert [one["sort"] for one in happened] == ["updated", "committed"]
    assert api.post(f"{at}/correct", json={"who": "Ann", "note": "It opens later."}).status_code == 200
    assert api.post(f"{at}/retract", json={"who": "Ann", "note": "Withdrawn."}).status_code == 200
    assert desk.store.stories.row(bridge).stage is Stage.RETRACTED
    story = api.get(at).json()
    assert [one["action"] for one in story["history"]][-3:] == ["publish", "correct", "retract"]


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("POST", "/api/runs", {}, 404),
        ("GET", "/api/nothing", {}, 404),
        ("DELETE", "/api/stories", {}, 405),
        ("GET", "/api/stories", {"host": "elsewhere.example"}, 403),
        ("POST", "/api/run", {"origin": "https://elsewhere.example"}, 403),
        ("GET", "/api/stories?stage=nonsense", {}, 422),
    ],
)
def test_every_error_is_one_line_of_json(
    api: TestClient, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answer = api.request(method, path, headers=headers)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    assert "\n" not in answer.json()["error"]


def test_the_pages_word_for_a_stage_is_the_apis_too(api: TestClient, bridge: str) -> None:
    found = [api.get("/api/stories", params={"stage": stage}).json()["rows"] for stage in ("updated", "stale")]
    assert found[0] == found[1]
    assert [row["id"] for row in found[0]] == [bridge]


@pytest.mark.parametrize("body", ["", " \n", "x", "# Bridge to close\n"])
def test_an_edit_without_a_sentence_makes_no_version(api: TestClient, desk: Desk, bridge: str, body: str) -> None:
    words = {"who": "Ann", "version": 2, "title": "Bridge to close", "excerpt": "", "body": body}
    assert api.post(f"/api/stories/{bridge}/versions", json=words).status_code == 422
    assert len(desk.store.retellings.versions(bridge)) == 2


def test_settings_that_are_broken_are_told_and_nothing_is_published(api: TestClient, desk: Desk, bridge: str) -> None:
    (desk.settings.folder / "copydesk.toml").write_text("[site\n", "utf-8")
    answer = api.post(f"/api/stories/{bridge}/publish", json={"who": "Ann", "version": 2})
    assert (answer.status_code, "not TOML" in answer.json()["error"]) == (409, True)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 422),
        (b"[]", 422),
        (b'{"who": "", "version": 2}', 422),
        (b'{"who": "Ann", "version": -1}', 422),
        (b'{"who": "Ann", "version": 1}', 409),
        (b"\xff", 422),
    ],
)
def test_what_is_not_of_the_form_is_refused_in_one_line(api: TestClient, bridge: str, body: bytes, status: int) -> None:
    answer = api.post(f"/api/stories/{bridge}/approve", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert "\n" not in answer.json()["error"]


def test_a_browsers_form_is_no_json(api: TestClient, bridge: str) -> None:
    answer = api.post(f"/api/stories/{bridge}/approve", data={"who": "Ann", "version": "2"})
    assert answer.status_code == 415
    assert api.post("/api/run", content=b"").status_code == 415


def test_what_is_not_there_is_404(api: TestClient) -> None:
    assert api.get("/api/stories/nowhere").status_code == 404
    assert api.get("/api/stories/nowhere/review").status_code == 404


def test_a_judge_out_of_reach_is_502_with_the_reason(folder: Path) -> None:
    settings = folder / "copydesk.toml"
    said = 'judge = "http://127.0.0.1:9/v1"\n'
    settings.write_text(said + settings.read_text(encoding="utf-8"), encoding="utf-8")
    with desk_page(desk_settings(folder), now, {}) as page:
        row = next(row for row in page.state.room.desk.store.stories.page().rows if row.title == BRIDGE)
        api = TestClient(page, base_url="http://127.0.0.1")
        answer = api.get(f"/api/stories/{row.id}/review")
    assert answer.status_code == 502
    assert answer.json()["error"].startswith("http://127.0.0.1:9/v1: no answer from the judge")


@pytest.mark.parametrize("known", [False, True], ids=["any story", "a story that is there"])
def test_no_request_breaks_it(page: Starlette, bridge: str, known: bool) -> None:  # noqa: FBT001
    own = {"host": "127.0.0.1"}
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", page, headers=own)
    for result in schema.get_all_operations():

        @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=result.ok().as_strategy())
        def answered(case: schemathesis.Case) -> None:
            if known and "story" in case.path_parameters:
                case.path_parameters["story"] = bridge
            answer = case.call(headers=own)
            case.validate_response(answer, checks=[not_a_server_error, response_schema_conformance])

        answered()
