"""Things that the source only suspects, by the word before them ("alleged kickbacks"), and that stand as sure here."""

from collections.abc import Iterator, Sequence
from itertools import islice

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.matter import cover, matter
from copydesk.findings.statements.softness import is_soft
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.tree import tree_of

MOST = 24
"""Doubted nouns of one sentence that are looked at: keeps the work linear."""
DOUBTING = frozenset({"suspected", "alleged", "apparent", "presumed", "supposed", "purported", "claimed"})
"""What stands before a noun that may be no such thing."""
LIKELY = frozenset({"possible", "probable", "likely"})
CAUSES = frozenset({"cause", "reason", "factor", "link", "source", "motive", "explanation", "breach", "violation"})
"""What is something else when it is only possible: possible sites are sites all the same."""
CHARGING = frozenset({"suspicion", "allegation", "accusation"})
"""What is said of a noun behind its "of", and leaves open if there is such a thing."""
BEFORE = frozenset({"amod", "compound", "nmod"})
SHARED = 0.3
"""The share of the source's sentence that the retold one must explain."""
NONE_SUCH = frozenset({"any", "no", "such", "a", "an", "another"})
"""What stands before a noun that is not said to be there, or is not the same one."""


def sure_things(alignment: Alignment) -> Iterator[Held]:
    """Yield the nouns that stand as sure things here, with the words that doubt them in the source."""
    page = alignment.retelling.page
    below = tree_of(page)
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    for sentence in page.sentences:
        if is_soft(page, sentence.span):
            continue
        ours = page.words[sentence.words.start : sentence.words.stop]
        for doubt, noun in _doubted(alignment, sentence):
            same = [w for w in ours if w.pos == "NOUN" and w.lemma.lower() == noun.lemma.lower()]
            for word in same[:1]:
                before = [child.text.lower() for child in below.children(word) if child.number < word.number]
                if NONE_SUCH.isdisjoint(before) and not any(quote.holds(word.span) for quote in quoted):
                    first, last = sorted((doubt.span, noun.span))
                    yield Held(word.span, Span(first.start, last.end))


def _doubted(alignment: Alignment, sentence: Sentence) -> Iterator[tuple[Word, Word]]:
    """Yield the doubting words behind a retold sentence with their nouns, where no passage has the noun without."""
    page = alignment.source.page
    mine = matter(alignment.retelling.page.words[sentence.words.start : sentence.words.stop])
    passages = alignment.passages(sentence.span)
    nouns = [word for passage in passages for word in page.words[passage.words.start : passage.words.stop]]
    for passage in passages:
        words = page.words[passage.words.start : passage.words.stop]
        if cover(matter(words), mine) >= SHARED:
            for doubt, noun in islice(_pairs(page, words), MOST):
                if not any(stem(w.lemma) == stem(noun.lemma) and w.number != noun.number for w in nouns):
                    yield doubt, noun


def _pairs(page: Page, words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield the words that doubt a noun, with it: "alleged kickbacks", "allegations of kickbacks"."""
    for word in words:
        above = page.words[word.head]
        before = word.dep in BEFORE and above.pos == "NOUN" and above.number > word.number
        doubted = word.text.lower() in DOUBTING or (word.text.lower() in LIKELY and above.lemma.lower() in CAUSES)
        if before and doubted:
            yield word, above
        elif word.dep == "pobj" and word.pos == "NOUN" and above.text.lower() == "of":
            charge = page.words[above.head]
            if charge.lemma.lower() in CHARGING:
                yield charge, word
