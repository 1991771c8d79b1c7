"""Names that are surely a person's: he, she or "who" stands for them, though nothing else tells what they name."""

from collections.abc import Sequence
from itertools import islice

from copydesk.text.parse import Word
from copydesk.text.saying.antecedents import Cast, antecedent

MOST = 400
"""Pronouns of a text that are followed."""
_PERSONAL = frozenset({"he", "she", "who"})


def persons_of(cast: Cast) -> Sequence[frozenset[str]]:
    """Return the words of the names that he, she or who stands for."""
    words = (word for word in cast.tree.page.words if word.text.lower() in _PERSONAL)
    meant = (_meant(cast, word) for word in islice(words, MOST))
    named = (cast.name_at(word) for word in meant if word is not None)
    return [frozenset(name.parts) for name in named if name is not None]


def _meant(cast: Cast, pronoun: Word) -> Word | None:
    """Return what he or she stands for, or what a clause with "who" tells about."""
    verb = cast.tree.head(pronoun)
    if pronoun.text.lower() == "who":
        return cast.tree.head(verb) if verb.dep == "relcl" else None
    return antecedent(cast, pronoun)
