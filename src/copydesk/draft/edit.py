"""Changes of a draft, sentence by sentence: another one in its place, none, or one more."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from copydesk.article.model import Article
from copydesk.draft.body import Block, blocks_of, markdown, read_blocks
from copydesk.draft.headline import headline
from copydesk.draft.model import Draft
from copydesk.text.passage import Role


def with_words(draft: Draft, sentence: str, words: str | None, sources: Sequence[Article]) -> Draft:
    """Put other words in place of a sentence; where there are none, or they stand in the draft, it is dropped."""
    if words is None or any(words in block.sentences for block in blocks_of(draft.body)):
        return without(draft, sentence, sources)
    return _changed(draft, sentence, sources, lambda other: (words,) if other == sentence else None)


def without(draft: Draft, sentence: str, sources: Sequence[Article]) -> Draft:
    """Drop a sentence wherever it stands; a title at fault gives way to the source's, an excerpt to none."""
    return _changed(draft, sentence, sources, lambda other: () if other == sentence else None)


def with_reply(draft: Draft, words: str, before: Sequence[str]) -> Draft:
    """Put in what was left out, as a paragraph behind the one that retells the sentences before it in the source."""
    blocks = list(blocks_of(draft.body))
    if any(words in block.sentences for block in blocks):
        return draft
    choices = [" ".join(block.sentences) for block in blocks]
    nearest = process.extractOne(" ".join(before), choices, scorer=fuzz.token_set_ratio)
    at = nearest[2] + 1 if nearest is not None else len(blocks)
    return replace(draft, body=markdown([*blocks[:at], Block(Role.PARAGRAPH, (words,)), *blocks[at:]]))


def evidence_sentence(words: str, sources: Sequence[Article]) -> str | None:
    """Return the whole sentence of the sources that these words of their prose or content stand in."""
    wanted = " ".join(words.split())
    if not wanted:
        return None
    return next((sentence for source in sources for sentence in sentences_of(source) if wanted in sentence), None)


def sentences_of(source: Article) -> Sequence[str]:
    """Return the sentences of a source's body, each in one line."""
    return [
        sentence for block in read_blocks(source.text) if block.role is not Role.HEADING for sentence in block.sentences
    ]


def sentences_before(sentence: str, sources: Sequence[Article]) -> Sequence[str]:
    """Return the sentence of a source with the two before it."""
    for source in sources:
        sentences = sentences_of(source)
        if sentence in sentences:
            at = sentences.index(sentence)
            return sentences[max(at - 2, 0) : at + 1]
    return [sentence]


def _changed(
    draft: Draft, sentence: str, sources: Sequence[Article], put: Callable[[str], tuple[str, ...] | None]
) -> Draft:
    """Return the draft with what `put` gives in place of each sentence for which it gives something."""
    blocks = tuple(_put(block, put) for block in blocks_of(draft.body))
    title, excerpt = draft.title, draft.excerpt
    if sentence and sentence in title:
        title = next((words for source in sources if (words := headline(source))), title)
    if sentence and sentence in excerpt:
        excerpt = ""
    body = draft.body if blocks == blocks_of(draft.body) else markdown(blocks)
    return replace(draft, title=title, excerpt=excerpt, body=body)


def _put(block: Block, put: Callable[[str], tuple[str, ...] | None]) -> Block:
    sentences: list[str] = []
    for sentence in block.sentences:
        other = put(sentence)
        sentences.extend((sentence,) if other is None else other)
    return Block(block.role, tuple(sentences))
