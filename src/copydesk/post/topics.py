"""What a post is about: tags from the names in it, categories from its sections and its source."""

import re
from collections.abc import Collection, Iterable, Sequence

from copydesk.post.characters import one_line
from copydesk.text.naming.names import Name, Sort
from copydesk.text.naming.nations import nation
from copydesk.text.passage import Role
from copydesk.text.reading import Reading

MOST_TAGS = 6
"""Tags of a post."""
MOST_CATEGORIES = 2
"""Categories of a post."""
LONGEST = 40
"""Characters of a tag or a category."""
EARLY = 3
"""Sentences at the beginning in which a name counts more."""

_SLASHES = re.compile(r"\s*[/\\|]+\s*")
_ODD = re.compile(r"[^\w\s&'’.,+-]")
_DATELINE = re.compile(r"[^\n.]{0,20}\.?[^\n.]{0,20}[—–(]|[^\n]{0,20} - ")
_EDGES = " .,-+&'’_"
_TAKEN = frozenset({"all"})
"""Names that a site generator has taken for itself."""


def label(words: str) -> str | None:
    """Return words as a tag or category that every site generator can make a folder of, or None where it can't be.

    A stroke, which would part the folder, is a hyphen; a bare number, which would look like a year's folder, is none.
    """
    found = _ODD.sub("", _SLASHES.sub("-", one_line(words))).strip(_EDGES)
    found = " ".join(found.split())
    if not any(letter.isalpha() for letter in found) or len(found) > LONGEST or found.lower() in _TAKEN:
        return None
    return found


def categories_of(source: str | None, sections: Sequence[str]) -> tuple[str, ...]:
    """Return a post's categories: the first section of its article, then its source."""
    first = [found for section in sections if (found := label(section))][: MOST_CATEGORIES - 1]
    return _distinct([*first, *([label(source)] if source else [])])


def tags_of(reading: Reading, besides: Collection[str] = ()) -> tuple[str, ...]:
    """Return a post's tags: the names that it is about, those first that count for most.

    A name counts for each mention, more in the title and at the beginning, and less for a country. Those `besides`, as
    the post's source, are left out.
    """
    counts: dict[int, float] = {}
    first: dict[int, Name] = {}
    for name in reading.names:
        first.setdefault(name.entity, name)
        counts[name.entity] = counts.get(name.entity, 0.0) + _weight(name, reading)
    ranked = sorted(counts, key=lambda entity: (-counts[entity], first[entity].span.start))
    left = {words.lower() for words in besides}
    labels = [label(_called(first[entity], reading)) for entity in ranked if counts[entity] > 1]
    return _distinct(found for found in labels if found and found.lower() not in left)[:MOST_TAGS]


def _weight(name: Name, reading: Reading) -> float:
    """Return what a mention counts for: a title's and an early one's more; nations, which most news names, less."""
    sentence = reading.page.sentence_at(name.span.start)
    role = reading.page.blocks[sentence.block].role
    place = 3.0 if role is Role.TITLE else 2.0 if sentence.index < EARLY else 1.0
    return place * (0.5 if name.sort is Sort.NATION else 1.0)


def _called(name: Name, reading: Reading) -> str:
    """Return how a tag calls a name: a land by its own name, a person without the end of an office."""
    if name.sort is Sort.NATION and (land := nation(name.full)):
        return land.name
    first, _, rest = name.full.partition(" ")
    if name.sort is Sort.PERSON and " " in rest and f" of {first} {rest}" in reading.page.prose:
        return rest
    if name.full.isupper() and _DATELINE.match(reading.page.prose, name.span.end):
        return name.full.title()
    return name.full.removeprefix("the ").removesuffix("’s").removesuffix("'s")


def _distinct(labels: Iterable[str | None]) -> tuple[str, ...]:
    """Return labels in order, the first of those that differ in case alone."""
    found: dict[str, str] = {}
    for words in labels:
        if words:
            found.setdefault(words.lower(), words)
    return tuple(found.values())
