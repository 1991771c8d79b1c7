"""Front matter: every entry kept, every value read where it stands, however broken."""

from datetime import date

import pytest

from copydesk.article import Article, told
from copydesk.text.passage import Role


def post(*lines: str, fence: str = "---", body: str = "The bridge opened on Monday.", end: str = "\n") -> Article:
    return told("post.md", end.join([fence, *lines, "layout: post" if fence == "---" else "", fence, "", body, ""]))


def words(article: Article, role: Role) -> list[str]:
    return [article.text.prose[slice(*block.span)] for block in article.text.blocks if block.role is role]


def standing(article: Article, role: Role) -> list[str]:
    return [article.text.passage(block.span).words for block in article.text.blocks if block.role is role]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(
    ("line", "title", "where"),
    [
        ("title: Bridge opens", "Bridge opens", "Bridge opens"),
        ("title: Bridge opens   # at last", "Bridge opens", "Bridge opens"),
        ('title: "The \\"long\\" bridge"', 'The "long" bridge', 'The \\"long\\" bridge'),
        ('title: "Caf\\u00e9 bridge"', "Café bridge", "Caf\\u00e9 bridge"),
        ("title: 'It''s open'", "It's open", "It''s open"),
        ('title: Mayor: "We will open it"', 'Mayor: "We will open it"', 'Mayor: "We will open it"'),
        ("title: Live: the opening", "Live: the opening", "Live: the opening"),
        ('title: "Mayor: "We will open it""', 'Mayor: "We will open it"', 'Mayor: "We will open it"'),
        ('title: "Bridge opens', "Bridge opens", "Bridge opens"),
        ("title: @mayor opens bridge", "@mayor opens bridge", "@mayor opens bridge"),
        ("title: [Bridge] opens", "[Bridge] opens", "[Bridge] opens"),
        ("title: 100% open", "100% open", "100% open"),
        ("headline: Bridge opens", "Bridge opens", "Bridge opens"),
    ],
)
def test_a_title_is_read_where_it_stands(line: str, title: str, where: str, end: str) -> None:
    article = post(line, end=end)
    assert article.title == title
    assert words(article, Role.TITLE) == [title]
    assert standing(article, Role.TITLE) == [where]
    assert words(article, Role.PARAGRAPH) == ["The bridge opened on Monday."]


@pytest.mark.parametrize(
    "lines",
    [
        ["excerpt: >", "  It was late,", "  and dear."],
        ["excerpt: |-", "  It was late,", "  and dear."],
        ["excerpt: It was late,", "  and dear."],
        ['excerpt: "It was late,', '  and dear."'],
        ["excerpt:", "  'It was late, and dear.'"],
        ["description: It was late, and dear.", "summary: It was late, and dear."],
    ],
)
def test_an_excerpt_reads_as_one_line_however_it_is_folded(lines: list[str]) -> None:
    assert words(post(*lines), Role.EXCERPT) == ["It was late, and dear."]


def test_an_excerpt_beside_a_broken_title_is_not_lost() -> None:
    article = post('title: "Mayor: "Open!""', "date: 2025-03-04", "excerpt: >", "  It was late.", "tags: [a, b]")
    assert words(article, Role.EXCERPT) == ["It was late."]
    assert article.day == date(2025, 3, 4)
    assert [entry.key for entry in article.front] == ["title", "date", "excerpt", "tags", "layout"]
    assert article.front[3].values == ("a", "b")


def test_every_entry_is_kept_in_order_with_its_place() -> None:
    article = post(
        "zebra: 1", "source:", "  name: Tolmouth Echo", "  url: https://echo.example", "authors:", "- Ann", "- Bo"
    )
    content = article.text.content
    assert [(entry.key, entry.values) for entry in article.front] == [
        ("zebra", ("1",)),
        ("source.name", ("Tolmouth Echo",)),
        ("source.url", ("https://echo.example",)),
        ("authors", ("Ann", "Bo")),
        ("layout", ("post",)),
    ]
    assert content[article.front[0].start : article.front[0].end] == "1"
    assert (article.source, article.author) == ("Tolmouth Echo", "Ann, Bo")


