"""Laws of reading: any bytes are a text or one line; every character has its place; time is linear in the length."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copydesk.article import Article, loaded, told
from copydesk.article.prose.markdown import blocks
from copydesk.article.prose.scalars import words_of
from copydesk.errors import UnusableInputError
from copydesk.text.passage import Span

MARKS = [
    *(
        "*",
        "**",
        "_",
        "__",
        "~~",
        "`",
        "``",
        "[",
        "]",
        "](",
        ")",
        "![",
        "!",
        "\\",
        "<b>",
        "</b>",
        "<",
        ">",
        "&amp;",
        "&",
    ),
    *(
        "&#x41;",
        "{%",
        "%}",
        "{{",
        "}}",
        "{:",
        "}",
        "<!--",
        "-->",
        "<p>",
        "<div>",
        "</div>",
        "<script>",
        "</script>",
        "<h1>",
    ),
    *(
        "<li>",
        "<br>",
        "[x]: http://y.example\n",
        "[^1]",
        "# ",
        "> ",
        "- ",
        "1. ",
        "|",
        "|-|\n",
        "```\n",
        "~~~\n",
        "===\n",
    ),
    *(
        "---\n",
        "+++\n",
        "title: ",
        "excerpt: >\n  ",
        "date: 2025-01-01\n",
        "a = 'b'\n",
        '"',
        "'",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
    ),
    *(
        "\t",
        "    ",
        "\u2028",
        "\u00a0",
        "\u00ad",
        "\ufeff",
        "\uffff",
        "\0",
        "\ud800",
        "é",
        "’",
        "The bridge ",
        "opened. ",
        " ",
    ),
]
NAMES = st.sampled_from(["a.md", "a.txt", "a.html", "-"])
ANY_TEXT = st.one_of(st.lists(st.sampled_from(MARKS), max_size=40).map("".join), st.text(max_size=80))
HEADED = st.builds("---\n{}\n---\n{}".format, ANY_TEXT, ANY_TEXT)
PAGES = ANY_TEXT.map(lambda text: f"<html><body><p>{'The bridge opened late. ' * 8}{text}</p></body></html>")
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "shift_jis", "koi8-r"])
INLINE = st.sampled_from(["*", "**", "_", "[", "](y)", "]", "`", "\\", "&amp;", "<b>", "a", " b", "!", '"'])
SLOW = 10
"""Seconds that no text below may take: each takes far less than one, unless time grows with the square."""

thorough = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(name: str, content: str | bytes) -> Article | None:
    try:
        return told(name, content) if isinstance(content, str) else loaded(name, content)
    except UnusableInputError as error:
        refusal = str(error)
    assert re.fullmatch(rf"{re.escape(name)}:(\d+:)? \S.*: wanted \S.*", refusal)
    return None


@thorough
@given(NAMES, st.one_of(ANY_TEXT, HEADED, PAGES), st.data())
def test_every_character_of_the_prose_has_its_place(name: str, content: str, data: st.DataObject) -> None:
    article = read(name, content)
    if article is None:
        return
    text = article.text
    for block in text.blocks:
        places = [text.passage(Span(at, at + 1)) for at in range(*block.span)]
        for at, place in enumerate(places, block.span.start):
            assert place.end - place.start > 1 or place.words == text.prose[at] or text.prose[at] == " "
        assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(places))
        first = data.draw(st.integers(block.span.start, block.span.end - 1))
        last = data.draw(st.integers(first + 1, block.span.end))
        passage = text.passage(Span(first, last))
        assert places[0].start <= passage.start < passage.end <= places[-1].end <= len(text.content)


@thorough
@given(NAMES, st.one_of(st.binary(max_size=200), st.builds(str.encode, ANY_TEXT, ENCODINGS, st.just("ignore"))))
def test_any_bytes_are_an_article_or_one_line(name: str, content: bytes) -> None:
    article = read(name, content)
    assert article is None or article.text.blocks


@thorough
@given(st.lists(INLINE, max_size=14))
def test_inline_marks_read_as_markdown_it_reads_them(parts: list[str]) -> None:
    content = "z" + "".join(parts) + "."
    assume(not re.search(r"[*_]\]\(y\)", content))  # markdown-it takes a link's end for a space, CommonMark doesn't
    inline = MarkdownIt("commonmark").parseInline(content)[0].children or []
    theirs = "".join(token.content for token in inline if token.type in {"text", "text_special", "code_inline"})
    ours = "".join(words_of(pieces) for _, pieces in blocks(content))
    assert ours.split() == theirs.split()


LONG = [
    *(
        ("The bridge. ", 80_000),
        ("line\n", 50_000),
        ("para\n\n", 20_000),
        ("\n", 200_000),
        (" ", 200_000),
        ("*", 10_000),
    ),
    *(("*a ", 10_000), ("a**b", 10_000), ("~~a", 10_000), ("_", 10_000), ("[", 10_000), ("]", 10_000), ("[](", 10_000)),
    *(
        ('](a "', 10_000),
        ("![a](", 10_000),
        ("[a]: b\n", 10_000),
        ("[a]: /b\n", 10_000),
        ("`", 10_000),
        ("`a ``b ", 10_000),
    ),
    *(
        ("```\n", 10_001),
        ("<", 10_000),
        ('<a "', 10_000),
        ("a<!--", 10_000),
        ("<!--", 10_000),
        ("&", 10_000),
        ("&#1", 10_000),
    ),
    *(
        ("{% ", 10_000),
        ("{{ ", 10_000),
        ("{: ", 10_000),
        ("\\", 10_000),
        (">", 10_000),
        ("> a\n", 10_000),
        ("- ", 10_000),
    ),
    *(
        ("- a\n", 10_000),
        ("1. a\n", 10_000),
        ("|a", 10_000),
        ("a\n-\n", 10_000),
        ("<div>\n", 10_000),
        ("<script>\n", 10_000),
    ),
]
FRONT = [
    *(
        ("---\n", "a: b\n", 10_000),
        ("---\na: ", "[", 10_000),
        ("---\na: ", "{a: ", 10_000),
        ("---\ntitle: '", "''", 10_000),
    ),
    *(('---\ntitle: "', '\\"', 10_000), ("---\ntitle: >\n", "  a\n", 10_000), ("+++\n", "a = 1\n", 10_000)),
]
PAGE = [
    "<p>The bridge opened late.</p>",
    "<b>late ",
    "<div>",
    '<a "',
    "<li>late",
    "&amp; late ",
    "late <br>",
    "<h1>late",
]


def seconds(name: str, content: str) -> float:
    begun = time.process_time()
    read(name, content)
    return time.process_time() - begun


@pytest.mark.parametrize(("unit", "times"), LONG)
def test_time_is_linear(unit: str, times: int) -> None:
    assert seconds("a.md", f"The bridge opened.\n\n{unit * times}") < SLOW


@pytest.mark.parametrize(("opening", "unit", "times"), FRONT)
def test_time_is_linear_in_front_matter(opening: str, unit: str, times: int) -> None:
    assert seconds("a.md", f"{opening}{unit * times}\n{opening[:3]}\nThe bridge opened.") < SLOW


@pytest.mark.parametrize("unit", PAGE)
def test_time_is_linear_in_pages(unit: str) -> None:
    assert seconds("a.html", f"<html><body><p>{'The bridge opened late. ' * 20}{unit * 10_000}") < SLOW
