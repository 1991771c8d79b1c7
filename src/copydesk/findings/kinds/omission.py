"""Omissions: replies of those who are accused, cautions, objectors, votes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from copydesk.findings.align import CONTENT, EMPTY, Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.weighty import left_out
from copydesk.text.lexicon import lines
from copydesk.text.naming.names import Name
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Role, Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act

O1 = Kind("O1", "omitted", Severity.WARNING, "leaves out a statement that a reader needs to understand the story")
O2 = Kind("O2", "reply-omitted", Severity.ERROR, "keeps an accusation and leaves out the accused side's reply to it")
KINDS = (O1, O2)

BACK = 3
"""Sentences before a reply in which the accusation that it answers is looked for."""
RETOLD = 0.3
"""How near a retold sentence must be to an accusation to keep it."""
SHARED = 2
"""Terms that a reply and an accusation, or a reply and a retold reply, must have in common."""
SHOWN = 80
"""Code points of an accusation that a message shows."""


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    page = alignment.source.page
    for weighty in left_out(alignment):
        told = _short(page.read(weighty.span))
        yield Finding(O1, f"{weighty.what} is left out: “{told}”", None, page.passage(weighty.span))
    kept, claims = _kept(alignment), _claims(alignment.source)
    resting: dict[int, list[int]] = {}
    for link in alignment.links:
        for support in link.supports:
            resting.setdefault(support.sentence, []).append(link.sentence)
    answered = {reply.terms for reply in _replies_of(alignment.retelling)}
    for reply in _replies_of(alignment.source):
        if not _is_told(alignment.retelling.page, reply, answered, resting.get(reply.sentence.index, ())):
            accusation = _accusation(alignment.source.page, reply, kept, claims)
            if accusation is not None:
                yield _omitted(alignment, reply.span, accusation)


class _Reply(NamedTuple):
    """A reply to an accusation: its clause, its sentence, its terms, and the parts of its speaker's names."""

    span: Span
    sentence: Sentence
    terms: frozenset[str]
    names: frozenset[str]
    comment: bool


def _replies_of(reading: Reading) -> Iterator[_Reply]:
    """Yield the replies in a reading: reports that deny, and what is said to have no ground."""
    page = reading.page
    for report in reading.reports:
        mark = page.read(Span(report.mark.start, max(report.mark.end, report.content.end)))
        found = _pattern().search(mark)
        if report.source is None or (report.act is not Act.DENY and found is None):
            continue
        sentence = page.sentence_at(report.mark.start)
        if page.blocks[sentence.block].role is Role.TITLE:
            continue
        names = (n.parts for n in _overlapping(reading.names, report.source))
        span = Span(report.mark.start, max(report.content.end, report.mark.end))
        comment = found is not None and "comment" in found[0]
        yield _Reply(span, sentence, _terms(page, sentence), frozenset(chain.from_iterable(names)), comment)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lines("replies")) + r")\b", re.IGNORECASE)


def _terms(page: Page, sentence: Sentence) -> frozenset[str]:
    words = page.words[sentence.words.start : sentence.words.stop]
    return frozenset(stem(w.lemma) for w in words if w.pos in CONTENT and w.lemma.lower() not in EMPTY)


def _kept(alignment: Alignment) -> Mapping[int, int]:
    """Return which of the source's sentences are retold, each with the retold sentence nearest to it."""
    kept: dict[int, tuple[float, int]] = {}
    for link in alignment.links:
        for support in link.supports:
            if support.score >= RETOLD:
                kept[support.sentence] = max(kept.get(support.sentence, (0.0, 0)), (support.score, link.sentence))
    return {sentence: retold for sentence, (_, retold) in kept.items()}


def _overlapping(names: Sequence[Name], span: Span) -> Sequence[Name]:
    first = bisect_right(names, span.start, key=lambda name: name.span.end)
    return names[first : bisect_left(names, span.end, key=lambda name: name.span.start)]


def _is_told(page: Page, reply: _Reply, answered: Collection[frozenset[str]], resting: Sequence[int]) -> bool:
    """Say whether a reply of the retelling has this reply's words, or a sentence that rests on it replies."""
    if any(len(reply.terms & other) >= SHARED for other in answered):
        return True
    return any(_denies(page, page.sentences[number]) for number in resting)


def _denies(page: Page, sentence: Sentence) -> bool:
    words = page.words[sentence.words.start : sentence.words.stop]
    said = _pattern().search(page.prose, *sentence.span)
    return said is not None or any(w.lemma.lower() in lines("negatives") for w in words)


class _Claim(NamedTuple):
    """What is said in a sentence: the parts of the names of who says it, and of all names in the sentence."""

    by: frozenset[str]
    names: frozenset[str]


def _claims(reading: Reading) -> Mapping[int, Sequence[_Claim]]:
    """Return what is said or alleged in each sentence."""
    page = reading.page
    names: dict[int, list[Name]] = {}
    for name in reading.names:
        names.setdefault(page.sentence_at(name.span.start).index, []).append(name)
    claims: dict[int, list[_Claim]] = {}
    for report in reading.reports:
        if report.source is not None and report.act in {Act.SAY, Act.ALLEGE}:
            number = page.sentence_at(report.mark.start).index
            near = names.get(number, ())
            by = frozenset(part for name in near if name.span.overlaps(report.source) for part in name.parts)
            claims.setdefault(number, []).append(_Claim(by, frozenset(part for name in near for part in name.parts)))
    return claims


def _accusation(
    page: Page, reply: _Reply, kept: Mapping[int, int], claims: Mapping[int, Sequence[_Claim]]
) -> Sentence | None:
    """Return the sentence that a reply answers, if it is retold: the reply's own, or one shortly before it."""
    first = reply.sentence.index
    for number in range(first, max(first - BACK, -1), -1):
        sentence = page.sentences[number]
        if number not in kept or page.text_at(sentence.span.start) != page.text_at(reply.span.start):
            continue
        terms = _terms(page, sentence)
        if number == first and not reply.comment:
            return sentence
        if number != first and (_accuses(terms) or _by_another(claims.get(number, ()), reply)):
            return sentence
    return None


def _accuses(terms: Iterable[str]) -> bool:
    return any(term.startswith(lines("accusations")) for term in terms)


def _by_another(claims: Sequence[_Claim], reply: _Reply) -> bool:
    """Say whether somebody else speaks of whoever replies."""
    return any(not claim.by & reply.names and claim.names & reply.names for claim in claims)


def _omitted(alignment: Alignment, reply: Span, accusation: Sentence) -> Finding:
    page = alignment.source.page
    message = f"The accusation is kept (“{_short(page.read(accusation.span))}”); the reply to it is left out."
    return Finding(O2, message, None, page.passage(reply))


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"
