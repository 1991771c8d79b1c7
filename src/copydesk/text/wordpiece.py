"""Word pieces: text as the numbers that a small language model reads.

The uncased WordPiece of BERT (Devlin et al. 2019; Wu et al. 2016): words are cut at white space, marks and digits, made
lower case and freed of accents, then each is cut greedily into the longest pieces that the vocabulary has.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from copydesk.text.passage import Span

CLASSIFY, SEPARATE, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100
"""Code points; a longer word is one unknown piece."""
MOST_KEPT = 50_000
"""Words whose pieces are remembered between calls."""
_WORD = re.compile(r"\d+|[^\W\d_]+|\S")


class Token(NamedTuple):
    """A word or a mark: its span in the text, the text itself, and the numbers of its pieces."""

    span: Span
    text: str
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that a model knows, with their numbers."""

    numbers: Mapping[str, int]
    _kept: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Vocabulary":
        """Return the vocabulary with one piece on each line, numbered from 0."""
        return cls({piece: number for number, piece in enumerate(lines)})

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the words and marks of a text, in order, with their pieces; white space is none."""
        for found in _WORD.finditer(text):
            yield Token(Span(found.start(), found.end()), found[0], self.pieces(found[0]))

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of one word."""
        kept = self._kept.get(word)
        if kept is None:
            kept = self._cut(_plain(word))
            if len(self._kept) < MOST_KEPT:
                self._kept[word] = kept
        return kept

    def _cut(self, word: str) -> tuple[int, ...]:
        unknown = (self.numbers[UNKNOWN],)
        if not word or len(word) > LONGEST_WORD:
            return unknown
        found: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start and ("##" if start else "") + word[start:end] not in self.numbers:
                end -= 1
            if end == start:
                return unknown
            found.append(self.numbers[("##" if start else "") + word[start:end]])
            start = end
        return tuple(found)


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")
