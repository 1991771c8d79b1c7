"""What an article says stands in its Markdown as it was said, and its structure with it."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.page.notices import is_notice
from copydesk.article.prose.escapes import target
from copydesk.article.prose.frontmatter import front_matter
from copydesk.article.prose.markdown import blocks
from copydesk.article.prose.own import Heading, composed
from copydesk.article.prose.scalars import words_of
from copydesk.article.received import markdown_of
from copydesk.text.passage import Role

HTML = """<h1>Bridge late</h1><p>The <a href="/tol">bridge</a> is <b>late</b>.<br>So is the pier.</p>
<p>This video can not be played</p><h3>Why so late</h3><ul><li>One pier <a href="javascript:x">sank</a></li>
<li><p>The other</p><ol><li>was not</li><li>built</li></ol></li></ul>
<blockquote><p>We did not know.</p><p>Nobody told us.</p></blockquote>
<p>She said <q>never</q> twice.</p>
<table><tr><th>Pier</th><th>Cost | year</th></tr>
<tr><td>First</td><td>£1m</td></tr></table>"""
MARKDOWN = """\
The [bridge](https://echo.example/tol) is late.

So is the pier.

### Why so late

- One pier sank
- The other

  1. was not
  2. built

> We did not know.
>
> Nobody told us.

She said “never” twice.

| Pier | Cost \\| year |
| --- | --- |
| First | £1m |
"""
HOSTILE = [
    "# 1. x",
    "{% raw %} {{ x }} {: .a}",
    "- a",
    "1. b",
    "1) b",
    "> q",
    "---",
    "===",
    "[a]: http://b.c",
    "*[X]: y",
    "a | b",
    "| a |",
    "```",
    "~~~ x",
    "`a` <b> &amp; &#65; \\*",
    "![x](y) [a](b) [c]",
    "__a__ *b* ~~c~~",
    "<!-- x -->",
    "<script>x",
    "$$x$$",
    ": x",
    "+ x",
    "\\",
    "[^1]: note",
    "{\u00ad% x %}",
    "a_b_c",
    "title: x",
    "{ {{",
]


def read(markdown: str) -> list[tuple[Role, str]]:
    return [(role, words_of(pieces).strip()) for role, pieces in blocks(markdown) if words_of(pieces).strip()]


def test_structure_is_kept_and_notices_are_not() -> None:
    assert markdown_of(HTML, "https://echo.example/a", "Bridge late") == MARKDOWN


@pytest.mark.parametrize("words", HOSTILE)
def test_marks_in_words_stay_words(words: str) -> None:
    html = f"<p>{escape(words)}</p><ul><li>{escape(words)}</li></ul><blockquote>{escape(words)}</blockquote>"
    said = " ".join(words.replace("\u00ad", "").split())
    assert read(markdown_of(html, None)) == [(Role.PARAGRAPH, said), (Role.ITEM, said), (Role.QUOTATION, said)]


@given(
    st.lists(
        st.text(st.characters(blacklist_categories=["C", "Z"], blacklist_characters="\ufeff"), min_size=1), min_size=1
    )
)
def test_any_words_are_read_as_they_were_said(said: list[str]) -> None:
    words = " ".join(said)
    if not is_notice(words):
        assert read(markdown_of(f"<p>{escape(words)}</p>", None)) == [(Role.PARAGRAPH, words)]


@given(st.text(), st.text())
def test_any_heading_is_read_as_it_was_written(title: str, author: str) -> None:
    content = composed(Heading(title, None, [author], excerpt=title), "It is late.\n")
    front = front_matter(content)
    assert content[front.body :].strip() == "It is late."
    assert {entry.key: entry.values for entry in front.entries}.get("title", ("",)) == (
        " ".join("".join(mark if mark.isprintable() else " " for mark in title[:500]).split()),
    ) or "&" in title


@given(st.text(max_size=50), st.text(max_size=20))
def test_no_address_ends_its_link(path: str, words: str) -> None:
    address = target(f"https://echo.example/{path}")
    if address:
        linked = f'<p>x <a href="{escape(address)}">late {escape(words.strip() or "x")}</a> y</p>'
        assert len(read(markdown_of(linked, None))) == 1
        assert not set(address) & set(" ()<>\"'\\{}\n|`") - {"'"}


@pytest.mark.parametrize(
    "words",
    [
        "This video can not be played",
        "This video cannot be played",
        "Sorry, this content is not available in your region.",
        "Read more",
        "Read more: Bridge opens late",
        "Share this article",
        "Share on Facebook",
        "Sign up for our newsletter",
        "Advertisement",
        "Image source, Getty Images",
        "We use cookies to make this site work",
        "Follow us on Twitter",
        "Related topics",
        "Subscribe to read this article. Already a subscriber? Sign in.",
        "Please log in or register to continue reading.",
        "Media caption",
        "Comments (12)",
    ],
)
def test_lines_about_the_page_are_notices(words: str) -> None:
    assert is_notice(words)


@pytest.mark.parametrize(
    "words",
    [
        "The video cannot be played in court, the judge ruled.",
        "Read more books, the minister told pupils.",
        "Share prices fell on Friday.",
        "Sign up for the army and see the world, the posters said.",
        "Advertisements fell by 4 %, the paper said.",
        "The cookies were stale.",
        "Register to vote by Friday, the council said.",
        "Follow the money",
        "Play resumed at noon.",
        "Comments by the mayor angered residents.",
        "Loading ships takes a day.",
        "Email from the mayor shows he knew",
        "Print runs were cut.",
        "Watch: " + "the word has changed its meaning over the years. " * 6,
    ],
)
def test_news_is_no_notice(words: str) -> None:
    assert not is_notice(words)
