"""Things that are told as their opposite by the word before their noun: the north stand closed, the south stand closed.

Nothing is said unless the rest of the sentence agrees with one sentence of the source, nor where either text has both
words there. What belongs to a name is a name's matter, what belongs to a time a time's.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import cover, matter, weight
from copydesk.text.lexicon import opposites
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading

TELLS, LEAST = 0.8, 2.0
"""The share of the rest of a retold sentence that the source's must have, and the least weight of that rest."""
_BEFORE = frozenset({"amod", "compound", "nmod"})


class Poled(NamedTuple):
    """A noun with its word here, and with the opposite word in the source."""

    here: Span
    there: Span


def poled(alignment: Alignment) -> Iterator[Poled]:
    """Yield the nouns that bear the opposite of the word that they bear in the source, in order."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    apart, known = _apart(alignment.retelling), _apart(alignment.source)
    for word in ours.words:
        opposed = opposites("poles").get(word.text.lower())
        if not opposed or not _stands_before(ours, word, apart):
            continue
        sentence, noun = ours.sentences[word.sentence], ours.words[word.head]
        for passage in alignment.passages(sentence.span):
            other = _other(theirs, passage, opposed, noun.lemma)
            if other is None or not _stands_before(theirs, other, known):
                continue
            if {_way(ours, noun), _way(theirs, theirs.words[other.head])} == {"from", "to"}:
                continue  # "from the lower town", "to the upper town"
            if _agree(alignment, sentence, passage, (word, other)):
                yield Poled(_span(word, noun), _span(other, theirs.words[other.head]))
                break


def _apart(reading: Reading) -> Sequence[Span]:
    """Return what other kinds hold against the source: names, times and quotations."""
    quotes = (quote.outer for quote in reading.quotes)
    return [*(name.span for name in reading.names), *(time.span for time in reading.times), *quotes]


def _stands_before(page: Page, word: Word, apart: Sequence[Span]) -> bool:
    noun = page.words[word.head]
    plain = word.dep in _BEFORE and noun.pos == "NOUN" and word.number < noun.number
    return plain and not any(span.overlaps(word.span) for span in apart)


def _way(page: Page, noun: Word) -> str:
    """Return the preposition before a noun, "to" for all that lead there."""
    above = page.words[noun.head].lemma.lower() if noun.dep == "pobj" else ""
    return "to" if above in {"into", "onto", "towards"} else above


def _other(page: Page, passage: Sentence, opposed: frozenset[str], noun: str) -> Word | None:
    """Return the opposite word before the same noun in a sentence of the source."""
    words = page.words[passage.words.start : passage.words.stop]
    return next((w for w in words if w.text.lower() in opposed and page.words[w.head].lemma == noun), None)


def _agree(alignment: Alignment, ours: Sentence, theirs: Sentence, pair: tuple[Word, Word]) -> bool:
    """Say whether all else in two sentences agrees, no passage has the retold word, and we have not the source's."""
    page, source = alignment.retelling.page, alignment.source.page
    word, other = (one.text.lower() for one in pair)
    told = [w for w in page.words[ours.words.start : ours.words.stop] if w.number != pair[0].number]
    behind = [w for passage in alignment.passages(ours.span) for w in source.words_in(passage.span)]
    if any(w.text.lower() == other for w in told) or any(w.text.lower() == word for w in behind):
        return False
    rest = matter(told)
    known = matter(source.words[theirs.words.start : theirs.words.stop])
    return weight(rest) >= LEAST and cover(rest, known) >= TELLS


def _span(word: Word, noun: Word) -> Span:
    return Span(word.span.start, noun.span.end)
