"""What makes a statement less than certain: modals, hedging adverbs, adjectives, nouns, and verbs that govern it.

The words are those of the list `hedges`, each with how it must stand to the statement: "may" as an auxiliary, "think"
only in the passive ("is thought to"), since "police think" is an attribution. A condition ("if", "unless") is one too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from copydesk.text.lexicon import lines
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.statements import Statement


class Sort(StrEnum):
    """How a statement is less than certain."""

    POSSIBLE = "possible"
    PROBABLE = "probable"
    EXPECTED = "expected"
    APPARENT = "apparent"
    THOUGHT = "thought"
    ALLEGED = "alleged"
    PLANNED = "planned"
    WEIGHED = "weighed"
    TENTATIVE = "tentative"
    CONDITIONAL = "conditional"


class Hold(StrEnum):
    """How a hedge stands to its statement, from the closest: with "noun" it may be said of a word in it alone."""

    MODAL = "modal"
    FRAME = "frame"
    PASSIVE = "passive"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"
    ABOVE = "above"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word or phrase that makes a statement less than certain, and how."""

    span: Span
    sort: Sort
    hold: Hold


_CONDITIONS = frozenset({"if", "unless", "whether", "provided"})
_ABOVE = frozenset({"ccomp", "csubj", "csubjpass", "acl", "xcomp"})
_STEPS = 4
"""Clauses that are climbed in search of what hedges a statement."""
_ANYBODY = frozenset({"expect", "suspect", "hope", "fear", "predict", "forecast", "anticipate"})
"""Verbs that leave open what they govern, whoever is their subject: to tell whose hope it was makes it no fact."""
_CHARGING = frozenset({"accuse", "charge", "suspect", "investigate", "arrest", "detain"})
_CHARGES = frozenset({"suspicion", "allegation", "accusation", "charge", "investigation", "claim", "inquiry"})
_OVER = frozenset({"of", "with", "for", "over", "into"})
"""What stands between a charge and the deed: "accused of stealing", "under investigation for stealing"."""
_REMEMBERED = re.compile(r"\s+(?:the|his|her|their|our|my|its|him|them|you|all|those|[A-Z])")
"""What follows "thinking of" where somebody is remembered and nothing is weighed."""


def find_hedges(page: Page, statements: Sequence[Statement]) -> tuple[tuple[Hedge, ...], ...]:
    """Return the hedges of each statement: those of its words, then its phrases, then what it stands under."""
    below = _below(page)
    return tuple(tuple(_hedges(page, statement, below)) for statement in statements)


