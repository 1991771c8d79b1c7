"""Who says each quotation.

Most are told by a reporting clause; the rest by a phrase that names somebody's words ("was the verdict of the mayor"),
by the sentence that leads up to the quotation, or by the quotation before. A pronoun is followed to what it stands for.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.text.antecedents import Being, Cast, antecedent, being_of
from copydesk.text.lexicon import lines
from copydesk.text.names import Name
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.quotes import Quote, Use
from copydesk.text.report import Act
from copydesk.text.report_clause import verbs
from copydesk.text.report_sources import phrase
from copydesk.text.reports import Report
from copydesk.text.tree import Tree, tree_of

MOST_TOLD = 60
"""Quotations that one reporting clause is asked about."""
AFTER = 14
"""Words behind a quotation in which its speaker is looked for."""
_SPOKESPERSON = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
_OBJECTS = frozenset({"it", "them", "him", "her", "this", "that", "us", "me", "you"})
_PUTTING = frozenset({"put", "sum", "phrase", "word", "style", "term", "portray", "characterise", "characterize"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quotation: `span` is the phrase that tells it, `entity` the name it stands for, if it has one.

    `meant` is the phrase that a pronoun stands for, else `span`.
    """

    span: Span
    entity: int | None
    meant: Span


def find_speakers(
    page: Page, quotes: Sequence[Quote], names: Sequence[Name], reports: Sequence[Report]
) -> tuple[Speaker | None, ...]:
    """Return the speaker of each quotation, None where the text does not tell."""
    if not quotes:
        return ()
    cast = Cast(tree_of(page), names, [quote.outer for quote in quotes if quote.depth == 0])
    stage = _Stage(cast, quotes, told_by(quotes, reports), _by_sentence(page, reports))
    found: list[Speaker | None] = []
    for i in range(len(quotes)):
        head = stage.told(i) or stage.phrased(i) or stage.governed(i) or stage.beside(i) or stage.led(i)
        found.append(stage.speaker(head) if head is not None else stage.carried(i, found))
    return tuple(found)


def told_by(quotes: Sequence[Quote], reports: Sequence[Report]) -> list[list[Report]]:
    """Return, for each quotation, the reports that tell it."""
    told: list[list[Report]] = [[] for _ in quotes]
    for report in reports:
        for content in report.contents if report.source is not None else ():
            at = bisect_left(quotes, content.end, key=lambda quote: quote.outer.start) - 1
            for i in range(at, max(at - MOST_TOLD, -1), -1):
                if quotes[i].outer.overlaps(content) and not quotes[i].outer.holds(report.mark):
                    told[i].append(report)
                elif quotes[i].depth == 0:
                    break
    return told


def _by_sentence(page: Page, reports: Sequence[Report]) -> dict[int, list[Report]]:
    by_sentence: dict[int, list[Report]] = {}
    for report in reports:
        if report.source is not None and report.act is Act.SAY:
            by_sentence.setdefault(page.sentence_at(report.mark.start).index, []).append(report)
    return by_sentence


