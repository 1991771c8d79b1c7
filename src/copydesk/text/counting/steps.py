"""Steps: "from 12 to nine" and "by £5 to £65" tell how something moved, and are neither scores nor ranges."""

import re
from decimal import Decimal
from functools import cache

from copydesk.text.lexicon import expressions
from copydesk.text.passage import Span

REACH = 60
"""Code points before a number in which it is looked for what moves by it."""
RANGE, OPEN_RANGE = Decimal("2.5"), 5
"""How many times its low end the high end of a range is at most; the second where it is told of what may come."""
_ROUGHLY = (
    r"(?:(?:about|around|nearly|almost|roughly|some|just|only|over|more\sthan|at\sleast|an?(?:other)?|further)\s){0,3}"
)
_FROM = re.compile(rf"\bfrom\s{_ROUGHLY}$", re.IGNORECASE)
_BY = re.compile(rf"\bby\s{_ROUGHLY}$", re.IGNORECASE)
_SHARE = re.compile(r"\s?%|\sper\s?cent\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:will|would|could|may|might|can|should|must|shall|expect\w*|forecast\w*|predict\w*|likely|to)\b|[’']ll\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:!?]\s")
_YEAR_AHEAD = re.compile(r"\b(?:for|in|of|during|since)\s$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\sto\s(?!\d{4}\b(?!\.\d))")


def is_left(prose: str, start: int) -> bool:
    """Say whether the number that starts here is one that something moves from."""
    return _FROM.search(prose, max(0, start - REACH), start) is not None


def is_year(prose: str, start: int) -> bool:
    """Say whether the number that starts here is a year, and what it goes on to is none: "for 2025 to 3.1%"."""
    told = _YEAR_AHEAD.search(prose, max(0, start - REACH), start)
    return told is not None and _YEAR.match(prose, start) is not None


def is_step(prose: str, start: int) -> bool:
    """Say whether something moves by the number that starts here, as far as the words before it tell."""
    return _moved(prose, start) is not None


def is_moved_by(prose: str, both: Span, low: Decimal, high: Decimal) -> bool:
    """Say whether the two numbers of "X to Y" are a step and where it led: to rise by 5 to 8 per cent is a range."""
    moved = _moved(prose, both.start)
    if moved is None or low >= high:
        return moved is not None
    shares = _BY.search(prose, max(0, both.start - REACH), both.start) and _SHARE.match(prose, both.end)
    return not shares and high > low * (OPEN_RANGE if _OPEN.search(moved) else RANGE)


def _moved(prose: str, start: int) -> str | None:
    """Return the words before a number up to the last that moves by it; None where nothing does."""
    ahead = _STOP.split(prose[max(0, start - REACH) : start])[-1]
    match = _moving().search(ahead)
    if match is None or (match["by"] and expressions("deciding-words").search(ahead, match.end("mover"))):
        return None
    return ahead[: match.end("mover")]


@cache
def _moving() -> re.Pattern[str]:
    """Return a pattern for what moves and, at the end, how: "raised its fares by", "rose sharply"."""
    between = r"(?:(?:(?:[\w’'-]+\s)*?(?P<by>by))|(?:\w+ly|again|back|up|down))?"
    movers = expressions("moving-words").pattern
    return re.compile(rf".*(?P<mover>{movers}),?\s(?:{between}\s)?{_ROUGHLY}$", re.IGNORECASE | re.DOTALL)
