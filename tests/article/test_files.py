"""Files of many forms are received, and what can't be read is told while the rest goes on."""

import gzip
import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from copydesk.article.files import Refusal, received_files
from copydesk.article.model import Received
from copydesk.text.passage import Role

NOW = datetime(2026, 11, 1, tzinfo=UTC)
POST = """---
layout: post
title:  "Bridge: late again"
author: [Ann Reay, Bo Halse]
date: 2025-09-05 06:30:00 +0100
last_modified_at: 2025-09-06T06:30:00+01:00
categories: [News, Tol]
guid: echo-1
canonical_url: https://echo.example/bridge?utm_source=x
---

The bridge opened late on *Monday*, the council said.

- one pier sank in the first winter
"""
HTML = """<html><head><title>Pier sinks</title></head><body><article><h1>Pier sinks</h1>
<p>The pier in the Tol sank on Monday, and the chief engineer of the council said that she had not expected it.</p>
<p>It had cost far more than anybody in the town had been told by those who had planned it, and nobody will pay.</p>
<p>The builder did not reply to the questions that were sent on Friday by this newspaper and by others.</p>
</article></body></html>"""


def received(paths: Iterable[Path]) -> tuple[list[Received], list[str]]:
    found = list(received_files(paths, lambda: NOW))
    return [each for each in found if isinstance(each, Received)], [
        str(each) for each in found if isinstance(each, Refusal)
    ]


def warc(path: Path, count: int, *, packed: bool = True) -> bytes:
    records = [record(number, media) for number in range(count) for media in ("text/html; charset=utf-8", "image/png")]
    content = b"".join(gzip.compress(each) if packed else each for each in records)
    path.write_bytes(content)
    return content


def record(number: int, media: str) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(HTML)}\r\n\r\n{HTML}"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://echo.example/{number}\r\n"
        "WARC-Date: 2025-09-05T06:30:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return f"{head}{http}\r\n\r\n".encode()


def test_a_jekyll_post_is_received_with_its_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "2025-09-05-bridge.md"
    path.write_text(POST, "utf-8")
    (one,), refused = received([path])
    assert not refused
    assert (one.address, one.guids, one.sections) == ("https://echo.example/bridge", ("echo-1",), ("News", "Tol"))
    assert (one.authors, one.article.author) == (("Ann Reay", "Bo Halse"), "Ann Reay, Bo Halse")
    bst = timezone(timedelta(hours=1))
    assert one.article.published == datetime(2025, 9, 5, 6, 30, tzinfo=bst)
    assert one.modified == datetime(2025, 9, 6, 6, 30, tzinfo=bst)
    assert one.article.text.content.endswith("on *Monday*, the council said.\n\n- one pier sank in the first winter\n")
    assert one.raw == POST.encode()


def test_plain_text_is_received_as_it_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1. The bridge is *late*, {% they %} said\n# of it.\n\n- and [so](x) is the pier\n", "utf-8")
    (one,), _ = received([path])
    text = one.article.text
    assert [(block.role, text.prose[slice(*block.span)]) for block in text.blocks] == [
        (Role.PARAGRAPH, "1. The bridge is *late*, {% they %} said # of it."),
        (Role.PARAGRAPH, "- and [so](x) is the pier"),
    ]
    assert one.address == path.as_uri()


def test_a_saved_page_has_the_address_that_it_calls_its_own_and_its_links_lead_from_there(tmp_path: Path) -> None:
    own = '<link rel="canonical" href="https://echo.example/town/pier.html?utm_source=feed&id=7">'
    linked = HTML.replace("chief engineer", '<a href="../people/orr.html">chief engineer</a>')
    (tmp_path / "a.html").write_text(linked.replace("</title>", f"</title>{own}"))
    (tmp_path / "b.html").write_text(linked.replace("</title>", '</title><link rel="canonical" href="/">'))
    (known, unknown), _ = received([tmp_path])
    assert known.address == "https://echo.example/town/pier.html?id=7"
    assert "(https://echo.example/people/orr.html)" in known.article.text.content
    assert unknown.address == (tmp_path / "b.html").as_uri()


