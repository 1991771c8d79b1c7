"""Feeds of every form are told in one shape, and what is no feed says where and what it is."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.feed.feeds import read_feed
from copydesk.errors import UnusableInputError

HOME = "https://echo.example/feeds/news"
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Tolmouth Echo</title><language>en-gb</language><link>https://echo.example/</link>
<item><title>Bridge &amp;amp; pier: 5 &lt; 6</title><link>../bridge?utm_source=rss</link>
<guid isPermaLink="false">echo-1</guid>
<pubDate>Fri, 05 Sep 2025 07:30:00 +0100</pubDate><dc:creator>Ann Reay</dc:creator><dc:creator>Bo Halse</dc:creator>
<category>News</category><category>Tol</category><description>Years &lt;b&gt;late&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p onclick="x()">It is late.</p><script>bad()</script><a href="javascript:x">here</a>]]>
</content:encoded>
<media:content url="/pier.jpg" medium="image"><media:credit>Cy Orr</media:credit></media:content></item>
<item><description>No title, no date</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title>
<entry><title type="html">A &lt;i&gt;late&lt;/i&gt; bridge</title><id>tag:1</id><link href="/bridge"/>
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/><author><name>Ann Reay</name></author>
<updated>2025-09-05T07:30:00+01:00</updated><content type="html">&lt;p&gt;Late.&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://echo.example/"><title>Old</title></channel>
<item rdf:about="https://echo.example/a"><title>Late</title><link>https://echo.example/a</link></item></rdf:RDF>"""
BST = timezone(timedelta(hours=1))


def refused(content: bytes) -> str:
    with pytest.raises(UnusableInputError) as caught:
        read_feed("feed.xml", content)
    return str(caught.value)


def test_an_item_of_rss_is_told_whole() -> None:
    feed = read_feed(HOME, RSS.encode(), "application/rss+xml")
    assert (feed.title, feed.language, len(feed.entries)) == ("Tolmouth Echo", "en-gb", 2)
    entry = feed.entries[0]
    assert entry.title == "Bridge & pier: 5 < 6"
    assert (entry.address, entry.guid) == ("https://echo.example/bridge?utm_source=rss", "echo-1")
    assert entry.published == datetime(2025, 9, 5, 7, 30, tzinfo=BST)
    assert entry.published is not None
    assert entry.published.utcoffset() == timedelta(hours=1)
    assert (entry.authors, entry.categories) == (("Ann Reay", "Bo Halse"), ("News", "Tol"))
    assert (entry.summary, entry.content) == ("Years <b>late</b>.", "<p>It is late.</p><a>here</a>")
    assert entry.picture is not None
    assert (entry.picture.address, entry.picture.credit) == ("https://echo.example/pier.jpg", "Cy Orr")


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("Fri, 05 Sep 2025 07:30:00 +9900", 7),
        ("2025-09-05T07:30:00-99:00", 7),
        ("Fri, 05 Sep 2025 07:30:00 garbage", 7),
        ("Fri, 05 Sep 2025 07:30:00 EDT", 11),
        ("Fri, 05 Sep 2025 07:30:00 GMT", 7),
    ],
)
def test_an_offset_that_no_place_has_is_none(words: str, hour: int) -> None:
    content = RSS.replace("Fri, 05 Sep 2025 07:30:00 +0100", words)
    assert read_feed(HOME, content.encode()).entries[0].published == datetime(2025, 9, 5, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize("words", ["0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00"])
def test_the_empty_date_of_a_program_is_none(words: str) -> None:
    content = RSS.replace("Fri, 05 Sep 2025 07:30:00 +0100", words)
    assert read_feed(HOME, content.encode()).entries[0].published is None


def test_an_item_that_says_little_is_kept() -> None:
    entry = read_feed(HOME, RSS.encode()).entries[1]
    assert (entry.title, entry.address, entry.published, entry.summary) == ("", None, None, "No title, no date")


def test_atom_and_rdf_are_told_alike() -> None:
    entry = read_feed(HOME, ATOM.encode()).entries[0]
    assert (entry.title, entry.address, entry.guid) == ("A late bridge", "https://echo.example/bridge", "tag:1")
    assert (entry.licence, entry.content) == ("https://creativecommons.org/licenses/by/4.0/", "<p>Late.</p>")
    assert entry.updated == datetime(2025, 9, 5, 7, 30, tzinfo=BST)
    assert read_feed(HOME, RDF.encode()).entries[0].address == "https://echo.example/a"


def test_addresses_of_a_local_feed_are_local() -> None:
    assert read_feed("file:///news/feed.xml", ATOM.replace("/bridge", "b.html").encode()).entries[0].address == (
        "file:///news/b.html"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_feed_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0"><channel><title>Café</title></channel></rss>'
    )
    assert read_feed("feed.xml", document.encode(encoding)).title == "Café"


def test_json_feeds_of_both_versions_are_read() -> None:
    items = [
        {"id": 1, "url": "/a", "title": "Late",
         "content_html": "<p>Late<script>x</script></p>", "tags": ["Tol", 3],
         "date_published": "2025-09-05T07:30:00+01:00", "image": "/p.jpg", "authors": [{"name": "Ann Reay"}, {}]},
        {"id": "2", "external_url": "https://other.example/",
         "content_text": "One < two.\n\nThree.", "date_published": 5},
        "no item",
    ]  # fmt: skip
    told = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Echo",
        "author": {"name": "The Echo"},
        "items": items,
    }
    feed = read_feed(HOME, json.dumps(told).encode())
    one, two = feed.entries
    assert (one.address, one.guid, one.content) == ("https://echo.example/a", "1", "<p>Late</p>")
    assert (one.published, one.authors) == (datetime(2025, 9, 5, 7, 30, tzinfo=BST), ("Ann Reay",))
    assert one.categories == ("Tol",)
    assert (two.address, two.title, two.authors) == ("https://other.example/", "", ("The Echo",))
    assert (two.content, two.published) == ("<p>One &lt; two.</p>\n<p>Three.</p>", None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"<!-- a\nb -->\n<html><body>x</body></html>",
            "feed.xml:3: not a feed: expected <rss>, <feed> or <rdf>, found <html>",
        ),
        (b"", "feed.xml:1: not a feed: expected <rss>, <feed> or <rdf>, found no element"),
        (b"{\n bad", "feed.xml:2: not a feed: expected a JSON Feed with version and items, found broken JSON"),
        (b"[1]", "feed.xml:1: not a feed: expected a JSON Feed with version and items, found other JSON"),
        (
            b"[" * 100_000,
            "feed.xml:1: not a feed: expected a JSON Feed with version and items, found JSON that can't be read",
        ),
    ],
)
def test_what_is_no_feed_says_where_and_what_it_is(content: bytes, said: str) -> None:
    assert refused(content) == said


