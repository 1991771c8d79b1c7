"""Addresses are asked with manners, and a server gains nothing by behaving badly."""

import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from copydesk.article.network.addresses import is_public
from copydesk.article.network.fetch import Fetcher, Manners, Status
from copydesk.article.network.rests import Rests
from copydesk.errors import FetchError

from .conftest import Clock, Site, answered, body, dripping, endless, packed, redirect

PAGE = b"<p>The bridge is late.</p>"


def failing(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.get(address)
    message = str(caught.value)
    assert message.isprintable()
    return message


def test_a_page_comes_with_what_makes_the_next_request_conditional(site: Site, fetcher: Fetcher) -> None:
    site.paths["/a"] = body(PAGE, headers={"etag": '"1"', "last-modified": "Fri, 05 Sep 2025 06:30:00 GMT"})
    answer = fetcher.get(site.at("/a"))
    assert (answer.status, answer.content, answer.content_type) == (Status.FRESH, PAGE, "text/html")
    assert (answer.etag, answer.modified) == ('"1"', "Fri, 05 Sep 2025 06:30:00 GMT")


def test_nothing_new_has_no_content_and_keeps_its_tag_and_moment(site: Site, fetcher: Fetcher) -> None:
    def conditional(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers["if-none-match"] == '"1"' and handler.headers["if-modified-since"] == "then"
        answered(handler, b"" if known else PAGE, 304 if known else 200)

    site.paths["/a"] = conditional
    answer = fetcher.get(site.at("/a"), '"1"', "then")
    assert (answer.status, answer.content) == (Status.NOT_MODIFIED, b"")
    assert (answer.etag, answer.modified) == ('"1"', "then")
    assert fetcher.get(site.at("/a"), '"2"').status is Status.FRESH


@pytest.mark.parametrize("wbits", [31, 15, -15])
def test_packed_bodies_are_unpacked(site: Site, fetcher: Fetcher, wbits: int) -> None:
    packer = zlib.compressobj(wbits=wbits)
    content = packer.compress(PAGE) + packer.flush()
    site.paths["/a"] = body(content, headers={"content-encoding": "gzip" if wbits == 31 else "deflate"})
    assert fetcher.get(site.at("/a")).content == PAGE


def test_a_bomb_is_refused_before_it_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    site.paths["/bomb"] = packed(b"\0" * 50_000_000)
    assert failing(fetcher, site.at("/bomb")).endswith("over-large: wanted at most 200,000 bytes")


@pytest.mark.parametrize(
    ("content", "encoding", "said"),
    [
        (b"\x1f\x8b\x08\0nothing", "gzip", "broken compressed body"),
        (b"plain words", "gzip", "broken compressed body"),
        (zlib.compress(PAGE * 99)[:-9], "deflate", "breaks off"),
        (PAGE, "br", "packed as 'br'"),
    ],
)
def test_bodies_that_cannot_be_unpacked_are_told(
    site: Site, fetcher: Fetcher, content: bytes, encoding: str, said: str
) -> None:
    site.paths["/a"] = body(content, headers={"content-encoding": encoding})
    assert said in failing(fetcher, site.at("/a"))


def test_redirects_are_followed_to_where_the_page_is(site: Site, fetcher: Fetcher) -> None:
    site.paths |= {"/a": redirect("/b?x=1"), "/b?x=1": redirect(site.at("/c")), "/c": body(PAGE)}
    answer = fetcher.get(site.at("/a"))
    assert (answer.address, answer.content) == (site.at("/c"), PAGE)


def test_redirects_end_in_a_circle_or_after_a_few(site: Site, fetcher: Fetcher) -> None:
    site.paths |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "in a circle" in failing(fetcher, site.at("/a"))
    site.paths |= {f"/{number}": redirect(f"/{number + 1}") for number in range(20)}
    assert "at most 5 redirects" in failing(fetcher, site.at("/0"))


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest", "http://127.0.0.2/", "http://[::1]/", "http://10.0.0.1/"]
)
def test_a_redirect_to_a_private_address_is_refused(site: Site, fetcher: Fetcher, target: str) -> None:
    site.paths["/a"] = redirect(target)
    assert "a private address" in failing(fetcher, site.at("/a"))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://e.example/", "javascript:1", "http://", "", "http://[x/"]
)
def test_a_redirect_out_of_the_web_is_refused(site: Site, fetcher: Fetcher, target: str) -> None:
    site.paths["/a"] = redirect(target)
    assert "wanted" in failing(fetcher, site.at("/a"))


