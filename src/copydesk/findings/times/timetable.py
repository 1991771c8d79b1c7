"""Which times of a source stand behind a time of the retelling."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from copydesk.findings.align import Alignment
from copydesk.findings.times.bounded import counts_in, is_counted, is_edge
from copydesk.findings.times.dated import WINDOW, Dated, dated, figure_before, fit, has_clock, stem
from copydesk.findings.times.implied import (
    Passages,
    bare_numbers,
    is_first_month,
    is_length_implied,
    is_moment_implied,
    multiples,
    whole_numbers,
)
from copydesk.findings.times.reckoned import (
    are_years_apart,
    is_length_reckoned,
    is_moment_reckoned,
    moments_of,
    on,
)
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.timing.moments import Days, Fit, Level, Moment
from copydesk.text.timing.spells import SECONDS, Length, Rate
from copydesk.text.timing.times import Time

PARTS = frozenset({"morning", "afternoon", "evening", "night"})
GIVEN = frozenset({Fit.SAME, Fit.COARSER})
STEPS = (0, -1, 1)
"""Where, beside its passages, the source may date what a retold sentence dates."""
REACH = (*STEPS, -2)
"""Where it may give what a time is worked out from: "in 1964", and a sentence later "two years later"."""
NEAR = 3
"""Sentences around a passage whose times may be meant, since pronouns hide what they are about."""
FIRMLY, MOSTLY = 0.55, 0.58
"""Nearness of the first passage and share of explained weight from which the passages should give a sentence's time
too, so that the same time in another place of the source means something else."""
FEWEST = 5
"""Content words of a sentence from which on its passages are trusted."""
LONGEST = 400
"""Words of a passage that are looked at for the words of a time."""
MOST_NEAR = 24
"""Times of one passage that a retold time is held against."""
MOST_ANYWHERE = 120
"""Different times of the whole source that a retold time is held against; in a longer list all are thought possible."""


class Timetable:
    """The times of an alignment's two readings, laid side by side."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.theirs = [dated(alignment.source.page, time) for time in alignment.source.times]
        self.by_sentence = _by_sentence(alignment.source, self.theirs)
        self.anywhere = list({item.time.meaning: item for item in self.theirs}.values())
        self.ours = [dated(alignment.retelling.page, time) for time in alignment.retelling.times]
        self.published = [text.day for text in alignment.source.page.texts if text.day]
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

    def is_of_another_figure(self, ours: Dated, theirs: Dated) -> bool:
        """Say whether two rates, "a week" and "a day", stand behind different figures: those tell what has changed."""
        if not isinstance(ours.time.meaning, Rate) or not isinstance(theirs.time.meaning, Rate):
            return False
        here, there = figure_before(self.alignment.retelling, ours), figure_before(self.alignment.source, theirs)
        return here is not None and there is not None and (here.low, here.high) != (there.low, there.high)

    def is_given(self, ours: Dated) -> bool:
        """Say whether the source gives a retold time: tells it of the same thing, or lets it be worked out."""
        if len(self.anywhere) > MOST_ANYWHERE or self._is_worded(ours):
            return True
        beside = self.beside(ours)
        if any(fit(ours.time, theirs.time) in GIVEN for theirs in beside):
            return True
        if self._is_elsewhere(ours):
            return True
        meaning, times = ours.time.meaning, [item.time for item in self.beside(ours, REACH)]
        if isinstance(meaning, Moment):
            return (
                self._is_published_on(meaning)
                or is_moment_reckoned(meaning, times)
                or self._is_put_together(ours, meaning, moments_of(times))
                or is_edge(meaning, [(time, self._read(time.phrase)) for time in times])
                or self._is_counted_on(ours, meaning, moments_of(times))
                or is_moment_implied(ours.time, times, self._told(ours))
                or is_first_month(meaning, self.alignment.source.page.prose)
            )
        return isinstance(meaning, Length) and (
            self._is_nominal(meaning, ours)
            or self._is_between_years(meaning, ours, moments_of(times))
            or self._is_ranked(meaning, ours, beside)
            or (not self._is_told_otherwise(ours, meaning) and self._is_reckoned(meaning, ours, times))
        )

    def _is_reckoned(self, length: Length, ours: Dated, times: Sequence[Time]) -> bool:
        every = [item.time for item in self.anywhere]
        return is_length_reckoned(length, times, self.published) or is_length_implied(
            length, times, every, self._told(ours)
        )

    def _told(self, ours: Dated) -> Passages:
        spans = (sentence.span for sentence in self._passages(ours))
        return Passages(" ".join(map(self._read, spans)), self.numbers(ours), self._bare(ours), self.published)

    def _bare(self, ours: Dated) -> Sequence[int]:
        """Return the numbers that count nothing in the sentence behind a passage that gives a clock time."""
        source = self.alignment.source
        clocked = [s.index for s in self._passages(ours) if any(map(has_clock, self.by_sentence.get(s.index, ())))]
        behind = (sentence.span for place in clocked for sentence in source.page.sentences[place + 1 : place + 2])
        return [number for span in behind for number in bare_numbers(source.figures, span)]

    def _is_told_otherwise(self, ours: Dated, length: Length) -> bool:
        """Say whether a passage gives another length, in the same unit, of the same thing: then nobody reckoned.

        That of which it tells so many times as much is none: "twice what they dig in a year" of two years' worth.
        """
        figures = self.alignment.source.figures
        times = [many for sentence in self._passages(ours) for many in multiples(figures, sentence.span)]
        return any(
            isinstance(theirs.time.meaning, Length)
            and theirs.time.meaning.unit == length.unit
            and length.low not in {theirs.time.meaning.low * many for many in times}
            and fit(ours.time, theirs.time) is Fit.APART
            and self.is_free(theirs, ours)
            and ours.closeness(theirs)
            for theirs in self.near(ours)
        )

    def _is_between_years(self, length: Length, ours: Dated, moments: Sequence[Moment]) -> bool:
        """Say whether a length lies between a year told beside it, "in 1966; ten years later", and the source's."""
        at = self.alignment.retelling.page.sentence_at
        sentence = at(ours.time.span.start).index
        beside = [item.time for item in self.ours if at(item.time.span.start).index == sentence]
        return any(are_years_apart(length, one, two) for one in moments_of(beside) for two in moments)

    def beside(self, ours: Dated, steps: Sequence[int] = STEPS) -> Sequence[Dated]:
        """Return the times in the passages of a retold time and in the sentences next to them."""
        places = [sentence.index for sentence in self.alignment.passages(ours.time.span)]
        around = dict.fromkeys(place + step for place in places for step in steps)
        return [theirs for place in around for theirs in self.by_sentence.get(place, ())]

    def _is_elsewhere(self, ours: Dated) -> bool:
        """Say whether the source gives the time far from the passages, and may mean the same thing by it."""
        hits = [theirs for theirs in self.theirs if fit(ours.time, theirs.time) in GIVEN]
        if not hits or not self.rests_on_passages(ours, FIRMLY, MOSTLY):
            return bool(hits)
        places = [sentence.index for sentence in self._passages(ours)]
        at = self.alignment.source.page.sentence_at
        return any(
            ours.closeness(theirs) or min(abs(at(theirs.time.span.start).index - place) for place in places) <= NEAR
            for theirs in hits
        )

    def numbers(self, ours: Dated) -> Sequence[int]:
        """Return the whole numbers in the passages that a retold time's sentence rests on."""
        figures = self.alignment.source.figures
        return [n for sentence in self._passages(ours) for n in whole_numbers(figures, sentence.span)]

    def rests_on_passages(self, ours: Dated, score: float, coverage: float, fewest: int = FEWEST) -> bool:
        """Say whether a retold time's sentence has words enough, and the passages say what it says."""
        page = self.alignment.retelling.page
        sentence = page.sentence_at(ours.time.span.start)
        link = self.alignment.links[sentence.index]
        told = sum(1 for word in page.words[sentence.words.start : sentence.words.stop] if stem(word))
        return told >= fewest and link.coverage >= coverage and bool(link.supports) and link.supports[0].score >= score

    def _is_worded(self, ours: Dated) -> bool:
        """Say whether a passage has the very words, whatever was read from them."""
        here = self.alignment.retelling.page
        words = {word.text.lower() for word in here.words_in(ours.time.span) if word.pos != "PUNCT"} - {
            "the",
            "a",
            "of",
            "o'clock",
            "o’clock",
        }
        return any(words <= {w.text.lower() for w in self._words(sentence)} for sentence in self._passages(ours))

    def _passages(self, ours: Dated) -> Sequence[Sentence]:
        return self.alignment.passages(ours.time.span)

    def _words(self, sentence: Sentence) -> Sequence[Word]:
        return self.alignment.source.page.words[sentence.words.start : sentence.words.stop][:LONGEST]

    def _is_put_together(self, ours: Dated, meaning: Moment, moments: Sequence[Moment]) -> bool:
        """Say whether the source gives the day here and the hour there."""
        if meaning.hours is None or meaning.level is None:
            return False
        day = replace(meaning, hours=None)
        days = [*moments, *(on(Days(day, day)) for day in self.published)]
        return any(day.fit(m) in GIVEN for m in days) and self._has_hours(ours, meaning, moments)

    def _has_hours(self, ours: Dated, meaning: Moment, moments: Sequence[Moment]) -> bool:
        hours = Moment(None, hours=meaning.hours)
        here = {word.lemma.lower() for word in self.alignment.retelling.page.words_in(ours.time.span)}
        there = {word.lemma.lower() for sentence in self._passages(ours) for word in self._words(sentence)}
        return any(m.hours and hours.fit(replace(m, level=None)) in GIVEN for m in moments) or bool(
            PARTS & here & there
        )

    def _is_counted_on(self, ours: Dated, meaning: Moment, moments: Sequence[Moment]) -> bool:
        """Say whether a passage tells the day by another one of the source: "at seven the next morning"."""
        if meaning.level is not Level.DAY:
            return False
        steps = frozenset[int]().union(*(counts_in(self._read(sentence.span)) for sentence in self._passages(ours)))
        if not steps or (meaning.hours and not self._has_hours(ours, meaning, moments)):
            return False
        days = [item.time.meaning for item in self.anywhere if isinstance(item.time.meaning, Moment)]
        days = [*(day for day in days if day.level is Level.DAY), *(on(Days(day, day)) for day in self.published)]
        clock = meaning.hours is not None and meaning.hours.told
        return is_counted(meaning, steps, days) or (clock and not days)

    def _is_ranked(self, length: Length, ours: Dated, beside: Sequence[Dated]) -> bool:
        """Say whether "lower than in the last two years" is told of what is "the lowest in three years"."""
        here, there = self.alignment.retelling.page, self.alignment.source.page
        if not _tags(here, ours.time) & {"JJR", "RBR"}:
            return False
        return any(
            isinstance(theirs.time.meaning, Length)
            and theirs.time.meaning.unit == length.unit
            and theirs.time.meaning.low - length.low == 1
            and _tags(there, theirs.time) & {"JJS", "RBS"}
            for theirs in beside
        )

    def _read(self, span: Span) -> str:
        return self.alignment.source.page.read(span)

    def _is_published_on(self, meaning: Moment) -> bool:
        if meaning.hours is not None:
            return False
        return any(on(Days(day, day)).fit(meaning) in {Fit.SAME, Fit.FINER} for day in self.published)

    def _is_nominal(self, length: Length, ours: Dated) -> bool:
        """Say whether a length is that of a stretch the passages name: three months of a quarter, twelve of a year."""
        lemmas = {word.lemma.lower() for sentence in self._passages(ours) for word in self._words(sentence)}
        sizes = [SECONDS[unit] for unit in SECONDS if unit in lemmas] + [SECONDS["year"] / 2] * ("half" in lemmas)
        low, high = length.seconds
        return any(low * 0.97 <= size <= high * 1.03 for size in sizes)


def _tags(page: Page, time: Time) -> frozenset[str]:
    """Return the tags of the words shortly before a time."""
    inside = page.words_in(time.span)
    first = inside[0].number if inside else 0
    return frozenset(word.tag for word in page.words[max(0, first - WINDOW) : first])


def _by_sentence(reading: Reading, items: Sequence[Dated]) -> Mapping[int, Sequence[Dated]]:
    found: dict[int, list[Dated]] = {}
    for item in items:
        held = found.setdefault(reading.page.sentence_at(item.time.span.start).index, [])
        if len(held) < MOST_NEAR:
            held.append(item)
    return found
