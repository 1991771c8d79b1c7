"""Stems of nouns that tell little of who is meant."""

from collections.abc import Iterator
from functools import cache

from copydesk.findings.voices.around import STEM
from copydesk.text.lexicon import lines


@cache
def general() -> frozenset[str]:
    """Return the stems of nouns that may mean nearly anybody: official, man, company."""
    return frozenset(word[:STEM] for word in lines("general-nouns"))


@cache
def offices() -> frozenset[str]:
    """Return the stems of the offices that let somebody speak for a body."""
    return frozenset(_offices())


def _offices() -> Iterator[str]:
    for line in lines("roles"):
        sort, *entries = line.split("\t")
        if sort == "office":
            yield from (entry.lower().split()[-1][:STEM] for entry in entries)
