"""Words with their parts of speech and their place in the sentence, as spaCy reads them.

Its name labels and numbers are weak on news copy, so they are not used: names and figures are copydesk's own reading.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from copydesk.text.passage import Span
from copydesk.text.pipeline import pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_PIECE = 20_000
"""Code points parsed in one go: bounds the memory for a text without paragraphs."""
_LONG_RUN = re.compile(r"\S{500}")
_NO_START = np.iinfo(np.uint64).max
""""Not the first word of a sentence", -1 as spaCy's arrays of attributes hold it."""

_SHORT = re.compile(r"(?!bus)[^aeiou]+[aeiou][^aeiouwxy]")
"""Verbs of one syllable that double their last letter before -ed and -ing; "bus" alone need not."""


class Word(NamedTuple):
    """A word or a mark, with what the parse says of it.

    `number` counts the words of a page; `head` and `sentence` are indexes into the words and sentences of the same
    page; the root is its own head.
    """

    number: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


def parsed(prose: str, sentences: Sequence[Span]) -> tuple[Word, ...]:
    """Return the words of these sentences of the prose, in order, each with its place in the parse."""
    words: list[Word] = []
    parts = [(number, part) for number, span in enumerate(sentences) for part in _parts(prose, span)]
    spans = [part for _, part in parts]
    pieces = list(_pieces(spans))
    english = pipeline()
    docs = (_doc(english, prose, [spans[i] for i in piece]) for piece in pieces)
    for piece, doc in zip(pieces, english.pipe(docs, batch_size=32), strict=True):
        numbers, starts = [parts[i][0] for i in piece], [spans[i].start for i in piece]
        words.extend(_words(doc, starts[0], numbers, starts, len(words)))
    return tuple(words)


def _parts(prose: str, sentence: Span) -> Iterator[Span]:
    """Cut a sentence that is too long to be parsed in one go, behind a space where it has one."""
    start, end = sentence
    while end - start > LONGEST_PIECE:
        limit = start + LONGEST_PIECE
        cut = prose.rfind(" ", start, limit) + 1 or limit
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _pieces(sentences: Sequence[Span]) -> Iterator[range]:
    """Yield runs of sentences that are parsed together, each at most LONGEST_PIECE long."""
    first = 0
    for i, span in enumerate(sentences):
        if span.end - sentences[first].start > LONGEST_PIECE and i > first:
            yield range(first, i)
            first = i
    if sentences:
        yield range(first, len(sentences))


def _doc(english: "Language", prose: str, sentences: Sequence[Span]) -> "Doc":
    offset = sentences[0].start
    doc = _tokenized(english, prose[offset : sentences[-1].end])
    begins = [span.start - offset for span in sentences]
    first_words = np.searchsorted([token.idx for token in doc], begins)
    starts = np.full((len(doc), 1), _NO_START, dtype=np.uint64)
    starts[first_words[first_words < len(doc)]] = 1
    # All at once: set word by word, each would look through the whole piece.
    return doc.from_array(["SENT_START"], starts)  # type: ignore[arg-type]  # one column is a table too


def _tokenized(english: "Language", piece: str) -> "Doc":
    """Cut a piece into words; a long run without a space is parted, since the tokenizer's time over it is quadratic."""
    ends = [run.end() for run in _LONG_RUN.finditer(piece)]
    if not ends:
        return english.make_doc(piece)
    parts = [piece[start:end] for start, end in pairwise([0, *ends, len(piece)]) if start < end]
    docs = [english.make_doc(part) for part in parts]
    return type(docs[0]).from_docs(docs, ensure_whitespace=False) or docs[0]


def _words(doc: "Doc", offset: int, numbers: Iterable[int], starts: Sequence[int], first: int) -> Iterator[Word]:
    """Yield the words of a parsed piece; white space that the tokenizer kept as a word is left out."""
    index: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            index[token.i] = first + len(index)
    ahead = iter(zip(numbers, [*starts[1:], offset + len(doc.text) + 1], strict=True))
    number, end = next(ahead)
    for token in doc:
        if token.i not in index:
            continue
        start = offset + token.idx
        while start >= end:
            number, end = next(ahead)
        span = Span(start, start + len(token))
        head = index.get(token.head.i, index[token.i])
        lemma = _mended(token.text, token.lemma_) if token.pos_ == "VERB" else token.lemma_
        yield Word(index[token.i], span, token.text, lemma, token.pos_, token.tag_, token.dep_, head, number)


def _mended(text: str, lemma: str) -> str:
    """Return a verb's lemma, by the rule of spelling where spaCy 3.8 goes by a list: "hoped" is of hope, not of hop."""
    single = text.lower() in (f"{lemma}ed", f"{lemma}ing")
    return f"{lemma}e" if single and _SHORT.fullmatch(lemma) else lemma