@dataclass(frozen=True, slots=True)
class _Stage:
    """A page and what is known of who speaks on it; its methods return the head of a speaker's phrase."""

    cast: Cast
    quotes: Sequence[Quote]
    reports: Sequence[Sequence[Report]]
    in_sentence: dict[int, list[Report]]

    @property
    def tree(self) -> Tree:
        return self.cast.tree

    @property
    def page(self) -> Page:
        return self.cast.tree.page

    def told(self, i: int) -> Word | None:
        """Return who says it by the nearest reporting clause whose verb governs the quotation or stands beside it."""
        quote = self.quotes[i]
        if (put := self._put(quote)) is not None:
            return put
        fitting = [report for report in self.reports[i] if self._has_speaker(report)]
        if not fitting:
            return None
        above = self._above(quote)
        governing = [report for report in fitting if self._number(report.mark) in above]
        report = _nearest(governing or fitting, quote)
        verb = self._saying([self.page.words[number] for number in above], quote)
        if verb is not None and _distance(verb.span, quote.outer) < _distance(report.mark, quote.outer):
            return self._subject(verb) or self._head(report)
        return self._head(report)

    def _has_speaker(self, report: Report) -> bool:
        source = report.source
        return source is not None and not (
            source.start > report.mark.start and self.page.read(source).lower() in _OBJECTS
        )

    def _head(self, report: Report) -> Word | None:
        """Return the head of a report's source; of what follows, where ", said X," was read as what stands before."""
        if report.source is None:
            return None
        head = self.head_of(report.source)
        behind = self._number(report.mark) + 1
        between = self.page.read(Span(report.source.end, max(report.mark.start, report.source.end))).strip()
        if head is None or between != "," or being_of(self.cast, head) is not Being.THING:
            return head
        words = self.page.words[behind : behind + 1]
        return self._risen(words[0]) if words and words[0].pos in {"PROPN", "DET", "NOUN", "ADJ", "NUM"} else head

    def _risen(self, word: Word) -> Word:
        """Return the head of the noun phrase that a word is part of."""
        while word.dep in {"det", "compound", "poss", "amod", "nmod", "nummod"} and word.head > word.number:
            word = self.tree.head(word)
        return word

    def head_of(self, span: Span) -> Word | None:
        """Return the word of a phrase that its other words hang from."""
        words = self.page.words_in(span)
        numbers = {word.number for word in words}
        return next((word for word in words if word.head == word.number or word.head not in numbers), None)

    def _number(self, mark: Span) -> int:
        words = self.page.words_in(mark)
        return words[0].number if words else -1

    def _above(self, quote: Quote) -> set[int]:
        """Return the numbers of the words that govern a quotation."""
        words = self.page.words_in(quote.span)
        inside = range(words[0].number, words[-1].number + 1) if words else range(0)
        seen: set[int] = set()
        above: set[int] = set()
        for word in words[:MOST_TOLD]:
            at = word
            while at.number not in seen:
                seen.add(at.number)
                if at.dep != "conj":
                    above.add(at.head)
                at = self.tree.head(at)
        return {number for number in above if number not in inside}

    def _behind(self, quote: Quote) -> Sequence[Word]:
        end = self.page.sentence_at(max(quote.outer.end - 1, 0)).span.end
        words = self.page.words_in(Span(quote.outer.end, max(end, quote.outer.end)))
        return [word for word in words[: AFTER + 2] if word.pos != "PUNCT"][:AFTER]

    def _put(self, quote: Quote) -> Word | None:
        """Return who put it so: `"…" is how X described it`, `"…" was what X called it`."""
        words = self._behind(quote)
        if len(words) < 3 or words[0].lemma != "be" or words[1].text.lower() not in {"how", "what"}:  # noqa: PLR2004
            return None
        for word in words[2:]:
            if word.dep == "nsubj" and word.pos in {"NOUN", "PROPN", "PRON"}:
                verb = self.tree.head(word).lemma.lower()
                return word if verb in verbs() or verb in _PUTTING else None
        return None

    def phrased(self, i: int) -> Word | None:
        """Return whose words, verdict or phrase it is said to be, behind the quotation or in front of it."""
        quote = self.quotes[i]
        words = self._behind(quote)
        if words and words[0].lemma == "be":
            for word in words[1:6]:
                if word.lemma.lower() in lines("sayings") and (owner := self._owner(word)):
                    return owner
        start = self.page.sentence_at(quote.outer.start).span.start
        before = [word for word in self.page.words_in(Span(start, quote.outer.start))[-8:] if word.pos != "PUNCT"]
        if before and before[-1].lemma == "be":
            subject = self.tree.child(before[-1], "nsubj")
            if subject is not None and subject.lemma.lower() in lines("sayings"):
                return self._owner(subject)
        return None

    def _owner(self, word: Word) -> Word | None:
        poss = self.tree.child(word, "poss")
        if poss is not None:
            return poss
        for prep in self.tree.children(word, "prep"):
            if prep.text.lower() in {"of", "from", "by"}:
                return self.tree.child(prep, "pobj")
        return None

    def governed(self, i: int) -> Word | None:
        """Return the subject of a reporting verb above the quotation, as in "told us to expect it "by Easter""."""
        quote = self.quotes[i]
        verb = self._saying([self.page.words[number] for number in self._above(quote)], quote)
        return self._subject(verb) if verb is not None else None

    def _saying(self, words: Sequence[Word], quote: Quote) -> Word | None:
        """Return the reporting verb among words that stands nearest to a quotation."""
        saying = [word for word in words if word.pos == "VERB" and word.lemma.lower() in verbs()]
        saying = [word for word in saying if not self.cast.is_quoted(word)]
        return min(saying, key=lambda word: _distance(word.span, quote.outer), default=None)

    def _subject(self, verb: Word) -> Word | None:
        """Return who says by a verb, as its reporting clause tells it if there is one."""
        for report in self.in_sentence.get(verb.sentence, ())[:MOST_TOLD]:
            if report.mark.overlaps(verb.span):
                return self._head(report)
        return self.tree.child(verb, "nsubj")

    def beside(self, i: int) -> Word | None:
        """Return who says it by a reporting clause elsewhere in the sentence: "Poland, he said, was "…""."""
        quote = self.quotes[i]
        index = self.page.sentence_at(quote.outer.start).index
        near = [report for report in self.in_sentence.get(index, ())[:MOST_TOLD] if self._has_speaker(report)]
        near = [report for report in near if not quote.outer.overlaps(report.mark)]
        if not near or quote.use is Use.TITLE:
            return None
        report = _nearest(near, quote)
        between = Span(min(report.mark.end, quote.outer.end), max(report.mark.start, quote.outer.start))
        verb = self._saying(self.page.words_in(between), quote)
        return (self._subject(verb) if verb is not None else None) or self._head(report)

    def led(self, i: int) -> Word | None:
        """Return who says it by the sentence that leads up to it with a colon."""
        start = self.quotes[i].outer.start
        if self.page.prose[max(start - 3, 0) : start].rstrip()[-1:] != ":":
            return None
        sentence = self.page.sentence_at(len(self.page.prose[:start].rstrip()) - 1 if start else 0)
        words = self.page.words[sentence.words.start : sentence.words.stop]
        before = [word for word in words if word.span.end <= start]
        return next((word for word in before if word.dep == "nsubj" and word.pos in {"NOUN", "PROPN", "PRON"}), None)

    def carried(self, i: int, found: Sequence[Speaker | None]) -> Speaker | None:
        """Return the speaker of the quotation before, where this one goes on with it or stands alone behind it."""
        quote = self.quotes[i]
        if quote.depth:
            return None
        before = next((j for j in range(i - 1, max(i - MOST_TOLD, -1), -1) if self.quotes[j].depth == 0), None)
        if before is None:
            return None
        gap = self.page.prose[self.quotes[before].outer.end : quote.outer.start]
        if quote.continues or (self._stands_alone(quote) and gap.count("\n\n") <= 1 and len(gap) < LONGEST_GAP):
            return found[before]
        return None

    def _stands_alone(self, quote: Quote) -> bool:
        """Say whether a quotation is a sentence, or several, with nothing around it."""
        first = self.page.sentence_at(quote.outer.start).span
        last = self.page.sentence_at(max(quote.outer.end - 1, 0)).span
        around = self.page.prose[first.start : quote.outer.start] + self.page.prose[quote.outer.end : last.end]
        return not any(char.isalnum() for char in around)

    def speaker(self, head: Word) -> Speaker:
        """Return the speaker whose phrase a word heads."""
        span = phrase(self.tree, head)
        stands_for = antecedent(self.cast, head) if head.pos == "PRON" else None
        meant = phrase(self.tree, stands_for) if stands_for is not None else span
        return Speaker(span, self._entity(stands_for or head), meant)

    def _entity(self, head: Word) -> int | None:
        """Return the name of the one that a word heads the phrase of: its own, its apposition's, or its spokesman's."""
        for word in self._own(head):
            name = self.cast.name_at(word)
            if name is not None:
                return name.entity
        return None

    def _own(self, head: Word) -> Iterator[Word]:
        yield head
        yield from self.tree.children(head, "appos")
        if head.lemma.lower() in _SPOKESPERSON:
            owner = self._owner(head)
            yield from (owner,) if owner is not None else ()
            for prep in self.tree.children(head, "prep"):
                yield from self.tree.children(prep, "pobj")


LONGEST_GAP = 220
"""Code points between a quotation that stands alone and the one before it."""


def _nearest(reports: Sequence[Report], quote: Quote) -> Report:
    return min(reports, key=lambda report: (_distance(report.mark, quote.outer), report.mark))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
