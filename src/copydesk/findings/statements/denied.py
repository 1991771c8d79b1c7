"""What a source denies and a retelling tells without any negative word at all, however it words it.

`findings.kinds.certainty` compares the negation of statements that have the same predicate. Here the source's denied
statement is paired by its matter alone, and the retold sentence must be free of everything by which a denial could be
told in another way: "failed to", "unharmed", "against", "still", "only".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import Matter, cover, matter, weight
from copydesk.text.lexicon import pattern
from copydesk.text.page import Sentence
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement, Tense

MOST = 24
"""Statements of one sentence that are looked at: keeps the work linear."""
TOLD, TELLS = 0.6, 0.4
"""The share of a retold statement that the denied one must explain, and of that one that the retold sentence must."""
LEAST = 1.6
"""The least weight of a denied statement that can be told from others."""
BOUNDS = re.compile(r"\b(?:until|till|without|unless|except|before|other than)\b", re.IGNORECASE)
"""Words beside which a denial only bounds what it affirms: "not until", "none without"."""
DENIES = re.compile(r"\b(?:no|not|never|none|nobody|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE)
ENDINGS = re.compile(r"n[’']t\b|\w+less\b", re.IGNORECASE)


class Affirmed(NamedTuple):
    """A retold statement, and where the source denies what it says."""

    retold: Statement
    there: Span


Stated = Mapping[int, Sequence[tuple[Statement, Matter]]]


def affirmed(alignment: Alignment) -> Iterator[Affirmed]:
    """Yield the retold statements that the source denies, where nothing in their sentence does."""
    ours, theirs = _stated(alignment.retelling), _stated(alignment.source)
    denied = {number: _denied(alignment.source, known) for number, known in theirs.items()}
    for sentence in alignment.retelling.page.sentences:
        prose = alignment.source.page.prose
        passages = [p for p in alignment.passages(sentence.span) if not BOUNDS.search(prose, *p.span)]
        if any(denied.get(passage.index) for passage in passages) and not _may_deny(alignment.retelling, sentence):
            for passage in passages:
                yield from _told(alignment, sentence, ours.get(sentence.index, ()), denied.get(passage.index, ()))


def _told(
    alignment: Alignment,
    sentence: Sentence,
    retold: Sequence[tuple[Statement, Matter]],
    denied: Sequence[tuple[Statement, Matter]],
) -> Iterator[Affirmed]:
    """Yield the statements of a sentence that tell denied ones, the nearest for each."""
    words = alignment.retelling.page.words[sentence.words.start : sentence.words.stop]
    whole = matter(words)
    for stated, known in denied:
        nearest = max(retold, key=lambda one: cover(one[1], known) + cover(known, one[1]), default=None)
        if nearest is not None and cover(known, whole) >= TELLS and cover(nearest[1], known) >= TOLD:
            yield Affirmed(nearest[0], stated.span)


def _stated(reading: Reading) -> Stated:
    """Return each sentence's finite statements that are the text's own, not quoted or reporting, with their matter."""
    page = reading.page
    quoted = {word.number for quote in reading.quotes for word in page.words_in(quote.outer)}
    quoted |= {word.number for report in reading.reports for word in page.words_in(report.mark)}
    stated: dict[int, list[tuple[Statement, Matter]]] = {}
    for statement in reading.statements:
        known = stated.setdefault(page.words[statement.verb].sentence, [])
        if statement.verb not in quoted and statement.tense is not Tense.NONE and len(known) < MOST:
            known.append((statement, matter(page.words[number] for number in statement.words)))
    return stated


def _denied(reading: Reading, stated: Sequence[tuple[Statement, Matter]]) -> list[tuple[Statement, Matter]]:
    """Return those of these statements that are denied once, by a plain word of their own."""
    found = []
    for statement, known in stated:
        words = reading.page.read(statement.span)
        if statement.negated and weight(known) >= LEAST and len(DENIES.findall(words)) == 1:
            found.append((statement, known))
    return found


def _may_deny(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence asks, or has any word by which it could deny something."""
    prose, span = reading.page.prose, sentence.span
    asks = reading.page.read(span).rstrip("\"'”’) ").endswith("?")
    return asks or bool(pattern("denials").search(prose, *span) or ENDINGS.search(prose, *span))
