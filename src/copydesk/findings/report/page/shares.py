"""What a retelling is made of: words copied, words retold, and words behind which no passage stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.findings.align import Alignment
from copydesk.text.page import Page, Sentence

RUN = 5
"""Words in a row that stand in a passage in the same order from which on they count as copied."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of a retelling's words, from 0 to 1, that together make 1 where it has any."""

    verbatim: float
    retold: float
    unsupported: float


def shares_of(alignment: Alignment) -> Shares:
    """Count the words of a retelling by where they come from."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    verbatim = unsupported = total = 0
    for link in alignment.links:
        words = _words(ours, ours.sentences[link.sentence])
        total += len(words)
        if link.supports:
            said = (_words(theirs, theirs.sentences[support.sentence]) for support in link.supports)
            verbatim += _copied(words, {run for one in said for run in _runs(one)})
        else:
            unsupported += len(words)
    total = total or 1
    return Shares(verbatim / total, (total - verbatim - unsupported) / total, unsupported / total)


def _words(page: Page, sentence: Sentence) -> Sequence[str]:
    words = page.words[sentence.words.start : sentence.words.stop]
    return [word.text.lower() for word in words if any(mark.isalnum() for mark in word.text)]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _copied(words: Sequence[str], known: set[tuple[str, ...]]) -> int:
    copied: set[int] = set()
    for at, run in enumerate(_runs(words)):
        if run in known:
            copied.update(range(at, at + RUN))
    return len(copied)
