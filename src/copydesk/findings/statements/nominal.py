"""Deeds that a noun tells: "the navy's attack on the ferry", "a suit by the club against its former manager".

Each is given the form of a statement, with the noun for its verb, so that it can be held against what verbs tell.
"""

from collections.abc import Iterator

from copydesk.findings.statements.taking import Players
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.statements import Statement, Tense

DOERS = ("by", "from")
"""Prepositions that name who does what a noun tells."""
SUFFERERS = ("on", "against", "over", "to", "towards", "toward", "at", "upon")
"""Prepositions that name to whom it is done."""
_OF = "of"
_LOSING = frozenset({"defeat", "loss"})
"""Nouns whose owner has lost to whoever "to" names."""
_BESIDE = ("compound", "amod", "nmod")


def told_by_nouns(players: Players) -> Iterator[Statement]:
    """Yield, in order, a statement for each noun that names both who does what it tells and to whom."""
    for word in players.words:
        if word.pos == "NOUN" and word.number not in players.names:
            doer, sufferer = _roles(players, word)
            if doer is not None and sufferer is not None and doer != sufferer:
                yield _statement(players, word, doer, sufferer)


def _roles(players: Players, noun: Word) -> tuple[int | None, int | None]:
    owner = _party(players, players.tree.child(noun, "poss"))
    by = _named(players, noun, *DOERS)
    if owner is not None and noun.lemma.lower() in _LOSING and (winner := _named(players, noun, "to")) is not None:
        return winner, owner
    if by is not None:
        below = _named(players, players.words[by], *SUFFERERS)  # "the suit by Norvind against Castellan"
        return by, _named(players, noun, *SUFFERERS, _OF) or owner or below
    if owner is not None:
        return owner, _named(players, noun, *SUFFERERS, _OF)
    beside = (_party(players, child) for child in players.tree.children(noun, *_BESIDE))
    return next((number for number in beside if number is not None), None), _named(players, noun, *SUFFERERS)


def _named(players: Players, noun: Word, *prepositions: str) -> int | None:
    """Return who hangs from a noun by one of these prepositions."""
    for child in players.tree.children(noun, "prep", "agent"):
        if child.lemma.lower() in prepositions:
            found = _party(players, players.tree.child(child, "pobj"))
            if found is not None:
                return found
    return None


def _party(players: Players, word: Word | None) -> int | None:
    who = players.who(word.number) if word is not None else None
    return word.number if word is not None and who is not None and who.is_party else None


def _statement(players: Players, noun: Word, doer: int, sufferer: int) -> Statement:
    first, last = players.tree.reach(noun)
    numbers = tuple(range(first, last + 1))
    span = Span(players.words[first].span.start, players.words[last].span.end)
    return Statement(span, noun.number, noun.number, numbers, (), (), doer, sufferer, None, Tense.NONE)
