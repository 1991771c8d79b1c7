"""The nearest right word to a wrong one, for messages."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

NEAR = 50
"""How alike, of 100, a word must be to one that is known before it is offered in its place."""


def hint(word: str, known: Iterable[str]) -> str:
    """Return ', did you mean "…"?' with the known word that is nearest to this one, or nothing where none is near."""
    found = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=NEAR)
    return f', did you mean "{found[0]}"?' if found else ""
