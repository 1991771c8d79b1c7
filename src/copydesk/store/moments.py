"""Moments as the store holds them: ISO 8601 with an offset; those that are sorted by are in UTC with microseconds."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


def written(moment: datetime | None) -> str | None:
    """Write a moment with its own offset; one without is taken as UTC."""
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def sortable(moment: datetime) -> str:
    """Write a moment so that text sorts as time does; one that UTC's calendar hasn't, by its own clock."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        aware = aware.astimezone(UTC)
    except OverflowError:  # an older copydesk kept such moments
        aware = aware.replace(tzinfo=UTC)
    return aware.isoformat(timespec="microseconds")


def read(text: str) -> datetime:
    """Read a moment that was written."""
    return datetime.fromisoformat(text)


def maybe(text: str | None) -> datetime | None:
    """Read a moment that was written, or none."""
    return None if text is None else read(text)
