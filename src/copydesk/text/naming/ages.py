"""How old a text says that somebody is, named or not."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.text.naming.names import Name, Sort
from copydesk.text.page import Page
from copydesk.text.passage import Span

REACH = 48
"""Code points on either side of a name in which its age stands."""
_AFTER = re.compile(
    r"(?:, | \()(?:who is |aged |age |now |a |an |the )?(\d{1,3})(?=[,.;)]|-year-old| years old| at |$| and )"
)
_PAIR = re.compile(r" and (?:[^\W\d_][\w.’'-]* ?){1,4},? aged (\d{1,3}) and (\d{1,3})\b")
"""The ages of two who are named one behind the other: Amina Yusuf and Tom Brackley, aged 20 and 21."""
_BEFORE = re.compile(r"(\d{1,3})-year-old (?:[^\W\d_][\w-]* ){0,3}$")
_NAMELESS = re.compile(
    r"(?<![\w-])(?:(?P<noun>[a-z]{3,}), (?:aged )?(?P<behind>\d{2})(?=,|\.$| (?:is|was|has|had)\b)"
    r"|(?P<ahead>\d{2})-year-old (?P<one>[a-z]{3,})\b)"
)


class Age(NamedTuple):
    """The age of somebody named: the number's span in prose, the years, and the number of the entity."""

    span: Span
    years: int
    entity: int


class NamelessAge(NamedTuple):
    """The age of somebody who is told by a noun: the number's span in prose, the years, and the noun as it stands."""

    span: Span
    years: int
    noun: str


def nameless_ages(page: Page) -> Iterator[NamelessAge]:
    """Yield the ages of two digits that stand beside a common noun, in order: the judge, 48; the 48-year-old judge."""
    for found in _NAMELESS.finditer(page.prose):
        which = "behind" if found["behind"] else "ahead"
        yield NamelessAge(Span(*found.span(which)), int(found[which]), found["noun"] or found["one"])


def ages(page: Page, names: Sequence[Name]) -> Iterator[Age]:
    """Yield the ages that stand beside names, in order of the names."""
    second: tuple[int, Span] | None = None
    for name in names:
        if name.sort in {Sort.NATION, Sort.BODY}:
            continue
        if second and name.span.end <= second[1].start:
            yield Age(second[1], second[0], name.entity)
            second = None
            continue
        if pair := _PAIR.match(page.prose, name.span.end, name.span.end + 2 * REACH):
            yield Age(Span(*pair.span(1)), int(pair[1]), name.entity)
            second = int(pair[2]), Span(*pair.span(2))
            continue
        block = page.blocks[page.block_at(name.span.start)].span
        found = _AFTER.match(page.prose, name.span.end, min(name.span.end + REACH, block.end))
        if found is None:
            found = _BEFORE.search(page.prose, max(name.span.start - REACH, block.start), name.span.start)
        if found is not None:
            yield Age(Span(*found.span(1)), int(found[1]), name.entity)
