"""The day and the moment of publication, as files write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.dates import UNKNOWN, when

DAY = date(2025, 9, 5)


@pytest.mark.parametrize(
    "words",
    [
        "2025-09-05",
        "2025-9-5",
        "2025/09/05",
        "5 September 2025",
        "5th of September, 2025",
        "September 5, 2025",
        "Sept. 5, 2025",
        "Friday 5 Sep 2025",
        "  2025-09-05\n",
    ],
)
def test_a_day_is_read(words: str) -> None:
    assert when(words).day == DAY


@pytest.mark.parametrize(
    "words",
    [
        "0001-01-01T00:00:00+01:00",
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "31 December 9999",
        "9999/12/31",
    ],
)
def test_a_date_at_an_edge_of_the_calendar_is_none(words: str) -> None:
    assert when(words) == UNKNOWN


@pytest.mark.parametrize(
    "words",
    [
        "2025-09-05T01:43:49+9900",
        "2025-09-05 01:43:49 -24:00",
        "2025-09-05T01:43:49+15:30",
        "Fri, 05 Sep 2025 01:43:49 +9900",
        "Fri, 05 Sep 2025 01:43:49 +0175",
    ],
)
def test_an_offset_that_no_place_has_is_none(words: str) -> None:
    assert when(words).moment == datetime(2025, 9, 5, 1, 43, 49)  # noqa: DTZ001 - without an offset


@pytest.mark.parametrize(
    ("words", "hours"), [("+14:00", 14), ("-1200", -12), (" +0545", 5.75), (" +01:00", 1), ("Z", 0)]
)
def test_an_offset_that_a_place_has_counts(words: str, hours: float) -> None:
    (moment,) = (when(f"2025-09-05T01:43:49{words}").moment,)
    assert moment is not None
    assert moment.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2025-09-05T01:43:49", datetime(2025, 9, 5, 1, 43, 49)),  # noqa: DTZ001 - what a file says without offset has none
        ("2025-09-05 01:43", datetime(2025, 9, 5, 1, 43)),  # noqa: DTZ001
        ("2025-09-05 01:43:49 +0100", datetime(2025, 9, 5, 1, 43, 49, tzinfo=timezone(timedelta(hours=1)))),
        ("2025-09-05T01:43:49.500Z", datetime(2025, 9, 5, 1, 43, 49, 500_000, tzinfo=UTC)),
        ("Fri, 05 Sep 2025 01:43:49 GMT", datetime(2025, 9, 5, 1, 43, 49, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_with_its_offset_if_it_has_one(words: str, moment: datetime) -> None:
    assert when(words) == (DAY, moment)


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("2025-09-05 10:30 PM", 22),
        ("2025-09-05 10:30 am", 10),
        ("2025-09-05T12:30PM", 12),
        ("2025-09-05 12:30:00 a.m.", 0),
        ("2025-09-05 10:30 p.m. +0100", 22),
        ("2025-09-05 22:30 PM", 22),
        ("Fri, 05 Sep 2025 10:30 PM GMT", 22),
    ],
)
def test_a_moment_is_in_the_half_of_the_day_that_is_named(words: str, hour: int) -> None:
    told = when(words)
    assert told.day == DAY
    assert told.moment is not None
    assert (told.moment.hour, told.moment.minute) == (hour, 30)


@pytest.mark.parametrize(
    "words", ["", "yesterday", "05/09/2025", "2025-13-45", "20250905999", "99/99/2025", "T", "1 May"]
)
def test_what_is_no_date_or_could_be_two_is_unknown(words: str) -> None:
    assert when(words) == UNKNOWN


def test_day_and_month_are_told_apart_where_they_can_be() -> None:
    assert when("13/9/2025").day == when("9/13/2025").day == date(2025, 9, 13)


@given(st.text())
def test_any_words_are_a_date_or_none(words: str) -> None:
    assert when(words).day is None or isinstance(when(words).day, date)
