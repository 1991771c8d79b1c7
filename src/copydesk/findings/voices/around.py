"""Who stands shortly before a quotation, where a pronoun or a description may point to them."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading

STEM = 6
"""Code points that tell a describing word from another: "minist|er", "minist|ry"."""
BACK = 3
"""Sentences before a quotation in which whoever a pronoun or a description means may stand."""
BESIDE = 8
"""Words on each side of a name among which stands what somebody is called."""
MOST = 24
"""Mentions of a name that are looked at."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


class Around(NamedTuple):
    """Who stands shortly before a quotation, so that a pronoun or a description may mean them."""

    parts: frozenset[str]
    stems: frozenset[str]


def around_quote(reading: Reading, quote: int) -> Around:
    """Return the parts of the names and the stems of the nouns in a quotation's sentence and the few before."""
    page = reading.page
    index = page.sentence_at(reading.quotes[quote].outer.start).index
    span = Span(page.sentences[max(index - BACK, 0)].span.start, page.sentences[index].span.end)
    first = bisect_left(reading.names, span.start, key=lambda name: name.span.start)
    last = bisect_left(reading.names, span.end, key=lambda name: name.span.start)
    parts = frozenset(part for name in reading.names[first:last] for part in name.parts)
    return Around(parts, frozenset(stem(word) for word in page.words_in(span) if word.pos in NOMINAL))


def are_called(readings: Iterable[Reading], parts: frozenset[str], head: str) -> bool:
    """Say whether one of these readings calls somebody with a name of these parts by a noun with this stem."""
    return any(_is_called(reading, parts, head) for reading in readings)


def _is_called(reading: Reading, parts: frozenset[str], head: str) -> bool:
    for name in islice((name for name in reading.names if not parts.isdisjoint(name.parts)), MOST):
        inside = reading.page.words_in(name.span)
        sentence = reading.page.sentences[inside[0].sentence].words
        first, last = inside[0].number - BESIDE, inside[-1].number + BESIDE + 1
        beside = reading.page.words[max(first, sentence.start) : min(last, sentence.stop)]
        if any(stem(word) == head for word in beside):
            return True
    return False


def stem(word: Word) -> str:
    """Return what tells a describing word from another."""
    return word.lemma.lower()[:STEM]
