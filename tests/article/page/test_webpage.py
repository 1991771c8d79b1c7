"""A page's article is read where it stands in the file."""

from datetime import UTC, date, datetime

import pytest

from copydesk.article import Article, loaded, told
from copydesk.article.page.extraction import extracted
from copydesk.errors import UnusableInputError
from copydesk.text.passage import Role, Span

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Bridge opens late – Tolmouth Echo</title>
<meta property="og:title" content="Bridge opens late"><meta property="og:site_name" content="Tolmouth Echo">
<meta name="author" content="Ann Reay">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-09-05T06:30:00Z"}</script>
<style>p { margin: 0 }</style></head>
<body><nav><a href="/">Home</a> <a href="/news">The latest news</a></nav>
<article><h1>Bridge
  opens late</h1>
<p>The bridge over the Tol opened on <a title="a > b" href="/d">Monday</a>, years late,
   the council&rsquo;s <b>chief engineer</b>, Bo&nbsp;Halse, said&#46;</p>
<p>It cost &pound;13.5m &amp; took 41 months, which was more than anybody in the town had been told.</p>
<h2>Why so late</h2>
<blockquote>
<p>We did not know how soft the ground would be until we had begun to dig, and then it was late.</p></blockquote>
<ul><li>The first pier sank in its first winter and was built again.</li>
<li>The second was never begun.</li></ul>
<p>The council has not said who will pay, and the builder did not reply to questions on Friday.</p>
<script>var words = "The bridge over the Tol opened";</script>
</article><footer><p>Copyright Tolmouth Echo</p></footer></body></html>
"""


@pytest.fixture
def page() -> Article:
    return loaded("bridge.html", PAGE.encode())


def test_blocks_and_roles(page: Article) -> None:
    said = [(block.role, page.text.prose[slice(*block.span)]) for block in page.text.blocks]
    assert said == [
        (Role.TITLE, "Bridge opens late"),
        (
            Role.PARAGRAPH,
            "The bridge over the Tol opened on Monday, years late, the council’s chief engineer, Bo\u00a0Halse, said.",
        ),
        (
            Role.PARAGRAPH,
            "It cost £13.5m & took 41 months, which was more than anybody in the town had been told.",
        ),
        (Role.HEADING, "Why so late"),
        (
            Role.QUOTATION,
            "We did not know how soft the ground would be until we had begun to dig, and then it was late.",
        ),
        (Role.ITEM, "The first pier sank in its first winter and was built again."),
        (Role.ITEM, "The second was never begun."),
        (
            Role.PARAGRAPH,
            "The council has not said who will pay, and the builder did not reply to questions on Friday.",
        ),
    ]


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("Bridge opens late", "Bridge\n  opens late"),
        ("on Monday, years", 'on <a title="a > b" href="/d">Monday</a>, years'),
        ("council’s", "council&rsquo;s"),
        ("£13.5m & took", "&pound;13.5m &amp; took"),
        ("The second was never begun.", "The second was never begun."),
        ("said.", "said&#46;"),
    ],
)
def test_words_are_found_again_at_their_place(page: Article, words: str, where: str) -> None:
    at = page.text.prose.index(words)
    passage = page.text.passage(Span(at, at + len(words)))
    assert passage.words == where
    assert PAGE[passage.start : passage.end] == where


def test_what_the_page_says_of_itself(page: Article) -> None:
    assert (page.title, page.author, page.source) == ("Bridge opens late", "Ann Reay", "Tolmouth Echo")
    assert (page.day, page.published) == (date(2025, 9, 5), datetime(2025, 9, 5, 6, 30, tzinfo=UTC))


def test_a_fragment_is_a_page_too() -> None:
    sentence = (
        "The bridge over the Tol opened on Monday, three years late, and the council did not say who will pay for it."
    )
    assert told("-", f"<p>{sentence}</p>").text.prose == sentence


BRIEF = """<html lang="en"><head><title>Pool planned | Echo</title></head><body><nav><a href="/">Home</a></nav>
<main><article><h1>Pool planned</h1><p class="byline">By Jo Marsh</p>
<p>Skelby is to get a tidal pool beside the north beach, the council said on Friday.</p>
<p>It will cost £350,000.</p></article></main></body></html>"""
LINES = """<html><body><article>The ferry is late.<br>It will sail at nine, its owner said on Monday.<br>
Nobody was hurt, and no boat was lost.</article></body></html>"""


def test_an_article_of_a_few_lines_keeps_its_paragraphs_apart_and_its_byline_out() -> None:
    wanted = (
        "Skelby is to get a tidal pool beside the north beach, the council said on Friday.\n\nIt will cost £350,000."
    )
    assert told("pool.html", BRIEF).text.prose.removeprefix("Pool planned\n\n") == wanted
    found = extracted(BRIEF, "https://echo.example/pool")
    assert found
    assert found.body == f"{wanted}\n"
    assert found.head.title == "Pool planned"


def test_words_that_stand_in_no_paragraph_are_not_lost() -> None:
    found = extracted(LINES, "")
    assert found
    assert "It will sail at nine" in found.body
    assert "no boat was lost" in found.body


def test_a_page_under_a_name_that_says_text_is_still_a_page() -> None:
    assert told("bridge.txt", PAGE).text.prose.startswith("Bridge opens late\n\nThe bridge over")


@pytest.mark.parametrize("content", ["<html></html>", "<div></div>"])
def test_a_page_without_an_article_says_so(content: str) -> None:
    with pytest.raises(
        UnusableInputError, match=r"^bridge\.html: a page without an article: wanted HTML with paragraphs"
    ):
        told("bridge.html", content)


def test_a_post_in_html_behind_front_matter_is_a_post() -> None:
    article = told("post.html", "---\ntitle: Bridge opens\n---\n<p>It was <b>late</b>.</p>\n")
    assert (article.title, article.text.prose) == ("Bridge opens", "Bridge opens\n\nIt was late.")
