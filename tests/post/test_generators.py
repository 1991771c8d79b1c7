from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.errors import PostError, SettingsError
from copydesk.post.generators import GENERATORS, generator_named
from copydesk.post.jekyll import read, written
from copydesk.post.model import Correction, Credit, Post
from copydesk.post.settling import settled

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FOREIGN = """\
---
# the theme's own
layout: story
title: 'Boat: the "new" one'
date: 2026-03-02 09:30:15
author: reay
categories: News Local
tags: []
excerpt: >
  Two lines
  of it.
image: /pictures/boat.png   # by hand
weight: 012
on: NO
more: {a: [1, 2]}
source: Gazette
---

Body.
"""
PATH = PurePosixPath("_posts/2026-03-02-boat.md")
TRAPS = [
    "NO",
    "on",
    "12:30",
    "2024",
    "~",
    "",
    "a: b",
    "- a",
    "# a",
    "'",
    '"',
    "\\",
    "{{ x }}",
    "{% x %}",
    "&a",
    "*a",
    "!a",
]
TRAPS += [
    "%",
    "@",
    "`",
    "|",
    ">",
    "---",
    "...",
    "é\u2028\x85\x00\ufeff",
    "\ud800",
    "\U0001f6a3",
    "</script>",
    "2026-01-01",
    "0x1f",
]


@pytest.mark.parametrize("name", GENERATORS)
@settings(max_examples=40)
@given(text=st.lists(st.sampled_from(TRAPS), max_size=5).map(" ".join))
def test_what_is_written_is_read_and_is_words_to_every_parser(name: str, text: str) -> None:
    credit = Credit(text, "ab" * 32, MOMENT, author=text or None, licence=text or None)
    post = Post(
        text, "a", f"x{text}", MOMENT, text, text, text, (credit, credit), (text,), (text, "A/B"),
        corrections=(Correction(MOMENT, text),), writer=text,
    )  # fmt: skip
    file = GENERATORS[name].written(post)
    assert replace(GENERATORS[name].read(file.content, file.path), front=()) == settled(post)
    told = yaml.safe_load(file.content.split("\n---\n")[0])
    assert {type(told[key]) for key in ("title", "author")} == {str}
    assert all(isinstance(tag, str) for tag in told["tags"])


def test_the_keys_stand_in_the_order_of_the_theme(post: Callable[..., Post]) -> None:
    file = written(post())
    assert file.path == PurePosixPath("_posts/2026-03-02-lifeboat-launched-41-times.md")
    keys = list(yaml.safe_load(file.content.split("\n---\n")[0]))
    assert keys[:8] == ["layout", "title", "date", "author", "categories", "tags", "excerpt", "image"]
    assert keys[-1] == "render_with_liquid"
    assert "\ndate: 2026-03-02T09:30:00+01:00\n" in file.content


def test_a_post_of_another_hand_keeps_every_entry_as_it_stood() -> None:
    post = read(FOREIGN, PATH)
    assert (post.title, post.categories, post.excerpt) == (
        'Boat: the "new" one',
        ("News", "Local"),
        "Two lines of it.\n",
    )
    assert post.date == datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)
    content = written(post).content
    settled_line = 'excerpt: "Two lines of it."\n'
    assert content == FOREIGN.replace("excerpt: >\n  Two lines\n  of it.\n", settled_line).replace(
        "source: Gazette\n", "source: Gazette\nrender_with_liquid: false\n"
    )
    assert written(read(content, PATH)).content == content


def test_a_change_of_such_a_post_rewrites_its_entry_alone() -> None:
    post = replace(read(FOREIGN, PATH), tags=("Tolmouth",), image=None, modified=MOMENT)
    content = written(post).content
    assert 'tags: ["Tolmouth"]\n' in content
    assert "image:" not in content
    assert "last_modified_at: 2026-03-02T09:30:00+00:00\n" in content
    assert "on: NO\nmore: {a: [1, 2]}\n" in content


def test_a_retraction_leaves_a_note_in_place_of_the_body(post: Callable[..., Post]) -> None:
    file = written(post(retracted="The figures were wrong."))
    body = file.content.split("\n---\n")[1]
    assert body.startswith(
        "\n**This post has been retracted.**\n\nThe figures were wrong.\n\n* * *\n\nBased on reporting by"
    )
    assert "launched 41 times last" not in file.content
    assert "image" not in file.content
    assert read(file.content, file.path).retracted == "The figures were wrong."


def test_corrections_and_credit_stand_in_the_text_for_any_theme(post: Callable[..., Post]) -> None:
    file = written(post(corrections=(Correction(MOMENT, "It was *41*, not 14."),)))
    assert file.content.endswith(
        "year.\n\n## Corrections\n\n- 2 March 2026: It was \\*41\\*, not 14.\n\n* * *\n\nBased on reporting by "
        "[Joan Marsh (Tolmouth Gazette)](https://gazette.example/lifeboat?page=2), "
        "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).\n"
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"slug": "../x"}, "not a slug"),
        ({"title": " \x00"}, "no title"),
        ({"date": datetime(2026, 3, 2)}, "without an offset"),  # noqa: DTZ001
    ],
)
def test_a_post_that_can_not_be_written_is_refused(post: Callable[..., Post], changed: object, message: str) -> None:
    with pytest.raises(PostError, match=message):
        written(post(**changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("No front matter.", ":1: no front matter"),
        ('---\ntitle: Reay: "We will win"\n---\n', "md:2: broken front matter"),
        ("---\n- a\n---\n", "without keys"),
        ("---\na: &a [1,1,1,1,1,1,1,1,1,1]\n" + "".join(f"b{i}: &b{i} [*{'a' if i == 0 else f'b{i - 1}'}, "
         f"*{'a' if i == 0 else f'b{i - 1}'}]\n" for i in range(40)) + "---\n", "over-large"),
        ("---\n" + "a: " + "[" * 1000 + "\n---\n", "over-large"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_post_is_refused_in_one_line(content: str, message: str) -> None:
    with pytest.raises(PostError, match=message) as refused:
        read(content, PATH)
    assert "\n" not in str(refused.value)


def test_a_file_that_jekyll_ignores_is_no_post() -> None:
    with pytest.raises(PostError, match="not the name of a post"):
        read(FOREIGN, PurePosixPath("_posts/boat.md"))


def test_hugo_and_eleventy_get_their_own_keys(post: Callable[..., Post]) -> None:
    hugo, eleventy = (generator_named(name).written(post()) for name in ("hugo", "eleventy"))
    assert hugo.path == PurePosixPath("content/posts/lifeboat-launched-41-times.md")
    assert "\nsummary: " in hugo.content
    assert "\nlastmod: " in hugo.content
    assert eleventy.path == PurePosixPath("posts/lifeboat-launched-41-times.md")
    assert (
        '\npermalink: "/2026/03/02/lifeboat-launched-41-times/index.html"\ntemplateEngineOverride: "md"\n'
        in eleventy.content
    )
    with pytest.raises(SettingsError, match="wanted jekyll, hugo, eleventy"):
        generator_named("hexo")
