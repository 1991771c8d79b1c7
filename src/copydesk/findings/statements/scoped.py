"""How many, how often, how far: quantifiers and ranks that stand at another step here than in the source."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import same_word
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.scope import Rank, Scope
from copydesk.text.statements import Statement

NEAR = 40
"""Code points within which a quantifier's word is shown with it."""
MOST = 32
"""Quantifiers of one sentence that are compared."""
WORLD = re.compile(r"\b(?:in the (?:whole )?world|on earth|on the planet|anywhere)\b", re.IGNORECASE)
PLACE = re.compile(r"(?: [a-z-]+){0,2} in (?:the |all of )?[A-Z][\w’'-]+")
"""A place behind a superlative that bounds it, and the world."""
STEPS = 4
"""Words above a superlative among which what it ranks is looked for."""
_PASSING = frozenset({"prep", "pobj", "appos", "nummod"})
FEW, MOSTLY = 1, 4
"""The steps up to which and from which quantifiers stand at opposite ends."""
NONE, WHOLE = 0, 5
"""The steps of "none" and "all": to reach the last one or to leave it counts, however near the other step."""
BEHIND = 8
"""Words behind "one of" among which stand the things that it is one of."""


_T = TypeVar("_T")


_Bound = tuple[Scope, Statement | None]


class Rescoped(NamedTuple):
    """Words of the retelling, and those of the source that bound the same thing otherwise."""

    here: Span
    there: Span


def rescoped(alignment: Alignment) -> Iterator[Rescoped]:
    """Yield the quantifiers that stand at another step of their scale than the source's of the same word."""
    theirs: dict[int, list[Scope]] = {}
    for scope in alignment.source.scopes:
        _few(theirs.setdefault(alignment.source.page.words[scope.of].sentence, []), scope)
    ours, told = _said(alignment.retelling), _said(alignment.source)
    for scope in alignment.retelling.scopes:
        known = [s for sentence in alignment.passages(scope.span) for s in theirs.get(sentence.index, ())]
        near = [s for s in known if _same_of(alignment, scope, s) and s.step.scale == scope.step.scale]
        near = [s for s in near if not _turned(alignment, (scope, ours.get(scope.of)), (s, told.get(s.of)))]
        if any(_words(alignment.retelling, scope) == _words(alignment.source, s) for s in near):
            continue
        if any(s.step == scope.step and _stands_alone(alignment, scope, s) for s in known):
            continue
        if scope.step.height in {NONE, WHOLE} and any(s.step.height == WHOLE for s in known):
            continue  # "treats every country alike" and "treats no country otherwise"; "a claim that all had gone"
        if near and all(abs(s.step.height - scope.step.height) > 1 or _ends(s, scope) for s in near):
            yield Rescoped(_about(alignment.retelling, scope), _about(alignment.source, near[0]))


def _stands_alone(alignment: Alignment, ours: Scope, theirs: Scope) -> bool:
    """Say whether one of two quantifiers has no noun, so that it may be said of the other's: "some might go"."""
    words = alignment.retelling.page.words, alignment.source.page.words
    return any(page[scope.of].pos not in {"NOUN", "PROPN"} for page, scope in zip(words, (ours, theirs), strict=True))


def _said(reading: Reading) -> Mapping[int, Statement]:
    """Return the statement that each word of a reading belongs to."""
    return {number: statement for statement in reading.statements for number in statement.words}


def _turned(alignment: Alignment, ours: _Bound, theirs: _Bound) -> bool:
    """Say whether two quantifiers from opposite ends may say the same: "none was hurt", "all were unharmed"."""
    (here, retold), (there, source) = ours, theirs
    heights = sorted((here.step.height, there.step.height))
    if heights[0] > FEW or heights[1] < MOSTLY or retold is None or source is None:
        return False
    more = retold if here.step.height > there.step.height else source
    words = alignment.retelling.page.words, alignment.source.page.words
    return more.negated or not same_word(words[0][retold.head].lemma, words[1][source.head].lemma)


def reranked(alignment: Alignment) -> Iterator[Rescoped]:
    """Yield the superlatives and causes that stand alone here and were one of several in the source, or the reverse."""
    theirs: dict[int, list[Rank]] = {}
    for rank in alignment.source.ranks:
        _few(theirs.setdefault(alignment.source.page.words[rank.word].sentence, []), rank)
    words = alignment.retelling.page.words, alignment.source.page.words
    for rank in alignment.retelling.ranks:
        known = [r for sentence in alignment.passages(rank.span) for r in theirs.get(sentence.index, ())]
        near = [r for r in known if _same_rank(words[0], rank, words[1], r)] or _only_rank(alignment, rank, known)
        if near and all(r.shared != rank.shared for r in near):
            yield Rescoped(rank.span, near[0].span)


def _only_rank(alignment: Alignment, rank: Rank, known: Sequence[Rank]) -> list[Rank]:
    """Return the one superlative behind a superlative that stands alone, in other words, if it is shared there."""
    words = alignment.retelling.page.words, alignment.source.page.words
    superlatives = [r for r in known if r.superlative]
    one = words[0][rank.word]
    if not rank.superlative or rank.shared or len(superlatives) != 1:
        return []
    return superlatives if superlatives[0].shared and words[1][superlatives[0].word].lemma != one.lemma else []