def test_a_folder_gives_the_files_in_it_in_order(tmp_path: Path) -> None:
    for name, words in {
        "b.html": HTML,
        "a.md": POST,
        "c/d.txt": "It is late.",
        ".git/e.md": POST,
        "f.jpg": "x",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(words, "utf-8")
    found, refused = received([tmp_path])
    assert [each.article.title for each in found] == ["Bridge: late again", "Pier sinks", None]
    assert not refused


def test_lines_of_json_are_received_each_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    lines = [
        json.dumps({"title": "Late", "text": "It is late.\n\nSo is *the* pier.", "url": "https://echo.example/a?utm_a=1",
                    "id": 7, "date": "2025-09-05T06:30:00Z", "authors": [{"name": "Ann Reay"}],
                    "source": {"name": "Echo"}}),
        "{bad", "", "[1]", '{"title": "no text"}', "[" * 100_000,
        json.dumps({"headline": "Pier", "content": "<p>It <script>x</script>sank.</p><ul><li>twice</li></ul>",
                    "author": "By Bo Halse"}),
    ]  # fmt: skip
    path.write_text("\n".join(lines), "utf-8")
    (late, pier), refused = received([path])
    assert (late.address, late.guids, late.authors) == ("https://echo.example/a", ("7",), ("Ann Reay",))
    assert late.article.text.prose == "Late\n\nIt is late.\n\nSo is *the* pier."
    assert (late.article.source, late.article.published) == ("Echo", datetime(2025, 9, 5, 6, 30, tzinfo=UTC))
    assert (pier.authors, pier.article.text.prose) == (("Bo Halse",), "Pier\n\nIt sank.\n\ntwice")
    wanted = "wanted an object with title and text"
    assert refused == [
        f"{path}:2: not JSON at column 2: {wanted}",
        f"{path}:4: not an object: {wanted}",
        f"{path}:5: no text under text, body, content: {wanted}",
        f"{path}:6: JSON that can't be read: {wanted}",
    ]


def test_of_lines_with_one_id_the_first_is_received_and_the_others_are_told(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    rows = [("a", "Otters return to the Wend."), ("b", "The mill was sold."), ("a", "A bridge opened in Marl.")]
    path.write_text("\n".join(json.dumps({"id": id_, "text": words}) for id_, words in rows), "utf-8")
    found, refused = received([path])
    assert [each.article.text.prose for each in found] == [words for _, words in rows[:2]]
    assert refused == [f"{path}:3: an earlier article of this file has the id 'a': the first is kept"]


@pytest.mark.parametrize("name", ["pipe.md", "pipe.txt", "pipe.jsonl", "pipe.warc"])
def test_a_named_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert received([tmp_path / name]) == ([], [f"{tmp_path / name}: a named pipe: wanted a file with an article"])
    (tmp_path / "late.md").write_text("# Late\n\nThe bridge is late.\n", "utf-8")
    found, refused = received([tmp_path])
    assert ([each.article.title for each in found], refused) == (["Late"], [])


def test_lines_that_break_off_give_what_stands_before(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl.gz"
    line = json.dumps({"title": "Late", "text": "It is late."}) + "\n"
    path.write_bytes(gzip.compress((line * 2).encode()))
    assert len(received([path])[0]) == 2
    path.write_bytes(gzip.compress((line * 2).encode())[:-8])
    assert "breaks off" in received([path])[1][0]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_gives_its_pages(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    path = tmp_path / "dump.warc.gz"
    warc(path, 2, packed=packed)
    found, refused = received([path])
    assert [(each.address, each.article.title) for each in found] == [
        ("https://echo.example/0", "Pier sinks"), ("https://echo.example/1", "Pier sinks"),
    ]  # fmt: skip
    assert not refused
    assert found[0].retrieved == datetime(2025, 9, 5, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.8])
def test_an_archive_that_breaks_off_is_one_line_and_the_rest_goes_on(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    share: float,
    packed: bool,  # noqa: FBT001
) -> None:
    path, after = tmp_path / "dump.warc", tmp_path / "z.md"
    content = warc(path, 1, packed=packed)
    path.write_bytes(content[: int(len(content) / 2 * share)])
    after.write_text(POST, "utf-8")
    found, refused = received([path, after])
    assert [each.article.title for each in found] == ["Bridge: late again"]
    assert len(refused) == 1
    assert "breaks off" in refused[0]
    assert capfd.readouterr() == ("", "")


def test_a_record_without_an_address_breaks_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "dump.warc"
    path.write_bytes(warc(path, 1, packed=False).replace(b"WARC-Target-URI", b"WARC-Other"))
    assert received([path])[1] == [
        f"{path}: breaks off or is broken behind page 0 (no address): wanted whole WARC records"
    ]


def test_a_packed_archive_that_breaks_off_among_headers_says_so(tmp_path: Path) -> None:
    path = tmp_path / "dump.warc.gz"
    path.write_bytes(warc(path, 1) + gzip.compress(record(1, "text/html"))[:100])
    found, refused = received([path])
    assert [each.address for each in found] == ["https://echo.example/0"]
    assert len(refused) == 1
    assert "breaks off" in refused[0]


@pytest.mark.parametrize("content", [b"", b"hello", b"\x1f\x8b\x08\0nothing"])
def test_what_is_no_archive_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    wanted = "wanted a file that begins with a WARC record, packed with gzip or not"
    assert received([path])[1] == [f"{path}: no web archive: {wanted}"]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    binary, german = tmp_path / "a.md", tmp_path / "b.txt"
    binary.write_bytes(b"\0\1\2")
    german.write_text("Die Brücke wurde am Montag nicht eingeweiht, sagte die Ingenieurin der Stadt und ging.", "utf-8")
    parquet, empty, long = tmp_path / "c.parquet", tmp_path / "empty", tmp_path / ("x" * 300)
    parquet.write_bytes(b"PAR1")
    empty.mkdir()
    _, refused = received([tmp_path / "none.md", binary, german, parquet, empty, long])
    forms = "wanted Markdown, HTML, text, JSON lines or WARC"
    assert refused == [
        f"{tmp_path}/none.md: not readable (No such file or directory): wanted a file with an article",
        f"{binary}: binary, with NUL bytes: wanted text, Markdown or HTML",
        f"{german}: in German: wanted English",
        f"{parquet}: Parquet, which `copydesk group` alone reads: {forms}",
        f"{empty}: no file that may hold articles: {forms}",
        f"{long}: not readable (File name too long): wanted a file with an article",
    ]