@pytest.mark.parametrize("status", [400, 404, 410, 500, 503])
def test_other_statuses_are_told(site: Site, fetcher: Fetcher, status: int) -> None:
    site.paths["/a"] = body(b"", status)
    assert failing(fetcher, site.at("/a")) == f"{site.at('/a')}: status {status}: wanted 200"


def test_slow_bodies_end_with_the_time_for_a_request(site: Site, fetcher: Fetcher) -> None:
    site.paths["/drip"] = dripping
    assert failing(fetcher, site.at("/drip")).endswith("too slow: wanted all of it in 0.5 s")


def test_endless_bodies_end_with_the_bytes_for_an_answer(site: Site, fetcher: Fetcher) -> None:
    site.paths["/endless"] = endless
    assert "over-large" in failing(fetcher, site.at("/endless"))


def test_an_answer_that_is_none_is_out_of_reach(site: Site, fetcher: Fetcher) -> None:
    site.paths["/a"] = lambda handler: handler.wfile.write(b"\x1b[2Jnonsense\r\n\r\n") and None
    assert "out of reach" in failing(fetcher, site.at("/a"))
    assert failing(fetcher, "http://nobody.invalid/").endswith("wanted a host that the name service knows")


def test_robots_are_asked_once_and_obeyed(site: Site, fetcher: Fetcher) -> None:
    site.paths |= {
        "/robots.txt": body(b"User-agent: *\nDisallow: /private\n"),
        "/a": body(PAGE),
        "/private/b": body(PAGE),
    }
    assert fetcher.get(site.at("/a")).content == PAGE
    assert "robots.txt" in failing(fetcher, site.at("/private/b"))
    site.paths["/c"] = redirect("/private/b")
    assert "robots.txt" in failing(fetcher, site.at("/c"))
    assert site.asked == ["/robots.txt", "/a", "/c"]


def test_a_host_whose_robots_cannot_be_had_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.paths |= {"/robots.txt": body(b"", 503), "/a": body(PAGE)}
    assert "robots.txt" in failing(fetcher, site.at("/a"))
    assert "robots.txt" in failing(fetcher, site.at("/a"))
    assert site.asked == ["/robots.txt"]


def test_a_host_is_asked_again_only_after_a_pause(site: Site, clock: Clock) -> None:
    site.paths |= {"/robots.txt": body(b"User-agent: *\nCrawl-delay: 7\n"), "/a": body(PAGE)}
    with Fetcher(Manners(delay=2.0, private=(site.host,)), clock.sleep, clock) as fetcher:
        fetcher.get(site.at("/a"))
        fetcher.get(site.at("/a"))
        assert clock.slept == [7.0, 7.0]
        clock.now += 5
        fetcher.get(site.at("/a"))
    assert clock.slept == [7.0, 7.0, 2.0]


