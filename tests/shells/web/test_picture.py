"""The picture of the day: each hour in its place, as high as what happened in it, in the site's own time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from lxml import html
from starlette.testclient import TestClient

from copydesk.shells.web.picture import BAND, HOURS, LOW, TALLEST, TOP, columns, first_hour
from copydesk.store import Hour

NOON = datetime(2026, 3, 2, 12, 34, 56, tzinfo=UTC)


def test_the_last_hour_is_the_one_that_goes_on() -> None:
    drawn = columns([], first_hour(NOON))
    assert [column.name for column in drawn] == [f"{hour % 24:02}:00" for hour in range(13, 37)]
    assert not any(column.bars for column in drawn)


def test_hours_are_named_as_the_clocks_show_them_also_where_they_are_put_forward() -> None:
    lisbon = ZoneInfo("Europe/Lisbon")
    drawn = columns([], first_hour(datetime(2026, 3, 29, 10, 5, tzinfo=lisbon)))
    names = [column.name for column in drawn]
    assert (len(names), names[0], names[-1]) == (HOURS, "10:00", "10:00")
    assert "01:00" not in names


def test_bars_stand_on_each_other_and_the_fullest_side_is_as_tall_as_there_is_room() -> None:
    full, low = columns([Hour(0, came=90, edited=10, held=20, written=30), Hour(5, came=1)], NOON)[:6:5]
    came, edited, written, held = full.bars
    assert (came.y + came.height, came.y) == (TOP + TALLEST, edited.y + edited.height)
    assert came.height + edited.height == TALLEST
    assert (written.y, held.y) == (TOP + TALLEST + BAND, written.y + written.height)
    assert (full.came, full.went, low.came, low.went) == (100, 50, 1, 0)
    assert low.bars[0].height == LOW


def test_the_first_page_shows_the_day_and_tells_it_in_numbers(ann: TestClient) -> None:
    (figure,) = html.fromstring(ann.get("/").text).xpath("//figure")
    rows = [[cell.text_content() for cell in row] for row in figure.xpath(".//tbody/tr")]
    assert sum(int(row[1]) for row in rows) == 5
    assert sum(int(row[3]) for row in rows) == 4
    assert len(figure.xpath(".//*[local-name() = 'rect'][@class = 'came']")) >= 1
    assert not html.fromstring(ann.get("/?stage=held").text).xpath("//figure")
