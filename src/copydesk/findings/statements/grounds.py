"""Links that the sources claim themselves: a reason given for the very effect, the ground of a verdict."""

import re
from collections.abc import Sequence

from copydesk.findings.align import Alignment
from copydesk.findings.statements.bare import Sources
from copydesk.findings.statements.matter import Matter, cover, matter, weight
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.tree import FINITE, Tree

EFFECT, CAUSE = 0.6, 0.33
"""The share of an effect that one sentence of the sources has, and of its cause behind a word for a reason in it."""
BEGUN = 5
"""Letters by which two terms are of one stem: smoke, smokers."""
REASON = re.compile(
    r"\b(?:because|in\sorder\sto|so\sas\sto|so\sthat|in\sa\sbid\sto|in\san\s(?:effort|attempt)\sto"
    r"|due\sto|owing\sto|as\sa\sresult\sof|on\sthe\sgrounds?|thanks\sto|caused\sby|, saying\sthat)\b"
)
_SUBJECTS = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
_MEANT = frozenset({"meant to", "intended to", "designed to"})
DECIDERS = frozenset(
    {"court", "judge", "justice", "tribunal", "jury", "magistrate", "panel", "ombudsman", "regulator", "arbitrator"}
)
DECIDING = frozenset({"say", "find", "rule", "write", "add", "hold", "conclude", "accept", "note", "decide"})


def is_claimed(alignment: Alignment, sources: Sources, mark: range, cause: frozenset[int]) -> bool:
    """Say whether a sentence of the sources gives a reason for the effect, and one that is about the cause."""
    page = alignment.source.page
    words = alignment.retelling.page.words
    told, effect = matter(words[number] for number in cause), _effect(alignment.retelling, mark, cause)
    if not effect or not told:
        return False
    places = {*sources.nearest(effect), *sources.nearest(told)}
    reasons = ((place, REASON.search(page.prose, *page.sentences[place].span)) for place in places)
    return any(
        found is not None
        and sources.cover(effect, place) >= EFFECT
        and _begun(told, _behind(page, page.sentences[place], found.end())) >= CAUSE
        for place, found in reasons
    )


def _effect(reading: Reading, mark: range, cause: frozenset[int]) -> Matter:
    """Return what the clause is about that a mark gives the cause of."""
    at = reading.page.words[mark.start].span.start
    held = [one for one in reading.statements if one.span.start <= at <= one.span.end and one.verb not in cause]
    if not held:
        return {}
    clause = min(held, key=lambda one: one.span.end - one.span.start)
    return matter(reading.page.words[n] for n in clause.words if n not in cause and n not in mark)


def _behind(page: Page, sentence: Sentence, start: int) -> Matter:
    return matter(page.words_in(Span(start, max(start, sentence.span.end))))


def _begun(ours: Matter, theirs: Matter) -> float:
    """Return the share of our matter that theirs has, be it in another word of the stem."""
    stems = {term[:BEGUN] for term in theirs}
    also = sum(worth for term, worth in ours.items() if term not in theirs and term[:BEGUN] in stems)
    return cover(ours, theirs) + also / weight(ours)


def is_grounded(alignment: Alignment, sources: Sources, sentence: Sentence, mark: range, cause: frozenset[int]) -> bool:
    """Say whether a link may well be the sources': the ground of a verdict, or what came of something, "so that"."""
    words = alignment.retelling.page.words
    nearest = sources.nearest(matter(words[number] for number in cause))[:1]
    return _is_outcome(words, mark, cause) or any(_is_decided_on(alignment, sentence, place) for place in nearest)


def is_no_link(tree: Tree, first: Word, phrase: str) -> bool:
    """Say whether "meant to" is what somebody meant to do, not what a measure is for."""
    verb = first.tag != "VBN" or any(child.dep in _SUBJECTS for child in tree.children(first))
    return phrase in _MEANT and verb


def _is_outcome(words: Sequence[Word], mark: range, clause: frozenset[int]) -> bool:
    """Say whether "so that" tells what came of something, as it does without a "could" or "might": "so that some wait".

    That the one led to the other is then the plain course of a story, where a purpose would be a claim.
    """
    if [word.text.lower() for word in words[mark.start : mark.stop]] != ["so", "that"]:
        return False
    tags = {words[number].tag for number in clause}
    return "MD" not in tags and not tags.isdisjoint(FINITE)


def _is_decided_on(alignment: Alignment, ours: Sentence, theirs: int) -> bool:
    """Say whether a retold sentence tells of a judge or the like, and a sentence of the source what one says of it."""
    retold = alignment.retelling.page.words[ours.words.start : ours.words.stop]
    if not any(word.lemma.lower() in DECIDERS for word in retold):
        return False
    page = alignment.source.page
    there = page.sentences[theirs].words
    for word in page.words[there.start : there.stop]:
        top = page.words[word.head] if word.dep == "compound" else word
        if word.lemma.lower() in DECIDERS and top.dep == "nsubj" and page.words[top.head].lemma.lower() in DECIDING:
            return True
    return False
