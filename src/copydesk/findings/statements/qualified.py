"""What a source says that takes something back from what it tells first: on what that hangs, and what is conceded."""

import re
from collections.abc import Iterator, Mapping, Sequence

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import common, matter
from copydesk.text.lexicon import expressions
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span

BEHIND = 2
"""Sentences behind what is told in which it may be said on what it hangs."""
FIRST = 8
"""Retold sentences, the title among them, that tell the main claim."""
SURE = 0.3
"""How near a retold sentence must be to one of the source to tell it."""
KNOWN = frozenset({"the", "it", "they", "this", "that", "these", "its", "their", "he", "she"})
"""First words of what is told of something that is known already."""
CONCEDING = frozenset({"agree", "admit", "concede", "acknowledge", "accept"})
TAKEN_BACK = re.compile(
    r"\b(?:only|not|no|never|cannot|might|could|limited|rough\w*|small|few|incomplete|wrong|mistakes?|errors?|unable)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)


def conditions(alignment: Alignment) -> Iterator[Sentence]:
    """Yield on what hangs what the retelling tells first, where it leaves that out and says nothing of the sort."""
    page = alignment.source.page
    retold, said = surely_retold(alignment), _said(alignment)
    for sentence in page.sentences:
        number = sentence.index
        if number not in retold and expressions("conditions").search(page.read(sentence.span)):
            before = range(number - 1, max(number - 1 - BEHIND, -1), -1)
            if any(n in retold and _hangs(alignment, sentence, page.sentences[n], retold[n], said) for n in before):
                yield sentence


def concessions(alignment: Alignment) -> Iterator[Sentence]:
    """Yield what a witness or a speaker takes back of what is retold of them just before."""
    source, page = alignment.source, alignment.source.page
    retold = surely_retold(alignment)
    for report in source.reports:
        number = page.sentence_at(report.mark.start).index
        if report.verb not in CONCEDING or report.source is None or report.denied or number in retold:
            continue
        if number - 1 in retold and _by_pronoun(page, report.source.start, report.source.end):
            said = page.read(report.content)
            if TAKEN_BACK.search(said) and not said.lower().startswith(("no ", "nothing")):
                yield page.sentences[number]


def _by_pronoun(page: Page, start: int, end: int) -> bool:
    return page.prose[start:end].lower() in {"he", "she", "they", "it"}


def surely_retold(alignment: Alignment) -> Mapping[int, Sequence[int]]:
    """Return which of the source's sentences are retold, each with the retold sentences that surely rest on it."""
    found: dict[int, list[int]] = {}
    for link in alignment.links:
        for support in link.supports:
            if support.score >= SURE:
                found.setdefault(support.sentence, []).append(link.sentence)
    return found


def _said(alignment: Alignment) -> Mapping[int, Sequence[int]]:
    """Return where what is said in each sentence of the source begins."""
    page = alignment.source.page
    found: dict[int, list[int]] = {}
    for report in alignment.source.reports:
        found.setdefault(page.sentence_at(report.content.start).index, []).append(report.content.start)
    return found


def _hangs(
    alignment: Alignment,
    sentence: Sentence,
    claim: Sentence,
    retold: Sequence[int],
    said: Mapping[int, Sequence[int]],
) -> bool:
    """Say whether a sentence is of what the retelling tells first, and this tells it without a condition."""
    page, told = alignment.source.page, alignment.retelling.page
    if page.text_at(claim.span.start) != page.text_at(sentence.span.start) or min(retold) >= FIRST:
        return False
    own, theirs = (matter(page.words[s.words.start : s.words.stop]) for s in (sentence, claim))
    near = {number + step for number in retold for step in (0, 1)}
    kept = any(s.index in near and expressions("conditions-kept").search(told.read(s.span)) for s in told.sentences)
    pointed = claim.index == sentence.index - 1 and _points_back(page, sentence, said.get(sentence.index, ()))
    return not kept and (pointed or common(own, theirs) > 0)


def _points_back(page: Page, sentence: Sentence, said: Sequence[int]) -> bool:
    """Say whether a sentence, or what is said in it, begins with something that is known already."""
    words = (page.words_in(Span(start, sentence.span.end))[:1] for start in (sentence.span.start, *said))
    return any(word.text.lower() in KNOWN for found in words for word in found)
