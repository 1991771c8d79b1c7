"""A part counted out behind its whole ("most of them over 50", "some of whom slept there"), told of another share.

What the source says of so many of those whom it has just told of is looked for in a retold sentence that rests on it.
There it may be said of another share ("all over 50"), or of the whole, which is said only where nothing else in the
retold sentence counts out a part. Nothing is said where the passages have the retold quantifier too.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import Matter, cover, matter, weight
from copydesk.findings.statements.scoped import Rescoped
from copydesk.findings.statements.whole import COUNTS
from copydesk.text.lexicon import pattern
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.scope import steps

MOST = 12
"""Parts of one sentence that are looked at: keeps the work linear."""
LEAST = 0.5
"""The least weight of what is said of a part by which it is found again."""
TOLD, TOLD_OF_ALL = 0.6, 0.75
"""The share of it that a retold clause must have: beside another quantifier, and without any."""
NONE, COUNTED, MOSTLY, ALL = 0.0, 2.5, 4.0, 5.0
"""Steps of the scale of shares; a count of them may be any share but none or all."""
APART = 2.0
"""Steps from one to the other from which on both can't hold."""
_POINTING = frozenset({"them", "whom", "which"})
_ENDS = frozenset({",", ";", ":", "–", "—", "(", ")", ".", "?", "!"})
_JOINING = frozenset({"and", "but", "while", "whereas", "although", "though"})
_OF_WHOLES = frozenset({"the", "of", "all", "its", "their", "these", "those", "both"})
_NEARLY = frozenset({"nearly", "almost", "virtually"})
_HALVES = frozenset({"half", "third", "quarter", "fifth"})
_DENYING = frozenset({"no", "not", "n't", "n’t", "none", "never", "without", "nor", "neither", "cannot"})
_NO_SHARES = frozenset({"no", "whole", "entire", "certain", "partial"})
_COUNTS = COUNTS | {"dozen"}
_PARTING = frozenset({"including", "include", "like", "such", "especially", "particularly", "among", "only", "main"})
"""Words by which a retold sentence may count out a part in another way."""


class _Part(NamedTuple):
    """How many of those told of before: their step, where that stands, and what is said of them.

    `names` are the terms of names in what is said, `wholes` those of the rest of the sentence, where the whole is
    counted; `is_alone` tells that what is said of the part is said of nothing else there.
    """

    step: float
    span: Span
    told: Matter
    names: frozenset[str]
    wholes: frozenset[str]
    is_alone: bool


def told_of_others(alignment: Alignment) -> Iterator[Rescoped]:
    """Yield what the source says of a part and the retelling of another share, or of the whole."""
    theirs, ours = alignment.source.page, alignment.retelling.page
    for sentence in ours.sentences:
        if ours.asks(sentence.span):
            continue
        passages = alignment.passages(sentence.span)
        parts = [part for passage in passages for part in _parts(theirs, passage)][:MOST]
        if parts:
            clauses, known = list(_clauses(ours, sentence)), _quantifiers(theirs, passages)
            found = ((_retold(ours, sentence, clauses, part, known), part) for part in parts)
            yield from (Rescoped(here, part.span) for here, part in found if here is not None)


def _retold(
    page: Page, sentence: Sentence, clauses: Sequence[Sequence[Word]], part: _Part, known: frozenset[str]
) -> Span | None:
    """Return the words that say of another share, or of the whole, what the source says of a part."""
    told = max(clauses, key=lambda clause: _share(clause, part), default=())
    share = _share(told, part)
    if share < TOLD:
        return None
    before = (word for word in reversed(told) if word.number < _first(told, part.told))
    counting = next((word for word in before if _step(page, word) is not None and not _follows_of(page, word)), told[0])
    step = _step(page, counting)
    if step is not None and counting.pos != "NUM":
        other = counting.lemma.lower() not in known and _is_other(part.step, step)
    else:
        whole = step is None or _is_whole(counting, part)
        near = page.words[sentence.words.start : sentence.words.stop] if step is None else told
        other = whole and part.step != ALL and part.is_alone and share >= TOLD_OF_ALL
        other = other and not _counts_out(page, near, part)
    return Span(counting.span.start, told[-1].span.end) if other else None


def _share(clause: Sequence[Word], part: _Part) -> float:
    """Return the share of what is told of a part that a clause has; a county is no County of the same name."""
    own = (word for word in clause if word.pos != "PROPN" or not part.names.isdisjoint(matter([word])))
    return cover(part.told, matter(own))


