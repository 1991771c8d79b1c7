"""A sentence cut where its marks begin and end: findings, words that differ, quotations and what is attributed."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Clarity

STEM = 6
"""Code points of a lemma that make it the same word in another form, as in the alignment."""
FUNCTION = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ"})
"""Parts of speech that make no difference by themselves, but for a "not"."""
NEW, GONE, TELLING = "new", "gone", "told"


class Mark(NamedTuple):
    """A span of a page's prose and what it is marked as; `number` is a finding's, `says` what is told of it."""

    span: Span
    sort: str
    says: str = ""
    number: int = 0


class Marked(NamedTuple):
    """A stretch of a sentence and the marks that lie on it, the widest first."""

    words: str
    marks: tuple[Mark, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A reading, with what each sentence of it quotes and attributes."""

    page: Page
    told: Mapping[int, Sequence[Mark]]

    @classmethod
    def of(cls, reading: Reading) -> "Side":
        """Return the side of a reading."""
        told: dict[int, list[Mark]] = {}
        for mark in _told(reading):
            first = reading.page.sentence_at(mark.span.start).index
            last = reading.page.sentence_at(mark.span.end - 1).index
            for sentence in range(first, last + 1):
                told.setdefault(sentence, []).append(mark)
        return cls(reading.page, told)


def _told(reading: Reading) -> Iterator[Mark]:
    """Yield the quotations with who says them, and the claims with whom they are credited to."""
    page = reading.page
    for quote, speaker in zip(reading.quotes, reading.speakers, strict=True):
        if quote.depth == 0:
            yield Mark(quote.outer, TELLING, f"Said by {page.read(speaker.meant)}" if speaker else "Speaker not told")
    quoted = [quote.outer for quote in reading.quotes if quote.depth == 0]
    for report in reading.reports:
        who = page.read(report.source) if report.source and report.clarity > Clarity.NOBODY else "nobody by name"
        for content in report.contents:
            if content.start < content.end and not any(span.overlaps(content) for span in _near(quoted, content)):
                yield Mark(content, TELLING, f"Credited to {who}")


def _near(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    first = bisect_left(spans, span.start, key=lambda one: one.end)
    return spans[first : first + 2]


def tellings(side: Side, sentence: Sentence) -> Sequence[Mark]:
    """Return the marks of what a sentence quotes and attributes."""
    return side.told.get(sentence.index, ())


def differences(
    ours: Side, sentence: Sentence, theirs: Side, said: Sequence[Sentence]
) -> tuple[Mapping[int, Sequence[Mark]], Sequence[Mark]]:
    """Return the words of these passages that a retold sentence lacks, by passage, and its own that they lack."""
    stems = {one.index: _stems(theirs.page, one) for one in said}
    retold = _stems(ours.page, sentence)
    known = {stem for of_one in stems.values() for stem in of_one}
    gone = {index: _runs(theirs.page, of_one, retold.keys(), GONE) for index, of_one in stems.items()}
    return gone, _runs(ours.page, retold, known, NEW) if said else ()


def _stems(page: Page, sentence: Sentence) -> Mapping[str, list[int]]:
    stems: dict[str, list[int]] = {}
    for word in page.words[sentence.words.start : sentence.words.stop]:
        if any(mark.isalnum() for mark in word.text):
            stems.setdefault(_stem(word.lemma.lower()), []).append(word.number)
    return stems


def _stem(lemma: str) -> str:
    """Return what tells a word from others: "U.S." is the word "US", but "2.9" isn't "29"."""
    plain = lemma if any(mark.isdigit() for mark in lemma) else lemma.replace(".", "")
    return plain[:STEM]


def _runs(page: Page, stems: Mapping[str, Sequence[int]], known: Collection[str], sort: str) -> list[Mark]:
    """Return marks on the words whose stems are not known: neighbours in one, none on function words alone."""
    runs: list[list[Word]] = []
    for number in sorted(number for stem, numbers in stems.items() if stem not in known for number in numbers):
        word = page.words[number]
        if runs and number == runs[-1][-1].number + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    telling = (run for run in runs if any(word.pos not in FUNCTION or word.dep == "neg" for word in run))
    return [Mark(Span(run[0].span.start, run[-1].span.end), sort) for run in telling]


def marked(page: Page, span: Span, marks: Sequence[Mark]) -> tuple[Marked, ...]:
    """Cut a span where marks begin and end. Near linear: what lies on a stretch is kept from one to the next."""
    inside = [mark for mark in marks if mark.span.overlaps(span)]
    events = sorted(
        [(max(mark.span.start, span.start), 1, i) for i, mark in enumerate(inside)]
        + [(min(mark.span.end, span.end), 0, i) for i, mark in enumerate(inside)]
    )
    pieces: list[Marked] = []
    lying: dict[int, Mark] = {}
    at = span.start
    begun: list[int] = []
    for place, begins, i in [*events, (span.end, 0, -1)]:
        if at < place:
            order = sorted(lying.values(), key=lambda mark: (mark.span.start - mark.span.end, mark.span.start))
            pieces.append(Marked(page.read(Span(at, place)), tuple(order), tuple(begun)))
            begun = []
            at = place
        if begins:
            lying[i] = inside[i]
            if inside[i].number and inside[i].span.start == place:  # not where one goes on from the sentence before
                begun.append(inside[i].number)
        else:
            lying.pop(i, None)
    return tuple(pieces)
