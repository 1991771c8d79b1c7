"""What is read as a time, and what it stands for in a text published on Thursday 20 November 2025."""

from datetime import date

import pytest

from copydesk.text.page import page_of
from copydesk.text.passage import plain
from copydesk.text.timing.moments import Fit, Moment
from copydesk.text.timing.spells import Age, Length, Order, Rate, Turn
from copydesk.text.timing.times import Relation, Time, find_times

PUBLISHED = date(2025, 11, 20)


def times(words: str, day: date | None = PUBLISHED) -> list[tuple[str, Time]]:
    page = page_of([plain("text", words, day)])
    return [(page.read(time.span), time) for time in find_times(page)]


def moments(words: str, day: date | None = PUBLISHED) -> list[tuple[str, Moment]]:
    return [(said, time.meaning) for said, time in times(words, day) if isinstance(time.meaning, Moment)]


DAYS = [
    ("The vote was on 6 November 2024.", "6 November 2024", "2024-11-06", "2024-11-06"),
    ("The vote was on November 6th, 2024.", "November 6th, 2024", "2024-11-06", "2024-11-06"),
    ("The vote was on Nov. 6, 2024, she said.", "Nov. 6, 2024", "2024-11-06", "2024-11-06"),
    ("The vote was on the 6th of November 2024.", "6th of November 2024", "2024-11-06", "2024-11-06"),
    ("It was on the sixth of November 2024.", "sixth of November 2024", "2024-11-06", "2024-11-06"),
    ("It was on the twenty-first of November 2024.", "twenty-first of November 2024", "2024-11-21", "2024-11-21"),
    ("The letter of 13/11/24 came.", "13/11/24", "2024-11-13", "2024-11-13"),
    ("The letter of 13/11/85 came.", "13/11/85", "1985-11-13", "1985-11-13"),
    ("The log says 2024-11-06 only.", "2024-11-06", "2024-11-06", "2024-11-06"),
    ("It ran from 6-8 November 2024.", "6-8 November 2024", "2024-11-06", "2024-11-08"),
    ("The company was founded in 2005.", "2005", "2005-01-01", "2005-12-31"),
    ("It was built in the 1980s.", "1980s", "1980-01-01", "1989-12-31"),
    ("Profit rose in the first half of 2025.", "first half of 2025", "2025-01-01", "2025-06-30"),
    ("Profit rose in the third quarter of 2025.", "third quarter of 2025", "2025-07-01", "2025-09-30"),
    ("He left yesterday.", "yesterday", "2025-11-19", "2025-11-19"),
    ("He left last month.", "last month", "2025-10-01", "2025-10-31"),
    ("He will leave next year.", "next year", "2026-01-01", "2026-12-31"),
    ("The 2024 election was close.", "2024", "2024-01-01", "2024-12-31"),
    ("Sales fell in 2018–2022.", "2018–2022", "2018-01-01", "2022-12-31"),
    ("A 19th-century house burned.", "19th-century", "1801-01-01", "1900-12-31"),
]


@pytest.mark.parametrize(("words", "said", "first", "last"), DAYS)
def test_a_date_stands_for_its_days(words: str, said: str, first: str, last: str) -> None:
    ((found, moment),) = moments(words)
    assert found == said
    assert [(days.first.isoformat(), days.last.isoformat()) for days in moment.readings] == [(first, last)]


WEEKDAYS = [
    ("He left on Tuesday.", "Tuesday", "2025-11-18"),
    ("He left last Friday.", "last Friday", "2025-11-14"),
    ("He leaves next Tuesday.", "next Tuesday", "2025-11-25"),
    ("He left on Saturday evening.", "Saturday evening", "2025-11-15"),
    ("He left early on Wednesday.", "early on Wednesday", "2025-11-19"),
]


@pytest.mark.parametrize(("words", "said", "day"), WEEKDAYS)
def test_a_weekday_counts_from_the_day_of_publication(words: str, said: str, day: str) -> None:
    ((found, moment),) = moments(words)
    assert found == said
    assert date.fromisoformat(day) in {days.first for days in moment.readings}


@pytest.mark.parametrize("link", ["to Friday", "until Friday", "and Friday"])
def test_a_day_takes_its_month_from_the_later_one_of_its_run(link: str) -> None:
    _, first = moments(f"It is closed on Monday 6 {link} 10 January 2025.")[0]
    assert (first.month, first.day, first.year) == (1, 6, 2025)


def test_a_weekday_without_a_publication_day_stays_a_weekday() -> None:
    ((_, moment),) = moments("He left on Tuesday.", None)
    assert (moment.weekday, moment.readings) == (1, ())


