import gzip
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from copydesk.article.files import Refusal, received_files
from copydesk.errors import UnusableInputError
from copydesk.shells.cli import run
from copydesk.store import open_store
from copydesk.store.database import FILE
from copydesk.story.corpus import files_in, members_of
from copydesk.story.engine import opened
from copydesk.story.group import Grouping, Left, Run, grouped
from copydesk.story.kept import Kept
from copydesk.story.model import Member, Relation
from copydesk.story.picture import page

Others = Callable[[int], list[Member]]


def quiet(stage: str, done: int, whole: int) -> None:
    del stage, done, whole


def row(**values: str) -> str:
    return json.dumps(values) + "\n"


@pytest.fixture
def folder(tmp_path: Path, texts: SimpleNamespace, others: Others) -> Path:
    (tmp_path / "a.md").write_text(f"---\ntitle: A lifeboat\ndate: 2026-03-04\n---\n\n{texts.lifeboat}", "utf-8")
    (tmp_path / "b.txt").write_text(texts.reworded, "utf-8")
    rows = [row(id=other.id, text=other.text, title="<script>alert(1)</script>") for other in others(9)]
    (tmp_path / "c.jsonl").write_text("".join(rows), "utf-8")
    return tmp_path


def outcome(folder: Path, table: Path | None = None) -> tuple[Grouping, list[str]]:
    lines: list[str] = []
    with opened("100MB", path=table) as engine:
        grouping = grouped(Run(engine, Kept(engine.connection), Left(lines.append), quiet), list(files_in([folder])))
    return grouping, lines


def test_a_folder_comes_to_pairs_and_stories(folder: Path) -> None:
    grouping, lines = outcome(folder)
    assert len(grouping.members) == 11
    assert lines == []
    (pair,) = [pair for pair in grouping.pairs if pair.relation is not Relation.EVENT]
    assert (Path(pair.first).name, Path(pair.second).name, pair.relation) == ("a.md", "b.txt", Relation.EDITED)
    assert any({Path(name).name for name in story.members} >= {"a.md", "b.txt"} for story in grouping.stories)


def test_what_cannot_be_used_costs_a_line_each_and_the_rest_goes_on(folder: Path) -> None:
    bad = [
        row(id="none"),
        "no json\n",
        "[1]\n",
        row(id="filler 1", text="The board said on Monday that it would not wait for the county any longer."),
        row(id="big", text="a word " * 400_000),
        row(id="de", text="Der Rat hat am Dienstag beschlossen, dass die Brücke im kommenden Jahr erneuert wird. " * 3),
    ]
    (folder / "d.jsonl").write_text("".join(bad), "utf-8")
    (folder / "e.md").write_text("", "utf-8")
    (folder / "f.parquet").write_bytes(b"PAR1 no")
    grouping, lines = outcome(folder)
    assert len(grouping.members) == 11
    assert grouping.left_out == len(lines) == 8
    assert [line.partition("d.jsonl:")[2].split(": ")[1] for line in lines[:5]] == [
        "no text under text, body, content",
        "not JSON at column 1",
        "not an object",
        "over-large",
        "in German",
    ]
    assert lines[-1] == "two articles are called 'filler 1': the first of them is kept"
    assert not any("\n" in line for line in lines)


