"""Files that can't be read are told in one line; what can is read in the right form."""

import os
from pathlib import Path

import pytest

from copydesk.article import load, loaded, told
from copydesk.errors import UnusableInputError


def refusal(path: Path, limit: int = 1000) -> str:
    with pytest.raises(UnusableInputError) as raised:
        load(path, limit=limit)
    return str(raised.value).replace(str(path), "FILE")


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(b"\xef\xbb\xbfIt **opened**.\r\n")
    article = load(path)
    assert (article.text.name, article.text.prose) == (str(path), "It opened.")
    assert article.text.content == "It **opened**.\r\n"


def test_a_named_pipe_is_refused_and_one_that_a_shell_hands_over_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UnusableInputError, match="a named pipe: wanted a file with an article"):
        load(tmp_path / "pipe.md")
    read, write = os.pipe()
    os.write(write, b"The bridge is late.\n")
    os.close(write)
    assert load(f"/dev/fd/{read}").text.prose == "The bridge is late."
    os.close(read)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    empty, large = tmp_path / "empty.md", tmp_path / "large.md"
    empty.touch()
    large.write_text("It opened. " * 100)
    assert refusal(tmp_path / "none.md") == "FILE: no such file: wanted a file with an article"
    assert refusal(tmp_path) == "FILE: a directory: wanted a file"
    assert refusal(empty) == "FILE: empty: wanted the text of an article"
    assert refusal(large) == "FILE: over-large: wanted at most 1,000 bytes"
    assert refusal(empty / "below.md").startswith("FILE: not readable (Not a directory): wanted")
    assert refusal(tmp_path / ("long" * 200)).startswith("FILE: not readable (File name too long): wanted")
    assert refusal(Path("/dev/zero")) == "FILE: over-large: wanted at most 1,000 bytes"


def test_a_message_is_one_line_whatever_the_name_is() -> None:
    with pytest.raises(UnusableInputError) as raised:
        loaded("a\nb\x1b[31m\udcff.md", b"")
    assert str(raised.value) == "a\\nb\\x1b[31m\\udcff.md: empty: wanted the text of an article"


@pytest.mark.parametrize(
    ("name", "content", "prose"),
    [
        ("-", "It *was* late, and **dear**.", "It was late, and dear."),
        ("-", "It was late, and dear.", "It was late, and dear."),
        ("a.md", "It was *late*.", "It was late."),
        ("A.MARKDOWN", "It was *late*.", "It was late."),
        ("a.txt", "It was *late*.", "It was *late*."),
        ("batch.jsonl:3", "# One\n\nIt was late.", "One\n\nIt was late."),
        ("a.md", "\ufeff---\ntitle: One\n---\nIt was late.", "One\n\nIt was late."),
    ],
)
def test_the_name_or_the_content_chooses_the_form(name: str, content: str, prose: str) -> None:
    assert told(name, content).text.prose == prose


@pytest.mark.parametrize(
    "content", ["![](a.png)", "---\n---\n", "```\nno\n```\n", "{% include a.html %}", "<!-- no -->"]
)
def test_a_file_without_any_prose_is_refused(content: str) -> None:
    with pytest.raises(
        UnusableInputError, match=r"^a\.md: no text to read: wanted an article with a sentence or a title$"
    ):
        told("a.md", content)


def test_half_a_pair_and_nul_are_replaced_at_their_place() -> None:
    assert told("a.md", "It\0 was\ud800 late.").text.content == "It\ufffd was\ufffd late."
