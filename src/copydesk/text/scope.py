"""How many, how often, how far: quantifiers with what they are said of, superlatives, and causes with their article.

The words and their steps on a scale are those of the list `quantifiers`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span


class Step(NamedTuple):
    """A step on a scale, from 0 (none, never) to 5 (all, always)."""

    scale: str
    height: int


@dataclass(frozen=True, slots=True)
class Scope:
    """A word that bounds what is said: `step` on its scale, and the index of the word that it is said of."""

    span: Span
    step: Step
    of: int


@dataclass(frozen=True, slots=True)
class Rank:
    """A superlative or a noun of cause (index `word`): `shared` where the text says that others have the same rank.

    Of "most experienced" and "best-paid" the word is what is ranked by, "experienced" and "paid". "One of the
    largest", "among the worst" and "a factor" are shared; "the largest" and "the main reason" are not.
    """

    span: Span
    word: int
    shared: bool
    superlative: bool


@cache
def steps() -> Mapping[str, Step]:
    """Return the steps of the list `quantifiers` by lemma."""
    rows = (line.split("\t") for line in lines("quantifiers"))
    return {lemma: Step(scale, int(height)) for lemma, scale, height in rows}


_CAUSES = frozenset({"factor", "reason", "cause", "driver", "explanation", "motive", "source", "culprit"})
_SOLE = frozenset({"main", "only", "sole", "chief", "primary", "principal", "single", "key", "biggest", "real"})
_SHARING = frozenset({"one", "among", "amongst", "some", "two", "three", "several"})
_COUNTS = frozenset({"two", "three", "several"})
_OF = frozenset({"of", "for", "behind", "why"})
_BACK = 6
"""Words before a superlative in which "one of the" or "among the" is looked for."""


def find_scopes(page: Page) -> tuple[Scope, ...]:
    """Return the quantifiers of a page in order of place."""
    return tuple(scope for word in page.words if (scope := _scope(page, word)) is not None)


def _scope(page: Page, word: Word) -> Scope | None:
    step = steps().get(word.lemma.lower())
    if step is None or (word.lemma.lower() == "most" and word.tag == "RBS"):
        return None
    before = page.words[max(word.number - 2, page.sentences[word.sentence].words.start) : word.number]
    if any(w.lemma.lower() in {"not", "n't", "n’t"} for w in before):
        return None
    if word.pos == "NOUN" and any(w.tag in {"JJR", "JJS"} for w in before):
        step = Step(step.scale, 4)
    of = _said_of(page, word)
    return None if of is None else Scope(word.span, step, of)


def _said_of(page: Page, word: Word) -> int | None:
    """Return what a quantifier is said of: the noun that it stands before, or that follows its "of"; else its head."""
    for later in page.words[word.number + 1 : word.number + 3]:
        if later.head == word.number and later.dep == "prep" and later.lemma == "of":
            return next((w.number for w in page.words[later.number : later.number + 8] if w.head == later.number), None)
    return word.head if word.head != word.number else None


def find_ranks(page: Page) -> tuple[Rank, ...]:
    """Return the superlatives and the nouns of cause of a page in order of place."""
    return tuple(_ranks(page))


def _ranks(page: Page) -> Iterator[Rank]:
    for word in page.words:
        before = page.words[max(word.number - _BACK, page.sentences[word.sentence].words.start) : word.number]
        sharing = next((w for w in before if _shares(page, w, word)), None)
        ranked = _ranked_by(page, word)
        if ranked is not None:
            yield Rank(_span(page, ranked, sharing), ranked.number, sharing is not None, superlative=True)
        elif word.pos == "NOUN" and word.lemma.lower() in _CAUSES and word.dep in {"attr", "appos", "pobj"}:
            beside = {w.lemma.lower() for w in before if w.head == word.number}
            sole = bool(beside & _SOLE)
            article = beside & {"a", "an", "another", "one"} or ("the" in beside and _is_of_something(page, word))
            if sole or article or (sharing is not None and word.dep == "pobj"):
                shared = not sole and ("the" not in beside or sharing is not None)
                yield Rank(_span(page, word, sharing), word.number, shared, superlative=False)


def _ranked_by(page: Page, word: Word) -> Word | None:
    """Return the word of a superlative: "oldest", or the adjective behind "the most" and in "best-paid"."""
    if word.tag == "JJS":
        return None if word.lemma.lower() in steps() else word
    above = page.words[word.head]
    adjective = word.tag == "RBS" and above.dep == "amod" and word.number < above.number <= word.number + 2
    noun = page.words[above.head]
    own = page.words[max(word.number - _BACK, 0) : word.number] if adjective else ()
    the = (w.dep == "poss" or (w.dep == "det" and w.lemma.lower() != "a") for w in own if w.head == noun.number)
    return above if any(the) else None


def _shares(page: Page, word: Word, rank: Word) -> bool:
    """Say whether a word shares a rank with others: "among the largest", but not "among them" or "one that has"."""
    lemma = word.lemma.lower()
    after = next((w.text.lower() for w in page.words[word.number + 1 : word.number + 2]), "")
    if lemma in {"among", "amongst"}:
        return after != "them"
    counts = lemma in _COUNTS and word.number + 1 == rank.number
    return lemma in _SHARING and (counts or after in {"of", "among"})


def _is_of_something(page: Page, cause: Word) -> bool:
    """Say whether a noun of cause says of what: "the source of the leak", not "the source" who told it."""
    return any(w.text.lower() in _OF for w in page.words[cause.number + 1 : cause.number + 2])


def _span(page: Page, word: Word, sharing: Word | None) -> Span:
    """Return a rank's phrase: from "one of" or its article to its noun."""
    noun = page.words[word.head] if word.dep == "amod" else word
    article = (w for w in page.words[max(word.number - _BACK, 0) : word.number] if w.head == noun.number)
    first = sharing or next(article, word)
    return Span(first.span.start, max(noun.span.end, word.span.end))
