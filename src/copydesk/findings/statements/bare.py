"""Bare statements: sentences and clauses of a retelling whose matter stands nowhere in the sources.

Structure alone proposes them: how much of what a sentence is about (`statements.matter`) the sources have anywhere, and
whether it is a sentence that tells something at all, not furniture, a question or a word to the reader.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import WEIGHTS, Matter, cover, matter, shared, synonyms, weight
from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Role, Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement
from copydesk.text.tree import FINITE

MOST_COVERED = 0.5
"""The share of a sentence's matter that the passages nearest to it may have, if it is to be bare."""
CLOSEST = 2
"""Sentences that share most with a retold one, which count for that beside those that it rests on."""
LEAST_WEIGHT = 2.5
"""The matter that a sentence must have to tell something: about three words."""
SHORTEST = 4
"""Letters of a term by which a longer one is told to begin with it."""
SEEN = 64
"""Sentences of the sources that a term is looked up in: keeps the work linear."""
NEAREST = 4
"""Sentences of the sources that share most with a bare one, which a judge is shown."""
TELLING = frozenset({Role.PARAGRAPH, Role.ITEM})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
CLAUSE_COVERED = 0.3
"""The share of a clause's matter that the sources may have, if it is to be bare."""
CLAUSE_WEIGHT = 1.8
WHOLE = 0.8
"""The share of its sentence from which on a clause is the sentence."""
_FIRST = re.compile(
    r"(?:(?:it|this|that)(?:[’']s| is| was| has been)? ?(?:not|n[’']t|hardly|by no means|far from)|nor (?:is|was) it)"
    r" (?:the )?first\b",
    re.IGNORECASE,
)
"""How a sentence leads up to what happened before: "It is not the first time that he has been in trouble"."""
_EARLIER = re.compile(
    r"\b(?:ago|earlier|previously|before|already|once|last (?:year|month|week|season|summer|winter|spring|autumn)"
    r"|(?:in|since) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
SUMS_UP = 3.5
"""The matter below which a sentence that opens a paragraph only sums up what follows in it."""
_TIMING = frozenset({"start", "begin", "open", "last", "end", "run", "continue"})
_COUNTING = frozenset({"count", "include", "exclude"})
MARKS = frozenset('"“”‘«»„?')


class Bare(NamedTuple):
    """A sentence of the retelling, or a clause in one (`span`); the share of its matter that sources have; its weight.

    `evidence` holds runs of the sources' sentences, each a place where the statement might stand in other words;
    `beside` are these sentences.
    """

    sentence: Sentence
    span: Span
    covered: float
    weight: float
    evidence: tuple[str, ...]
    beside: tuple[int, ...]


def bare_statements(alignment: Alignment) -> Iterator[Bare]:
    """Yield the bare sentences of a retelling, in order."""
    ours, sources = alignment.retelling, Sources(alignment.source.page)
    quoting = _quoting(ours)
    for link in alignment.links:
        sentence = ours.page.sentences[link.sentence]
        words = ours.page.words[sentence.words.start : sentence.words.stop]
        if sentence.index in quoting or not _tells(ours.page, sentence, words) or _leads_up(ours.page, sentence):
            continue
        own = matter(words)
        if weight(own) < SUMS_UP and _opens(ours.page, sentence):
            continue  # "The danger was known." of what the rest of the paragraph tells
        if not sources.numbers.isdisjoint(NUMBER.findall(ours.page.prose, *sentence.span)):
            continue  # a figure that the sources have: families F and T say whether it stands rightly
        covered = cover(own, sources.around(alignment, sentence, own))
        if weight(own) >= LEAST_WEIGHT and covered <= MOST_COVERED:
            yield Bare(sentence, sentence.span, covered, weight(own), *sources.beside(alignment, sentence))


def bare_clauses(alignment: Alignment) -> Iterator[Bare]:
    """Yield the bare clauses of sentences that are not bare as a whole, in order."""
    ours, sources = alignment.retelling, Sources(alignment.source.page)
    words, quoting = ours.page.words, _quoting(ours)
    whole = {bare.sentence.index for bare in bare_statements(alignment)}
    for statement in ours.statements:
        sentence = ours.page.sentences[words[statement.head].sentence]
        if sentence.index in quoting or sentence.index in whole or not _is_part(statement.span, sentence.span):
            continue
        if not _tells(ours.page, sentence, words[sentence.words.start : sentence.words.stop]):
            continue
        if _is_told_elsewhere(ours, statement):
            continue
        own = matter(words[number] for number in statement.words)
        covered = cover(own, sources.every)
        if weight(own) >= CLAUSE_WEIGHT and covered <= CLAUSE_COVERED:
            yield Bare(sentence, statement.span, covered, weight(own), *sources.beside(alignment, sentence))


def _opens(page: Page, sentence: Sentence) -> bool:
    """Say whether a sentence opens a paragraph of several and names nobody: it sums up what follows."""
    near = page.sentences[max(sentence.index - 1, 0) : sentence.index + 2]
    same = [other.index - sentence.index for other in near if other.block == sentence.block]
    named = any(word.pos == "PROPN" for word in page.words_in(sentence.span))
    return same == [0, 1] and not named


def _is_told_elsewhere(reading: Reading, statement: Statement) -> bool:
    """Say whether a clause only tells since when, or what a figure includes: a time's or a figure's matter."""
    verb = reading.page.words[statement.verb]
    if verb.tag == "VBG" and verb.lemma.lower() in _COUNTING:
        return True
    if verb.tag != "VBN" and not (verb.tag == "VBG" and verb.lemma.lower() in _TIMING):
        return False
    telling = (reading.page.words[n] for n in statement.words if reading.page.words[n].pos in WEIGHTS)
    rest = [word for word in telling if word.number != verb.number]
    return bool(rest) and all(any(time.span.holds(word.span) for time in reading.times) for word in rest)


def _is_part(clause: Span, sentence: Span) -> bool:
    return clause.end - clause.start < WHOLE * (sentence.end - sentence.start)


class Sources:
    """The matter of the sources' sentences, in which of them each term stands, and their numbers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.numbers = frozenset(NUMBER.findall(page.prose))
        self.every: dict[str, float] = {}
        self.places: dict[str, list[int]] = {}
        self.own: list[Matter] = []
        for sentence in page.sentences:
            own = matter(page.words[sentence.words.start : sentence.words.stop])
            self.own.append(own)
            self.every.update(own)
            for term in own:
                self.places.setdefault(term, []).append(sentence.index)

    @cached_property
    def sorted(self) -> list[str]:
        """The terms in order."""
        return sorted(self.every)

    def beside(self, alignment: Alignment, sentence: Sentence) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Return the runs of sentences that a retold one has to be read beside, and which these sentences are.

        One run is what it rests on, one what is nearest.
        """
        ours = alignment.retelling.page
        own = matter(ours.words[sentence.words.start : sentence.words.stop])
        resting = [support.sentence for support in alignment.links[sentence.index].supports]
        nearest = self.nearest(own)
        return tuple(dict.fromkeys([self.run(resting), self.run(nearest)])), tuple(dict.fromkeys([*resting, *nearest]))

    def around(self, alignment: Alignment, sentence: Sentence, own: Matter) -> Matter:
        """Return the matter of the sentences that a retold one rests on and of those that share most with it."""
        resting = [support.sentence for support in alignment.links[sentence.index].supports]
        found: dict[str, float] = {}
        for number in (*resting, *self.nearest(own)[:CLOSEST]):
            span = self.page.sentences[number].words
            found.update(matter(self.page.words[span.start : span.stop]))
        return found

    def nearest(self, own: Matter) -> Sequence[int]:
        """Return the sentences that share most of this matter, the nearest first."""
        found: Counter[int] = Counter()
        for term, worth in own.items():
            for form in (term, *synonyms(term)):
                for place in self.places.get(form, ())[:SEEN]:
                    found[place] += int(100 * worth)
        return [place for place, _ in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:NEAREST]]

    def cover(self, own: Matter, sentence: int) -> float:
        """Return the share of this matter that a sentence has."""
        return cover(own, self.own[sentence])

    def cover_around(self, own: Matter, sentence: int) -> float:
        """Return the share of this matter that a sentence and those next to it have."""
        near = self.own[max(sentence - 1, 0) : sentence + 2]
        return cover(own, {term: worth for there in near for term, worth in there.items()})

    def known(self, own: Matter) -> float:
        """Return the share of this matter that the sources have, be it as the beginning of a longer word."""
        told = shared(own, self.every) + sum(
            worth
            for term, worth in own.items()
            if term not in self.every and self.every.keys().isdisjoint(synonyms(term)) and self._begins(term)
        )
        return told / (weight(own) or 1.0)

    def _begins(self, term: str) -> bool:
        """Say whether a term of the sources begins with a term, or the term with it."""
        at = bisect_left(self.sorted, term)
        longer = len(term) >= SHORTEST and at < len(self.sorted) and self.sorted[at].startswith(term)
        return longer or any(term[:end] in self.every for end in range(SHORTEST, len(term)))

    def run(self, sentences: Sequence[int]) -> str:
        """Return these sentences' words, one after the other."""
        return " ".join(self.page.read(self.page.sentences[number].span) for number in sentences)