def crowned(alignment: Alignment) -> Iterator[Rescoped]:
    """Yield the superlatives of what is one of several in the source, which ranks it nowhere: "one of 14 sponsors"."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    if not any(rank.superlative and not rank.shared for rank in alignment.retelling.ranks):
        return
    said = {theirs.words[rank.word].lemma.lower() for rank in alignment.source.ranks}
    for rank in alignment.retelling.ranks:
        word = ours.words[rank.word]
        noun = ours.words[word.head]
        if not rank.superlative or rank.shared or word.lemma.lower() in said or noun.pos != "NOUN":
            continue
        for passage in alignment.passages(rank.span):
            one = next((w for w in theirs.words_in(passage.span) if _is_one_of(theirs, w, noun.lemma)), None)
            if one is not None:
                end = max(w.span.end for w in theirs.words[one.number : one.number + BEHIND] if w.lemma == noun.lemma)
                yield Rescoped(rank.span, Span(one.span.start, end))
                break


def _is_one_of(page: Page, word: Word, noun: str) -> bool:
    """Say whether a "one" is one of several of these things, by no rank."""
    after = page.words[word.number + 1 : word.number + BEHIND]
    things = any(w.lemma == noun and w.tag == "NNS" for w in after)
    return word.text.lower() == "one" and bool(after) and after[0].text.lower() == "of" and things


def worldwide(alignment: Alignment) -> Iterator[Rescoped]:
    """Yield the superlatives that hold for the world here and for one place in the source: "the tallest in Chile"."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    words = ours.words, theirs.words
    for rank in alignment.retelling.ranks:
        here, passages = _behind(ours, rank), alignment.passages(rank.span)
        told = WORLD.search(here) if rank.superlative else None
        if told is None or any(WORLD.search(theirs.read(passage.span)) for passage in passages):
            continue
        held = [r for r in alignment.source.ranks if any(passage.span.holds(r.span) for passage in passages)]
        for other in held:
            place = PLACE.match(_behind(theirs, other))
            if place is not None and (_same_rank(words[0], rank, words[1], other) or _same_subject(words, rank, other)):
                there = Span(other.span.start, other.span.end + place.end())
                yield Rescoped(Span(rank.span.start, rank.span.end + told.end()), there)
                break


def _same_subject(words: tuple[Sequence[Word], Sequence[Word]], rank: Rank, other: Rank) -> bool:
    """Say whether two superlatives without a noun are of one word and said of one subject: "it is the oldest"."""
    one, two = words[0][rank.word], words[1][other.word]
    if one.lemma != two.lemma or "amod" in {one.dep, two.dep}:
        return False
    ours, theirs = (
        {w.lemma for w in page[max(at.head - NEAR, 0) : at.head] if w.head == at.head and w.dep == "nsubj"}
        for page, at in zip(words, (one, two), strict=True)
    )
    return not ours.isdisjoint(theirs)


def _behind(page: Page, rank: Rank) -> str:
    """Return the words behind a rank, as far as they may bound it, within its sentence."""
    end = page.sentence_at(rank.span.start).span.end
    return page.read(Span(rank.span.end, min(rank.span.end + NEAR, end)))


def _few(known: list[_T], one: _T) -> None:
    """Keep a few of what stands in one sentence: enough for any sentence, and linear for a monstrous one."""
    if len(known) < MOST:
        known.append(one)


def _ends(one: Scope, other: Scope) -> bool:
    """Say whether exactly one of the two is all: the step to "all" counts, however small."""
    return (one.step.height == WHOLE) != (other.step.height == WHOLE)


def _words(reading: Reading, scope: Scope) -> str:
    return reading.page.read(scope.span).lower()


def _same_of(alignment: Alignment, ours: Scope, theirs: Scope) -> bool:
    words = alignment.retelling.page.words, alignment.source.page.words
    return same_word(words[0][ours.of].lemma, words[1][theirs.of].lemma)


def _same_rank(ours: Sequence[Word], rank: Rank, theirs: Sequence[Word], other: Rank) -> bool:
    """Say whether two ranks are of the same word, and superlatives said of the same noun."""
    one, two = ours[rank.word], theirs[other.word]
    if not same_word(one.lemma, two.lemma):
        return False
    nouns = _ranked(ours, one), _ranked(theirs, two)
    return not rank.superlative or any(same_word(a.lemma, b.lemma) for a in nouns[0] for b in nouns[1])


def _ranked(words: Sequence[Word], superlative: Word) -> list[Word]:
    """Return what a superlative ranks: its noun, or, of "one of the oldest", what that is said of in passing."""
    above = words[superlative.head]
    if superlative.dep == "amod":
        return [above]
    found = [above]
    while above.dep in _PASSING and above.head != above.number and len(found) < STEPS:
        above = words[above.head]
        found.append(above)
    return [word for word in found if word.pos in {"NOUN", "PROPN"}]


def _about(reading: Reading, scope: Scope) -> Span:
    """Return a quantifier together with what it is said of, where that stands near by."""
    of = reading.page.words[scope.of].span
    near = abs(of.start - scope.span.start) < NEAR
    return Span(min(scope.span.start, of.start), max(scope.span.end, of.end)) if near else scope.span
