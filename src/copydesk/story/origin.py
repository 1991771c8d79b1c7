"""Which of two articles had the words first: by date, or by what the wording tells."""

from collections.abc import Sequence

from copydesk.story.evidence import Side
from copydesk.story.model import Origin
from copydesk.story.passages import Stretch


def origin(one: Side, other: Side, passages: Sequence[Stretch]) -> Origin:
    """Return which of two articles that share these passages is likelier the origin; the id None for unsure."""
    del passages
    first, second = one.member.published, other.member.published
    if first and second and first != second:
        early = one if first < second else other
        return Origin(early.member.id, 0.95, "published first")
    return Origin(None, 0.5, "nothing tells")
