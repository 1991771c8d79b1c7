"""Bytes become text, or one line that says why not."""

import pytest

from copydesk.article.decode import decoded
from copydesk.errors import UnusableInputError

COPY = "“It’s £3m,” he said – a “naïve” plan of the café owners, who paid €40 a day for it in 2023."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"], ids=lambda encoding: encoding
)
def test_copy_reads_the_same_in_every_encoding_of_newsrooms(encoding: str) -> None:
    assert decoded("a.txt", COPY.encode(encoding)) == COPY


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_is_not_part_of_the_text(encoding: str) -> None:
    assert decoded("a.txt", ("\ufeff" + COPY).encode(encoding)) == COPY


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_mark_where_the_bytes_make_it_plain(encoding: str) -> None:
    assert decoded("a.txt", COPY.encode(encoding)) == COPY
    with pytest.raises(UnusableInputError, match="NUL"):
        decoded("a.txt", COPY.encode(encoding)[1:])
    with pytest.raises(UnusableInputError, match="NUL"):
        decoded("a.bin", (COPY + "\0\0").encode(encoding))


def test_latin_1_reads_as_what_it_means_on_the_web() -> None:
    assert decoded("a.txt", "The café’s owner paid £5".encode("cp1252")) == "The café’s owner paid £5"


def test_a_page_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Министр</p></body></html>'
    assert decoded("a.html", page.encode("cp1251")) == page


def test_what_is_utf_8_is_read_so_whatever_a_page_declares() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>“café”</p>'
    assert decoded("a.html", page.encode()) == page


@pytest.mark.parametrize("charset", ["hex", "utf-16", "no-such-thing", "idna", "undefined"])
def test_a_page_that_declares_nonsense_is_read_all_the_same(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>It’s £3m, he said to the café’s owner.</p>'
    assert decoded("a.html", page.encode("cp1252")) == page


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "a.md: empty: wanted the text of an article"),
        (b" \r\n\t ", "a.md: empty: wanted the text of an article"),
        (b"\xef\xbb\xbf \n", "a.md: empty: wanted the text of an article"),
        (b"text \0 more", "a.md: binary, with NUL bytes: wanted text, Markdown or HTML"),
        (b"%PDF-1.7\n1 0 obj", "a.md: a PDF document: wanted text, Markdown or HTML"),
        (b"PK\x03\x04\x14", "a.md: a zip archive or an office document: wanted text, Markdown or HTML"),
        (b"\x89PNG\r\n\x1a\n", "a.md: a PNG image: wanted text, Markdown or HTML"),
        (b"\x01\x02\x03\x04\x05\x06 said", "a.md: binary, with control characters: wanted text, Markdown or HTML"),
        (b"\xff\xfea", "a.md: not decodable: marked as utf-16-le, broken at byte 2: wanted text, Markdown or HTML"),
        (
            "Line one\n“quoted” – “again” – £5\n".encode() + b"don\x92t",
            "a.md:3: not decodable: broken UTF-8 at byte 49: wanted UTF-8 throughout",
        ),
    ],
)
def test_what_is_not_text_is_refused_in_one_line(content: bytes, what: str) -> None:
    with pytest.raises(UnusableInputError) as refusal:
        decoded("a.md", content)
    assert str(refusal.value) == what
