from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.desk.opened import KEY, manners_of, open_desk, open_rehearsal, writer_of
from copydesk.desk.run import run
from copydesk.desk.settings import DeskSettings, FeedSettings, WriterKind, WriterSettings
from copydesk.errors import StoreError

NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "name"),
    [(WriterKind.BRIEF, "brief"), (WriterKind.VERBATIM, "verbatim"), (WriterKind.LLM, "llm (small)")],
)
def test_the_settings_name_the_writer(kind: WriterKind, name: str) -> None:
    pytest.importorskip("openai")
    assert writer_of(WriterSettings(kind, model="small"), {KEY: "secret"}).name == name


def test_files_are_read_in_the_desks_own_folder_alone(tmp_path: Path) -> None:
    assert manners_of(DeskSettings(tmp_path)).files == (tmp_path,)


def test_a_rehearsal_leaves_no_trace_even_of_a_first_run(tmp_path: Path) -> None:
    settings = DeskSettings(tmp_path, feeds=(FeedSettings("Post", path=Path("none.xml")),))
    with open_rehearsal(settings, lambda: NOON, {}) as desk:
        assert [event.subject for event in run(desk) if event.sort == "failed"] == ["Post"]
    assert list(tmp_path.iterdir()) == []


def test_a_desk_is_open_once(tmp_path: Path) -> None:
    settings = DeskSettings(tmp_path)
    with (
        open_desk(settings, lambda: NOON, {}),
        pytest.raises(StoreError, match="another run is at work"),
        open_desk(settings, lambda: NOON, {}),
    ):
        pass