def test_a_corpus_without_an_article_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text("", "utf-8")
    with pytest.raises(UnusableInputError, match="no article that can be used"):
        outcome(tmp_path)
    assert run(["group", str(tmp_path / "nothing")]) == 2
    assert "no such file or folder" in capsys.readouterr().err


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("stage", ["files read", "counting (rare)", "articles compared"])
def test_a_stopped_run_goes_on_where_it_was(stage: str, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "run.duckdb"

    def stop(told: str, done: int, whole: int) -> None:
        if told == stage and (done > 1 or whole in {0, done}):
            raise StoppedError

    files = list(files_in([folder]))
    with pytest.raises(StoppedError), opened("100MB", path=table) as engine:
        grouped(Run(engine, Kept(engine.connection), Left(print), stop), files)
    stages: list[str] = []
    with opened("100MB", path=table) as engine:
        kept = Kept(engine.connection)
        assert len(kept.taken()) >= 2
        again = grouped(Run(engine, kept, Left(print), lambda told, *_: stages.append(told)), files)
    whole, _ = outcome(folder)
    assert (again.pairs, again.stories) == (whole.pairs, whole.stories)
    assert ("counting (kin)" in stages) == (stage == "files read")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio's writer closes no buffer
def test_what_is_added_is_grouped_and_nothing_else(
    tmp_path: Path, texts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paragraphs = "".join(f"<p>{part}</p>" for part in texts.lifeboat.split("\n\n"))
    rows = [
        row(headline="A <i>boat</i>", body=texts.market, published="4 March 2026"),
        row(title="In marks", guid="g", text=paragraphs),
    ]
    Path("a.jsonl").write_text("".join(rows), "utf-8")
    Path("b.mkd").write_text(texts.reworded, "utf-8")
    html = f"<html><body><article><h1>Gone</h1>{paragraphs}</article></body></html>".encode()
    with Path("c.warc").open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for number, status in enumerate(("404 Not Found", "200 OK")):
            headers = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.1")
            address, payload = f"http://example.com/{number}", io.BytesIO(html)
            writer.write_record(writer.create_warc_record(address, "response", payload=payload, http_headers=headers))
    (boat, marked, mkd, page_) = [member for file in files_in([Path()]) for member in members_of(file, pytest.fail)]
    assert (boat.id, boat.title, boat.text) == ("a.jsonl:1", "A <i>boat</i>", texts.market)
    assert boat.published == datetime(2026, 3, 4, tzinfo=UTC)
    assert (marked.id, marked.text.startswith("In marks\n\n"), "<p>" in marked.text) == ("g", True, False)
    assert (mkd.id, page_.id) == ("b.mkd", "http://example.com/1")
    received = list(received_files([Path()], lambda: datetime.now(UTC)))
    assert not any(isinstance(one, Refusal) for one in received)
    assert len(received) == 4


@pytest.mark.parametrize("name", ["x" * 300, "empty"])
def test_a_path_without_articles_is_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["group", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_columns_of_parquet_are_read_as_they_are(tmp_path: Path, texts: SimpleNamespace) -> None:
    path = tmp_path / "a.parquet"
    with duckdb.connect() as connection:
        query = "SELECT 'x' AS id, ? AS text, 'T' AS title, TIMESTAMP '2026-03-04 05:06:07' AS date, 7 AS more"
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)", [texts.market])
    (member,) = members_of(path, pytest.fail)
    assert (member.id, member.text, member.title) == ("x", texts.market, "T")
    assert member.published
    assert member.published.isoformat() == "2026-03-04T05:06:07"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio's writer closes no buffer
@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_of_a_truncated_archive_what_stands_before_the_break_is_kept(
    ending: str, tmp_path: Path, texts: SimpleNamespace
) -> None:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=ending.endswith("gz"))
    paragraphs = "".join(f"<p>{part}</p>" for part in (texts.lifeboat + "\n" + texts.market).split("\n\n"))
    html = f"<html><head><title>A boat</title></head><body><article><h1>A boat</h1>{paragraphs}</article></body></html>"
    for number in range(2):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        payload = io.BytesIO(html.encode())
        address = f"http://example.com/{number}"
        writer.write_record(writer.create_warc_record(address, "response", payload=payload, http_headers=headers))
    path = tmp_path / f"a.{ending}"
    path.write_bytes(stream.getvalue()[:-200])
    lines: list[str] = []
    assert [member.id for member in members_of(path, lines.append)] == ["http://example.com/0"]
    assert len(lines) == 1
    assert "whole WARC" in lines[0]


def test_a_gzipped_file_of_lines_that_breaks_off_keeps_what_stood_before(tmp_path: Path, others: Others) -> None:
    path = tmp_path / "a.jsonl.gz"
    packed = gzip.compress("".join(row(id=other.id, text=other.text) for other in others(99)).encode())
    path.write_bytes(packed[: len(packed) // 2])
    lines: list[str] = []
    assert 0 < len(list(members_of(path, lines.append))) < 99
    assert len(lines) == 1


def test_the_page_shows_a_story_and_escapes_every_word(folder: Path) -> None:
    with opened("100MB") as engine:
        run_ = Run(engine, Kept(engine.connection), Left(print), quiet)
        html = "\n".join(page(grouped(run_, list(files_in([folder])))))
    assert "<svg" in html
    assert "A lifeboat" in html
    assert "<script" not in html
    assert "edited copy with" in html


@pytest.mark.parametrize(("form", "names"), [("jsonl", 3), ("parquet", 3), ("html", 1), ("text", 1)])
def test_the_command_writes_each_form(
    form: str, names: int, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, work = tmp_path / "out", tmp_path / "work"
    words = ["group", str(folder / "a.md"), str(folder / "b.txt"), "--format", form, "-o", str(output)]
    assert run([*words, "--work", str(work)]) == 0
    assert len(list(output.iterdir())) == names
    assert list(work.iterdir()) == []
    assert "2 articles; pairs: edited copy 1; 1 story" in capsys.readouterr().out


def test_the_store_of_a_desk_gives_the_articles_that_it_holds(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "desk"
    with open_store(desk / ".copydesk") as store:
        for received in received_files([folder / "a.md", folder / "b.txt"], lambda: datetime(2026, 3, 5, tzinfo=UTC)):
            assert not isinstance(received, Refusal)
            store.keep(received)
    for place in (desk, desk / ".copydesk", desk / ".copydesk" / FILE):
        assert run(["group", str(place), "--work", str(tmp_path / "work")]) == 0
        assert "2 articles; pairs: edited copy 1; 1 story" in capsys.readouterr().out
    (desk / ".copydesk" / FILE).write_bytes(b"no store" * 900)
    assert run(["group", str(desk), "--work", str(tmp_path / "work")]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) <= 2


def test_a_store_that_cannot_be_read_is_told_with_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "copydesk.sqlite3").write_bytes(b"no store at all, but a file of that name" * 40)
    assert run(["group", str(tmp_path), "--work", str(tmp_path / "work")]) == 2
    assert "damaged, or not a store of copydesk" in capsys.readouterr().err


def test_memory_that_is_too_little_is_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["group", str(folder), "--memory", "1MB", "--work", str(tmp_path / "work")]) == 2
    assert capsys.readouterr().err == ("copydesk: memory: found '1MB', too little for these articles: wanted more\n")


def test_compare_shows_passages_side_by_side(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(folder / "a.md"), str(folder / "b.txt")]) == 0
    output = capsys.readouterr().out
    lines = output.splitlines()
    assert "edited copy" in " ".join(output.split())
    assert any("was launched 41 times" in line.split("│")[0] for line in lines if "│" in line)
    assert max(map(len, lines)) <= 80 or len(str(folder)) > 30
    assert run(["compare", str(folder / "a.md"), str(folder / "none.md")]) == 2


def test_compare_tells_the_same_event_where_no_words_are_shared(
    tmp_path: Path, texts: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(texts.lifeboat, "utf-8")
    (tmp_path / "b.txt").write_text(
        "Volunteers of the Tolmouth lifeboat went out 41 times in twelve months, a record. Coxswain Anna Reay put it "
        "down to a summer of paddle boarders on the ebb. A second boat, like that of Harl Point, may follow.",
        "utf-8",
    )
    (tmp_path / "c.txt").write_text(texts.market, "utf-8")
    assert run(["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 0
    assert "the same event" in " ".join(capsys.readouterr().out.split())
    assert run(["compare", str(tmp_path / "a.txt"), str(tmp_path / "c.txt")]) == 0
    assert "the same event" not in " ".join(capsys.readouterr().out.split())


def test_compare_refuses_a_file_of_many_articles(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(folder / "a.md"), str(folder / "c.jsonl")]) == 2
    assert "holds many articles" in capsys.readouterr().err


def test_what_holds_between_two_articles_stands_under_the_later_of_them(
    tmp_path: Path, texts: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        row(id="late", text=texts.lifeboat, title="Late", date="2026-03-05"),
        row(id="early", text=texts.reworded, title="Early", date="2026-03-04"),
    ]
    (tmp_path / "c.jsonl").write_text("".join(rows), "utf-8")
    assert run(["group", str(tmp_path / "c.jsonl"), "--work", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.strip().split(" (")[0] for line in lines[1:4]] == [
        "2026-03-04 early: Early",
        "2026-03-05 late: Late",
        "edited copy",
    ]
    with opened("100MB") as engine:
        run_ = Run(engine, Kept(engine.connection), Left(list[str]().append), quiet)
        html = "\n".join(page(grouped(run_, [tmp_path / "c.jsonl"])))
    assert html.index("edited copy with early") > html.index('<br><span class="faint">late')
