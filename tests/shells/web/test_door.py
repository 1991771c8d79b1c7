"""Who comes in, what a form is held to, and what a browser is told."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from copydesk.desk.settings import desk_settings
from copydesk.errors import SettingsError, StoreError
from copydesk.shells.web.guard import host_of
from copydesk.shells.web.serving import desk_page, required_token, secret_of

from .conftest import Path, Token, now

SAID = "a-token-of-some-length"


def _client(page: Starlette, host: str = "http://127.0.0.1") -> TestClient:
    return TestClient(page, base_url=host, follow_redirects=False)


@pytest.mark.parametrize("host", ["http://evil.example", "http://127.0.0.1.evil.example", "http://10.0.0.1"])
def test_a_desk_without_a_token_answers_on_its_own_machine_alone(page: Starlette, host: str) -> None:
    for path in ("/", "/api/stories", "/static/desk.css"):
        assert _client(page, host).get(path).status_code == 403


@pytest.mark.parametrize("host", ["http://localhost:8017", "http://127.0.0.1", "http://[::1]:8017"])
def test_the_machines_own_addresses_may_come_in(page: Starlette, host: str) -> None:
    assert _client(page, host).get("/").status_code == 200


def test_every_answer_forbids_what_the_page_does_not_need(page: Starlette) -> None:
    for path in ("/", "/nowhere", "/static/desk.js", "/api/stories"):
        headers = _client(page).get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_a_session_is_kept_from_scripts_and_other_sites(page: Starlette) -> None:
    cookie = _client(page).get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_no_page_holds_a_script_or_style_of_its_own(ann: TestClient, bridge: str) -> None:
    for path in ("/", f"/stories/{bridge}", f"/stories/{bridge}/review", "/runs", "/history"):
        text = ann.get(path).text
        assert text.count("<script") == text.count('<script src="/static/')
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick" not in text


def test_a_form_of_another_session_is_refused(page: Starlette, token: Token) -> None:
    theirs = token(_client(page))
    client = _client(page)
    client.get("/")
    for said in (theirs, "", "x", "ü"):
        answer = client.post("/runs/start", data={"token": said})
        assert answer.status_code == 403
        assert "not of this desk" in answer.text
    assert client.get("/api/run").json()["run"] == 0


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_what_another_site_sends_is_refused(page: Starlette, token: Token, headers: dict[str, str]) -> None:
    client = _client(page)
    held = token(client)
    assert client.post("/runs/start", data={"token": held}, headers=headers).status_code == 403
    assert client.post("/api/run", json={}, headers=headers).status_code == 403


def test_what_is_no_form_is_refused(page: Starlette) -> None:
    for content in (b"\xff\xfe", b"&".join(b"a=1" for _ in range(100))):
        assert _client(page).post("/name", content=content).status_code in {400, 403}


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb: c"])
def test_nobody_is_sent_elsewhere(page: Starlette, token: Token, there: str) -> None:
    client = _client(page)
    answer = client.post("/name", data={"token": token(client, "/name"), "name": "Ann", "next": there})
    assert answer.headers["location"] == "/"


def test_who_has_no_name_is_asked_for_it(page: Starlette, bridge: str, token: Token) -> None:
    client = _client(page)
    assert client.get(f"/stories/{bridge}/review").headers["location"].startswith("/name")
    held = token(client)
    answer = client.post(f"/stories/{bridge}/gate", data={"token": held, "number": 2, "action": "approve"})
    assert answer.status_code == 409
    assert "wanted the name of who decides" in answer.text


def test_a_name_of_any_letters_is_remembered(page: Starlette, token: Token) -> None:
    client = _client(page)
    client.post("/name", data={"token": token(client, "/name"), "name": 'Zoë "<b>" Ó;=', "next": "/"})
    assert "You are Zoë &#34;&lt;b&gt;&#34; Ó;=" in client.get("/").text


def test_a_desk_with_a_token_lets_in_who_knows_it(folder: Path) -> None:
    with desk_page(desk_settings(folder), now, {}, SAID) as page:
        client = _client(page, "http://desk.example")
        assert client.get("/").headers["location"] == "/login"
        assert client.get("/api/stories").status_code == 401
        assert client.get("/static/desk.css").status_code == 200
        form = client.get("/login").text.split('name="token" value="')[1].split('"')[0]
        assert client.post("/login", data={"token": form, "access": "wrong"}).status_code == 403
        assert client.get("/").status_code == 303
        assert client.post("/login", data={"token": form, "access": SAID}).status_code == 303
        assert client.get("/").status_code == 200
        other = _client(page, "http://desk.example")
        assert other.get("/api/stories", headers={"authorization": f"Bearer {SAID}"}).status_code == 200
        assert other.get("/api/stories", headers={"authorization": "Bearer ünknown".encode()}).status_code == 401


def test_an_address_that_others_can_reach_takes_a_token() -> None:
    assert required_token("127.0.0.1", {}) is None
    assert required_token("0.0.0.0", {"COPYDESK_TOKEN": SAID}) == SAID  # noqa: S104
    with pytest.raises(SettingsError, match="others can reach it: wanted a token in the variable COPYDESK_TOKEN"):
        required_token("0.0.0.0", {})  # noqa: S104
    with pytest.raises(SettingsError, match="wanted at least 16 characters"):
        required_token("127.0.0.1", {"COPYDESK_TOKEN": "short"})


def test_a_form_outlives_a_restart(folder: Path, token: Token) -> None:
    with desk_page(desk_settings(folder), now, {}) as page:
        client = _client(page)
        held = token(client)
        session = client.cookies["desk_session"]
    with desk_page(desk_settings(folder), now, {}) as page:
        client = TestClient(page, base_url="http://127.0.0.1", cookies={"desk_session": session})
        assert client.post("/runs/stop", data={"token": held}).status_code == 200


def test_the_secret_is_its_owners_alone_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    assert secret_of(tmp_path) == secret_of(tmp_path)
    assert (tmp_path / "web.key").stat().st_mode & 0o077 == 0
    (tmp_path / "web.key").write_bytes(b"")
    with pytest.raises(StoreError, match=r"web\.key: damaged"):
        secret_of(tmp_path)


def test_a_host_is_read_without_its_port() -> None:
    assert [host_of(host) for host in ("LOCALHOST:80", "[::1]:8017", "[::1]", "a:b")] == [
        "localhost",
        "[::1]",
        "[::1]",
        "a:b",
    ]
