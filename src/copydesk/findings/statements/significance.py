"""What a retelling says its news means for more than itself: growing unease, questions raised, a wider trend.

Writers round a story off so, machines above all. It is the retelling's own where what is meant stands in no sentence of
the sources and none of the passages behind it says that the news means something.
"""

from collections.abc import Iterator

from copydesk.findings.align import Alignment
from copydesk.findings.statements.bare import Sources
from copydesk.findings.statements.matter import matter, weight
from copydesk.text.lexicon import expressions
from copydesk.text.page import Sentence
from copydesk.text.passage import Role, Span

LEAST = 1.0
"""The least weight of what the news is said to mean: a word or two."""
COVERED = 0.5
"""The share of it that one sentence of the sources may have."""
TELLING = frozenset({Role.PARAGRAPH, Role.ITEM})


def meanings(alignment: Alignment) -> Iterator[Span]:
    """Yield the sentences in which a retelling gives its news a meaning that the sources do not."""
    ours, sources = alignment.retelling, Sources(alignment.source.page)
    quoted = [quote.outer for quote in ours.quotes]
    for sentence in ours.page.sentences:
        if ours.page.blocks[sentence.block].role not in TELLING:
            continue
        found = expressions("significance").search(ours.page.prose, *sentence.span)
        if found is None or any(outer.overlaps(Span(*found.span())) for outer in quoted):
            continue
        if _is_own(alignment, sources, sentence, Span(found.end(), sentence.span.end)):
            yield sentence.span


def _is_own(alignment: Alignment, sources: Sources, sentence: Sentence, meant: Span) -> bool:
    theirs = alignment.source.page
    own = matter(alignment.retelling.page.words_in(meant))
    passages = [passage.index for passage in alignment.passages(sentence.span)]
    places = [*passages, *sources.nearest(own)]
    if weight(own) < LEAST or any(
        expressions("significance").search(theirs.prose, *theirs.sentences[at].span) for at in places
    ):
        return False
    return all(sources.cover(own, at) <= COVERED for at in places)
