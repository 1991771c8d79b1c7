"""Sides: which speakers can't be one, since what they are called puts them on different sides."""

from collections.abc import Collection, Mapping
from functools import cache

from copydesk.text.lexicon import lines


def sides_of(nouns: Collection[str]) -> frozenset[str]:
    """Return the sides that nouns (lemmas, folded) put a speaker on."""
    return frozenset(side for noun in nouns for side in sides().get(noun, ()))


@cache
def sides() -> Mapping[str, frozenset[str]]:
    """Return the sides of each noun that has one."""
    found: dict[str, set[str]] = {}
    for line in lines("sides"):
        side, *nouns = line.split("\t")
        for noun in nouns:
            found.setdefault(noun, set()).add(side)
    return {noun: frozenset(own) for noun, own in found.items()}
