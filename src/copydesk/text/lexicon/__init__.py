"""Word lists of news English: a file each, an entry a line, `#` lines that say what it is and where from."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the entries of a list by its file name without the ending, comments and blank lines left out."""
    content = files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    entries = (line.rstrip() for line in content.splitlines())
    return tuple(entry for entry in entries if entry and not entry.startswith("#"))


@cache
def expressions(name: str) -> re.Pattern[str]:
    """Return a pattern for a list of which each entry is a regular expression, at word borders and in any case."""
    return re.compile(r"\b(?:" + "|".join(lines(name)) + r")\b", re.IGNORECASE)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for the words of a list, in any case; one that ends in a hyphen stands for all that begin so."""
    words = (re.escape(word[:-1]) + r"\w*" if word.endswith("-") else re.escape(word) for word in lines(name))
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


@cache
def opposites(name: str) -> Mapping[str, frozenset[str]]:
    """Return the words of a list of opposites ("word", a tab, "its opposites, parted by commas"), each with its own."""
    rows = (line.split("\t") for line in lines(name))
    return both_ways((word, other) for word, others in rows for other in others.split(", "))


def both_ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Return each word of some pairs with all that stand in a pair with it, on whichever side."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
