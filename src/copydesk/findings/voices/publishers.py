"""Who brings out a source: the agency of its dateline, the paper that says what it "can reveal".

All that it states itself may be credited to whoever brings it out: "…, AP reports", "…, according to the Herald".
"""

import re
from collections.abc import Iterator, Sequence

from copydesk.text.page import Page

DATELINE = re.compile(r"[^()\n]{1,60}\s\((?P<name>[A-Z][\w. ]{1,40})\)\s*(?:—|–|--|-)\s")
REVEALING = re.compile(
    r"(?P<name>(?:The |the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}) can (?:now |exclusively )?(?:reveal|disclose)\b"
)


def publishers(page: Page) -> Iterator[str]:
    """Yield the names of those who bring out the texts of a page, as they call themselves."""
    for block in page.blocks:
        found = DATELINE.match(page.prose, *block.span)
        if found is not None:
            yield found["name"]
        yield from (one["name"] for one in REVEALING.finditer(page.prose, *block.span))


def is_one_of(names: Sequence[str], who: str) -> bool:
    """Say whether a phrase is one of these names of publishers, or has its initials."""
    return any(_are_one(_words(who), _words(name)) for name in names)


def _words(name: str) -> list[str]:
    words = [word.strip(".").lower() for word in name.split()]
    return words[1:] if words[:1] == ["the"] else words


def _are_one(one: list[str], other: list[str]) -> bool:
    """Say whether two names are the same, or one has the initials of the other."""
    initials = ("".join(word[0] for word in name if word) for name in (one, other))
    first, second = ([short] for short in initials)
    return bool(one) and (one in (other, second) or other == first)
