"""What leads to the same article has one address, and what reads the same has one fingerprint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.identity import canonical, fingerprint


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("HTTP://Echo.Example:80/a?utm_source=x&id=3&at_medium=RSS#top", "http://echo.example/a?id=3"),
        ("https://echo.example", "https://echo.example/"),
        ("https://echo.example/a/./b/../c", "https://echo.example/a/c"),
        ("https://echo.example//a", "https://echo.example/a"),
        ("https://échos.example/é?q=ü", "https://xn--chos-9oa.example/%C3%A9?q=%C3%BC"),
        ("https://echo.example/%7eann/%2f", "https://echo.example/~ann/%2F"),
        ("https://ann:secret@echo.example./a", "https://echo.example/a"),
        ("https://echo.example/a?fbclid=1&gclid=2&ref=feed&xtor=RSS-1", "https://echo.example/a"),
        ("http://[2606:2800::1]:80/a", "http://[2606:2800::1]/a"),
        (" https://echo.example/\n a ", "https://echo.example/a"),
        ("tag:echo.example,2025:1", "tag:echo.example,2025:1"),
        ("file:///news/a.html?utm_source=x#top", "file:///news/a.html"),
    ],
)
def test_what_only_follows_readers_is_left_out(address: str, known: str) -> None:
    assert canonical(address) == known


@pytest.mark.parametrize(
    "query", ["101", "gallery=3", "cid=4", "uid=5", "source=a", "x=&y=1", "b=2&a=1", "page=2", "keyword=x"]
)
def test_what_tells_articles_apart_is_kept(query: str) -> None:
    assert canonical(f"https://echo.example/story.php?{query}") == f"https://echo.example/story.php?{query}"


@given(st.text(max_size=60) | st.from_regex(r"https?://[\w.:@-]{1,20}/[\w/.%?&=#+-]{0,30}"))
def test_a_known_address_is_its_own(address: str) -> None:
    assert canonical(canonical(address)) == canonical(address)


def test_case_punctuation_and_space_make_no_difference() -> None:
    assert fingerprint("Bridge late!", "It is “late”,\n\nshe said.") == fingerprint(
        "bridge LATE", "it is late she said"
    )
    assert fingerprint("Bridge", "late") != fingerprint("Bridge late", "")
    assert fingerprint("Bridge", "It is late") != fingerprint("Bridge", "It is not late")
