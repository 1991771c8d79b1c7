"""Who answers whom in a source: the sentences with a reply, and those around it that it may answer.

A brief keeps both or none. It costs little to tie too much here, so a reply is anything that may be one.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import IntEnum
from functools import cache

from copydesk.draft.source import Source
from copydesk.text.lexicon import expressions, lines
from copydesk.text.saying.quotes import Use
from copydesk.text.saying.report import Act, Report

BACK = 3
"""Sentences before a reply in which what it answers may stand."""
FORTH = 2
"""Sentences behind a reply that repeat what it answers."""
CLAUSE = 2
"""Nouns and verbs that a reply has at most which only points at what it answers."""
DENYING = frozenset({"deny", "dispute", "reject", "contest", "refute", "rebut"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB"})


class Strength(IntEnum):
    """How plainly a sentence replies: by its own words, or by a negative or an excuse that may be one."""

    OUTRIGHT = 2
    MAYBE = 1


class Replies:
    """The replies of a source. `spoken` are the sentences in which somebody is told to say something."""

    def __init__(self, source: Source) -> None:
        self.source = source
        told = [report for report in source.reading.reports if report.source is not None]
        self.spoken = {source.at(report.mark.start) for report in told}
        self.strength: dict[int, Strength] = {}
        self.speakers = self._speakers(told)
        for report in told:
            self._take(report)
        for index in self._denied():
            self.strength[index] = Strength.OUTRIGHT
        for index in range(len(source.sentences)):
            if expressions("silences").search(source.read(index)):
                self.strength[index] = Strength.OUTRIGHT

    def _speakers(self, told: Sequence[Report]) -> Mapping[int, AbstractSet[int]]:
        """Return the entities that speak in each sentence, or whose quotation it is."""
        found: dict[int, set[int]] = {}
        for report in told:
            found.setdefault(self.source.at(report.mark.start), set()).update(report.entities[:1])
        for quote, speaker in zip(self.source.reading.quotes, self.source.reading.speakers, strict=True):
            if speaker is not None and speaker.entity is not None and quote.use is Use.WORDS:
                for index in self.source.sentences_in(quote.outer):
                    found.setdefault(index, set()).add(speaker.entity)
        return found

    def _denied(self) -> Iterator[int]:
        """Yield the sentences in which somebody denies what isn't told again there: "Adler denied that."."""
        words = self.source.reading.page.words
        for statement in self.source.reading.statements:
            if statement.agent is not None and not statement.negated and words[statement.verb].lemma.lower() in DENYING:
                yield words[statement.verb].sentence

    def _take(self, report: Report) -> None:
        index = self.source.at(report.mark.start)
        words = self.source.reading.page.prose[report.mark.start : self.source.sentences[index].span.end]
        if report.act is Act.DENY or expressions("replies").search(words):
            self.strength[index] = Strength.OUTRIGHT
        elif self._is_negative(index) or expressions("rejoinders").search(words):
            self.strength.setdefault(index, Strength.MAYBE)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield each sentence that a reply may answer, with that one's."""
        for reply, strength in sorted(self.strength.items()):
            for index in range(max(reply - BACK, 0), reply):
                if self._accuses(index, reply, strength):
                    yield index, reply
            if strength is Strength.OUTRIGHT:
                yield from ((index, reply) for index in self._behind(reply))

    def says_what(self, report: Report) -> bool:
        """Say whether a reply tells in so many words what it answers: "denied that she had misled parliament"."""
        words = self.source.reading.page.words_in(report.content)
        return sum(word.pos in CONTENT for word in words) > CLAUSE

    def outright(self) -> Iterator[int]:
        """Yield the sentences that reply outright, in order."""
        return (index for index, strength in sorted(self.strength.items()) if strength is Strength.OUTRIGHT)

    def _behind(self, reply: int) -> Iterator[int]:
        """Yield the sentences behind a reply that hold against somebody what it speaks of."""
        for index in range(reply + 1, min(reply + FORTH + 1, len(self.source.sentences))):
            if self.is_wrong(index) and not self._lemmas(index).isdisjoint(self._lemmas(reply)):
                yield index

    def is_wrong(self, index: int) -> bool:
        """Say whether a sentence tells of a wrong, or of one that somebody is held to have done."""
        return any(lemma.startswith((*lines("accusations"), *lines("wrongs"))) for lemma in self._lemmas(index))

    def _accuses(self, index: int, reply: int, strength: Strength) -> bool:
        accuses = self.is_wrong(index)
        if strength is Strength.MAYBE:
            goes_on = not self.speakers.get(index, set()).isdisjoint(self.speakers.get(reply, set()))
            spoken = index in self.spoken and not self._lemmas(index).isdisjoint(self._lemmas(reply))
            return not goes_on and (accuses or spoken)
        named = {n.entity for n in self.source.names[index]} & {n.entity for n in self.source.names[reply]}
        return accuses or bool(named) or index in self.spoken or reply - index == 1

    def _lemmas(self, index: int) -> AbstractSet[str]:
        return {w.lemma.lower() for w in self.source.words(index) if w.pos in CONTENT} - lines_of("light-words")

    def _is_negative(self, index: int) -> bool:
        return any(word.lemma.lower() in lines("negatives") for word in self.source.words(index))


@cache
def lines_of(name: str) -> frozenset[str]:
    """Return a word list as a set."""
    return frozenset(lines(name))
