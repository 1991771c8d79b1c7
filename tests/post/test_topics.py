import pytest

from copydesk.article import told
from copydesk.post.topics import LONGEST, MOST_TAGS, categories_of, label, tags_of
from copydesk.text.reading import read

STORY = """\
---
title: Reay asks for a second boat
---
TOLMOUTH — Secretary of State Anna Reay asked Norway for a second boat on Monday, the Harbour Wire reported.

Reay said the Coastal Rescue Board had promised one. The Coastal Rescue Board and the Norwegian ministry said nothing.
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A/B", "A-B"),
        ("NO", "NO"),
        ("2024", None),
        ("..", None),
        ("{{ x }}", "x"),
        ("all", None),
        ("R&D", "R&D"),
        ("  World \n News ", "World News"),
        ("", None),
        ("x" * (LONGEST + 1), None),
    ],
)
def test_a_label_can_be_a_folder(words: str, found: str | None) -> None:
    assert label(words) == found


def test_categories_are_the_section_and_the_source() -> None:
    assert categories_of("Tolmouth Gazette", ["2024", "Local", "Sea"]) == ("Local", "Tolmouth Gazette")
    assert categories_of("local", ["Local"]) == ("Local",)
    assert categories_of(None, []) == ()


def test_tags_are_the_names_that_a_story_is_about() -> None:
    tags = tags_of(read([told("story.md", STORY).text]), ["Harbour Wire"])
    assert "Anna Reay" in tags
    assert "Coastal Rescue Board" in tags
    assert "Norway" in tags
    assert "Harbour Wire" not in tags
    assert len(tags) <= MOST_TAGS
