"""Words of a retold sentence that are no more than the source's own: they stand for nothing that the retelling dropped.

A sentence that says "may", "investigators" or "without" may have put a hedge or a denial of its source in other words.
It has not where the source has the same word too, and elsewhere than in what is asked about.
"""

from collections.abc import Iterable, Iterator

from copydesk.findings.statements.clauses import stem
from copydesk.text.lexicon import pattern
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span

NOTHING: frozenset[str] = frozenset()


def echoes(page: Page, sentences: Iterable[Sentence], but: Iterable[Span]) -> frozenset[str]:
    """Return the stems of the words of sentences that stand outside these spans and nowhere inside them."""
    spans = list(but)
    asked: set[str] = set()
    others: set[str] = set()
    for sentence in sentences:
        for word in page.words[sentence.words.start : sentence.words.stop]:
            within = any(span.overlaps(word.span) for span in spans)
            (asked if within else others).add(stem(word.lemma))
    return frozenset(others - asked)


def own_words(page: Page, span: Span, name: str, known: frozenset[str] = NOTHING) -> Iterator[str]:
    """Yield the words of a list that stand in a stretch and are not all known, in lower case; no month of May."""
    for found in pattern(name).finditer(page.prose, *span):
        words = page.words_in(Span(*found.span()))
        month = found[0] == "May" and words[0].tag != "MD"
        if not month and not all(stem(word.lemma) in known for word in words):
            yield found[0].lower()
