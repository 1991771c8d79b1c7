"""The two texts side by side: a row for each retold sentence with the passages it rests on, and what was left out."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from copydesk.findings.align import Link
from copydesk.findings.check import Report
from copydesk.findings.model import Finding
from copydesk.findings.report.page.pieces import Mark, Marked, Side, differences, marked, tellings
from copydesk.text.page import Page
from copydesk.text.passage import Passage, Role

HEADS = frozenset({Role.TITLE, Role.EXCERPT, Role.HEADING})
"""Roles of a sentence that sums up what others retell."""


class Rest(StrEnum):
    """How a retold sentence stands to its source."""

    ONE = "one"
    MERGED = "merged"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number on the page, from 1."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A sentence of the source on the page.

    `number` counts the sentences of its source from 1, `source` is the index of the source. `shared` tells that another
    retold sentence rests on it too, `moved` that it stands before a passage that was retold earlier.
    """

    number: int
    source: int
    role: Role
    words: tuple[Marked, ...]
    score: float
    shared: bool
    moved: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A retold sentence, the passages it rests on, its findings, and the passages left out before the next row."""

    number: int
    role: Role
    opens: bool
    words: tuple[Marked, ...]
    rest: Rest
    passages: tuple[ShownPassage, ...]
    findings: tuple[Numbered, ...]
    left_out: tuple[ShownPassage, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows of a report, what is left out before the first, and the omissions, which have no place in a row."""

    left_out: tuple[ShownPassage, ...]
    rows: tuple[Row, ...]
    omissions: tuple[Numbered, ...]


def comparison_of(report: Report) -> Comparison:
    """Lay out a report in rows."""
    return _Layout(report).comparison()


class _Layout:
    def __init__(self, report: Report) -> None:
        self.alignment = report.alignment
        self.ours, self.theirs = Side.of(report.alignment.retelling), Side.of(report.alignment.source)
        self.findings = [Numbered(number, finding) for number, finding in enumerate(report.findings, 1)]
        self.our_marks = _marks(self.ours.page, ((one, one.finding.retelling) for one in self.findings))
        self.their_marks = _marks(self.theirs.page, ((one, one.finding.source) for one in self.findings))
        self.by_sentence = self._by_sentence()
        self.uses = self._uses()
        self.shown: set[int] = set()

    def comparison(self) -> Comparison:
        """Lay out every row."""
        left_out = self._left_out()
        furthest: dict[int, int] = {}
        rows = tuple(self._row(link, furthest, left_out) for link in self.alignment.links)
        omissions = tuple(one for one in self.findings if one.finding.retelling is None)
        return Comparison(tuple(left_out.get(None, ())), rows, omissions)

    def _row(self, link: Link, furthest: dict[int, int], left_out: Mapping[int | None, Sequence[ShownPassage]]) -> Row:
        page = self.ours.page
        sentence = page.sentences[link.sentence]
        block = page.blocks[sentence.block]
        said = [self.theirs.page.sentences[support.sentence] for support in link.supports]
        gone, new = differences(self.ours, sentence, self.theirs, said)
        passages = tuple(
            self._passage(index, support.score, gone, furthest)
            for index, support in sorted((support.sentence, support) for support in link.supports)
        )
        if block.role not in HEADS and said:
            text = self.theirs.page.text_at(said[0].span.start)
            furthest[text] = max(furthest.get(text, -1), said[0].index)
        marks = [*self.our_marks.get(sentence.index, ()), *new, *tellings(self.ours, sentence)]
        return Row(
            number=sentence.index + 1,
            role=block.role,
            opens=sentence.index == 0 or page.sentences[sentence.index - 1].block != sentence.block,
            words=marked(page, sentence.span, marks),
            rest=Rest.MERGED if len(passages) > 1 else Rest.ONE if passages else Rest.NOTHING,
            passages=passages,
            findings=tuple(self.by_sentence.get(sentence.index, ())),
            left_out=tuple(left_out.get(sentence.index, ())),
        )

    def _passage(
        self, index: int, score: float, gone: Mapping[int, Sequence[Mark]], furthest: Mapping[int, int]
    ) -> ShownPassage:
        page = self.theirs.page
        sentence = page.sentences[index]
        source = page.text_at(sentence.span.start)
        first = bisect_right(page.sentences, page.starts[source] - 1, key=lambda other: other.span.start)
        marks = [*self.their_marks.get(index, ()), *gone.get(index, ()), *tellings(self.theirs, sentence)]
        words = marked(page, sentence.span, marks)
        if index in self.shown:
            words = tuple(piece._replace(begins=()) for piece in words)
        self.shown.add(index)
        return ShownPassage(
            number=index - first + 1,
            source=source,
            role=page.blocks[sentence.block].role,
            words=words,
            score=score,
            shared=self.uses.get(index, 0) > 1,
            moved=self.uses.get(index, 0) == 1 and index < furthest.get(source, -1),
        )

    def _by_sentence(self) -> Mapping[int, Sequence[Numbered]]:
        """Return the findings by the retold sentence that they begin in."""
        found: dict[int, list[Numbered]] = {}
        for one in self.findings:
            if (passage := one.finding.retelling) is not None:
                start = self.ours.page.span_of(passage).start
                found.setdefault(self.ours.page.sentence_at(start).index, []).append(one)
        return found

    def _uses(self) -> Counter[int]:
        """Count the retold sentences that rest on each sentence of the source, titles and the like not among them."""
        page = self.ours.page
        body = [link for link in self.alignment.links if self._role(page, link.sentence) not in HEADS]
        return Counter(support.sentence for link in body for support in link.supports)

    def _role(self, page: Page, sentence: int) -> Role:
        return page.blocks[page.sentences[sentence].block].role

    def _left_out(self) -> dict[int | None, list[ShownPassage]]:
        """Return the passages that were left out, by the retold sentence behind whose passage they stand."""
        first_use: dict[int, int] = {}
        for link in self.alignment.links:
            for support in link.supports:
                first_use.setdefault(support.sentence, link.sentence)
        placed: dict[int | None, list[ShownPassage]] = {}
        used = sorted(first_use)
        for index in self.alignment.left_out:
            before = bisect_right(used, index) - 1
            row = first_use[used[before]] if before >= 0 and self._same_text(used[before], index) else None
            placed.setdefault(row, []).append(self._passage(index, 0.0, {}, {}))
        return placed

    def _same_text(self, one: int, other: int) -> bool:
        page = self.theirs.page
        spans = page.sentences[one].span, page.sentences[other].span
        return page.text_at(spans[0].start) == page.text_at(spans[1].start)


def _marks(page: Page, found: Iterator[tuple[Numbered, Passage | None]]) -> Mapping[int, list[Mark]]:
    """Return the marks of findings by the sentences that they stand in."""
    marks: dict[int, list[Mark]] = {}
    for one, passage in found:
        if passage is None:
            continue
        span = page.span_of(passage)
        kind = one.finding.kind
        first, last = page.sentence_at(span.start).index, page.sentence_at(max(span.end - 1, span.start)).index
        for sentence in page.sentences[first : last + 1]:
            mark = Mark(span, kind.severity.value, f"{kind.code} {kind.name}", one.number)
            marks.setdefault(sentence.index, []).append(mark)
    return marks