def _is_other(theirs: float, ours: float) -> bool:
    """Say whether two steps can't both hold: none or all and any other, or two that lie far apart."""
    return theirs != ours and (bool({theirs, ours} & {NONE, ALL}) or abs(theirs - ours) >= APART)


def _is_whole(word: Word, part: _Part) -> bool:
    """Say whether a retold number is the source's count of the whole: "19 people"."""
    return word.pos == "NUM" and word.head != word.number and matter([word]).keys() <= part.wholes


def _follows_of(page: Page, word: Word) -> bool:
    """Say whether a number tells of how many there are in all: "of the 26", "all 40"."""
    return word.pos == "NUM" and any(
        w.text.lower() in _OF_WHOLES for w in page.words[max(word.number - 1, 0) : word.number]
    )


def _counts_out(page: Page, words: Sequence[Word], part: _Part) -> bool:
    """Say whether words count out a part in any way, or deny where a part of none is told."""
    if pattern("parts").search(page.prose, words[0].span.start, words[-1].span.end):
        return True
    lemmas = {word.lemma.lower() for word in words}
    counts = any(word.pos == "NUM" and part.wholes.isdisjoint(matter([word])) for word in words)
    return counts or bool(lemmas & (_PARTING | _COUNTS)) or (part.step == NONE and bool(lemmas & _DENYING))


def _first(clause: Sequence[Word], told: Matter) -> int:
    """Return the number of the first word of a clause that is of what is told of a part."""
    return next((w.number for w in clause if cover(matter([w]), told) > 0), clause[0].number)


def _parts(page: Page, sentence: Sentence) -> Iterator[_Part]:
    """Yield the parts that a sentence counts out behind their whole, each with what is said of it."""
    for clause in _clauses(page, sentence):
        for at, word in enumerate(clause[:-1]):
            if word.text.lower() != "of" or clause[at + 1].text.lower() not in _POINTING or at == 0:
                continue
            step = _step(page, clause[at - 1])
            behind = matter(clause[at + 2 :])
            first = max(at - 3, 0)
            if weight(behind) < LEAST:
                behind = matter(word for word in clause[:first])
            if step is not None and weight(behind) >= LEAST:
                span = Span(clause[at - 1].span.start, clause[-1].span.end)
                beside = matter(w for w in page.words[sentence.words.start : sentence.words.stop] if w not in clause)
                names = frozenset(matter(word for word in clause if word.pos == "PROPN"))
                wholes = frozenset(beside) - matter(clause).keys()
                own = {term: worth for term, worth in behind.items() if term not in beside}
                alone = weight(own) >= LEAST
                yield _Part(step, span, own if alone else behind, names, wholes, alone)


def _step(page: Page, word: Word) -> float | None:
    """Return the step of a quantifier, from none to all."""
    lemma = word.lemma.lower()
    before = {w.text.lower() for w in page.words[max(word.number - 1, 0) : word.number]}
    if lemma in _COUNTS or word.pos == "NUM":
        return NONE if "not" in before else ALL if "every" in before else COUNTED
    step = _steps().get(lemma)
    if step is None or word.tag in {"RBS", "JJR"} or "not" in before:
        return None
    if lemma in _HALVES:
        return MOSTLY if "than" in before else step
    return MOSTLY if step == ALL and not _NEARLY.isdisjoint(before) else step


@cache
def _steps() -> Mapping[str, float]:
    known = ((lemma, step) for lemma, step in steps().items() if step.scale == "share" and lemma not in _NO_SHARES)
    return {**dict.fromkeys(_HALVES, COUNTED), **{lemma: float(step.height) for lemma, step in known}}


def _quantifiers(page: Page, passages: Sequence[Sentence]) -> frozenset[str]:
    words = (word for p in passages for word in page.words[p.words.start : p.words.stop])
    return frozenset(word.lemma.lower() for word in words if word.pos != "NUM" and _step(page, word) is not None)


def _clauses(page: Page, sentence: Sentence) -> Iterator[Sequence[Word]]:
    """Yield a sentence's stretches between marks and joining words."""
    clause: list[Word] = []
    for word in page.words[sentence.words.start : sentence.words.stop]:
        if word.text in _ENDS or word.text.lower() in _JOINING:
            if clause:
                yield clause
            clause = []
        else:
            clause.append(word)
    if clause:
        yield clause
