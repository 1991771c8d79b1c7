"""One reading with what is asked of its statements often, when their certainty is compared."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from copydesk.findings.statements.denied import BOUNDS
from copydesk.findings.statements.softness import BESIDE_WOULD, is_soft
from copydesk.text.hedges import Hedge, Hold
from copydesk.text.lexicon import lines, pattern
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement, Tense
from copydesk.text.tree import Tree, tree_of

MOST = 24
"""Statements of one sentence that are looked at: keeps the work linear."""
STEPS = 8
"""Words above a statement among which one that denies it is looked for."""
GAP = 3
"""Words between the verbs of one predicate, from which on the rest is left out of its span."""


@dataclass(frozen=True, slots=True)
class Side:
    """One reading with what is asked of it often."""

    reading: Reading
    tree: Tree
    hedges: Mapping[int, Sequence[Hedge]]
    quoted: frozenset[int]
    reporting: frozenset[int]
    denying: Mapping[int, frozenset[int]]
    asking: frozenset[int]

    def lemma(self, number: int) -> str:
        """Return a word's lemma."""
        return self.reading.page.words[number].lemma.lower()

    def by_sentence(self) -> Mapping[int, Sequence[Statement]]:
        """Return the statements of each sentence that are not quoted, MOST at most."""
        found: dict[int, list[Statement]] = {}
        for statement in self.reading.statements:
            own = found.setdefault(self.reading.page.words[statement.verb].sentence, [])
            if len(own) < MOST and statement.verb not in self.quoted:
                own.append(statement)
        return found

    def is_hedged(self, statement: Statement) -> bool:
        """Say whether anything but a noun hedges a statement."""
        return any(hedge.hold is not Hold.NOUN for hedge in self.hedges[statement.verb])

    def predicate(self, statement: Statement) -> Span:
        """Return where a predicate stands, from its first auxiliary to its last verb near by, with its negation."""
        numbers = {*statement.auxiliaries, *statement.frame, statement.verb, statement.head}
        numbers |= {statement.negation} if statement.negation is not None else set()
        first = last = min(numbers)
        for number in sorted(numbers):
            if number - last > GAP:
                break
            last = number
        return Span(self.reading.page.words[first].span.start, self.reading.page.words[last].span.end)

    def hedged(self, statement: Statement, hedge: Hedge) -> Span:
        """Return where a predicate stands together with what hedges it."""
        own = self.predicate(statement)
        return Span(min(own.start, hedge.span.start), max(own.end, hedge.span.end))

    def reads(self, span: Span) -> str:
        """Return the prose of a span in lower case."""
        return self.reading.page.read(span).lower()

    def denies(self, statement: Statement) -> bool:
        """Say whether a word that denies stands in the statement or governs it, besides its own verb."""
        words = self.reading.page.words
        found = self.denying.get(words[statement.verb].sentence, frozenset())
        above = self._above(statement)
        governing = {n for n in found if n in above or words[n].head in above}
        return bool((found & set(statement.words) | governing) - {statement.verb})

    def _above(self, statement: Statement) -> frozenset[int]:
        """Return the words that govern a statement, up to its sentence's root."""
        words = self.reading.page.words
        found: set[int] = set()
        number = statement.frame[0] if statement.frame else statement.verb
        stands = bool(statement.auxiliaries) or statement.tense in {Tense.PAST, Tense.PRESENT}
        while words[number].head != number and len(found) < STEPS:
            beside = words[number].dep == "conj" and stands
            number = words[number].head
            if not beside:
                found.add(number)
            stands = False
        return frozenset(found)

    def bounds(self, statement: Statement) -> bool:
        """Say whether a denial in the statement's sentence only bounds what it affirms: "not until", "none without"."""
        page = self.reading.page
        return BOUNDS.search(page.prose, *page.sentences[page.words[statement.verb].sentence].span) is not None

    def softens(self, statement: Statement) -> bool:
        """Say whether the statement's sentence has a word that leaves anything open."""
        page = self.reading.page
        return is_soft(page, page.sentences[page.words[statement.verb].sentence].span, BESIDE_WOULD)

    def has(self, statement: Statement, words: str) -> bool:
        """Say whether the statement's sentence has these words, in lower case, outside the statement."""
        page = self.reading.page
        sentence = page.sentences[page.words[statement.verb].sentence].span
        own = {page.words[number].span.start for number in statement.words}
        found = re.finditer(rf"\b{re.escape(words)}\b", page.read(sentence), re.IGNORECASE)
        return any(sentence.start + one.start() not in own for one in found)

    def leaves_open(self, statement: Statement) -> bool:
        """Say whether a word of the statement's sentence leaves it open whether what it says is so."""
        page = self.reading.page
        sentence = page.sentences[page.words[statement.verb].sentence]
        return pattern("doubts").search(page.prose, *sentence.span) is not None

    def hopes(self, statement: Statement) -> bool:
        """Say whether the statement is of what should be, or of what somebody was able to do."""
        return any(self.lemma(number) in {"should", "able"} for number in (*statement.auxiliaries, *statement.frame))

    def quotes(self, span: Span) -> bool:
        """Say whether these words stand in a quotation."""
        return any(quote.outer.holds(span) for quote in self.reading.quotes)

    def reports(self, statement: Statement) -> bool:
        """Say whether the statement is told as somebody's words."""
        verb = self.reading.page.words[statement.verb].span
        return any(span.holds(verb) for report in self.reading.reports for span in report.contents)

    def asks(self, statement: Statement) -> bool:
        """Say whether the statement stands in a question, or is one inside another ("how old they are")."""
        verb = self.reading.page.words[statement.verb]
        opening = self.reading.page.words[statement.words[0]]
        before = self.reading.page.words[opening.number - 1].text if opening.number else ""
        relative = opening.text.lower() == "which" and before == ","  # "…, which will take until spring"
        fronted = opening.tag in {"WRB", "WP", "WDT"} and verb.dep in {"ccomp", "ROOT", "appos"} and not relative
        return verb.sentence in self.asking or fronted


def side(reading: Reading) -> Side:
    """Return a reading with what is asked of it often."""
    page = reading.page
    hedges = dict(zip((s.verb for s in reading.statements), reading.hedges, strict=True))
    reporting = frozenset(w.number for report in reading.reports for w in page.words_in(report.mark))
    quoted = frozenset(w.number for quote in reading.quotes for w in page.words_in(quote.span))
    negatives = frozenset(lines("negatives"))
    denying: defaultdict[int, set[int]] = defaultdict(set)
    for word in page.words:
        if word.lemma.lower() in negatives and word.dep != "cc":
            denying[word.sentence].add(word.number)
    asking = frozenset(s.index for s in page.sentences if page.asks(s.span))
    return Side(
        reading,
        tree_of(page),
        hedges,
        quoted,
        reporting,
        {at: frozenset(found) for at, found in denying.items()},
        asking,
    )
