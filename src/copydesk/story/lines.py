"""Pairs, stories and articles as JSON lines: the form that other programs read."""

import json
from collections.abc import Iterator

from copydesk.story.group import Grouping
from copydesk.story.model import Member, Pair, Story

TOGETHER = 2_000
"""Articles whose texts are fetched together."""


def line(what: Pair | Story | Member) -> str:
    """Return a JSON object without line breaks; offsets in it count code points of the articles' `text`."""
    if isinstance(what, Pair):
        return _json(_pair(what))
    if isinstance(what, Story):
        return _json(_story(what))
    return _json(_article(what))


def files(grouping: Grouping) -> dict[str, Iterator[str]]:
    """Return the lines of each of the three files that a run comes to, by the files' names without ending."""
    return {
        "pairs": map(line, grouping.pairs),
        "stories": map(line, grouping.stories),
        "articles": map(line, _whole(grouping)),
    }


def _whole(grouping: Grouping) -> Iterator[Member]:
    """Yield the articles with their texts, some of which are held at a time."""
    for begin in range(0, len(grouping.members), TOGETHER):
        identities = [member.id for member in grouping.members[begin : begin + TOGETHER]]
        found = grouping.whole(identities)
        yield from (found[identity] for identity in identities)


_Value = str | float | None | list[str] | list[dict[str, int]] | dict[str, str | float | None]


def _json(values: dict[str, _Value]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _pair(pair: Pair) -> dict[str, _Value]:
    told = pair.origin
    places = [
        {"start": place.start, "end": place.end, "other_start": place.other_start, "other_end": place.other_end}
        for place in pair.shared
    ]
    return {
        "first": pair.first,
        "second": pair.second,
        "relation": pair.relation.value,
        "score": pair.score,
        "contained": round(pair.contained, 4),
        "containing": round(pair.containing, 4),
        "shared": places,
        "origin": {"id": told.id, "confidence": told.confidence, "why": told.why} if told else None,
    }


def _story(story: Story) -> dict[str, _Value]:
    return {
        "id": story.id,
        "title": story.title,
        "members": list(story.members),
        "first": story.first,
        "bridges": list(story.bridges),
    }


def _article(member: Member) -> dict[str, _Value]:
    return {
        "id": member.id,
        "title": member.title,
        "published": member.published.isoformat() if member.published else None,
        "source": member.source,
        "text": member.text,
    }