def test_toml_is_read_too() -> None:
    article = post(
        'title = "The \\"long\\" bridge"', "date = 2025-03-04T05:06:07Z", "description = '''", "Late and dear.'''",
        'bad = Mayor: "Open"', "[extra]", 'title = "not this"', fence="+++",
    )  # fmt: skip
    assert (article.title, article.day) == ('The "long" bridge', date(2025, 3, 4))
    assert words(article, Role.EXCERPT) == ["Late and dear."]
    assert [entry.key for entry in article.front] == ["title", "date", "description", "bad", "extra.title"]


def test_an_empty_value_is_nothing() -> None:
    article = post("title:", "excerpt: ''", "author: ~")
    assert (article.title, article.author, words(article, Role.EXCERPT)) == (None, None, [])


@pytest.mark.parametrize(
    "content",
    [
        "---\nThe bridge opened.\n---\n\nIt was late.\n",
        "---\ntitle: never closed\n\nIt was late.\n",
        "The bridge opened.\n\n---\ntitle: below\n---\n",
        "---\n---\n\nIt was late.\n",
    ],
)
def test_a_rule_is_not_front_matter(content: str) -> None:
    article = told("post.md", content)
    assert article.front == ()
    assert article.text.blocks


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (
            "---\ntitle: never closed\n\nIt was late.\n",
            "post.md:1: front matter that reads as prose, since nothing closes it: wanted ---",
        ),
        (
            "---\ntitle: Bridge opens\nIt was late.\nIt cost more.\nIt is long.\n---\n\nIt opened.\n",
            "post.md:3: front matter that reads as prose, since most lines are no entries: wanted key: value in each",
        ),
        (
            "---\r\ndate: 2026-10-09\r\ntitle: Mayor: we won\r\n---\r\n\r\nIt opened.\r\n",
            "post.md:3: front matter that isn't YAML (mapping values are not allowed here): wanted that value quoted",
        ),
        (
            "+++\r\ndate = 2026-10-09\r\ntitle = Mayor: we won\r\n+++\r\n\r\nIt opened.\r\n",
            "post.md:3: front matter that isn't TOML (Invalid value): wanted key = value in a line, words in quotes",
        ),
        (
            '+++\ntitle = "Mayor"\ntags = [1, 2\n+++\n\nIt opened.\n',
            "post.md:3: front matter that isn't TOML (Unclosed array): wanted key = value in a line, words in quotes",
        ),
        (
            f"+++\ntags = {'[' * 9000}\n+++\n\nIt opened.\n",
            "post.md:2: front matter that isn't TOML: wanted key = value in a line, words in quotes",
        ),
        (
            "+++\ntitle: Mayor\ndate: 2026\n+++\n\nIt opened.\n",
            "post.md:2: front matter that reads as prose, since most lines are no entries: wanted key = value in each",
        ),
        ('+++\ntitle = "Mayor: we won"\n[source]\nname = "Post"\n+++\n\nIt opened.\n', None),
        ("---\ntitle: 'Mayor: we won'\n---\n\nIt opened.\n", None),
        ("---\nThe bridge opened.\n---\n\nIt was late.\n", None),
        ("---\nThe bridge opened.\n", None),
        ("It opened.\n", None),
    ],
)
def test_what_is_wrong_with_front_matter_is_said_in_one_line(content: str, flaw: str | None) -> None:
    assert told("post.md", content).flaw == flaw


def test_front_matter_alone_is_an_article() -> None:
    assert told("post.md", "---\ntitle: Bridge opens\n---\n").title == "Bridge opens"


@pytest.mark.parametrize("nested", ["[" * 9000, "{a: " * 3000, "&a [*a, *a]", "- " * 9000, "? " * 500])
def test_hostile_front_matter_is_kept_as_it_stands(nested: str) -> None:
    article = post("title: Bridge opens", f"x: {nested}")
    assert words(article, Role.TITLE) == ["Bridge opens"]


def test_a_list_of_aliases_is_not_unfolded() -> None:
    lines = [f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(20)]
    assert len(post("a: &a [x, x]", *lines).front) == 22
