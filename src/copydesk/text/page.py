"""A page: texts laid one behind the other, cut into sentences and words. What every part of a reading looks at."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from copydesk.text.parse import Word, parsed
from copydesk.text.passage import BLOCK_BREAK, Block, Passage, Span, Text
from copydesk.text.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, the indexes of its words, and the index of the block it stands in."""

    index: int
    span: Span
    words: range
    block: int


@dataclass(frozen=True, slots=True)
class Page:
    """One or several texts as one run of prose, with its blocks, sentences and words.

    Spans count code points in `prose`; `passage` leads from there back into a text's content.
    """

    texts: tuple[Text, ...]
    starts: tuple[int, ...]
    prose: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]

    def passage(self, span: Span) -> Passage:
        """Cut the passage of the content that a span of prose stands for."""
        number = self.text_at(span.start)
        shift = self.starts[number]
        return self.texts[number].passage(Span(span.start - shift, span.end - shift))

    def span_of(self, passage: Passage) -> Span:
        """Return the span of prose that a passage of one of these texts stands for, the first of equal texts."""
        number = self.texts.index(passage.text)
        span = passage.text.prose_span(passage)
        return Span(span.start + self.starts[number], span.end + self.starts[number])

    def text_at(self, offset: int) -> int:
        """Return the index of the text that an offset of the prose lies in."""
        return bisect_right(self.starts, offset) - 1

    def day_at(self, offset: int) -> date | None:
        """Return the day on which the text at this offset was published, where it says so."""
        return self.texts[self.text_at(offset)].day

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence at an offset, or the nearest one before it."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        return self.sentences[max(at, 0)]

    def block_at(self, offset: int) -> int:
        """Return the index of the block at an offset, or of the nearest one before it."""
        return max(bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1, 0)

    def words_in(self, span: Span) -> Sequence[Word]:
        """Return the words that lie, even in part, inside a span."""
        first = bisect_right(self.words, span.start, key=lambda word: word.span.end)
        last = bisect_left(self.words, span.end, key=lambda word: word.span.start)
        return self.words[first:last]

    def read(self, span: Span) -> str:
        """Return the prose of a span."""
        return self.prose[span.start : span.end]

    def asks(self, span: Span) -> bool:
        """Say whether a stretch ends as a question does, whatever marks close it."""
        return self.read(span).rstrip(" \"'”’)").endswith("?")


def page_of(texts: Sequence[Text]) -> Page:
    """Lay out texts one behind the other and cut them into sentences and words; nothing runs across two texts."""
    starts: list[int] = []
    blocks: list[Block] = []
    at = 0
    for text in texts:
        starts.append(at)
        blocks.extend(Block(block.role, Span(block.span.start + at, block.span.end + at)) for block in text.blocks)
        at += len(text.prose) + len(BLOCK_BREAK)
    prose = BLOCK_BREAK.join(text.prose for text in texts)
    spans = [(span, number) for number, block in enumerate(blocks) for span in sentence_spans(prose, block.span)]
    words = parsed(prose, [span for span, _ in spans])
    return Page(tuple(texts), tuple(starts), prose, tuple(blocks), _sentences(spans, words), words)


def _sentences(spans: Sequence[tuple[Span, int]], words: Sequence[Word]) -> tuple[Sentence, ...]:
    sentences = []
    first = 0
    for index, (span, block) in enumerate(spans):
        last = bisect_left(words, span.end, lo=first, key=lambda word: word.span.start)
        sentences.append(Sentence(index, span, range(first, last), block))
        first = last
    return tuple(sentences)
