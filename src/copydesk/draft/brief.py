"""The writer that needs no model: sentences of the source, chosen and kept as they are, told by whoever told them."""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from copydesk.article.model import Article
from copydesk.draft.body import blocks_of, markdown
from copydesk.draft.choice import chosen
from copydesk.draft.headline import headline
from copydesk.draft.model import Brief, Draft, Fault, Spelling
from copydesk.draft.retelling import Retelling
from copydesk.draft.source import Source, source_of
from copydesk.draft.ties import Ties
from copydesk.errors import WriterError

SAME = 80.0
"""How alike (rapidfuzz's ratio) a sentence of a draft is at least to the one of the source that it retells."""


FEWEST = 15
"""Words and marks of a draft at least: a story of fewer is none."""


class BriefWriter:
    """Retells the first source in its own sentences; other sources are left to the reader."""

    name = "brief"

    def write(self, sources: Sequence[Article], brief: Brief) -> Draft:
        """Return a draft of about so many words. WriterError where the source has no sentence that can be kept."""
        if not sources:
            raise WriterError("brief: no source: wanted an article to retell")
        source = source_of(sources[0].text)
        ties = Ties(source)
        kept = chosen(source, ties, brief.words)
        if sum(len(source.words(i)) for i in kept) < FEWEST:
            raise WriterError(f"{sources[0].text.name}: no sentence stands by itself: wanted an article to retell")
        return self._draft(sources[0], Retelling(source, ties, kept, brief.spelling))

    def mend(self, draft: Draft, faults: Sequence[Fault], sources: Sequence[Article]) -> Draft:
        """Return the draft without the sentences at fault and what rests on them, and with the replies left out."""
        if not sources:
            return draft
        source = source_of(sources[0].text)
        ties = Ties(source)
        had = tuple(dict.fromkeys(_indexes(source, (s for block in blocks_of(draft.body) for s in block.sentences))))
        out = set(_indexes(source, (fault.sentence for fault in faults if fault.sentence)))
        put = set(_indexes(source, (fault.evidence for fault in faults if not fault.sentence)))
        kept = tuple(sorted(_standing(ties, set(had) - out, put - out)))
        if sum(len(source.words(i)) for i in kept) < FEWEST:
            return draft
        return self._draft(sources[0], Retelling(source, ties, kept, _spelling(source, ties, sorted(had), draft)))

    def _draft(self, article: Article, retelling: Retelling) -> Draft:
        blocks = retelling.blocks()
        return Draft(headline(article), blocks[0].sentences[0], markdown(blocks), self.name)


def _indexes(source: Source, sentences: Iterable[str]) -> Iterator[int]:
    """Yield the indexes of the source's sentences that these retell."""
    told = [" ".join(source.read(i).split()) if source.usable[i] else "" for i in range(len(source.sentences))]
    exact = {words: i for i, words in reversed(list(enumerate(told)))}
    for sentence in sentences:
        near = None if sentence in exact else process.extractOne(sentence, told, scorer=fuzz.ratio, score_cutoff=SAME)
        if sentence in exact or near is not None:
            yield exact[sentence] if near is None else near[2]


def _standing(ties: Ties, kept: set[int], put: Iterable[int]) -> set[int]:
    """Return the sentences that have all that they need among those kept, and those put in with what these need."""
    for index in put:
        kept |= ties.closure(index) or frozenset()
    while lacking := {i for i in kept if not ties.needs[i] <= kept}:
        kept -= lacking
    return kept


def _spelling(source: Source, ties: Ties, kept: Sequence[int], draft: Draft) -> Spelling:
    """Return the spelling that a draft was written in."""
    spellings = (s for s in Spelling if markdown(Retelling(source, ties, kept, s).blocks()) == draft.body)
    return next(spellings, Spelling.KEEP)
