"""The pages on the desk tell what it does: every setting, and settings that hold."""

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from copydesk import desk
from copydesk.desk.settings import TABLES, desk_settings
from copydesk.draft.prompt import MEND, WRITE


@pytest.mark.parametrize(("table", "key"), [(table, key) for table, keys in TABLES.items() for key in keys])
def test_every_setting_of_the_desk_is_told_and_stands_in_a_new_desks_file(
    table: str, key: str, document: Callable[[str], str]
) -> None:
    heading = f"[[{table}]]" if table == "feed" else f"[{table}]"
    assert f"| `{heading}` `{key}` | " in document("settings.md")
    example = files(desk).joinpath("example", "copydesk.toml").read_text("utf-8")
    assert re.search(rf"^(# )?{key} = ", example, re.MULTILINE)


def test_the_prompts_are_told_as_they_are(document: Callable[[str], str]) -> None:
    assert f"| {WRITE} |" in document("writers.md")
    assert f"| {MEND} |" in document("writers.md")


def test_a_new_desks_file_says_what_holds_without_it(tmp_path: Path) -> None:
    example = files(desk).joinpath("example", "copydesk.toml").read_text("utf-8")
    bare = example.partition("# [[feed]]")[0] + example.partition("[writer]")[1] + example.partition("[writer]")[2]
    said = re.sub(r"^# (?=[a-z]+ = )", "", bare, flags=re.MULTILINE)
    folder = tmp_path
    (folder / "copydesk.toml").write_text(said, "utf-8")
    told = desk_settings(folder)
    (folder / "copydesk.toml").write_text("", "utf-8")
    silent = desk_settings(folder)
    assert (told.writer, told.fetch, told.publish) == (silent.writer, silent.fetch, silent.publish)
    assert (told.check, told.site.kind, told.site.timezone) == (silent.check, silent.site.kind, silent.site.timezone)