@pytest.mark.parametrize(
    ("status", "asked", "minutes"),
    [
        (429, "120", 2),
        (503, "Fri, 09 Oct 2026 13:00:00 GMT", 60),
        (429, None, 10),
        (429, "soon", 10),
        (503, "99999999999999", 24 * 60),
        (429, "-5", 10),
        (503, None, 0),
        (429, "0", 0),
        (503, "Fri, 09 Oct 2026 11:00:00 GMT", 0),
        (404, "120", 0),
    ],
)
def test_a_host_that_asks_for_a_rest_is_left_alone_for_so_long(
    site: Site, status: int, asked: str | None, minutes: int
) -> None:
    now = noon = datetime(2026, 10, 9, 12, tzinfo=UTC)
    site.paths |= {"/busy": body(b"", status, {"retry-after": asked} if asked else {}), "/a": body(PAGE)}
    kept: dict[str, datetime] = {}
    manners, rests = Manners(delay=0, private=(site.host,)), Rests(lambda: now, None, kept.__setitem__)
    with Fetcher(manners, rests=rests) as fetcher:
        told = "left alone until 2026-10-" if minutes else f"status {status}"
        assert told in failing(fetcher, site.at("/busy"))
        assert kept == ({f"http://{site.host}": noon + timedelta(minutes=minutes)} if minutes else {})
        if minutes:
            site.asked.clear()
            assert "left alone until 2026-10-" in failing(fetcher, site.at("/a"))
            with Fetcher(manners, rests=Rests(lambda: now, kept)) as later:
                assert "left alone until 2026-10-" in failing(later, site.at("/a"))
            assert site.asked == []
            now += timedelta(minutes=minutes)
        assert fetcher.get(site.at("/a")).content == PAGE


def test_a_host_that_leads_to_a_private_address_is_refused_unless_it_is_allowed(site: Site) -> None:
    port = int(site.host.partition(":")[2])
    site.paths["/a"] = body(PAGE)

    def resolve(_host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    address = f"http://intranet.example:{port}/a"
    with Fetcher(Manners(), resolve=resolve) as fetcher:
        assert failing(fetcher, address).startswith("intranet.example (127.0.0.1): refused: a private address")
    with Fetcher(Manners(delay=0, private=("intranet.example",)), resolve=resolve) as fetcher:
        assert fetcher.get(address).content == PAGE


def test_a_name_that_changes_its_mind_gains_nothing(site: Site) -> None:
    answers = iter([["93.184.215.14", "127.0.0.1"], ["127.0.0.1"]])

    def resolve(_host: str, _port: int) -> Sequence[str]:
        return next(answers)

    with Fetcher(Manners(delay=0, timeout=0.2), resolve=resolve) as fetcher:
        assert "a private address" in failing(fetcher, f"http://rebind.example:{site.host.partition(':')[2]}/a")
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1",  # noqa: S104
     "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::"],
)  # fmt: skip
def test_private_addresses_are_known_in_all_their_clothes(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://localhost/"])
def test_other_spellings_of_this_machine_are_refused(address: str) -> None:
    with Fetcher() as fetcher:
        assert "private address" in failing(fetcher, address)


@pytest.mark.parametrize(
    "address", ["ftp://e.example/", "gopher://e/", "data:text/html,x", "//e.example/", "x", "http:///"]
)
def test_only_the_web_is_asked(address: str) -> None:
    with Fetcher() as fetcher:
        assert "wanted an address that begins with http://" in failing(fetcher, address)


def test_files_are_read_where_the_settings_name_them(tmp_path: Path) -> None:
    feed = tmp_path / "feeds" / "a.xml"
    feed.parent.mkdir()
    feed.write_bytes(b"<rss/>")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (feed.parent / "link").symlink_to(tmp_path / "secret.txt")
    with Fetcher(Manners(files=(feed.parent,))) as fetcher:
        answer = fetcher.get(feed.as_uri())
        assert (answer.content, answer.status) == (b"<rss/>", Status.FRESH)
        assert fetcher.get(feed.as_uri(), answer.etag).status is Status.NOT_MODIFIED
        for address in (f"{feed.parent.as_uri()}/../secret.txt", f"{feed.parent.as_uri()}/link", "file://other/a.xml"):
            assert "wanted a file that the settings name" in failing(fetcher, address)
        assert "not readable" in failing(fetcher, f"{feed.parent.as_uri()}/none.xml")
