"""How alike two articles are, and how likely that makes it that they tell the same event.

Words alone do not say it: two reports of one war share more than two obituaries of one singer. So what two articles
share is held against what each shares with its crowd, the articles that are nearest to it (local scaling, Zelnik-Manor
and Perona 2004). Distance in time and figures of the lede that are not found again part look-alikes.

Every number here was chosen on the articles of `eval/events.py`: by folds on stories that are not part of the project,
and on look-alikes written for it. No weight was learned.
"""

import math
from collections.abc import Iterable

from copydesk.story.terms import Terms

CROWD = 15
"""Nearest articles that make the crowd of one."""
CLIPPED = 0.3
"""Likeness above which a neighbour says no more about the crowd, so that a story of many is not held against itself."""
THIN = 0.1
"""Crowd that is assumed at least: a small collection does not show all that is alike."""
MARGIN = 0.02
FREE = 3.0
"""Days between two articles that count for nothing."""
PARTING = 1.0
"""How fast more days part two articles: the power of the days beyond FREE."""
FIGURES = 0.3
"""How much the figures change a likeness when all are found again, or none: by half of this share."""
FAINT = 0.04
"""Likeness from which two articles are looked at."""
SLOPE, HALF = 4.0, 1.07
"""The calibration: the probability is logistic in the logarithm of the strength, with this slope; 1/2 at HALF."""


def told(alike: float, one: Terms, other: Terms) -> float:
    """Return a likeness changed by whether the figures of each lede are found again in the other article."""
    agreement = (_found(one.lede, other.figures) + _found(other.lede, one.figures)) / 2
    return alike * (1 + FIGURES * (agreement - 0.5))


def crowd(likenesses: Iterable[float]) -> float:
    """Return what an article shares with its crowd, from its likeness to each of its nearest articles."""
    nearest = sorted((min(value, CLIPPED) for value in likenesses), reverse=True)[:CROWD]
    return max(sum(nearest) / CROWD, THIN) + MARGIN


def strength(alike: float, crowds: tuple[float, float], days: float | None) -> float:
    """Return how much likelier than by beat alone two articles tell the same event; about 1 where it is even.

    `days` is their distance in time, None where one of them has no date.
    """
    late = 1.0 if days is None else (1 + max(0.0, days - FREE)) ** -PARTING
    return alike * late / math.sqrt(crowds[0] * crowds[1])


def apart(one: Terms, other: Terms) -> float | None:
    """Return the days between two articles, None where a date is missing."""
    return None if one.day is None or other.day is None else abs(one.day - other.day)


def probability(strong: float) -> float:
    """Return the calibrated probability that two articles of this strength tell the same event."""
    return 0.0 if strong <= 0 else 1 / (1 + (strong / HALF) ** -SLOPE)


def strength_of(probable: float) -> float:
    """Return the strength behind a probability: the inverse of `probability`, between 0 and 3 times HALF."""
    if probable <= 0:
        return 0.0
    most = 3 * HALF
    return most if probable >= probability(most) else HALF * (1 / probable - 1) ** (-1 / SLOPE)


def _found(lede: frozenset[str], figures: frozenset[str]) -> float:
    return (len(lede & figures) + 0.5) / (len(lede) + 1)
