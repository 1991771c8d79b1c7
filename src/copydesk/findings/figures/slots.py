"""Figures in their places: the words beside a figure tell which of the source's figures it stands for."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from copydesk.findings.align import CONTENT, EMPTY, STEM, Alignment
from copydesk.findings.figures.amounts import comparable, rounds, same_value
from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.counting.steps import is_left, is_step
from copydesk.text.counting.units import POINT, SHARE, Unit, otherwise
from copydesk.text.page import Page
from copydesk.text.reading import Reading

WINDOW = 8
"""Words on each side of a figure whose stems tell what it is about."""
FARTHEST = 40
"""Code points between a figure and the one that it is part of."""
MOST_NEAR = 40
"""Figures of the passages that a retold figure is held against."""
MOST_ANYWHERE = 400
"""Different figures of the whole source that a retold figure is held against."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure and the stems of the words beside it, those of what it counts left out.

    `total` is the figure that it is part of: the nine of "two of the nine members", the four of "five votes to four".
    """

    figure: Figure
    cues: frozenset[str]
    total: Decimal | None

    def closeness(self, other: "Slot") -> int:
        """Count the stems that two slots share; one thing counted is worth three, one beside the other two."""
        if self.counts_alike(other):
            return len(self.cues & other.cues) + 3
        beside = self.figure.noun[:STEM] in other.cues or other.figure.noun[:STEM] in self.cues
        return len(self.cues & other.cues) + 2 * beside

    def counts_alike(self, other: "Slot") -> bool:
        """Say whether two figures count the same thing, by its word or by what it is part of."""
        noun = self.figure.noun
        whole = self.total is not None and self.total == other.total
        return whole or (bool(noun) and noun[:STEM] == other.figure.noun[:STEM])


class Slots:
    """The figures of an alignment's two readings, laid side by side."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.ours = list(_slots(alignment.retelling))
        self.theirs = theirs = list(_slots(alignment.source))
        self._our_starts = [slot.figure.span.start for slot in self.ours]
        self._starts = [slot.figure.span.start for slot in theirs]
        self.anywhere = list({_face(slot.figure): slot for slot in reversed(theirs)}.values())[::-1][:MOST_ANYWHERE]

    def near(self, ours: Slot) -> list[Slot]:
        """Return the figures in the passages that a retold figure's sentence rests on, nearest passages first."""
        found: list[Slot] = []
        for sentence in self.alignment.passages(ours.figure.span):
            first = bisect_left(self._starts, sentence.span.start)
            last = bisect_left(self._starts, sentence.span.end)
            found += self.theirs[first : min(last, first + MOST_NEAR)]
        return found[:MOST_NEAR]

    def around(self, ours: Slot) -> list[Slot]:
        """Return the figures of those passages, of those of the sentence before, and of their neighbours, in order."""
        sentences = self.alignment.source.page.sentences
        ours_at = self.alignment.retelling.page.sentence_at(ours.figure.span.start).index
        links = self.alignment.links[max(ours_at - 1, 0) : ours_at + 1]
        rested = [support.sentence for link in links for support in link.supports]
        wanted = {i for place in rested for i in (place - 1, place, place + 1)}
        found: list[Slot] = []
        for index in sorted(i for i in wanted if 0 <= i < len(sentences)):
            span = sentences[index].span
            first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
            found += self.theirs[first : min(last, first + MOST_NEAR)]
        return found[:MOST_NEAR]

    def beside(self, ours: Slot) -> list[Slot]:
        """Return the figures of the retold sentence that a figure stands in, but for that figure."""
        page = self.alignment.retelling.page
        span = page.sentence_at(ours.figure.span.start).span
        first, last = bisect_left(self._our_starts, span.start), bisect_left(self._our_starts, span.end)
        return [slot for slot in self.ours[first : min(last, first + MOST_NEAR)] if slot is not ours]

    def is_free(self, theirs: Slot, ours: Slot) -> bool:
        """Say whether no other figure of the retold sentence tells this one of the source's."""
        return not any(_tells(other.figure, theirs.figure) for other in self.beside(ours))


def _tells(ours: Figure, theirs: Figure) -> bool:
    return comparable(ours, theirs) and (same_value(ours, theirs) or rounds(ours, theirs))


def _face(figure: Figure) -> tuple[object, ...]:
    return (figure.measure, figure.low, figure.high, figure.unit, figure.bound, figure.noun, figure.firm)


_M = re.compile(r"\d[\d,.]*m")
_POINT = re.compile(r"[a-z]p\b|point", re.IGNORECASE)
MILLION = 1_000_000
METRE = Unit("length", money=False)
_PART_OF = re.compile(
    r"(?:\s[\w-]+)?\s(?:of|out of|to|against|in)\s"
    r"(?:(?:the|its|their|his|her|those|these|all|a\stotal\sof|(?:(?:the|a|[A-Z][\w-]*)\s)?[\w-]+(?:[’']s|s[’']))\s)?"
    r"(?:(?:last|past|previous|first|next|latest)\s)?"
)


def _slots(reading: Reading) -> Iterator[Slot]:
    prose = reading.page.prose
    for figure, following in zip_longest(reading.figures, reading.figures[1:]):
        near = following is not None and following.span.start - figure.span.end < FARTHEST
        part = near and _PART_OF.fullmatch(prose, figure.span.end, following.span.start)
        part = part and not is_step(prose, figure.span.start) and not is_left(prose, figure.span.start)
        slot = Slot(figure, _cues(reading.page, figure), following.low if part else None)
        yield slot
        if other := _other_reading(prose, figure):
            yield replace(slot, figure=other)


def _other_reading(prose: str, figure: Figure) -> Figure | None:
    """Return what a unit may mean as well: "8m" is 8 million or 8 metres, pounds weigh or pay.

    A number that only seems to be of points may be of the per cent behind it: "fell 3 to 20 per cent".
    """
    if figure.unit == POINT and not _POINT.search(prose, *figure.span):
        return replace(figure, unit=SHARE, firm=False)
    if figure.unit is not None and (unit := otherwise(prose[figure.span.start : figure.span.end], figure.unit)):
        return replace(figure, unit=unit, firm=False)
    if not _M.fullmatch(prose, *figure.span):
        return None
    metre = figure.unit is not None
    low = figure.low * MILLION if metre else figure.low / MILLION
    unit, measure = (None, Measure.COUNT) if metre else (METRE, Measure.AMOUNT)
    return replace(figure, low=low, high=low, unit=unit, measure=measure, firm=False)


def _cues(page: Page, figure: Figure) -> frozenset[str]:
    words = page.words_in(figure.span)
    if not words:
        return frozenset()
    sentence = page.sentences[words[0].sentence].words
    first, last = words[0].number, words[-1].number
    beside = [
        *page.words[max(sentence.start, first - WINDOW) : first],
        *page.words[last + 1 : min(sentence.stop, last + 1 + WINDOW)],
    ]
    stems = {word.lemma.lower()[:STEM] for word in beside if word.pos in CONTENT and word.pos != "NUM"}
    return frozenset(stems - EMPTY - {figure.noun[:STEM]})
