"""Five ways in which careless rewriters recast what a source says, told by their words and the passage behind them.

A factor becomes the main one, and a cause in part the whole of it; what is unclear becomes one of its outcomes; what
was done under force is done of free will; somebody is given a view of things that nobody holds in the source.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import cover, matter
from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span

_GREAT = r"(?:significant|major|main|key|leading|chief|primary|principal|decisive|crucial|central|biggest|driving)"
_FACTOR = r"(?:factor|driver|cause|reason|element|contributor|influence)"
GREATER = re.compile(rf"\b(?:an?|the|its|one) (?:\w+ )?{_GREAT} {_FACTOR}\b", re.IGNORECASE)
PLAIN_FACTOR = re.compile(rf"\b(?:an?|one|another) {_FACTOR}\b", re.IGNORECASE)
UNCLEAR = re.compile(
    r"\b(?:unclear|uncertain|unsure|undecided|unknown"
    r"|not (?:yet )?(?:clear|known|sure|certain|decided)) (?:if|whether)\b",
    re.IGNORECASE,
)
STILL_OPEN = re.compile(
    r"\b(?:unclear|uncertain\w*|unsure|undecided|unknown|whether|if|or|questions?|doubts? (?:about|over)"
    r"|not (?:yet )?(?:clear|known|sure|certain|decided|say|know))\b"
    r"|n[’']t (?:yet )?(?:clear|known|sure|certain|decided|say|know)\b",
    re.IGNORECASE,
)
OUTCOME = re.compile(r"\b(?:may|might|could|will|would|can|should)(?: also)? (\w+)", re.IGNORECASE)
VIEW = re.compile(
    r"\b(?:view|see|regard|consider|hail|interpret|welcom|prais|portray)(?:e?s|e?d|ing|n)? "
    r"(?:it|this|that|them|these|the \w+) as (?:an?|the) ",
    re.IGNORECASE,
)
_BECAUSE = (
    r"(?:because(?: of)?|due to|owing to|caused by|(?:as )?(?:a|the) result of|thanks to|(?:put|set) down to|driven by)"
)
PARTIAL_CAUSE = re.compile(
    rf"\b(?:partly|in part|partially|among other (?:things|reasons))(?: \w+)? {_BECAUSE}\b", re.IGNORECASE
)
CAUSE = re.compile(rf"\b{_BECAUSE}\b", re.IGNORECASE)
IN_PART = re.compile(
    r"\b(?:part(?:ly|ially)?|(?:one|some|another) of|one (?:cause|reason|factor)|factors?|among|others?|also|too"
    r"|contribut\w*|help\w*|not only|as well|mainly|mostly|largely|chiefly)\b",
    re.IGNORECASE,
)
"""Words by which a retold sentence may leave room for other causes."""
CAUSE_WORDS = 8
"""Words behind a word of cause that tell the cause."""
SAME_CAUSE = 0.4
"""The share of the source's cause that a retold one must tell to be that one."""
MOST = 24
"""Places of one sentence that are looked at: keeps the work linear."""
NOUN_WITHIN = 25
"""Code points behind "as a" in which its noun is looked for."""


class Recast(NamedTuple):
    """Words of the retelling and the words of the source that they recast, if it has any."""

    here: Span
    there: Span | None


def greater_factors(alignment: Alignment) -> Iterator[Recast]:
    """Yield a factor that is a main one in the retelling and merely one in the passage behind it."""
    for found, passage in _found(alignment, GREATER):
        words = alignment.source.page
        plain = PLAIN_FACTOR.search(words.prose, *passage.span)
        if plain and not GREATER.search(words.prose, *passage.span):
            yield Recast(Span(*found.span()), Span(*plain.span()))


def whole_causes(alignment: Alignment) -> Iterator[Recast]:
    """Yield a cause that stands alone in the retelling and is one in part in the passage behind it."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for found, passage in _found(alignment, CAUSE):
        partial = PARTIAL_CAUSE.search(theirs.prose, *passage.span)
        if partial is None or IN_PART.search(ours.prose, *ours.sentence_at(found.start()).span):
            continue
        cause = matter(_behind(theirs, partial.end()))
        if cause and cover(cause, matter(_behind(ours, found.end()))) >= SAME_CAUSE:
            yield Recast(Span(*found.span()), Span(*partial.span()))


def _behind(page: Page, offset: int) -> Sequence[Word]:
    """Return the first words behind a place in its sentence."""
    end = page.sentence_at(max(offset - 1, 0)).span.end
    return page.words_in(Span(offset, max(end, offset)))[:CAUSE_WORDS]


def settled_outcomes(alignment: Alignment) -> Iterator[Recast]:
    """Yield an outcome that a source calls unclear and that the retelling gives alone."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for found, passage in _found(alignment, OUTCOME):
        sentence = ours.sentence_at(found.start())
        unclear = UNCLEAR.search(theirs.prose, *passage.span)
        if unclear is None or STILL_OPEN.search(ours.prose, *sentence.span):
            continue
        if re.search(rf"\b{re.escape(found[1])}\b", theirs.read(Span(unclear.end(), passage.span.end)), re.IGNORECASE):
            yield Recast(Span(*found.span()), Span(*unclear.span()))


def freely_done(alignment: Alignment) -> Iterator[Recast]:
    """Yield what is done of free will in the retelling and under force in the passage behind it or the next one."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for found, passage in _found(alignment, _begun("free-will")):
        sentence = ours.sentence_at(found.start())
        if _begun("coerced").search(ours.prose, *sentence.span):
            continue
        for place in theirs.sentences[passage.index : passage.index + 2]:
            forced = _begun("coerced").search(theirs.prose, *place.span)
            if forced and not _begun("free-will").search(theirs.prose, *_before(theirs, place, forced.start())):
                yield Recast(Span(*found.span()), Span(*forced.span()))


def lent_views(alignment: Alignment) -> Iterator[Recast]:
    """Yield a view that somebody is said to take of something, in a word that the sources have nowhere."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    known = matter(theirs.words)
    for sentence in ours.sentences:
        for found in VIEW.finditer(ours.prose, *sentence.span):
            behind = ours.words_in(Span(found.end(), min(found.end() + NOUN_WITHIN, sentence.span.end)))
            noun = next((word for word in behind if word.pos == "NOUN"), None)
            if noun and not cover(matter([noun]), known):
                yield Recast(Span(found.start(), noun.span.end), None)


@cache
def _begun(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, lines(name))) + r")\w*", re.IGNORECASE)


def _found(alignment: Alignment, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Sentence]]:
    """Yield each match in the retelling with each of the passages that its sentence rests on; none in quotations."""
    page = alignment.retelling.page
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    for sentence in page.sentences:
        for found in islice(pattern.finditer(page.prose, *sentence.span), MOST):
            if not any(span.overlaps(Span(*found.span())) for span in quoted):
                yield from ((found, passage) for passage in alignment.passages(sentence.span))


def _before(page: Page, passage: Sentence, at: int) -> Span:
    """Return the part of a passage that stands before a place, back to its last comma."""
    comma = page.prose.rfind(",", passage.span.start, at)
    return Span(max(comma, passage.span.start), at)
