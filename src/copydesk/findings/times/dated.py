"""Times with what each of them is told about, and how two of them fit.

A time alone says little: a text has many Tuesdays. So each is kept with the stems of the words beside it and of the
word that it is told about, which is how two times are known to date the same thing.
"""

from bisect import bisect_left
from dataclasses import dataclass

from copydesk.findings.align import CONTENT, EMPTY, STEM
from copydesk.findings.times.reckoned import COUNTED
from copydesk.text.counting.figures import Figure
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.reading import Reading
from copydesk.text.timing.moments import Fit, Level, Moment
from copydesk.text.timing.spells import Length, Rate, Turn
from copydesk.text.timing.times import Time

UNITS = {Level.YEAR: "year", Level.MONTH: "month", Level.WEEK: "week", Level.DAY: "day"}
WINDOW = 9
"""Words on each side of a time whose stems tell what it is about."""
FIGURE_REACH = 30
"""Code points between a figure and its rate: £5 a day, 200 first-class passengers a day."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A time and what it is told about: `event` is a stem ("" where the parse tells none), `cues` those beside it."""

    time: Time
    event: str
    cues: frozenset[str]

    def closeness(self, other: "Dated") -> int:
        """Count what two times share of what they are told about."""
        return len(self.cues & other.cues) + 2 * (self.event != "" and self.event == other.event)


def has_clock(item: Dated) -> bool:
    """Say whether a time is told by the clock."""
    meaning = item.time.meaning
    return isinstance(meaning, Moment) and meaning.hours is not None and meaning.hours.told


def figure_before(reading: Reading, item: Dated) -> Figure | None:
    """Return the figure that a rate belongs to: the last one shortly before it."""
    start = item.time.span.start
    behind = bisect_left(reading.figures, start, key=lambda figure: figure.span.start)
    figure = reading.figures[behind - 1] if behind else None
    return figure if figure and start - FIGURE_REACH <= figure.span.end <= start else None


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
        case (Moment(shift=int(steps), level=level), Length() as b) if steps < -1 and level in UNITS:
            return Length(UNITS[level], -steps, -steps).fit(b) if theirs.relation in COUNTED else None
        case (Rate() as a, Rate() as b):
            return a.fit(b)
        case (Turn() as a, Turn() as b):
            return a.fit(b)
    return None
