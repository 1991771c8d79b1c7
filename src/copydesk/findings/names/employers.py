"""Whose somebody is: a researcher at one body whom the source gives to another one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.names.acquaintance import same_one
from copydesk.findings.names.offices import meant
from copydesk.findings.names.slots import names_in
from copydesk.text.naming.names import PEOPLE, Name, Sort
from copydesk.text.passage import Span
from copydesk.text.reading import Reading

_AT = re.compile(
    r",?\s(?P<role>(?:(?:who\sis\s)?(?:an?|the)\s(?:[\w’'-]+\s){1,4}?)?)(?:at|of|with|for|from)\s"
    r"(?:(?:an?|the)\s(?:[a-z][\w-]*\s){0,3})?"
)
"""What stands between somebody's name and that of the body that they work at."""
_BODIES = frozenset({Sort.BODY, Sort.OTHER})


class Place(NamedTuple):
    """Whom a text gives to a body: the number of the name, the body, and the words from the role to the body."""

    entity: int
    body: Name
    words: Span


class Exchanged(NamedTuple):
    """The retelling's words for where somebody works, and the source's."""

    ours: Span
    theirs: Span


def other_employers(alignment: Alignment) -> Iterator[Exchanged]:
    """Yield the bodies to which the retelling gives somebody whom the source gives to just one other.

    Only bodies that the source names too, in no sentence that names this one: others are told as changed names.
    """
    theirs: dict[int, list[Place]] = {}
    for place in _places(alignment.source):
        if place.body.sort in _BODIES:
            theirs.setdefault(place.entity, []).append(place)
    same = meant(alignment) if theirs else {}
    for ours in _places(alignment.retelling) if theirs else ():
        entity = same.get(ours.entity, -1)
        told = theirs.get(entity, [])
        if told and not any(_is_same(ours.body, other.body) for other in told) and _is_apart(alignment, ours, entity):
            yield Exchanged(ours.words, told[0].words)


def _places(reading: Reading) -> Iterator[Place]:
    for name, body in zip(reading.names, reading.names[1:], strict=False):
        if name.sort not in PEOPLE or body.sort in {Sort.NATION, Sort.PERSON} or len(name.full.split()) == 1:
            continue
        between = _AT.fullmatch(reading.page.prose, name.span.end, body.span.start)
        if between is not None:
            yield Place(name.entity, body, Span(between.start("role"), body.span.end))


def _is_apart(alignment: Alignment, ours: Place, entity: int) -> bool:
    """Say whether the source names the retold body, and never beside this person."""
    source = alignment.source
    if not any(name.sort in _BODIES and _is_same(ours.body, name) for name in source.names):
        return False
    own = (source.page.sentence_at(name.span.start).span for name in source.names if name.entity == entity)
    return not any(_is_same(ours.body, name) for span in own for name in names_in(source.names, span))


def _is_same(a: Name, b: Name) -> bool:
    return a.parts == b.parts or same_one(a, b)
