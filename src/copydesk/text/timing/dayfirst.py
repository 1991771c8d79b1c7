"""Whether a text writes the day or the month first: what 4/11/2025 means in it."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from copydesk.text.lexicon import lines
from copydesk.text.timing.moments import Moment

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY_FIRST = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b"
    r"|\b(?:1[3-9]|2\d|3[01])/\d{1,2}/\d{2,4}\b"
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)"
    r"|\b\d{1,2}/(?:1[3-9]|2\d|3[01])/\d{2,4}\b"
)
_WORD = re.compile(r"[A-Za-z.]+|[£€$]")
DATE_WORTH = 3
"""How many words of one country's spelling a date in one country's order is worth."""


@cache
def _marks() -> dict[str, int]:
    return {word: int(way) for word, way in (line.split("\t") for line in lines("dayfirst"))}


def settled(moment: Moment, prose: str) -> Moment:
    """Return a date of two readings with the one that its text's habits choose, or unchanged where they tell nothing.

    The first reading is the one with the day first, as `dated` makes them.
    """
    if len(moment.readings) < 2 or not prose:  # noqa: PLR2004 - two readings
        return moment
    habit = _habit(prose)
    if habit == 0:
        return moment
    day = moment.readings[0 if habit > 0 else 1]
    return replace(moment, month=day.first.month, day=day.first.day, readings=(day,))


@lru_cache(maxsize=16)
def _habit(prose: str) -> int:
    """Return more than 0 for a text that puts the day first, less for one that puts the month first, 0 for neither."""
    dates = len(_DAY_FIRST.findall(prose)) - len(_MONTH_FIRST.findall(prose))
    return DATE_WORTH * dates + sum(_marks().get(word.lower(), 0) for word in _WORD.findall(prose))
