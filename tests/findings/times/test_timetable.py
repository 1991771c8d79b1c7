"""What is a finding of time and what is one of the figure beside it."""

from dataclasses import replace
from datetime import date

import pytest

from copydesk.findings.align import align
from copydesk.findings.kinds.time import find
from copydesk.text.passage import plain
from copydesk.text.reading import read


def times(source: str, retelling: str, day: date | None = None) -> list[str]:
    texts = [replace(plain(name, prose), day=day) for name, prose in (("source", source), ("retelling", retelling))]
    found = find(align(read(texts[:1]), read(texts[1:])))
    return [finding.retelling.words for finding in found if finding.retelling]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("Parking at the station costs £5 a day.", "Parking at the station costs £35 a week."),
        ("The chief executive earns £36,000 a year.", "The chief executive earns £3,000 a month."),
        ("The mine loses 300 jobs a year.", "The mine loses 25 jobs a month."),
        ("The pump uses 12 litres per hour.", "The pump uses 288 litres per day."),
        ("The ferry carries 200 passengers a day.", "The ferry carries 900 passengers a week."),
    ],
)
def test_a_period_behind_another_figure_is_no_time_that_changed(source: str, retelling: str) -> None:
    assert times(source, retelling) == []


@pytest.mark.parametrize(
    ("source", "retelling", "words"),
    [
        ("Parking at the station costs £5 a day.", "Parking at the station costs £5 a week.", "a week"),
        ("The mine loses 300 jobs a year.", "The mine loses 300 jobs a month.", "a month"),
        ("The team meets twice a week.", "The team meets twice a month.", "twice a month"),
    ],
)
def test_a_period_behind_the_same_figure_is_a_time_that_changed(source: str, retelling: str, words: str) -> None:
    assert times(source, retelling) == [words]


MILL = "Sales at the Orsted mill in {} rose by 14% to 1.7 million crowns, its report said."
STRETCHES = [
    ("the three months to June", "April to June"),
    ("the six months through August", "March to August"),
    ("the quarter ended 31 March", "January to March"),
    ("the half-year to 30 September", "April to September"),
    ("the year to March 2025", "April 2024 to March 2025"),
]


@pytest.mark.parametrize(("told", "again"), STRETCHES)
def test_a_stretch_told_by_its_length_and_its_last_month_gives_the_first_one(told: str, again: str) -> None:
    assert times(MILL.format(told), MILL.format(again)) == []


@pytest.mark.parametrize("again", ["May to June", "March to June"])
def test_a_stretch_that_begins_in_another_month_is_no_such_length(again: str) -> None:
    assert times(MILL.format("the three months to June"), MILL.format(again)) == [f"in {again.split(maxsplit=1)[0]}"]


def test_an_hour_of_the_day_of_publication_is_given_with_that_day() -> None:
    source = "No leak had been found by midday, the coast guard said, and a tug was expected in the evening."
    retold = "By midday on {} no leak had been found, the coast guard said, and a tug was expected that evening."
    day = date(2025, 9, 3)
    told = {name: times(source, retold.format(name), day) for name in ("Wednesday", "Thursday")}
    assert told == {"Wednesday": [], "Thursday": ["midday on Thursday"]}


PLACES = [
    ("A bill on tips is before the lower house.", "Members of the lower house have before them a bill on tips."),
    ("The case comes before a judge after the holiday.", "A judge will have the case before her after the holiday."),
    ("A plan for the pier is before the council.", "The council has before it a plan for the pier."),
    ("The charges were put before the court.", "The court had the charges before it."),
    ("The report lies before the committee.", "The committee has the report before it."),
]


@pytest.mark.parametrize(("source", "retelling"), PLACES)
def test_who_has_to_deal_with_what_is_before_them_comes_before_nothing(source: str, retelling: str) -> None:
    assert times(source, retelling) == []


def test_what_comes_before_a_council_does_something_is_told_in_order() -> None:
    assert times("The mayor spoke before the council voted.", "The council voted before the mayor spoke.") == ["before"]


def test_nothing_before_is_after() -> None:
    source = "Nothing will be decided before all the heirs have met, the lawyer said."
    assert not times(source, "All the heirs have to meet before anything is decided, the lawyer said.")
    assert times(source, "All the heirs will meet after everything is decided, the lawyer said.") == ["after"]
