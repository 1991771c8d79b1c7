"""Stories out of pairs: cohesive ones, that rather leave an article apart than chain.

Two groups become one while their articles are alike on average over all pairs between them (average linkage, Sokal and
Michener 1958): a pair that nothing is known of counts nothing, so that one article that is like two groups cannot join
them. Such a one stays where it fits best and is shown as a bridge.
"""

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from copydesk.story.likeness import HALF, strength_of
from copydesk.story.model import Member, Pair, Relation, Story

TOGETHER = 1.0
"""Average weight from which two groups are one story; that of a pair which is as likely together as apart."""
EMPHASIS = 1.5
"""The power of a pair's strength that is its weight, so that a few sure pairs outweigh many faint ones."""
ENOUGH = 1.5 * HALF
"""Strength above which a same event weighs no more: two that are written alike can't carry a third along."""
SHOWN = 0.8
"""Average weight to a second story from which an article is its bridge, if one pair is strong enough alone."""
QUOTED = 0.35
"""Weight of a pair that shares but a quotation: no ground for a story alone."""
LIFTED = 1.3
"""Weight of a pair of which one took a passage of the other."""

Group = dict[int, float]


def stories(
    members: Sequence[Member], pairs: Iterable[Pair], before: Mapping[str, str] | None = None
) -> tuple[Story, ...]:
    """Return the stories that articles make, in order of their first; an article alone is a story too.

    `pairs` may hold several between the same two; ids that are not among `members` are passed over. `before` tells in
    which story articles were: a story keeps the id that the earliest of them brings along, and no two have the same.
    A new id is made of the id of the first article. Near linear in articles and pairs.
    """
    ordered = sorted(members, key=_time)
    places = {member.id: place for place, member in enumerate(ordered)}
    links = _links(places, pairs)
    groups = sorted(_joined(links), key=lambda group: group[0])
    where = {place: number for number, group in enumerate(groups) for place in group}
    ids = _ids(ordered, groups, before or {})
    bridges = _bridges(links, groups, where)
    return tuple(
        Story(
            id=ids[number],
            title=_title(ordered, links, group),
            members=tuple(ordered[place].id for place in group),
            first=ordered[group[0]].id,
            bridges=tuple(ordered[place].id for place in group if place in bridges),
        )
        for number, group in enumerate(groups)
    )


def story_id(first: str) -> str:
    """Return the id of a story that begins with the article of this id."""
    return "s" + hashlib.sha256(first.encode()).hexdigest()[:12]


def _time(member: Member) -> tuple[bool, float, str]:
    moment = member.published
    return moment is None, moment.timestamp() if moment else 0.0, member.id


def _weight(pair: Pair) -> float:
    match pair.relation:
        case Relation.QUOTE:
            return QUOTED
        case Relation.LIFTED:
            return LIFTED
        case Relation.EVENT:
            return float((min(strength_of(pair.score), ENOUGH) / HALF) ** EMPHASIS)
        case _:
            return strength_of(pair.score) / HALF


def _links(places: Mapping[str, int], pairs: Iterable[Pair]) -> list[Group]:
    links: list[Group] = [{} for _ in places]
    for pair in pairs:
        one, other = places.get(pair.first), places.get(pair.second)
        if one is not None and other is not None and one != other:
            links[one][other] = links[other][one] = max(_weight(pair), links[one].get(other, 0.0))
    return links


def _joined(links: Sequence[Group]) -> Iterator[list[int]]:
    """Yield groups of places, each in order; the two that are most alike are joined first."""
    groups = {place: [place] for place in range(len(links))}
    sums = {place: dict(near) for place, near in enumerate(links)}
    heap = [(-value, one, other) for one, near in sums.items() for other, value in near.items() if one < other]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= TOGETHER:
        value, one, other = heapq.heappop(heap)
        if one in groups and other in groups and _average(sums, groups, one, other) == -value:
            _join(groups, sums, one, other)
            for third in sums[one]:
                heapq.heappush(heap, (-_average(sums, groups, one, third), min(one, third), max(one, third)))
    yield from (sorted(group) for group in groups.values())


def _average(sums: Mapping[int, Group], groups: Mapping[int, list[int]], one: int, other: int) -> float:
    few, many = (one, other) if len(groups[one]) <= len(groups[other]) else (other, one)
    return sums[few].get(many, 0.0) / (len(groups[few]) * len(groups[many]))


def _join(groups: dict[int, list[int]], sums: dict[int, Group], one: int, other: int) -> None:
    groups[one] += groups.pop(other)
    for third, value in sums.pop(other).items():
        sums[third].pop(other)
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + value


def _ids(ordered: Sequence[Member], groups: Sequence[Sequence[int]], before: Mapping[str, str]) -> list[str]:
    """Return an id for each group: the one that it had, or that of its first article, and none twice."""
    kept: dict[int, str] = {}
    taken: set[str] = set()
    claims = sorted(
        (place, number) for number, group in enumerate(groups) for place in group if ordered[place].id in before
    )
    for place, number in claims:
        story = before[ordered[place].id]
        if number not in kept and story not in taken:
            kept[number] = story
            taken.add(story)
    return [kept.get(number) or _fresh(ordered[group[0]].id, taken) for number, group in enumerate(groups)]


def _fresh(first: str, taken: set[str]) -> str:
    story = story_id(first)
    while story in taken:
        story = story_id(story)
    taken.add(story)
    return story


def _title(ordered: Sequence[Member], links: Sequence[Group], group: Sequence[int]) -> str:
    """Return the title of the member that is most like the others; of the first where none stands out."""
    inside = set(group)
    best = max(group, key=lambda place: (sum(links[place][near] for near in links[place] if near in inside), -place))
    titles = (ordered[place].title for place in (best, *group))
    return next((title for title in titles if title), "")


def _bridges(links: Sequence[Group], groups: Sequence[Sequence[int]], where: Mapping[int, int]) -> set[int]:
    return {place for place in where if _is_bridge(place, links[place], groups, where)}


def _is_bridge(place: int, near: Group, groups: Sequence[Sequence[int]], where: Mapping[int, int]) -> bool:
    sums: Counter[int] = Counter()
    best: dict[int, float] = {}
    for other, value in near.items():
        sums[where[other]] += value  # type: ignore[assignment]  # a counter of weights
        best[where[other]] = max(best.get(where[other], 0.0), value)
    return any(
        best[number] >= TOGETHER and sums[number] >= SHOWN * len(groups[number])
        for number in sums
        if number != where[place] and len(groups[where[place]]) > 1
    )
