"""Markdown reads as clean prose, and every character knows its place."""

import pytest

from copydesk.article import told
from copydesk.text.passage import Role, Span, Text


def read(content: str) -> Text:
    return told("post.md", content).text


def blocks(content: str) -> list[tuple[str, str]]:
    text = read(content)
    return [(block.role.value, text.prose[slice(*block.span)]) for block in text.blocks]


def test_blocks_have_their_roles() -> None:
    content = (
        "# Bridge *opens*\n\nIt was late,\nand dear.\n\n## Why\n\n- One\n  more\n- Two\n\n1. Three\n\n"
        "> She said\nso.\n>\n> And so.\n\n| a | b \\| c |\n|---|---|\n| d | **e** |\n\nSetext\n------\n\nend\n"
    )
    assert blocks(content) == [
        ("title", "Bridge opens"),
        ("paragraph", "It was late, and dear."),
        ("heading", "Why"),
        ("item", "One more"),
        ("item", "Two"),
        ("item", "Three"),
        ("quotation", "She said so."),
        ("quotation", "And so."),
        ("item", "a"),
        ("item", "b | c"),
        ("item", "d"),
        ("item", "e"),
        ("heading", "Setext"),
        ("paragraph", "end"),
    ]


@pytest.mark.parametrize(
    ("content", "prose"),
    [
        ("It was **very** _late_ and ***dear***.", "It was very late and dear."),
        ("snake_case_name, 2 * 3 * 4 and 5*6*7", "snake_case_name, 2 * 3 * 4 and 567"),
        ("The [bridge](https://x.example/a_(b) 'T') opened.", "The bridge opened."),
        ("The [bridge][b] and [b] opened.\n\n[b]: https://x.example 'T'", "The bridge and b opened."),
        ("“He [the mayor] said so [sic],” she said.", "“He [the mayor] said so [sic],” she said."),
        ("It opened ![a *bridge* at night](b.jpg) on Monday.", "It opened on Monday."),
        ("[![alt](i.png)](https://x.example) It opened.", "It opened."),
        ("Run `git *push*` and ``a ` b``.", "Run git *push* and a ` b."),
        ("See <https://x.example/1> or <a@b.example>.", "See or ."),
        ('<b>It</b> <span class="x">opened</span><br>late <!-- not\nthis --> on.', "It opened late on."),
        ("It opened<script>alert('no')</script>.", "It opened."),
        ("AT&amp;T &quot;said&quot; 5&nbsp;km &#8211; &notaname; & so", 'AT&T "said" 5\u00a0km – &notaname; & so'),
        (r"\*not\* \[a\](b) 1\. \& \a", r"*not* [a](b) 1. & \a"),
        ("hard  \nbreak\\\nhere\r\nand on", "hard break here and on"),
        ("{% if x %}It{% endif %} opened {{ page.day }} late.\n{: .lead}", "It opened late."),
        ("It opened.[^1]\n\n[^1]: On Monday.", "It opened.\n\nOn Monday."),
        ("It ~~never~~ opened ~ 5.", "It never opened ~ 5."),
        ("sh\u00ady\u200b bridge", "shy bridge"),
        ("a < b and 3<4>2, <5%", "a < b and 3<4>2, <5%"),
    ],
)
def test_marks_are_taken_away_and_words_stay(content: str, prose: str) -> None:
    assert read(content).prose == prose


@pytest.mark.parametrize(
    ("content", "words", "where"),
    [
        ("It was **very *late* now**.", "late", "late"),
        ("> It was\n> *very late* here.", "was very late", "was\n> *very late"),
        ('The [bridge](x "t") opened &quot;now&quot;.', 'opened "now"', "opened &quot;now&quot;"),
        ("- a\n\n  It was \\*late\\* now", "*late*", "*late\\*"),
        ("| a | b |\n|---|---|\n| late | late |", "late", "late"),
    ],
)
def test_words_are_found_again_at_their_place(content: str, words: str, where: str) -> None:
    text = read(content)
    at = text.prose.rindex(words)
    passage = text.passage(Span(at, at + len(words)))
    assert passage.words == where
    assert passage.start == content.rindex(where)


def test_what_is_for_machines_is_not_prose() -> None:
    content = (
        "{% include ad.html %}\n\n```python\nprint('no')\n```\n\n{% highlight sh %}\nrm no\n{% endhighlight %}\n\n"
        "{:.no}\n<script>\nno();\n</script>\n\n<style>no{}</style>\n\n***\n\n*[NO]: nothing\n\n"
        "{% comment %}\n\nno\n\n{% endcomment %}\nYes.\n"
    )
    assert blocks(content) == [("paragraph", "Yes.")]


def test_html_blocks_are_read() -> None:
    content = (
        'It opened.\n\n<div class="box">\n<h2>Why</h2><p>AT&amp;T <i>paid</i>.</p><ul><li>One<li>Two</ul>\n'
        "<blockquote><p>So.</p></blockquote>\n</div>\n"
    )
    assert blocks(content) == [
        ("paragraph", "It opened."),
        ("heading", "Why"),
        ("paragraph", "AT&T paid."),
        ("item", "One"),
        ("item", "Two"),
        ("quotation", "So."),
    ]


def test_nothing_is_lost_in_deep_quotes_or_behind_a_forgotten_fence() -> None:
    assert blocks(">" * 200 + " It was late.") == [("paragraph", "It was late.")]
    assert blocks("It opened.\n\n```\nIt was late.\n") == [("paragraph", "It opened."), ("paragraph", "It was late.")]
    assert blocks("    An indented line.") == [("paragraph", "An indented line.")]


def test_a_first_heading_is_the_title_unless_front_matter_has_one() -> None:
    assert told("a.md", "# One\n\nText.").title == "One"
    assert [block.role for block in read("---\ntitle: Two\n---\n# One\n\nText.").blocks][:2] == [
        Role.TITLE,
        Role.HEADING,
    ]


def test_plain_text_keeps_its_marks() -> None:
    text = told("a.txt", "---\ntitle: T\n---\n\n# One *two*\nthree\n\n{{ four }}").text
    assert text.prose == "T\n\n# One *two* three\n\n{{ four }}"


def test_long_lines_of_plain_text_are_paragraphs() -> None:
    line = "The bridge opened on Monday. " * 8
    assert len(told("a.txt", f"{line}\n{line}\n").text.blocks) == 2
