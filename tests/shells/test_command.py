import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from copydesk.shells.cli import COMMANDS, commands, run


@pytest.mark.parametrize("words", [["--help"], ["-h"]])
def test_help_tells_of_every_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    output = " ".join(capsys.readouterr().out.split())
    assert all(f" {name} {says}" in output for name, says in COMMANDS.items())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_of_its_own_that_begins_as_the_list_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help"]) == 0
    assert COMMANDS[name].removesuffix(".") in capsys.readouterr().out
    assert commands.get_command(None, name).name == name  # type: ignore[arg-type, union-attr]


def test_help_imports_no_command_nor_what_one_needs() -> None:
    code = (
        "import sys; from copydesk.shells.cli import run; run(['--help']);"
        "print(sorted(name for name in sys.modules if name.startswith(('copydesk', 'spacy', 'numpy', 'rapidfuzz'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['copydesk', 'copydesk.errors', 'copydesk.shells', 'copydesk.shells.cli']"


def test_without_words_help_is_shown_and_nothing_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert capsys.readouterr().out.startswith("Usage: copydesk")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"copydesk {version('copydesk')}\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["chek"], 'no command is called "chek", did you mean "check"?'),
        (["zzzzzz"], 'no command is called "zzzzzz"'),
        (["--versoin"], "No such option '--versoin'. Did you mean '--version'?"),
        (["explain", "F1", "F2"], "Got unexpected extra argument (F2)"),
    ],
)
def test_a_wrong_word_is_one_line_on_standard_error_and_2(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"copydesk: {message}")
    assert error.count("\n") == 1


@pytest.mark.parametrize("command", [["group"], ["compare"], ["check"]])
def test_a_command_leaves_without_a_word_on_standard_error(command: list[str], tmp_path: Path) -> None:
    texts = ("The weir at Sallow Bridge will be lowered in May.\n", "Eels came back to the Wend in June.\n")
    files = [tmp_path / "one.md", tmp_path / "two.md"]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    words = [sys.executable, "-m", "copydesk", *command, *map(str, files)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.stdout
    assert done.stderr == ""


def test_the_package_runs_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "copydesk", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"copydesk {version('copydesk')}\n"