HOURS = [
    ("It began at 9 a.m. sharp.", 9.0),
    ("It began at 3:20 p.m. Pacific time.", 15 + 20 / 60),
    ("It began at 04:30 on Friday.", 4.5),
    ("It began at 6.40 on Tuesday evening.", 18 + 40 / 60),
    ("It began at about nine.", 9.0),
    ("At half past nine it began.", 9.5),
    ("It began at ten past three.", 3 + 10 / 60),
    ("It began at a quarter to nine.", 8.75),
    ("It began at twenty to five on Monday.", 4 + 40 / 60),
    ("It began at twenty-five minutes to midnight.", 23 + 35 / 60),
    ("It began eight minutes before midnight.", 23 + 52 / 60),
    ("It began four minutes after noon.", 12 + 4 / 60),
    ("It began half an hour after midnight.", 0.5),
    ("It began at half past six in the evening.", 18.5),
    ("It began at six the following evening.", 18.0),
    ("It began in the small hours of Sunday.", 0.0),
]


@pytest.mark.parametrize(("words", "hour"), HOURS)
def test_a_clock_time_stands_for_its_hour(words: str, hour: float) -> None:
    ((_, moment),) = moments(words)
    assert moment.hours is not None
    assert moment.hours.first == pytest.approx(hour)


SPELLS = [
    ("They were married for six years.", "six years", Length("year", 6, 6)),
    ("It took two hours seven minutes 14 seconds.", "two hours seven minutes 14 seconds", Length("hour", 2, 2, 434)),
    ("They waited half an hour.", "half an hour", Length("hour", 0.5, 0.5)),
    ("They waited for a year and a half.", "a year and a half", Length("year", 1, 1, 31_557_600 / 2)),
    ("The last quarter of an hour was tense.", "last quarter of an hour", Length("hour", 0.25, 0.25)),
    ("It took three-quarters of an hour.", "three-quarters of an hour", Length("hour", 0.75, 0.75)),
    ("It took an hour and three-quarters.", "an hour and three-quarters", Length("hour", 1, 1, 2700)),
    ("A two-and-a-half-hour debate ended.", "two-and-a-half-hour", Length("hour", 2.5, 2.5)),
    ("It took 2½ hours.", "2½ hours", Length("hour", 2.5, 2.5)),
    ("It meets twice daily.", "twice daily", Rate("day", 2)),
    ("The twice-weekly boat sank.", "twice-weekly", Rate("week", 2)),
    ("A nine-day strike ended.", "nine-day", Length("day", 9, 9)),
    ("It meets once a week.", "once a week", Rate("week", 1)),
    ("Guards patrol hourly.", "hourly", Rate("hour", 1)),
    ("They vote every two years.", "every two years", Rate("year", 0.5)),
    ("It loses £600,000 a month.", "a month", Rate("month", None)),
    ("It was the 100th day of the protest.", "100th day", Turn("day", 100)),
    ("A 53-year-old baker won.", "53-year-old", Age("year", 53)),
    ("Orlowski, 53, won.", "53", Age("year", 53)),
    ("He died aged 53 at home.", "53", Age("year", 53)),
]


@pytest.mark.parametrize(("words", "said", "meaning"), SPELLS)
def test_a_spell_stands_for_how_long_how_often_or_how_old(words: str, said: str, meaning: object) -> None:
    ((found, time),) = times(words)
    assert (found, time.meaning) == (said, meaning)


RELATIONS = [
    ("Pay by Friday.", Relation.BY),
    ("Pay within 20 days.", Relation.WITHIN),
    ("It has rained since June.", Relation.SINCE),
    ("It is shut until 2027.", Relation.UNTIL),
    ("She left shortly after midnight on Thursday.", Relation.AFTER),
    ("She left a week later.", Relation.AFTER),
    ("She left two days earlier.", Relation.BEFORE),
]


@pytest.mark.parametrize(("words", "relation"), RELATIONS)
def test_a_time_has_the_relation_that_its_words_give(words: str, relation: Relation) -> None:
    ((_, time),) = times(words)
    assert time.relation is relation


def test_before_and_after_an_event_are_orders() -> None:
    ((said, time),) = times("She left shortly before the vote was counted.")
    assert (said, time.meaning, time.relation) == ("shortly before", Order(), Relation.BEFORE)


NO_TIMES = [
    "It was his last month in office.",
    "Theresa May spoke to crowds.",
    "Crowds march through the city.",
    "She may come second.",
    "The Sun rose over the hills.",
    "The firm sold 2000 people a car.",
    "She read the minutes of the meeting.",
    "He paid $2024 for it.",
    "She told the Sunday Sentinel so.",
    "The council approved it by ten to three.",
    "At odds of five to one it won.",
    "It needs ten to twelve people.",
    "Kenya was 22 seconds ahead.",
    "He won by a half-second lead.",
]


@pytest.mark.parametrize("words", NO_TIMES)
def test_words_that_only_look_like_times_are_none(words: str) -> None:
    assert times(words) == []


