"""Invented articles for the tests of reuse."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from copydesk.story.model import Member

LIFEBOAT = """\
The Tolmouth lifeboat was launched 41 times last year, its crew said on Tuesday, more often than in any year since the
station opened in 1911.

"We have never been so busy, and we are not getting any younger," said the coxswain, Anna Reay. Most calls came in
August, when paddle boarders drifted out on the ebb.

The station wants a second boat. It has not said what that would cost, but a similar boat at Harl Point was bought for
£1.2m in 2024. The harbour board meets next week to discuss the matter, and the crew will be heard in public.
"""
REWORDED = """\
The lifeboat at Tolmouth was launched 41 times in the past year, its crew said on Tuesday, more often than in any year
since the station was opened in 1911.

"We have never been so busy, and we are not getting any younger," said coxswain Anna Reay. Most of the calls came in
August, when paddle boarders drifted out on the ebb tide.
"""
MARKET = """\
Stalls will return to the covered market at Great Hessing in spring, the town council decided on Monday night after two
years of repairs to the roof. Forty traders have asked for a place, twice as many as there were before the storm.

The council has put the cost of the works at £640,000. Councillors argued for an hour over who should pay for the new
doors, and agreed in the end to ask the county.
"""
NOTICE = (
    "Readers who want to comment may write to the editors, who reserve the right to shorten letters. No part of this "
    "report may be published, broadcast or rewritten without the permission of its publisher."
)
TOPICS = (
    "ferry",
    "orchard",
    "quarry",
    "library",
    "tannery",
    "signal box",
    "windmill",
    "brewery",
    "reservoir",
    "chapel",
)
PLACES = (
    "Amberly",
    "Brockford",
    "Coldharbour",
    "Dunmere",
    "Eastry",
    "Farnholt",
    "Gorsley",
    "Hexby",
    "Inglow",
    "Kersey",
)


def filler(number: int) -> str:
    """Return a short article of its own, a different one for each number under 100."""
    topic, place = TOPICS[number % 10], PLACES[number // 10 % 10]
    return (
        f"The {topic} near {place} drew visitor {number} of the season. Neighbours of the {topic} told {place} parish "
        f"that number {number} was the {'quietest' if number % 3 else 'loudest'} guest in {number + 7} weeks."
    )


def fillers(count: int) -> list[Member]:
    return [Member(f"filler {number}", "", filler(number)) for number in range(count)]


@pytest.fixture(scope="session")
def texts() -> SimpleNamespace:
    """Return the texts of an article, the same reworded, another article, and a notice that many carry."""
    return SimpleNamespace(lifeboat=LIFEBOAT, reworded=REWORDED, market=MARKET, notice=NOTICE)


@pytest.fixture(scope="session")
def others() -> Callable[[int], list[Member]]:
    """Return what makes so many articles that share nothing but their pattern."""
    return fillers
