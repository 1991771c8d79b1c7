"""Transcripts: texts that put each speaker's name before his words ("JONES: I never said that."), without marks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.text.page import Page
from copydesk.text.passage import Span

LABEL = re.compile(
    r"(?P<who>[QA]|(?:(?:MR|MRS|MS|DR|SIR|THE)\.? )?[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?: \([^()\n]{1,40}\))?:\s"
)
"""Who speaks, at the head of a sentence: Q and A, or a name or an office in capitals."""
_TITLED = re.compile(r"(?:MR|MRS|MS|DR|SIR)\b|[QA]$")
_SPOKEN = re.compile(r"\b(?:I|you|your|yours|we|our|my|me|us)\b", re.IGNORECASE)


class Turn(NamedTuple):
    """What one speaker of a transcript says at a time: who, as the text labels him, and the words."""

    who: str
    words: Span


def turns(page: Page) -> Sequence[Turn]:
    """Return the turns of the transcripts on a page, in order; labels of which nothing tells that they speak are none.

    There are two speakers at least, and one of them is Q, A, Mr or Dr, speaks twice or says I, we or you.
    """
    found = list(_labelled(page))
    labels = [turn.who for turn in found]
    several = len(set(labels)) > 1
    told = any(_TITLED.match(turn.who) or _SPOKEN.search(page.read(turn.words)) for turn in found)
    return found if several and (told or len(set(labels)) < len(labels)) else ()


def _labelled(page: Page) -> Iterator[Turn]:
    """Yield what stands behind each label, up to the next one or the end of the block."""
    heads = [(found, s.block) for s in page.sentences if (found := LABEL.match(page.prose, *s.span))]
    for at, (found, block) in enumerate(heads):
        end = page.blocks[block].span.end
        if at + 1 < len(heads):
            end = min(end, heads[at + 1][0].start())
        if found.end() < end:
            yield Turn(found["who"], Span(found.end(), end))
