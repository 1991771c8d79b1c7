"""The ways in which a text tells who says a quotation; each leads to the word that heads the speaker's phrase."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk.text.lexicon import lines
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.antecedents import Being, Cast, being_of, head_among
from copydesk.text.saying.clause import verbs
from copydesk.text.saying.quotes import Quote, Use
from copydesk.text.saying.report import Act, Report
from copydesk.text.saying.verdicts import verdict_of
from copydesk.text.tree import Tree

MOST = 60
"""Words of a quotation, or reports of its sentence, that are looked at."""
AFTER = 14
"""Words behind a quotation in which its speaker is looked for."""
AROUND = 160
"""Code points before and behind a quotation in which phrases about it are looked for."""
CLOSE = 60
"""Code points between a quotation and a reporting verb that doesn't govern it in the parse."""
FAR = 900
"""Code points between a quotation and a reporting verb beyond which the verb is not its own."""
HIGHEST = 40
"""Words climbed from a word to those that govern it."""
_OBJECTS = frozenset({"it", "them", "him", "her", "this", "that", "us", "me", "you"})
_CLOSERS = frozenset({",", "”", "’", '"', "'", "''", "»"})
_TELLING = frozenset({"tell", "warn", "advise", "inform", "assure"})
_PUTTING = frozenset({"put", "sum", "phrase", "word", "style", "term", "portray", "characterise", "characterize"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A page and the reports on it: those that tell each quotation, and those of each sentence."""

    cast: Cast
    quotes: Sequence[Quote]
    reports: Sequence[Sequence[Report]]
    in_sentence: Mapping[int, Sequence[Report]]

    @property
    def tree(self) -> Tree:
        """The parse of the page."""
        return self.cast.tree

    @property
    def page(self) -> Page:
        """The page."""
        return self.cast.tree.page

    def head(self, i: int) -> Word | None:
        """Return the head of the phrase that tells who says a quotation, by its number, None where none tells it."""
        verdict = verdict_of(self.cast, self.quotes[i])
        if verdict is not None:
            return verdict.by
        return self.put(i) or self.reported(i) or self.phrased(i) or self.governed(i) or self.beside(i) or self.led(i)

    def reported(self, i: int) -> Word | None:
        """Return who says it by the nearest reporting clause whose verb governs the quotation or stands beside it."""
        quote = self.quotes[i]
        fitting = [report for report in self.reports[i] if self._has_speaker(report) and self._reaches(report, quote)]
        if not fitting:
            return None
        above = self._above(quote)
        governing = [report for report in fitting if self._number(report.mark) in above]
        close = [report for report in fitting if report.act is Act.SAY and _distance(report.mark, quote.outer) < CLOSE]
        if not governing and not close:
            return None
        report = _nearest(governing or close, quote)
        telling = [self.page.words[number] for number in above]
        nearer = _distance(report.mark, quote.outer)
        telling = [word for word in telling if _distance(word.span, quote.outer) < nearer]
        return next(self._subjects(telling, quote), None) or self._head(report)

    def _has_speaker(self, report: Report) -> bool:
        source = report.source
        return source is not None and not (
            source.start > report.mark.start and self.page.read(source).lower() in _OBJECTS
        )

    def _reaches(self, report: Report, quote: Quote) -> bool:
        """Say whether nothing parts a report from a quotation: no semicolon, no clause that "after" opens."""
        if self._is_parted(report.mark, quote):
            return False
        between = _between(report.mark, quote)
        verb = self.page.words[self._number(report.mark)]
        opener = self.tree.child(verb, "mark")
        return opener is None or not between.holds(opener.span) or opener.text.lower() == "that"

    def _is_parted(self, mark: Span, quote: Quote) -> bool:
        between = _between(mark, quote)
        return between.end - between.start > FAR or ";" in self.page.read(between)

    def _head(self, report: Report) -> Word | None:
        """Return the head of a report's source; of what follows, where ", said X," was read as what stands before."""
        if report.source is None:
            return None
        head = head_among(self.page.words_in(report.source))
        behind = self._number(report.mark) + 1
        between = self.page.read(Span(report.source.end, max(report.mark.start, report.source.end))).strip()
        if head is None or not (self.cast.is_quoted(head) or (between == "," and self._is_mute(head, report))):
            return head
        words = self.page.words[behind : behind + 1]
        if words and words[0].pos in {"PROPN", "DET", "NOUN", "ADJ", "NUM", "PRON"}:
            return self._risen(words[0])
        return None if self.cast.is_quoted(head) else head

    def _is_mute(self, head: Word, report: Report) -> bool:
        """Say whether what was read as the source of ", said X," is rather what is told."""
        return report.verb not in _TELLING and being_of(self.cast, head) is Being.THING

    def _risen(self, word: Word) -> Word:
        """Return the head of the noun phrase that a word is part of."""
        while word.dep in {"det", "compound", "poss", "amod", "nmod", "nummod"} and word.head > word.number:
            word = self.tree.head(word)
        return word

    def _number(self, mark: Span) -> int:
        words = self.page.words_in(mark)
        return words[0].number if words else -1

    def _above(self, quote: Quote) -> set[int]:
        """Return the numbers of the words that govern a quotation."""
        words = self.page.words_in(quote.span)
        inside = range(words[0].number, words[-1].number + 1) if words else range(0)
        seen: set[int] = set()
        above: set[int] = set()
        for word in words[:MOST]:
            at = word
            while at.number not in seen and len(seen) < HIGHEST + MOST:
                seen.add(at.number)
                if at.dep != "conj":
                    above.add(at.head)
                at = self.tree.head(at)
        return {number for number in above if number not in inside}

    def _behind(self, quote: Quote) -> Sequence[Word]:
        end = min(self.page.sentence_at(max(quote.outer.end - 1, 0)).span.end, quote.outer.end + AROUND)
        words = self.page.words_in(Span(quote.outer.end, max(end, quote.outer.end)))
        return [word for word in words[: AFTER + 2] if word.pos != "PUNCT"][:AFTER]

    def put(self, i: int) -> Word | None:
        """Return who put it so: `"…" is how X described it`, `"…" was what X called it`."""
        words = self._behind(self.quotes[i])
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
                if word.lemma.lower() in lines("sayings") and (owner := owner_of(self.tree, word)):
                    return owner
        before = [word for word in self._before(quote)[-8:] if word.pos != "PUNCT"]
        if before and before[-1].lemma == "be":
            subject = self.tree.child(before[-1], "nsubj")
            if subject is not None and subject.lemma.lower() in lines("sayings"):
                return owner_of(self.tree, subject)
        return None

    def governed(self, i: int) -> Word | None:
        """Return the subject of a reporting verb above the quotation, as in "told us to expect it "by Easter""."""
        quote = self.quotes[i]
        return next(self._subjects([self.page.words[number] for number in self._above(quote)], quote), None)

    def _saying(self, words: Sequence[Word], quote: Quote) -> list[Word]:
        """Return the reporting verbs among words outside quotations, nearest to a quotation first."""
        saying = [word for word in words if word.pos == "VERB" and word.lemma.lower() in verbs()]
        saying = [word for word in saying if not self.cast.is_quoted(word) and not self._is_parted(word.span, quote)]
        return sorted(saying, key=lambda word: _distance(word.span, quote.outer))

    def _subjects(self, words: Sequence[Word], quote: Quote) -> Iterator[Word]:
        """Yield who says by the reporting verbs among words, nearest first."""
        for verb in self._saying(words, quote):
            subject = self._subject(verb)
            if subject is not None:
                yield subject

    def _subject(self, verb: Word) -> Word | None:
        """Return who says by a verb, as its reporting clause tells it if there is one."""
        for report in self.in_sentence.get(verb.sentence, ())[:MOST]:
            if report.mark.overlaps(verb.span):
                return self._head(report)
        before = self.page.words[verb.number - 1].text if verb.number else ""
        inverted = before in _CLOSERS and verb.lemma not in _TELLING
        if inverted:
            behind = (word for word in self.tree.children(verb, "nsubj", "dobj") if word.number > verb.number)
            return next(behind, None)
        return next((word for word in self.tree.children(verb, "nsubj") if not self.cast.is_quoted(word)), None)

    def beside(self, i: int) -> Word | None:
        """Return who says it by a reporting clause elsewhere in the sentence: "Poland, he said, was "…""."""
        quote = self.quotes[i]
        index = self.page.sentence_at(quote.outer.start).index
        near = [report for report in self.in_sentence.get(index, ())[:MOST] if self._has_speaker(report)]
        near = [report for report in near if not quote.outer.overlaps(report.mark)]
        if not near or quote.use is Use.TITLE:
            return None
        report = _nearest(near, quote)
        between = self.page.words_in(_between(report.mark, quote))
        if not self._reaches(report, quote) or any(self._subjects(between, quote)) or self._is_joined(report, quote):
            return None
        return self._head(report)

    def _is_joined(self, report: Report, quote: Quote) -> bool:
        """Say whether somebody else may speak in a clause that a report is joined to: "X fumed over "…" but Y said"."""
        verb, above = self.page.words[self._number(report.mark)], self._above(quote)
        joined = [*self.tree.children(verb, "conj"), *([self.tree.head(verb)] if verb.dep == "conj" else [])]
        subjects = (self.tree.child(other, "nsubj") for other in joined if other.number in above)
        speaks = any(subject is not None and being_of(self.cast, subject) is not Being.THING for subject in subjects)
        return speaks and not any(told.overlaps(quote.outer) for told in report.contents)

    def led(self, i: int) -> Word | None:
        """Return who says it by the sentence that leads up to it with a colon."""
        quote = self.quotes[i]
        if self.page.prose[max(quote.outer.start - 3, 0) : quote.outer.start].rstrip()[-1:] != ":":
            return None
        nominal = (word for word in self._before(quote) if word.pos in {"NOUN", "PROPN", "PRON"})
        return next((word for word in nominal if word.dep == "nsubj"), None)

    def _before(self, quote: Quote) -> Sequence[Word]:
        """Return the words of the sentence in front of a quotation, or of the one that leads up to it."""
        first = max(quote.outer.start - 1, 0)
        lead = first - 1 if self.page.prose[first : first + 1].isspace() else first
        start = self.page.sentence_at(max(lead, 0)).span.start
        return self.page.words_in(Span(max(start, quote.outer.start - AROUND), max(quote.outer.start, start)))


def owner_of(tree: Tree, word: Word) -> Word | None:
    """Return the head of the phrase that says whose a noun is: "the mayor's verdict", "the verdict of the mayor"."""
    poss = tree.child(word, "poss")
    if poss is not None:
        return poss
    preps = (prep for prep in tree.children(word, "prep") if prep.text.lower() in {"of", "from", "by"})
    return next((owner for prep in preps if (owner := tree.child(prep, "pobj"))), None)


def _nearest(reports: Sequence[Report], quote: Quote) -> Report:
    return min(reports, key=lambda report: (_distance(report.mark, quote.outer), report.mark))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _between(mark: Span, quote: Quote) -> Span:
    return Span(min(mark.end, quote.outer.end), max(mark.start, quote.outer.start))