@cache
def _lexicon() -> Mapping[tuple[Hold, str], Sort]:
    rows = (line.split("\t") for line in lines("hedges"))
    return {(Hold(hold), lemma): Sort(sort) for sort, hold, lemma in rows}


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted((lemma for hold, lemma in _lexicon() if hold is Hold.PHRASE), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def _below(page: Page) -> Sequence[Sequence[Word]]:
    below: list[list[Word]] = [[] for _ in page.words]
    for word in page.words:
        if word.head != word.number:
            below[word.head].append(word)
    return below


def _hedges(page: Page, statement: Statement, below: Sequence[Sequence[Word]]) -> Iterator[Hedge]:
    words = page.words
    for number in (*statement.frame, *(n for n in statement.words if n not in statement.frame)):
        word = words[number]
        for hold in _holds(word, statement, below):
            sort = _sort(hold, word)
            if sort is not None:
                yield Hedge(word.span, sort, hold)
                break
    for found in _phrases().finditer(page.prose, statement.span.start, statement.span.end):
        sort = _lexicon().get((Hold.PHRASE, found[0].lower()))
        remembered = found[0].lower().startswith("thinking") and _REMEMBERED.match(page.prose, found.end())
        if sort is not None and not remembered:
            yield Hedge(Span(*found.span()), sort, Hold.PHRASE)
    yield from _from_above(page, statement, below)


def _sort(hold: Hold, word: Word) -> Sort | None:
    """Return how a word hedges; beside a noun of the statement any hedging word counts, as one that only may."""
    listed = (Hold.NOUN, Hold.ADJECTIVE, Hold.ADVERB) if hold is Hold.NOUN else (hold,)
    forms = (word.lemma.lower(), word.text.lower()) if hold is Hold.NOUN else (word.lemma.lower(),)
    return next((sort for name in listed for form in forms if (sort := _lexicon().get((name, form)))), None)


def _holds(word: Word, statement: Statement, below: Sequence[Sequence[Word]]) -> Iterator[Hold]:
    """Yield how a word stands to a statement, the closest first."""
    if word.number in statement.auxiliaries:
        if not (word.lemma.lower() == "could" and statement.negated):
            yield Hold.MODAL
    elif word.number in statement.frame:
        yield Hold.PASSIVE if _passive(word, below) else Hold.FRAME
        yield Hold.ADJECTIVE
    elif word.number == statement.verb:
        yield from _own(word, below)
    elif word.head in {statement.verb, statement.head, *statement.frame} and word.pos in {"ADV", "ADJ"}:
        yield Hold.ADVERB
        yield Hold.ADJECTIVE
    elif word.pos in {"ADV", "ADJ", "NOUN"} or word.dep == "amod":
        yield Hold.NOUN


def _own(verb: Word, below: Sequence[Sequence[Word]]) -> Iterator[Hold]:
    """Yield how a hedging verb that governs no other holds its own object ("is considering a levy", "is planned")."""
    if any(child.dep == "prt" for child in below[verb.number]):
        return
    if _passive(verb, below):
        if _lexicon().get((Hold.PASSIVE, verb.lemma.lower())) in {Sort.PLANNED, Sort.EXPECTED}:
            yield Hold.PASSIVE
    elif verb.lemma.lower() != "think" and _lexicon().get((Hold.FRAME, verb.lemma.lower())) is Sort.WEIGHED:
        yield Hold.FRAME


def _passive(word: Word, below: Sequence[Sequence[Word]]) -> bool:
    if word.tag != "VBN":
        return False
    return word.dep in {"acl", "amod", "advcl"} or any(c.dep in {"auxpass", "nsubjpass"} for c in below[word.number])


def _from_above(page: Page, statement: Statement, below: Sequence[Sequence[Word]]) -> Iterator[Hedge]:
    """Yield what hedges a statement from the clause that it stands in: "it is possible that", "if"."""
    verb = page.words[statement.frame[0] if statement.frame else statement.verb]
    for child in below[verb.number]:
        if child.dep == "mark" and child.lemma.lower() in _CONDITIONS:
            yield Hedge(child.span, Sort.CONDITIONAL, Hold.ABOVE)
    charge = _charge(page, verb)
    if charge is not None:
        yield Hedge(charge.span, Sort.ALLEGED, Hold.ABOVE)
    for _ in range(_STEPS):
        if verb.dep not in _ABOVE or verb.head == verb.number:
            return
        verb, lower = page.words[verb.head], verb
        hedge = _governing(verb, below) if verb.number < lower.number else None
        if hedge is not None:
            yield hedge
        elif verb.pos in {"VERB", "AUX"}:
            return


def _charge(page: Page, deed: Word) -> Word | None:
    """Return the charge that a deed is but the matter of: "accused of stealing", "an inquiry into whether he stole"."""
    between = page.words[deed.head]
    if deed.dep not in {"pcomp", "ccomp"} or between.number == deed.number:
        return None
    whether = any(
        w.head == deed.number and w.text.lower() == "whether" for w in page.words[between.number : deed.number]
    )
    above = page.words[between.head] if between.pos in {"ADP", "SCONJ"} else between
    over = between.lemma.lower() in _OVER
    if above.pos == "NOUN":
        return above if over and above.lemma.lower() in _CHARGES else None
    return above if (over or whether) and above.lemma.lower() in _CHARGING else None


def _governing(above: Word, below: Sequence[Sequence[Word]]) -> Hedge | None:
    """Return how a word above a clause hedges it; a copula does so by what it says: "it is likely that"."""
    lemma = above.lemma.lower()
    if above.pos == "NOUN":
        return _listed(above, Hold.NOUN)
    if above.pos == "ADJ":
        return _listed(above, Hold.ADJECTIVE)
    if lemma == "be":
        said = (child for child in below[above.number] if child.dep in {"acomp", "attr"})
        return next((hedge for child in said if (hedge := _listed(child, Hold.ADJECTIVE))), None)
    if _passive(above, below):
        return _listed(above, Hold.PASSIVE)
    anybody = lemma in _ANYBODY or any(
        child.dep in {"nsubj", "expl"} and child.lemma.lower() == "it" for child in below[above.number]
    )
    return _listed(above, Hold.FRAME) if anybody else None


def _listed(word: Word, hold: Hold) -> Hedge | None:
    """Return a word's hedge over the clause below it, where the list has the word with this hold."""
    sort = _lexicon().get((hold, word.lemma.lower()))
    return Hedge(word.span, sort, Hold.ABOVE) if sort else None
