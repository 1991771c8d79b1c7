"""Those whom a retelling gives to another party than the source does."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.text.naming.parties import Membership, memberships
from copydesk.text.passage import Span

_MOVED = re.compile(
    r"\b(?:former|once|then|ex|defect\w*|switch\w*|quit|left|join\w*|cross\w*|until|turned)\b", re.IGNORECASE
)
"""What tells that somebody changes or has changed parties, so that either may be named."""


class Turncoat(NamedTuple):
    """Where the retelling names a party, and where the source names the other one."""

    ours: Span
    theirs: Span


def turncoats(alignment: Alignment) -> Iterator[Turncoat]:
    """Yield the parties of those named whom the source gives to one other party and to no second one."""
    theirs: dict[tuple[str, str], list[Membership]] = {}
    for one in memberships(alignment.source.page, alignment.source.names):
        theirs.setdefault((one.initial, one.last), []).append(one)
    for ours in memberships(alignment.retelling.page, alignment.retelling.names):
        told = theirs.get((ours.initial, ours.last), [])
        if len({one.party for one in told}) != 1 or told[0].party == ours.party:
            continue
        if not any(_MOVED.search(_sentence(alignment, one)) for one in told):
            yield Turncoat(ours.span, told[0].span)


def _sentence(alignment: Alignment, one: Membership) -> str:
    page = alignment.source.page
    return page.read(page.sentence_at(one.span.start).span)
