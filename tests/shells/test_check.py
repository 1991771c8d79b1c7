import io
import json
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from select import select

import pytest
from jsonschema import Draft202012Validator

from copydesk.findings import report as forms
from copydesk.shells.cli import run

SOURCE = "The contract is worth £184 million, the ministry said on Tuesday. It runs until 2031.\n"
FAULTY = "The contract is worth £148 million, the ministry said on Tuesday.\n"
FAITHFUL = "The ministry said on Tuesday that the contract is worth £184 million.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a source and two retellings, on a screen of 80 cells."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    for name, content in (("source.md", SOURCE), ("faulty.md", FAULTY), ("faithful.md", FAITHFUL)):
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_finding_is_printed_and_the_check_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "source.md", "faulty.md"]) == 1
    output = capsys.readouterr()
    first, line, under, *_ = output.out.splitlines()
    assert first == "faulty.md:1:23: F1 figure-changed error"
    assert line == "  1 | The contract is worth £148 million, the ministry said on Tuesday."
    assert under == "    |                       ^^^^^^^^^^^^"
    assert "\n1 error in faulty.md.\n" in output.out
    assert output.err == ""


def test_a_faithful_retelling_passes_and_so_does_a_copy_in_its_own_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "source.md", "faithful.md"]) == 0
    assert capsys.readouterr().out.startswith("Nothing found in faithful.md.\n")
    assert run(["check", "source.md", "source.md"]) == 0


def test_the_example_shows_what_copydesk_finds(
    capsys: pytest.CaptureFixture[str], golden: Callable[[str, str], None]
) -> None:
    assert run(["check", "--example"]) == 1
    golden("example.txt", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-on", "never"], 0),
        (["--fail-on", "warning"], 1),
        (["--ignore", "F"], 0),
        (["--ignore", "figure-changed"], 0),
        (["--select", "Q,T"], 0),
        (["--select", "T", "--select", "F1"], 1),
        (["--select", "F1", "--ignore", "F"], 1),
    ],
)
def test_what_fails_a_check_can_be_chosen(words: list[str], code: int) -> None:
    assert run(["check", *words, "source.md", "faulty.md"]) == code


def test_the_command_line_takes_the_place_of_the_settings(folder: Path) -> None:
    (folder / "copydesk.toml").write_text('ignore = ["F1"]\nfail-on = "never"\nlimit = 5\n')
    assert run(["check", "source.md", "faulty.md"]) == 2
    assert run(["check", "--limit", "999", "source.md", "faulty.md"]) == 0
    assert run(["check", "--limit", "999", "--ignore", "Q", "--fail-on", "error", "source.md", "faulty.md"]) == 1


