"""Which deeds are alike: by their words, or by the list `dealings` of what one party does to another."""

from collections.abc import Mapping
from functools import cache

from copydesk.findings.statements.clauses import same_word
from copydesk.text.lexicon import lines

_PREFIX, _ENDING = 4, 4
"""Letters that a verb and its noun ("warn", "warning") share at least, and that the longer has behind at most."""


def akin(one: str, other: str) -> bool:
    """Say whether two lemmas are the same word, synonyms, or a verb and its noun ("warn", "warning")."""
    short, long = sorted((one, other), key=len)
    by_ending = len(short) >= _PREFIX and long.startswith(short) and len(long) - len(short) <= _ENDING
    return by_ending or same_word(one, other)


@cache
def dealings() -> Mapping[str, frozenset[tuple[str, str]]]:
    """Return the families of deeds that each form of a verb belongs to, with the way it is told."""
    found: dict[str, set[tuple[str, str]]] = {}
    for line in lines("dealings"):
        family, way, verbs = line.split("\t")
        for verb in verbs.split(","):
            found.setdefault(verb.strip(), set()).add((family, way))
    return {verb: frozenset(ways) for verb, ways in found.items()}
