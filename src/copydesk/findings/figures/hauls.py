"""Hauls: how often somebody scored, told as a number, a brace or a hat-trick."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.names.offices import meant
from copydesk.text.naming.names import PEOPLE
from copydesk.text.passage import Span
from copydesk.text.reading import Reading

_SCORED = re.compile(
    r"(?:,?\s(?:who|also|then|had|has|having))*\s(?:scor(?:ed|es|ing)|hit|netted|bagged|grabbed|claimed|completed|struck|got|with)\s"
    r"(?:(?:an?|his|her|the|all|both|another|superb|fine|late|early|first-half|second-half|quickfire)\s)*"
    r"(?:(?P<often>once|twice|(?:three|four|five)\stimes)|(?P<haul>hat-trick|brace)|(?P<goals>two|three|four|five)\sgoals)\b"
)
"""What tells, behind a name, how often its bearer scored."""
_WORTH = {"once": 1, "twice": 2, "brace": 2, "hat-trick": 3, "two": 2, "three": 3, "four": 4, "five": 5}


class Haul(NamedTuple):
    """How often somebody scored, by the number of the name, and the words that tell it."""

    entity: int
    often: int
    words: Span


class OtherHaul(NamedTuple):
    """The retelling's words for how often somebody scored, and the source's."""

    ours: Span
    theirs: Span


def other_hauls(alignment: Alignment) -> Iterator[OtherHaul]:
    """Yield the retelling's hauls of somebody of whom the source tells one other haul and no second one."""
    theirs: dict[int, list[Haul]] = {}
    for haul in _hauls(alignment.source):
        theirs.setdefault(haul.entity, []).append(haul)
    same = meant(alignment) if theirs else {}
    for ours in _hauls(alignment.retelling) if theirs else ():
        told = theirs.get(same.get(ours.entity, -1), [])
        if len({haul.often for haul in told}) == 1 and told[0].often != ours.often:
            yield OtherHaul(ours.words, told[0].words)


def _hauls(reading: Reading) -> Iterator[Haul]:
    for name in reading.names:
        if name.sort in PEOPLE and (told := _SCORED.match(reading.page.prose, name.span.end)):
            group = str(told.lastgroup)
            yield Haul(name.entity, _WORTH[told[group].split()[0]], Span(*told.span(group)))