def _quoting(reading: Reading) -> frozenset[int]:
    """Return the sentences that quote somebody: family Q holds these against the sources."""
    return frozenset(reading.page.sentence_at(quote.span.start).index for quote in reading.quotes)


def _tells(page: Page, sentence: Sentence, words: Sequence[Word]) -> bool:
    """Say whether a sentence states something of the story, for which it needs a subject and a finite verb."""
    if page.blocks[sentence.block].role not in TELLING:
        return False
    if any(word.text in MARKS for word in words) or any(word.text.lower() in lines("reader-words") for word in words):
        return False
    return any(w.dep in SUBJECTS for w in words) and any(w.tag in FINITE for w in words) and not _bids(words)


def _leads_up(page: Page, sentence: Sentence) -> bool:
    """Say whether a sentence only leads up to the next one, which tells what happened before."""
    behind = page.sentences[sentence.index + 1 : sentence.index + 2]
    if not behind or behind[0].block != sentence.block or not _FIRST.match(page.prose, sentence.span.start):
        return False
    return _EARLIER.search(page.prose, *behind[0].span) is not None


def _bids(words: Sequence[Word]) -> bool:
    """Say whether a sentence bids its reader do something: its root is a bare verb without a subject."""
    for word in words:
        if word.head == word.number:
            below = [other for other in words if other.head == word.number and other is not word]
            return word.tag == "VB" and not any(w.dep in SUBJECTS or w.dep.startswith("aux") for w in below)
    return False
