"""The excerpt of a post: its first words, cut where a reader can bear it."""

import re
from collections.abc import Iterator

from copydesk.post.characters import one_line

LONGEST = 200
"""Characters of an excerpt, the ellipsis included."""
SHORTEST = 60
"""Characters that whole sentences must give; with fewer, the next sentence is cut at a word."""
ELLIPSIS = "…"

_SENTENCE = re.compile(r"""[.!?…]["'”’)]*(?=\s+["'“‘(]*[A-Z0-9£$€])""")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sir|Gen|Col|Capt|Sgt|Rev|Hon|Sen|Rep|Gov|Lt|No|vs|[A-Z])|\b[A-Z]\.[A-Z])\.$"
)
_WORD_END = re.compile(r"(?<=\w)[.,;:!?…]*[\"'”’)]*(?=\s)|(?<=[.,;:!?…)”’\"'])(?=\s)")
_MARK = re.compile(r"""[“”"]""")
_DANGLING = re.compile(r"[\s,;:–—(\[“\"‘-]+$")


def excerpt_of(text: str, longest: int = LONGEST) -> str:
    """Return the beginning of a text as one line of at most `longest` characters.

    The text is prose, without marks of Markdown. Whole sentences where they fill at least SHORTEST characters; else cut
    behind a word, outside of a quotation where one is not all there is, with an ellipsis.
    """
    line = one_line(text)
    if len(line) <= longest:
        return line
    whole = [end for end in _sentence_ends(line, longest) if not _open_at(line, end)]
    if whole and whole[-1] >= min(SHORTEST, longest // 3):
        return line[: whole[-1]]
    ends = [found.end() for found in _WORD_END.finditer(line, 0, longest) if found.end() < longest]
    outside = [end for end in ends if not _open_at(line, end) and end >= longest // 3]
    end = (outside or ends or [longest - 1])[-1]
    return _DANGLING.sub("", line[:end]).rstrip(".,;:") + ELLIPSIS


def _sentence_ends(line: str, longest: int) -> Iterator[int]:
    for found in _SENTENCE.finditer(line[: longest + 2]):
        if found.end() <= longest and not _SHORT.search(line, 0, found.start() + 1):
            yield found.end()


def _open_at(line: str, end: int) -> bool:
    """Say whether a quotation is open at a place: a mark that was opened before it and not closed."""
    opened = False
    for found in _MARK.finditer(line, 0, end):
        opened = found[0] == "“" or (found[0] == '"' and not opened)
    return opened