def test_a_waived_finding_passes_with_its_reason_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "faulty.waivers.toml").write_text(
        '[[waiver]]\nkind = "F1"\nwords = "£148 million"\nreason = "Corrected on 4 May."\n'
    )
    assert run(["check", "source.md", "faulty.md"]) == 0
    assert capsys.readouterr().out.startswith("Nothing found in faulty.md (1 waived).\n")
    assert run(["check", "--format", "json", "source.md", "faulty.md"]) == 0
    assert json.loads(capsys.readouterr().out)["waived"][0]["reason"] == "Corrected on 4 May."


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "github"])
def test_every_form_is_put_out_and_fails_alike(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", form, "source.md", "faulty.md"]) == 1
    output = capsys.readouterr().out
    assert "£148 million" in output
    if form in ("json", "sarif"):
        assert json.loads(output)


def test_standard_input_is_a_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stdin(monkeypatch, FAULTY.encode())
    assert run(["check", "source.md", "-"]) == 1
    assert capsys.readouterr().out.startswith("<stdin>:1:23: F1")
    stdin(monkeypatch, SOURCE.encode())
    assert run(["check", "-", "faulty.md"]) == 1


def test_several_sources_stand_behind_one_retelling(folder: Path) -> None:
    (folder / "second.md").write_text("The ferry was 41 metres long, its owner said in a statement on Monday.\n")
    (folder / "both.md").write_text(FAITHFUL + "\nThe ferry was 41 metres long, its owner said.\n")
    assert run(["check", "source.md", "second.md", "both.md"]) == 0
    assert run(["check", "second.md", "source.md", "both.md"]) == 0


def test_output_goes_to_a_file_without_colour(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-o", "out.txt", "source.md", "faulty.md"]) == 1
    assert capsys.readouterr().out == ""
    assert (folder / "out.txt").read_text("utf-8").startswith("faulty.md:1:23: F1 figure-changed error\n")


@pytest.mark.parametrize(
    ("environment", "words", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": ""}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
    ],
)
def test_colour_is_used_where_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    environment: dict[str, str],
    words: list[str],
    coloured: bool,  # noqa: FBT001
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run(["check", *words, "source.md", "faulty.md"])
    assert ("\x1b[" in capsys.readouterr().out) == coloured


@pytest.mark.parametrize("width", ["40", "120", "5"])
def test_the_width_of_the_terminal_is_respected(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    run(["check", "source.md", "faulty.md"])
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines[1:]) <= max(int(width), 20)


def test_what_a_terminal_would_obey_is_shown_and_not_obeyed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "faulty.md").write_text("The contract is worth £148 million, the \x1b[31m\x07ministry\u202e said.\n")
    run(["check", "source.md", "faulty.md"])
    output = capsys.readouterr().out
    assert "␛[31m␇ministry<U+202E>" in output.replace("\n", "")
    assert not {"\x1b", "\x07", "\u202e"} & set(output)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "expected at least one source, then the retelling, found none"),
        (["source.md"], 'expected at least one source, then the retelling, found only "source.md"'),
        (["-", "-"], "standard input (-) can be one text only"),
        (["--example", "source.md"], "expected texts, --example or --batch, not several of them"),
        (["--batch", "x", "source.md"], "expected texts, --example or --batch, not several of them"),
        (["--batch", "x", "--format", "sarif"], "a batch is answered in JSON lines: leave --format out"),
        (["--batch", "none.jsonl"], "none.jsonl: can't be read: No such file or directory"),
        (["--fromat", "json"], "No such option '--fromat'. Did you mean '--format'?"),
        (["--format", "xml"], "Invalid value for '--format': 'xml' is not one of"),
        (["--limit", "0", "source.md", "faulty.md"], "Invalid value for '--limit'"),
        (["--limit", "20", "source.md", "faulty.md"], "source.md: over-large: wanted at most 20 bytes"),
        (["--select", "F9", "source.md", "faulty.md"], 'no kind of finding is called "F9", did you mean "F1"?'),
        (["none.md", "faulty.md"], "none.md: no such file"),
        (["source.md", "."], ".: a directory"),
        (["source.md", ""], 'expected the name of a file, found ""'),
        (["--batch", ""], 'expected the name of a file, found ""'),
        (["source.md", "empty.md"], "empty.md: empty"),
        (["source.md", "binary.md"], "binary.md: "),
        (["source.md", "german.md"], "german.md: in German: wanted English"),
        (["-o", "none/out.txt", "source.md", "faulty.md"], "none/out.txt: can't be written: No such file or directory"),
        (["-o", "x" * 300, "source.md", "faulty.md"], f"{'x' * 300}: can't be written: File name too long"),
        (["-o", "faulty.md", "source.md", "faulty.md"], "faulty.md: is read, so it can't be written to"),
        (["-o", "/dev/full", "source.md", "faulty.md"], "/dev/full: can't be written: No space left on device"),
        (["source.md", "a\x1b[31m\n.md"], r"a\x1b[31m\n.md: no such file"),
        (["source.md", "waived.md"], "waived.waivers.toml: waiver 1: kind: missing"),
    ],
)
def test_bad_input_is_one_line_on_standard_error_and_2(
    folder: Path, capfd: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    (folder / "empty.md").touch()
    (folder / "binary.md").write_bytes(bytes(range(256)) * 4)
    (folder / "german.md").write_text("Der Vertrag hat einen Wert von 184 Millionen Pfund, sagte das Ministerium. " * 5)
    (folder / "waived.md").write_text(FAULTY)
    (folder / "waived.waivers.toml").write_text("[[waiver]]")
    assert run(["check", *words]) == 2
    output = capfd.readouterr()
    assert output.err.startswith(f"copydesk: {message}")
    assert output.err.count("\n") == 1
    assert output.out == ""


def test_a_file_that_nobody_may_read_or_settings_that_are_wrong_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "copydesk.toml").write_text("fail-on = 'errors'")
    assert run(["check", "source.md", "faulty.md"]) == 2
    assert capsys.readouterr().err.endswith(
        "copydesk.toml: fail-on: expected error, warning or never, found 'errors', did you mean \"error\"?\n"
    )


