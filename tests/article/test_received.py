"""Pages and items are received with all that they say of themselves, and read again as the same article."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from copydesk.article import told
from copydesk.article.feed.entries import FeedEntry
from copydesk.article.model import Picture, Received
from copydesk.article.prose.own import Heading
from copydesk.article.received import received_entry, received_page
from copydesk.errors import UnusableInputError
from copydesk.text.passage import Role

NOW = datetime(2026, 11, 1, tzinfo=UTC)
BST = timezone(timedelta(hours=1))
ADDRESS = "https://echo.example/news/bridge?utm_source=feed"
LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"},
{"@type": ["NewsArticle"], "headline": "Bridge opens &amp; sinks", "datePublished": "2025-09-05T07:30:00+01:00",
 "dateModified": "2025-09-06T07:30:00+01:00", "author": [{"name": "Ann Reay"}, {"name": "Bo Halse"}],
 "publisher": {"name": "Tolmouth Echo"}, "articleSection": ["News", "Tol"], "inLanguage": "en-GB",
 "license": "https://creativecommons.org/licenses/by/4.0/", "image": {"url": "/img/pier.jpg"}}]}</script>"""
OPEN_GRAPH = """<meta property="og:title" content="Bridge opens &amp; sinks">
<meta property="og:site_name" content="Tolmouth Echo">
<meta property="article:published_time" content="2025-09-05T07:30:00+01:00">
<meta name="author" content="By Ann Reay and Bo Halse">
<meta property="article:section" content="News"><meta property="og:image" content="https://echo.example/img/pier.jpg">"""
BODY = """<article><h1>Bridge opens &amp; sinks</h1>
<figure><img src="/img/pier.jpg?w=640" alt="A pier under water"><figcaption>The first pier on Monday
<span class="credit">Photo: Cy Orr</span></figcaption></figure>
<p>This video can not be played</p>
<p>The bridge over the Tol opened on <a href="/monday">Monday</a>, years late,
the chief engineer of the council said.</p>
<p>It cost far more than anybody in the town had been told,
and nobody has said who will pay for the rest of it.</p>
<h2>Why so late</h2>
<blockquote>
<p>We did not know how soft the ground would be until we had begun to dig, and then it was late.</p></blockquote>
<ul><li>The first pier sank in its first winter and was built again.</li>
<li>The second was never begun at all.</li></ul>
<p>The builder did not reply to the questions that were sent on Friday by this newspaper and by others in town.</p>
<p>Read more: Pier sinks again</p></article>"""


def page(head: str, body: str = BODY, **more: str | bytes) -> Received:
    top = f'<!DOCTYPE html><html lang="en-GB"><head><title>x</title>{head}</head>'
    html = f"{top}<body><nav>Home</nav>{body}</body></html>"
    content = more.get("content") or html.encode()
    kind = more.get("content_type", "text/html")
    assert isinstance(content, bytes)
    assert isinstance(kind, str)
    return received_page("bridge", content, ADDRESS, NOW, kind)


def blocks(received: Received) -> list[tuple[Role, str]]:
    text = received.article.text
    return [(block.role, text.prose[slice(*block.span)]) for block in text.blocks]


@pytest.mark.parametrize("head", [LD, OPEN_GRAPH])
def test_what_a_page_says_of_itself_is_received(head: str) -> None:
    received = page(head)
    article = received.article
    assert (article.title, article.source, article.language) == ("Bridge opens & sinks", "Tolmouth Echo", "en-GB")
    assert article.published == datetime(2025, 9, 5, 7, 30, tzinfo=BST)
    assert article.published is not None
    assert article.published.utcoffset() == timedelta(hours=1)
    assert received.authors == ("Ann Reay", "Bo Halse")
    assert received.sections[0] == "News"
    assert received.address == "https://echo.example/news/bridge"
    assert received.picture == Picture(
        "https://echo.example/img/pier.jpg", "A pier under water", "The first pier on Monday", "Cy Orr"
    )
    assert received.raw.startswith(b"<!DOCTYPE")


def test_only_a_page_that_says_so_has_a_licence_and_a_later_version() -> None:
    licensed, silent = page(LD), page(OPEN_GRAPH)
    assert licensed.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert licensed.modified == datetime(2025, 9, 6, 7, 30, tzinfo=BST)
    assert (silent.licence, silent.modified) == (None, None)


def test_marks_of_html_in_a_title_are_no_words_of_it() -> None:
    head = '<meta property="og:title" content="Pier &lt;i&gt;Ada&lt;/i&gt; is 3 &lt; 4 years old&lt;br&gt;">'
    assert (
        page(head, BODY.replace("<h1>", "<h2>").replace("</h1>", "</h2>")).article.title
        == "Pier Ada is 3 < 4 years old"
    )


def test_structure_and_links_are_kept_and_notices_dropped() -> None:
    received = page(LD)
    assert [role for role, _ in blocks(received)] == [
        Role.TITLE, Role.PARAGRAPH, Role.PARAGRAPH, Role.HEADING, Role.QUOTATION, Role.ITEM, Role.ITEM, Role.PARAGRAPH
    ]  # fmt: skip
    content = received.article.text.content
    assert "on [Monday](https://echo.example/monday), years late" in content
    assert "played" not in content
    assert "Read more" not in content


