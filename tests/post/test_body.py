import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copydesk.post.body import safe
from copydesk.post.credit import prose_of

MEANT = """\
An opening with *stress*, **weight** and [a link](https://gazette.example/boat_(1)?a=b).

## A second boat

- One thing
- Another
  1. first
  2. second

> "We'll keep going," she said.
>
> She meant it.

| Year | Launches |
| --- | --- |
| 2025 | 41 |

* * *

The end.
"""
PIECES = [
    "- ",
    "1. ",
    "2025. ",
    "+ ",
    "# ",
    "> ",
    ": ",
    "|",
    "*",
    "_",
    "`",
    "[",
    "](",
    ")",
    "!",
    "{",
    "%}",
    "$$",
    "~~~",
]
PIECES += [
    "\\",
    "<b>",
    "&amp;",
    "&",
    "\n",
    "\n\n",
    "  \n",
    "    ",
    "---",
    "===",
    "word",
    "é",
    "“quoted”",
    "42",
    "\t",
    "^",
]


def shown(body: str) -> str:
    return MarkdownIt("commonmark").render(safe(body))


def test_the_structure_that_was_meant_stays() -> None:
    tags = re.findall(r"<(\w+)", MarkdownIt("commonmark").enable("table").render(safe(MEANT)))
    assert {"em", "strong", "a", "h2", "ul", "ol", "blockquote", "table", "hr"} <= set(tags)
    assert tags.count("li") == 4
    assert safe(MEANT) == MEANT.replace("boat_(1)", "boat_%281%29")


@pytest.mark.parametrize(
    "line",
    [
        "2025. A year of storms.",
        "1. FC Tolmouth won.",
        "+ 4 per cent",
        "# 1 in the charts.",
        ": so he said",
        "| a | b",
        "*[RNLI]: a charity",
        "$$x$$",
        "[^1]: a note",
        "[x]: https://a.example",
        "{: .big}",
        "```",
        "~~~",
        "===",
        "{% raw %} {{ x }} {{< y >}} {{% z %}}",
        "<script>alert(1)</script>",
        "<!-- unseen -->",
    ],
)
def test_a_line_that_only_looks_like_structure_shows_as_it_is(line: str) -> None:
    written = safe(f"Before.\n\n{line}\n\nBehind.")
    html = MarkdownIt("commonmark").enable("table").render(written)
    assert set(re.findall(r"<(\w+)", html)) == {"p"}
    assert prose_of(written) == f"Before.\n\n{line}\n\nBehind."


def test_no_template_language_finds_a_beginning() -> None:
    assert not re.search(
        r"\{[{%]", safe("{{ a }} {% b %} {{{ c }}} {{< d >}} {{% e %}} `{{ f }}` [{{g}}](http://a.b/{{c}})")
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//a.example",
     "&#106;avascript:alert(1)", "https://user:word@a.example", "http://", "http://[bad", "x" * 3000],
)  # fmt: skip
def test_a_link_to_what_a_post_must_not_lead_to_keeps_its_words_alone(address: str) -> None:
    assert safe(f"See [the report]({address}) now.") == "See the report now.\n"


def test_a_picture_inside_a_body_is_left_out() -> None:
    assert safe("Before ![a boat](https://a.example/boat.jpg) behind.") == "Before  behind.\n"


def test_a_list_of_years_in_a_row_is_one_and_of_others_none() -> None:
    assert "<ol" in shown("1. one\n2. two")
    assert "<ol" not in shown("1986. one\n\n2025. two")


def test_a_pasted_indent_and_a_forgotten_fence_are_paragraphs() -> None:
    assert shown("    Pasted.") == "<p>Pasted.</p>\n"
    assert "<code" not in shown("```\nThe rest of the story.")


def test_control_characters_and_marks_that_turn_text_are_gone() -> None:
    assert safe("a\x00b\x1b[31mc\u202ed\ud800e") == "abc".replace("abc", "ab\\[31mcd\ufffde") + "\n"


def test_what_goes_too_deep_is_read_as_paragraphs_and_keeps_its_words() -> None:
    assert prose_of(safe("> " * 200 + "deep\n\n" + "- " * 200 + "deeper")) == "deep\n\ndeeper"


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_a_safe_body_stays_as_it_is(body: str) -> None:
    assert safe(safe(body)) == safe(body)


@given(st.lists(st.sampled_from([*PIECES, "tide", "boat"]), max_size=24).map("".join))
def test_no_word_of_a_body_is_lost(body: str) -> None:
    kept = re.sub(r"!\[[^\n]*\]\([^\n]*\)|\]\([^\n]*\)|<b>|&amp;", " ", body)
    shown_words = re.findall(r"tide|boat", shown(body))
    assert len(shown_words) >= len(re.findall(r"tide|boat", kept))


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_no_html_and_no_template_is_left(body: str) -> None:
    written = safe(body)
    assert not re.search(r"<|\{", written)
