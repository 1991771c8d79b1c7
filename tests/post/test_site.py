"""Debian's Jekyll builds our site from normal posts and from all that is hostile, and what it built is read back."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

import feedparser
import lxml.html
import pytest
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

from copydesk.post.body import safe
from copydesk.post.jekyll import written
from copydesk.post.model import Correction, Credit, Image, Post
from copydesk.post.site import site_files
from copydesk.post.writing import place, put

pytestmark = pytest.mark.skipif(shutil.which("jekyll") is None, reason="needs Debian's jekyll")

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TITLES = ["NO", "on", "12:30", "2024", 'Reay: "We will win"', "back\\slash", "Live: the vote", "{{ x }} {% y %}"]
TITLES += ["</script><script>alert(1)</script>", "<b>&amp;", "- a", "# a", "'", "~"]
BODIES = [
    "2025. A year.", "+ 4 per cent", "# 1 in the charts.", ": said", "| a | b", "*[RNLI]: x\n\nRNLI", "$$x$$ and $$",
    "{% anything %}", "{{ x }}", "<script>alert(1)</script>", "[a](javascript:alert(1))", "[b](data:text/html,x)",
    "![i](http://x/x.png)", "[^1]: n[^1]", "{: .big}", "{::comment}x{:/}", "```\nopen", "~~~ x ~~~", "~~x~~",
    "Term\n: text", "a\n===", "[x]: http://y", "^", "--- x", "a\nb | c", "AT&T &amp; &lt; &copy; &#42;",
    "a_b_c _em_ __st__", 'x!\n[l](http://a.b/(c)?d=|&e="f")', "**a***b*", "\\", "`code` ``x", "# # {#x}",
    "- a\n- b\n  1. c\n  2. d\n\n  more", "> q1\n\n> q2", "> - x\n> - y", "* * *", "a  \n2. b  \n- c", "<!-- c -->",
    "a | b\n--- | ---\nc\\|d | *e*", '"x" -- y... <<z>>', "[[x]](http://a.b)", "5 < 6 > 3", "1) a\n2) b",
    "10. ten\n11. eleven", "- [ ] task", "*a **b** c*", "***x***", "é*x*é", "    indented", "text^[note]", "{:toc}",
    "#hash", "#### Four", "+ a\n+ b", "\\{{ x }}", "{% raw %}", "1986\\. x", "## Sub {#id}",
]  # fmt: skip
CREDIT = Credit(
    'The "Gazette": NO', "ab" * 32, MOMENT, "https://gazette.example/a?b={{x}}&c=|", "Ann\\", MOMENT, "CC BY 4.0"
)


def hostile(number: int) -> Post:
    title, body = TITLES[number % len(TITLES)], BODIES[number % len(BODIES)]
    return Post(
        f"story <{number}>", f"post-{number}", title, MOMENT - timedelta(days=number), "desk", f"{title} 5 < 6 & 7 > 3",
        body, (CREDIT,), ("NO", "A-B"), ("on", "12:30", title),
    )  # fmt: skip


NORMAL = replace(
    hostile(0),
    story="story-lifeboat",
    slug="lifeboat",
    title="Lifeboat launched 41 times",
    date=MOMENT + timedelta(hours=1),
    body="## A second boat\n\n- One\n- Two\n\n> Quoted.\n",
    image=Image("assets/images/ab.jpg", 'The "boat" </script>', "Joan Marsh", "CC BY 4.0", 8, 6),
    modified=MOMENT + timedelta(hours=2),
    corrections=(Correction(MOMENT, "It was 41, </script> not 14."), Correction(MOMENT, "It was Monday.")),
)
TAKEN = replace(NORMAL, story="story-taken", slug="taken", retracted='The "figures" were wrong.', corrections=())

AGAIN = replace(hostile(0), story="story-again", slug="again", told_before="story-lifeboat")
BEHIND = replace(AGAIN, story="story-behind", slug="behind", told_before="story-taken")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for path, content in site_files():
        place(folder, path, content)
    for post in (NORMAL, TAKEN, AGAIN, BEHIND, *map(hostile, range(len(BODIES)))):
        put(folder, written(post))
    plain = "---\ntitle: By hand\ndate: 2026-01-01\ntags: [a]\n---\nA *first* paragraph.\n\nAnother.\n"
    place(folder, PurePosixPath("_posts/2026-01-01-by-hand.md"), plain.encode())
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true"}
    done = subprocess.run(["jekyll", "build"], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "rror" not in done.stdout + done.stderr
    return folder / "_site"


def page(site: Path, post: Post) -> HtmlElement:
    path = site / f"{post.date:%Y/%m/%d}" / post.slug / "index.html"
    return lxml.html.fromstring(path.read_text("utf-8"))


def told(site: Path, post: Post) -> dict[str, object]:
    (script,) = page(site, post).xpath("//script")
    found = json.loads(script.text)
    assert isinstance(found, dict)
    return found


def shape(root: HtmlElement) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for part in root.iterdescendants():
        assert isinstance(part.tag, str)
        if part.tag not in {"thead", "tbody"}:
            words = (" ".join((text or "").split()) for text in (part.text, part.tail))
            found.append((part.tag.replace("td", "th"), *words, part.get("href"), part.get("class")))
    return found


@pytest.mark.parametrize("number", range(len(BODIES)))
def test_a_body_is_built_as_it_was_meant(site: Path, number: int) -> None:
    (text,) = page(site, hostile(number)).xpath("//div[@class='text']")
    meant = MarkdownIt("commonmark").enable("table").render(safe(BODIES[number]))
    expected = shape(lxml.html.fromstring(f"<div>{meant}</div>"))
    assert shape(text)[: len(expected)] == expected
    behind = [part[0] for part in shape(text)[len(expected) :]]
    assert behind == ["hr", "p", "a", "a"]


def test_every_post_is_built_with_its_title_and_nothing_that_runs(site: Path) -> None:
    for number in range(len(BODIES)):
        post = hostile(number)
        built = page(site, post)
        assert built.xpath("string(//h1)").replace("‹", "<") == post.title
        assert [script.get("type") for script in built.xpath("//script")] == ["application/ld+json"]
        assert not built.xpath(
            "//*[@onclick] | //a[not(starts-with(@href, 'http') or starts-with(@href, '/') or @href='#main')]"
        )
        assert str(told(site, post)["headline"]).replace("‹", "<") == post.title
        assert told(site, post)["keywords"] == list(dict.fromkeys(["on", "12:30", str(told(site, post)["headline"])]))


def test_the_json_of_an_article_tells_whose_it_is(site: Path) -> None:
    article = told(site, NORMAL)
    assert article["@type"] == "NewsArticle"
    assert article["datePublished"] == "2026-03-02T10:30:00+00:00"
    assert article["dateModified"] == "2026-03-02T11:30:00+00:00"
    assert article["author"] == {"@type": "Organization", "name": "The desk"}
    assert article["publisher"] == {"@type": "Organization", "name": "The Morning Copy"}
    assert article["creditText"] == 'Based on reporting by Ann\\ (The "Gazette": NO)'
    assert article["isBasedOn"] == article["citation"] == [
        {
            "@type": "NewsArticle",
            "publisher": {"@type": "Organization", "name": 'The "Gazette": NO'},
            "url": "https://gazette.example/a?b=%7B%7Bx%7D%7D&c=%7C",
            "author": {"@type": "Person", "name": "Ann\\"},
            "datePublished": "2026-03-02T09:30:00+00:00",
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]  # fmt: skip
    notes = [(note["text"], note["datePublished"]) for note in article["correction"]]  # type: ignore[attr-defined]
    assert notes == [(made.note.replace("<", "‹"), "2026-03-02T09:30:00+00:00") for made in NORMAL.corrections]
    image = article["image"]
    assert image == {
        "@type": "ImageObject", "url": "/assets/images/ab.jpg", "width": 8, "height": 6,
        "caption": 'The "boat" ‹/script>', "creditText": "Joan Marsh",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }  # fmt: skip


def test_a_page_shows_picture_corrections_update_and_credit(site: Path) -> None:
    built = page(site, NORMAL)
    (picture,) = built.xpath("//figure/img")
    assert (picture.get("src"), picture.get("alt")) == ("/assets/images/ab.jpg", 'The "boat" ‹/script>')
    words = " ".join(built.text_content().split())
    assert "Picture: Joan Marsh, CC BY 4.0" in words
    assert "Updated 2 March 2026, 11:30 UTC" in words
    assert "Corrections 2 March 2026: It was 41," in words
    assert built.xpath("//a[contains(text(), 'Gazette')]/@href") == ["https://gazette.example/a?b=%7B%7Bx%7D%7D&c=%7C"]


def test_a_later_post_leads_to_the_earlier_one_on_its_story_unless_that_was_taken_back(site: Path) -> None:
    (link,) = page(site, AGAIN).xpath("//p[@class='before']/a")
    assert (link.get("href"), link.text) == ("/2026/03/02/lifeboat/", NORMAL.title)
    assert not page(site, BEHIND).xpath("//p[@class='before']")


def test_a_retracted_page_has_its_note_and_nothing_of_what_it_said(site: Path) -> None:
    built = page(site, TAKEN)
    words = " ".join(built.text_content().split())
    assert "Retracted: Lifeboat launched 41 times" in words
    assert 'This post has been retracted. The "figures" were wrong.' in words
    assert "second boat" not in words
    assert not built.xpath("//img")
    assert told(site, TAKEN)["creativeWorkStatus"] == "Retracted"
    assert len(told(site, TAKEN)["correction"]) == 1  # type: ignore[arg-type]


def test_the_feed_has_fixed_ids_and_names_its_sources(site: Path) -> None:
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 40
    first, second = sorted(feed.entries[:2], key=lambda entry: entry.id)
    assert (first.id, second.id) == ("story-lifeboat", "story-taken")
    assert second.title == "Retracted: Lifeboat launched 41 times"
    assert first.source == {"href": "https://gazette.example/a?b=%7B%7Bx%7D%7D&c=%7C", "title": 'The "Gazette": NO'}
    assert "Based on reporting by" in first.content[0].value
    assert "5 &lt; 6 &amp; 7 &gt; 3" in feed.entries[2].summary


def test_home_and_archive_list_the_posts_and_a_post_by_hand_is_built(site: Path) -> None:
    home = lxml.html.fromstring((site / "index.html").read_text("utf-8"))
    assert len(home.xpath("//article")) == 40
    assert "NO 5 < 6 & 7 > 3" in home.text_content()
    archive = lxml.html.fromstring((site / "archive" / "index.html").read_text("utf-8"))
    assert len(archive.xpath("//li")) == len(BODIES) + 5
    hand = (site / "2026/01/01/by-hand/index.html").read_text("utf-8")
    assert 'content="A first paragraph."' in hand


def test_everything_stands_in_a_landmark_with_one_heading_of_the_first_level(site: Path) -> None:
    for path in ("index.html", "archive/index.html", "404.html", f"{NORMAL.date:%Y/%m/%d}/lifeboat/index.html"):
        built = lxml.html.fromstring((site / path).read_text("utf-8"))
        assert len(built.xpath("//h1")) == len(built.xpath("//main")) == 1
        assert built.xpath("/html/@lang") == ["en"]
        assert not built.xpath("//img[not(@alt)]")