BOMBS = [
    '<!ENTITY a "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx">',
    '<!ENTITY a "x"><!ENTITY b "&a;&a;">',
    '<!ENTITY a SYSTEM "file:///etc/passwd">',
    '<!ENTITY % a SYSTEM "http://e.example/x">',
    "<!ENTITY a '<b'><!-- --><!ENTITY b '&a;&a;'>",
]


@pytest.mark.parametrize("entities", BOMBS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_entities_that_swell_nest_or_lead_out_are_refused(entities: str, encoding: str) -> None:
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?><!-- <rss> -->\n<!DOCTYPE rss [\n{entities}]><rss version="2.0"/>'
    )
    assert refused(document.encode(encoding)) == (
        "feed.xml:3: refused: it declares entities: wanted a document without them"
    )


def test_the_old_doctype_of_rss_and_small_entities_are_no_bombs() -> None:
    old = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.example/rss.dtd">'
    small = '<!DOCTYPE rss [<!ENTITY eacute "&#233;">]>'
    for doctype in (old, small):
        assert (
            read_feed("a", f"{doctype}<rss version='0.91'><channel><title>T</title></channel></rss>".encode()).title
            == "T"
        )


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda words: f"<rss><channel><item>{words}".encode()))
def test_any_bytes_are_a_feed_or_one_clear_line(content: bytes) -> None:
    said = "feed.xml: it is one"
    try:
        read_feed("feed.xml", content)
    except UnusableInputError as error:
        said = str(error)
    assert said.startswith("feed.xml")
    assert said.isprintable()


@pytest.mark.parametrize("address", ["file://localhost/desk/house.md", "file:///desk/house.md", "FILE:/desk/house.md"])
def test_only_a_file_leads_to_files(address: str) -> None:
    rss = RSS.replace("../bridge?utm_source=rss", address).replace("/pier.jpg", address).encode()
    item = {"url": address, "image": address}
    told = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]}).encode()
    for entry in (read_feed(HOME, rss).entries[0], read_feed(HOME, told).entries[0]):
        assert (entry.address, entry.picture) == (None, None)
    told_by_a_file = read_feed("file:///news/feed.xml", rss).entries[0].address
    assert told_by_a_file is not None
    assert told_by_a_file.startswith("file:")
