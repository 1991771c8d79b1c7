"""Feasts that stand on one day of the year, and which of their days a text means."""

from datetime import date

from copydesk.text.timing.tokens import words


def feast_month(feast: str) -> int | None:
    """Return the month of a feast, None where the moon moves it through the year."""
    return _stands(feast)[0] or None


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
