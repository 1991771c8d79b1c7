"""Which times of a source stand behind a time of the retelling, and what each of them is told about.

A time alone says little: a text has many Tuesdays. So each is kept with the stems of the words beside it and of the word
that it is told about, which is how two times are known to date the same thing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from copydesk.findings.align import CONTENT, EMPTY, STEM, Alignment
from copydesk.text.moments import Days, Fit, Level, Moment
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.spells import DAY, Length, Rate, Turn
from copydesk.text.times import Time

WINDOW = 9
"""Words on each side of a time whose stems tell what it is about."""
MOST_NEAR = 24
"""Times of one passage that a retold time is held against."""
MOST_ANYWHERE = 120
"""Different times of the whole source that a retold time is held against; in a longer list all are thought possible."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A time and what it is told about: `event` is a stem ("" where the parse tells none), `cues` those beside it."""

    time: Time
    event: str
    cues: frozenset[str]

    def closeness(self, other: "Dated") -> int:
        """Count what two times share of what they are told about."""
        return len(self.cues & other.cues) + 2 * (self.event != "" and self.event == other.event)


def stem(word: Word) -> str:
    """Return what tells a content word from another, "" for any other word."""
    lemma = word.lemma.lower()
    return lemma[:STEM] if word.pos in CONTENT and lemma not in EMPTY else ""


def dated(page: Page, time: Time) -> Dated:
    """Return a time with what it is told about."""
    inside = page.words_in(time.phrase)
    if not inside:
        return Dated(time, "", frozenset())
    sentence = page.sentences[inside[0].sentence].words
    first, last = inside[0].number, inside[-1].number
    beside = [
        *page.words[max(sentence.start, first - WINDOW) : first],
        *page.words[last + 1 : min(sentence.stop, last + 1 + WINDOW)],
    ]
    return Dated(time, stem(page.words[time.event]), frozenset(filter(None, map(stem, beside))))


def fit(ours: Time, theirs: Time) -> Fit | None:
    """Say how two times fit; None where they are of sorts that cannot be held together."""
    match ours.meaning, theirs.meaning:
        case (Moment() as a, Moment() as b):
            return a.fit(b)
        case (Length() as a, Length() as b):
            return a.fit(b)
        case (Rate() as a, Rate() as b):
            return a.fit(b)
        case (Turn() as a, Turn() as b):
            return a.fit(b)
    return None


class Timetable:
    """The times of an alignment's two readings, laid side by side."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.theirs = [dated(alignment.source.page, time) for time in alignment.source.times]
        self.by_sentence = _by_sentence(alignment.source, self.theirs)
        self.anywhere = list({item.time.meaning: item for item in self.theirs}.values())
        self.ours = [dated(alignment.retelling.page, time) for time in alignment.retelling.times]
        self.taken = self._taken()

    def near(self, item: Dated) -> Sequence[Dated]:
        """Return the times in the passages that a retold time's sentence rests on, nearest passages first."""
        passages = self.alignment.passages(item.time.span)
        return [theirs for sentence in passages for theirs in self.by_sentence.get(sentence.index, ())]

    def _taken(self) -> Mapping[int, frozenset[int]]:
        """Return, for each source time's place, the places of the retold times that give the same in its stead."""
        taken: dict[int, set[int]] = {}
        for ours in self.ours:
            for theirs in self.near(ours):
                if fit(ours.time, theirs.time) is Fit.SAME:
                    taken.setdefault(theirs.time.span.start, set()).add(ours.time.span.start)
        return {place: frozenset(places) for place, places in taken.items()}

    def is_free(self, theirs: Dated, ours: Dated) -> bool:
        """Say whether no other retold time gives this time of the source."""
        return not self.taken.get(theirs.time.span.start, frozenset()) - {ours.time.span.start}

    def is_given(self, ours: Dated) -> bool:
        """Say whether the source gives a retold time anywhere: tells it, was published on it, or lets it be worked out."""
        if len(self.anywhere) > MOST_ANYWHERE:
            return True
        if any(fit(ours.time, theirs.time) in {Fit.SAME, Fit.COARSER} for theirs in self.anywhere):
            return True
        meaning = ours.time.meaning
        if isinstance(meaning, Moment):
            return any(meaning.fit(day) in {Fit.SAME, Fit.COARSER} for day in self._counted_on(ours)) or (
                meaning.hours is None and self._is_published_on(meaning)
            )
        return isinstance(meaning, Length) and self._is_between(meaning, ours)

    def _is_published_on(self, meaning: Moment) -> bool:
        days = [text.day for text in self.alignment.source.page.texts if text.day]
        return any(_on(Days(day, day)).fit(meaning) in {Fit.SAME, Fit.FINER} for day in days)

    def _counted_on(self, ours: Dated) -> Iterator[Moment]:
        """Yield the days that "two weeks later" leads to, from each day told in the passages."""
        near = self.near(ours)
        lengths = [
            length for item in near if isinstance(length := item.time.meaning, Length) and length.low == length.high
        ]
        for moment in (item.time.meaning for item in near):
            if isinstance(moment, Moment) and len(moment.readings) == 1 and moment.level is Level.DAY:
                for step in (length.seconds[0] / DAY for length in lengths):
                    if step < 40_000:  # noqa: PLR2004 - a hundred years
                        slack = 1 if step < 60 else 20  # noqa: PLR2004 - weeks are exact, months are not
                        first = moment.readings[0].first
                        yield _on(Days(first + timedelta(step - slack + 1), first + timedelta(step + slack - 1)))

    def _is_between(self, length: Length, ours: Dated) -> bool:
        """Say whether two of the source's dates, or one and its publication, can lie so far apart."""
        days = [d for item in self.near(ours) if isinstance(m := item.time.meaning, Moment) for d in m.readings]
        days += [Days(text.day, text.day) for text in self.alignment.source.page.texts if text.day]
        low, high = (seconds / DAY for seconds in length.seconds)
        slack = max(1.0, 0.3 * high)
        return any(
            min(abs((a.first - b.last).days), abs((b.first - a.last).days)) - slack <= high
            and low <= max(abs((a.last - b.first).days), abs((b.last - a.first).days)) + slack
            for a, b in combinations(days[:MOST_NEAR], 2)
        )


def _on(days: Days) -> Moment:
    return Moment(Level.DAY, weekday=days.first.weekday() if days.first == days.last else None, readings=(days,))


def _by_sentence(reading: Reading, items: Sequence[Dated]) -> Mapping[int, Sequence[Dated]]:
    found: dict[int, list[Dated]] = {}
    for item in items:
        held = found.setdefault(reading.page.sentence_at(item.time.span.start).index, [])
        if len(held) < MOST_NEAR:
            held.append(item)
    return found


def is_quoted(reading: Reading, span: Span) -> bool:
    """Say whether a span stands between quotation marks, where a change is one of the quotation."""
    at = 0
    quotes = reading.quotes
    low, high = 0, len(quotes)
    while low < high:
        at = (low + high) // 2
        low, high = (at + 1, high) if quotes[at].span.end <= span.start else (low, at)
    return low < len(quotes) and quotes[low].span.overlaps(span)