def write_pairs(folder: Path, *pairs: object) -> None:
    lines = [pair if isinstance(pair, str) else json.dumps(pair) for pair in pairs]
    (folder / "pairs.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def test_a_batch_is_answered_line_by_line_in_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "faulty.waivers.toml").write_text('[[waiver]]\nkind = "F1"\nwords = "£148 million"\nreason = "x"\n')
    write_pairs(
        folder,
        {"id": "texts", "sources": [SOURCE], "retelling": FAULTY, "other": 1},
        "",
        {"id": 2, "sources": ["source.md"], "retelling": "faithful.md"},
        {"id": "mixed", "sources": [{"path": "source.md"}, {"text": FAITHFUL}], "retelling": {"text": FAULTY}},
        {"id": "waived", "sources": ["source.md"], "retelling": "faulty.md"},
    )
    assert run(["check", "--batch", "pairs.jsonl"]) == 1
    output = capsys.readouterr()
    answers = [json.loads(line) for line in output.out.splitlines()]
    assert [(answer["id"], [f["code"] for f in answer["findings"]]) for answer in answers] == [
        ("texts", ["F1"]),
        (2, []),
        ("mixed", ["F1"]),
        ("waived", []),
    ]
    assert answers[0]["findings"][0]["retelling"]["file"] == "retelling"
    assert [source["file"] for source in answers[2]["sources"]] == ["source 2", "source.md"]
    schema = json.loads(Path(forms.__file__).with_name("report.schema.json").read_text("utf-8"))
    for answer in answers:
        Draft202012Validator(schema).validate(answer)
    assert output.err == ""


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON: Expecting property name"),
        ("[" * 100_000, "not JSON: "),
        ("[1]", 'expected an object with "id", "sources" (a list) and "retelling", found a list'),
        ('"x"', 'expected an object with "id", "sources" (a list) and "retelling", found a string'),
        ({"sources": ["a b"], "retelling": "c d"}, 'expected an object with "id", "sources" (a list) and'),
        ({"id": "x", "sources": "source.md", "retelling": "c d"}, "expected an object"),
        ({"id": "x", "sources": [], "retelling": "c d"}, "expected an object"),
        ({"id": "x", "sources": ["source.md"]}, "retelling: expected a path or a text, found nothing"),
        ({"id": "x", "sources": [3], "retelling": FAULTY}, "source 1: expected a path or a text, found a number"),
        ({"id": "x", "sources": ["none.md"], "retelling": FAULTY}, "source 1: neither a file nor a text: 'none.md'"),
        ({"id": "x", "sources": [{"path": "none.md"}], "retelling": FAULTY}, "none.md: no such file"),
        ({"id": "x", "sources": [SOURCE], "retelling": "x " * 999}, "retelling: over-large: wanted at most 999 bytes"),
        ({"id": "x", "sources": [SOURCE], "retelling": ""}, "retelling: empty"),
        ("\udcff".encode(errors="surrogateescape").decode("latin-1") + "{}", "not JSON: "),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_passed_over(
    folder: Path, capsys: pytest.CaptureFixture[str], line: object, message: str
) -> None:
    good = {"id": "good", "sources": [SOURCE], "retelling": FAITHFUL}
    write_pairs(folder, good, line, good)
    assert run(["check", "--limit", "999", "--batch", "pairs.jsonl"]) == 2
    output = capsys.readouterr()
    assert [json.loads(answer)["id"] for answer in output.out.splitlines()] == ["good", "good"]
    assert output.err.startswith(f"copydesk: pairs.jsonl:2: {message}")
    assert output.err.count("\n") == 1


def test_a_line_that_is_not_in_utf_8_says_where(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "pairs.jsonl").write_bytes('{"id": "Zürich"}\n'.encode("latin-1"))
    assert run(["check", "--batch", "pairs.jsonl"]) == 2
    assert capsys.readouterr().err == "copydesk: pairs.jsonl:1: not UTF-8, at byte 10: wanted JSON in UTF-8\n"


def test_a_batch_comes_from_standard_input_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin(monkeypatch, json.dumps({"id": 1, "sources": [SOURCE], "retelling": FAULTY}).encode())
    assert run(["check", "--batch", "-", "--fail-on", "never"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == 1


PAIR = json.dumps({"id": 1, "sources": [SOURCE], "retelling": FAULTY}).encode() + b"\n"


class Interrupted(io.BytesIO):
    """Standard input that holds pairs; after the third somebody presses Ctrl-C."""

    def __iter__(self) -> "Interrupted":
        return self

    def __next__(self) -> bytes:
        if self.tell() == 3:
            signal.raise_signal(signal.SIGINT)
        if self.tell() > 9:
            raise StopIteration
        self.seek(self.tell() + 1)
        return PAIR


def test_ctrl_c_stops_a_batch_with_what_is_done_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
    try:
        assert run(["check", "--batch", "-"]) == 130
    finally:
        signal.signal(signal.SIGINT, before)
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == 3
    assert output.err.strip() == "copydesk: interrupted"


@pytest.mark.parametrize(
    "words", [["--batch", "-"], ["source.md", "faulty.md"], ["--format", "json", "-", "faulty.md"]]
)
def test_a_reader_that_has_gone_ends_it_quietly_with_the_code_that_it_would_have_had(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], words: list[str]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    stdin(monkeypatch, PAIR * 3 if "--batch" in words else SOURCE.encode())
    with os.fdopen(writer, "w") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        assert run(["check", *words]) == 1
    assert capfd.readouterr().err == ""


def test_progress_is_told_on_a_terminal_and_gone_when_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    main, terminal = os.openpty()
    stdin(monkeypatch, PAIR * 40 + b"{\n")
    with os.fdopen(terminal, "w") as shown:
        monkeypatch.setattr(sys, "stderr", shown)
        assert run(["check", "--batch", "-", "-o", "out"]) == 2
        told = b""
        while select([main], [], [], 0.5)[0]:
            told += os.read(main, 10_000)
    os.close(main)
    assert re.search(rb"\r\x1b\[K\d+ pairs checked\r\x1b\[K", told)
    assert b"\x1b[Kcopydesk: -:41: not JSON: " in told
    assert told.endswith(b"\r\x1b[K")
