"""Feasts that stand on one day of the year, and which of their days a text means."""

from datetime import date

from copydesk.text.timing.tokens import words

FAR = 10
"""Days from a feast that nobody calls by its name."""
_LEAP, _YEAR = 2024, 366


def feast_month(feast: str) -> int | None:
    """Return the month of a feast, None where the moon moves it through the year."""
    return _stands(feast)[0] or None


def is_far(feast: str, month: int, day: int | None) -> bool:
    """Say whether a day lies over FAR days from a feast that has one, or a month over a month from that of a feast."""
    own_month, own_day = _stands(feast)
    if not own_month or (day is not None and not own_day):
        return False
    if day is None:
        return min((month - own_month) % 12, (own_month - month) % 12) > 1
    apart = abs((date(_LEAP, month, day) - date(_LEAP, own_month, own_day)).days)
    return min(apart, _YEAR - apart) > FAR


def feast_near(feast: str, published: date, shift: int) -> date | None:
    """Return the last (below nought), next, or this year's day of a feast, seen from a day; None of a moving feast."""
    month, day = _stands(feast)
    if not (month and day):
        return None
    near = date(published.year, month, day)
    if shift and (near > published) == (shift < 0):
        return near.replace(year=near.year + (1 if shift > 0 else -1))
    return near


def _stands(feast: str) -> tuple[int, int]:
    month, _, day = words().get(feast, {}).get("feast", "0-0").partition("-")
    return int(month), int(day)
