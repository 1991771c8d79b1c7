import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.post.slug import EMPTY, FORM, LONGEST, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Lifeboat launched 41 times", "lifeboat-launched-41-times"),
        ("Zoë's café: ‘it’s open’", "zoes-cafe-its-open"),
        ("U.S. pays £13.5m & more", "us-pays-13-5m-pounds-and-more"),
        ("../../etc/passwd", "etc-passwd"),
        ("Łódź & Straße", "lodz-and-strasse"),
        ("日本", EMPTY),
        ("", EMPTY),
    ],
)
def test_a_slug_is_the_title_in_plain_words(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_a_slug_ends_with_a_whole_word() -> None:
    words = "the station wants a second boat before the coming winter season begins"
    slug = slug_of(words)
    assert words.replace(" ", "-").startswith(slug + "-")


@given(st.text())
def test_every_slug_is_one(title: str) -> None:
    slug = slug_of(title)
    assert FORM.match(slug)
    assert len(slug) <= LONGEST