def test_what_was_received_is_read_again_as_the_same_article() -> None:
    received = page(LD)
    again = told("again.md", received.article.text.content)
    assert replace(again, text=received.article.text) == received.article
    assert again.text.prose == received.article.text.prose


def test_a_page_without_dates_or_authors_says_none() -> None:
    received = page("")
    assert (received.article.published, received.authors, received.licence, received.modified) == (None, (), None, None)


@pytest.mark.parametrize(
    ("own", "known"),
    [
        ("/news/bridge-late", "https://echo.example/news/bridge-late"),
        ("https://www.echo.example/b?utm_x=1", "https://www.echo.example/b"),
        ("https://other.example/bridge", "https://echo.example/news/bridge"),
        ("https://echo.example/", "https://echo.example/news/bridge"),
        ("javascript:x", "https://echo.example/news/bridge"),
        ("http://[x", "https://echo.example/news/bridge"),
    ],
)
def test_a_page_may_name_its_own_address_on_its_own_site(own: str, known: str) -> None:
    assert page(f'<link rel="canonical" href="{own}">').address == known


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 50_000,
     '{"@type": "NewsArticle", "headline": {"a": 1}, "author": [null, 3, {"name": []}], "image": [[]]}',
     '{"@type": null}', '{"@graph": {"@graph": {"@type": "NewsArticle", "datePublished": "2025-99-99"}}}', "null"],
)  # fmt: skip
def test_careless_json_ld_is_passed_over(script: str) -> None:
    received = page(f'<script type="application/ld+json">{script}</script>{OPEN_GRAPH}')
    assert received.article.title == "Bridge opens & sinks"
    assert received.authors == ("Ann Reay", "Bo Halse")


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("cp1252", "text/html; charset=ISO-8859-1"),
        ("cp1252", "text/html; charset=utf-8"),
        ("iso-8859-2", "text/html; charset=iso-8859-2"),
        ("utf-16", "text/html"),
        ("utf-8", "text/html; charset=nonsense"),
    ],
)
def test_a_mislabelled_charset_changes_no_letter(encoding: str, content_type: str) -> None:
    body = BODY.replace("anybody", "Zoë Böhm or anybody")
    content = f"<html><head><title>x</title></head><body>{body}</body></html>".encode(encoding)
    assert "Zoë Böhm" in page("", content=content, content_type=content_type).article.text.prose


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "bridge: empty: wanted the text of an article"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "bridge: a PNG image: wanted text, Markdown or HTML"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", None),
        (b"<div>" * 30_000, None),
        (
            b"<html><body>" + b"<p>Die Br\xc3\xbccke wurde am Montag nicht eingeweiht, sagte sie.</p>" * 9,
            None,
        ),
    ],
)
def test_what_is_no_article_is_one_clear_line(content: bytes, said: str | None) -> None:
    with pytest.raises(UnusableInputError, match=r"^bridge: .*wanted ") as caught:
        received_page("bridge", content, ADDRESS, NOW)
    assert said is None or str(caught.value) == said
    assert str(caught.value).isprintable()


ENTRY = FeedEntry(
    "Bridge opens", "https://echo.example/a?utm_source=x", "echo-1", datetime(2025, 9, 5, 8, tzinfo=BST),
    None, "<p>Short.</p>",
    "<p>The bridge was opened on Monday by the mayor of the town.</p>"
    "<ul><li>One pier was sunk by the river</li></ul>",
    ("Cy Orr",), ("Tol",),
)  # fmt: skip


def test_a_feed_with_the_whole_article_needs_no_page() -> None:
    received = received_entry(ENTRY, None, NOW, "https://echo.example/feed", Heading(source="Echo", language="en"))
    article = received.article
    assert (article.title, article.source, article.published) == ("Bridge opens", "Echo", ENTRY.published)
    assert (received.address, received.guids, received.feed) == (
        "https://echo.example/a", ("echo-1",), "https://echo.example/feed"
    )  # fmt: skip
    assert (received.authors, received.sections) == (("Cy Orr",), ("Tol",))
    assert [role for role, _ in blocks(received)] == [Role.TITLE, Role.PARAGRAPH, Role.ITEM]


def test_the_page_comes_first_and_the_feed_fills_what_it_leaves_open() -> None:
    whole = received_entry(ENTRY, page(LD), NOW)
    assert (whole.article.title, whole.authors) == ("Bridge opens & sinks", ("Ann Reay", "Bo Halse"))
    assert (whole.address, whole.guids) == ("https://echo.example/news/bridge", ("echo-1",))
    bare = page("")
    filled = received_entry(ENTRY, bare, NOW, heading=Heading(source="Echo"))
    assert (filled.article.published, filled.authors, filled.article.source) == (ENTRY.published, ("Cy Orr",), "Echo")
    assert filled.article.day == date(2025, 9, 5)
    assert blocks(filled) == blocks(bare)
    assert filled.fingerprint == bare.fingerprint


def test_an_item_without_a_text_wants_its_page() -> None:
    with pytest.raises(UnusableInputError, match=r"^https://echo.example/a: an item without a text: wanted its page"):
        received_entry(FeedEntry("Bridge", "https://echo.example/a"), None, NOW)


def test_a_page_of_the_web_names_no_picture_among_our_files() -> None:
    assert page('<meta property="og:image" content="file:///desk/.copydesk/web.key">').picture is None