def test_a_slashed_date_is_read_as_its_text_writes_dates() -> None:
    british = "The letter of 4/11/2025 came. A councillor apologised for the colour of it."
    american = "The letter of 4/11/2025 came. A neighbor apologized for the color of it."
    assert [moment.month for _, moment in moments(british)] == [11]
    assert [moment.month for _, moment in moments(american)] == [4]
    ((_, unsure),) = moments("The letter of 4/11/2025 came.")
    assert len(unsure.readings) == 2


def test_that_year_is_one_that_the_same_text_told() -> None:
    first, second = "It began in 1987. It grew in May of that year.", "It ended in March of that year."
    years = [
        time.meaning.year
        for time in find_times(page_of([plain("a", first), plain("b", second)]))
        if isinstance(time.meaning, Moment)
    ]
    assert years == [1987, 1987, None]


FITS = [
    ("in November 2025", "on 6 November 2025", Fit.SAME),
    ("on 6 November 2025", "in November 2025", Fit.FINER),
    ("in October 2025", "on 6 November 2025", Fit.APART),
    ("on Tuesday", "on 18 November", Fit.SAME),
    ("on Tuesday", "on Tuesday evening", Fit.COARSER),
    ("on Tuesday morning", "on Tuesday evening", Fit.APART),
    ("this year", "in 2025", Fit.SAME),
    ("next year", "in 2026", Fit.SAME),
    ("early this year", "in February", Fit.SAME),
    ("on 1 April next year", "on 1 April 2026", Fit.SAME),
    ("in June last year", "in June 2024", Fit.SAME),
    ("in June last year", "in June 2023", Fit.APART),
    ("in the third quarter of last year", "in August 2024", Fit.SAME),
    ("in the second half of the 19th century", "in 1873", Fit.SAME),
    ("in the first quarter of the 20th century", "in 1931", Fit.APART),
    ("at Easter", "at Christmas", Fit.APART),
    ("at Easter 2024", "at Easter", Fit.SAME),
    ("on Christmas Eve", "at Christmas", Fit.SAME),
    ("by Halloween", "by October 31", Fit.SAME),
    ("by Halloween", "by November 30", Fit.APART),
    ("on Christmas Day", "on 3 January", Fit.UNSURE),
    ("by Christmas", "in October", Fit.APART),
    ("in summer 2024", "in winter 2024", Fit.APART),
    ("in summer 2024", "in the summer of 2024", Fit.SAME),
    ("in autumn 2024", "in the fall of 2024", Fit.SAME),
    ("in summer 2024", "in 2024", Fit.SAME),
]


@pytest.mark.parametrize(("ours", "theirs", "fit"), FITS)
def test_two_moments_fit_as_the_calendar_says(ours: str, theirs: str, fit: Fit) -> None:
    ((_, here),), ((_, there),) = moments(f"It happened {ours}."), moments(f"It happened {theirs}.")
    assert here.fit(there) is fit


LENGTHS = [
    ("a fortnight", "two weeks", Fit.SAME),
    ("14 days", "two weeks", Fit.SAME),
    ("just over three weeks", "23 days", Fit.SAME),
    ("12 months", "a year", Fit.SAME),
    ("a dozen years", "12 years", Fit.SAME),
    ("18 days", "eight days", Fit.APART),
    ("two weeks", "two months", Fit.APART),
]


@pytest.mark.parametrize(("ours", "theirs", "fit"), LENGTHS)
def test_two_lengths_fit_whatever_their_units(ours: str, theirs: str, fit: Fit) -> None:
    ((_, here),), ((_, there),) = times(f"It lasted for {ours}."), times(f"It lasted for {theirs}.")
    assert isinstance(here.meaning, Length)
    assert isinstance(there.meaning, Length)
    assert here.meaning.fit(there.meaning) is fit


@pytest.mark.parametrize(
    "words", ["31 February 2025", "99/99/9999", "0000-00-00", "²³ days", "half half half", "9" * 5000]
)
def test_nonsense_raises_nothing(words: str) -> None:
    times(f"It was {words} and {words}.")


CLOCKS = [
    ("The gates failed at 06.00 and were working again by 11.50.", ["06.00", "11.50"]),
    ("The pool was shut from 9.30 until 14.45.", ["9.30", "14.45"]),
    ("The bridge was open from 09.15, but only to lorries.", ["09.15"]),
    ("The queue was gone by 07.20.", ["07.20"]),
    ("They waited at 8.10 and were let in after 8.40.", ["8.10", "8.40"]),
    ("Shares fell by 11.50.", []),
    ("The price rose from 9.30 to 10.45.", []),
    ("The rate fell by 0.25 before 3.75 was reached.", []),
    ("The index was up by 14.45, traders said.", []),
    ("The average rose from 6.10.", []),
]


@pytest.mark.parametrize(("words", "clocks"), CLOCKS)
def test_a_dotted_number_is_an_hour_behind_until_with_a_nought_or_beside_another_one(
    words: str, clocks: list[str]
) -> None:
    assert [said for said, moment in moments(words) if moment.hours] == clocks
