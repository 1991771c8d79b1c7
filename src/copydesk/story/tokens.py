"""Texts into hashed words and word 5-grams, many texts in one sweep of arrays.

A word is a run of letters and digits, the same in capitals or without accents; the apostrophe parts words, and what
can't be seen (soft hyphens, joiners) is passed over. So curly marks, line breaks and markup change nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

GRAM = 5
"""Words of a gram."""
SWEEP = 60_000
"""Code points read in one sweep."""

_CODES = 0x110000
_NONE = np.zeros(0, np.int32)
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_FACTORS = np.array(
    [0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB], np.uint64
)
_UNSEEN = (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x300, 0x370))
_ACCENTED = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))

Hashes = NDArray[np.int64]
Places = NDArray[np.int32]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of a text: where each starts and ends (code points), its hash, and what it begins with.

    `figures` and `capitals` say of each word whether it begins with a digit or a capital letter.
    """

    starts: Places
    ends: Places
    hashes: Hashes
    figures: Marks
    capitals: Marks

    def __len__(self) -> int:
        return len(self.hashes)


@dataclass(frozen=True, slots=True, eq=False)
class Sheaf:
    """The words of several texts, one text behind the other; those of a text stand between two borders.

    A place in it is that of a word among all of them; `starts` and `ends` are code points of the word's own text.
    """

    borders: NDArray[np.int64]
    starts: Places
    ends: Places
    hashes: Hashes
    figures: Marks
    capitals: Marks

    def __len__(self) -> int:
        return len(self.borders) - 1

    def __getitem__(self, number: int) -> Tokens:
        part = slice(self.borders[number], self.borders[number + 1])
        return Tokens(self.starts[part], self.ends[part], self.hashes[part], self.figures[part], self.capitals[part])

    def lengths(self) -> NDArray[np.int64]:
        """Return how many words each text has."""
        return np.diff(self.borders)

    def grams(self) -> tuple[Hashes, NDArray[np.int64]]:
        """Return the hash of each 5-gram of words within a text, and the place of its first word."""
        hashes = _grams(self.hashes)
        inside = np.ones(len(hashes), np.bool_)
        for back in range(1, GRAM):
            crossing = self.borders[1:-1] - back
            inside[crossing[(crossing >= 0) & (crossing < len(hashes))]] = False
        places = np.flatnonzero(inside)
        return hashes[places], places

    def fingerprints(self) -> NDArray[np.int64]:
        """Return for each text 63 bits that are the same for the same words in the same order, hardly for others."""
        words, borders = self.hashes.tobytes(), (self.borders * self.hashes.itemsize).tolist()
        digests = [blake2b(words[begin:end], digest_size=8).digest() for begin, end in pairwise(borders)]
        return (np.frombuffer(b"".join(digests), ">u8").astype(np.uint64) >> np.uint64(1)).view(np.int64)

    def letters(self) -> str:
        """Return the words as one letter each, so that texts are compared as fast as strings are.

        Two words may be the same letter, once in a million.
        """
        return ((self.hashes & 0xFFFFF) + 0x10000).astype("<u4").tobytes().decode("utf-32-le")


def sheaf_of(texts: Iterable[str]) -> Sheaf:
    """Return the words of texts."""
    swept = [_swept(part) for part in _sweeps(texts)]
    if len(swept) == 1:
        return swept[0]
    ends = np.cumsum([0, *(part.borders[-1] for part in swept)])
    borders = [part.borders[1:] + begin for part, begin in zip(swept, ends[:-1], strict=True)]
    return Sheaf(
        np.concatenate([ends[:1], *borders]),
        np.concatenate([_NONE, *(part.starts for part in swept)]),
        np.concatenate([_NONE, *(part.ends for part in swept)]),
        np.concatenate([_NONE.astype(np.int64), *(part.hashes for part in swept)]),
        np.concatenate([_NONE.astype(np.bool_), *(part.figures for part in swept)]),
        np.concatenate([_NONE.astype(np.bool_), *(part.capitals for part in swept)]),
    )


def _sweeps(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts in parts that are read at once."""
    sweep: list[str] = []
    size = 0
    for text in texts:
        sweep.append(text)
        size += len(text)
        if size >= SWEEP:
            yield sweep
            sweep, size = [], 0
    if sweep:
        yield sweep


def _swept(texts: Sequence[str]) -> Sheaf:
    """Return the words of texts, read as one run of characters."""
    weights, letters = _alphabet()
    codes = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), "<u4")
    places, marks = _seen(codes, letters)
    starts, ends = _runs(marks > 0)
    hashes = _hashed(weights[codes[places]] if len(places) < len(codes) else weights[codes], starts, ends)
    begins = marks[starts]
    first, last = places[starts], places[ends - 1] + 1
    lines = np.cumsum([0, *(len(text) + 1 for text in texts)])
    borders = np.searchsorted(first, lines)
    shifts = np.repeat(lines[:-1], np.diff(borders))
    return Sheaf(
        borders,
        (first - shifts).astype(np.int32),
        (last - shifts).astype(np.int32),
        hashes,
        begins == _DIGIT,
        begins == _CAPITAL,
    )


def _seen(codes: NDArray[np.uint32], letters: NDArray[np.int8]) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """Return the places of the characters that are not passed over, and what each is."""
    marks = letters[codes]
    seen = marks >= 0
    places = np.arange(len(codes)) if seen.all() else np.flatnonzero(seen)
    return places, marks if len(places) == len(codes) else marks[places]


def _runs(inside: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where runs of True begin and end."""
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    return edges[::2], edges[1::2]


def _hashed(weights: NDArray[np.uint64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Hashes:
    """Return a hash of each run: a polynomial of its characters, taken from sums over all that stand before."""
    powers, inverses = _powers(1 << max(len(weights) - 1, 1).bit_length())
    sums = np.zeros(len(weights) + 1, np.uint64)
    np.cumsum(weights * powers[: len(weights)], out=sums[1:])
    return _mixed((sums[ends] - sums[starts]) * inverses[starts]).view(np.int64)


@lru_cache(2)
def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    powers, inverses = np.full(count, _BASE), np.full(count, _INVERSE)
    powers[0] = inverses[0] = 1
    return np.multiply.accumulate(powers), np.multiply.accumulate(inverses)


def _grams(hashes: Hashes) -> Hashes:
    count = max(len(hashes) - GRAM + 1, 0)
    words = hashes.view(np.uint64)
    total = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS):
        total += words[place : place + count] * factor
    return _mixed(total).view(np.int64)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return numbers whose every bit depends on every bit (the finaliser of splitmix64, Steele, Lea and Flood 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: NDArray[np.uint64] = numbers ^ (numbers >> np.uint64(31))
    return mixed


_LETTER, _DIGIT, _CAPITAL, _PASSED = 1, 2, 3, -1


@cache
def _alphabet() -> tuple[NDArray[np.uint64], NDArray[np.int8]]:
    """Return what each code point weighs in a word's hash (0 outside words), and what it is."""
    codes = np.arange(_CODES, dtype=np.uint32)
    characters = codes.view("<U1")
    letters = np.strings.isalnum(characters).astype(np.int8)
    capitals = np.strings.isupper(characters)
    folded = codes.copy()
    for code in np.flatnonzero((letters > 0) & (capitals | np.strings.istitle(characters))).tolist():
        folded[code] = ord(chr(code).lower()[0])
    for code in _ACCENTED:
        folded[code] = ord(normalize("NFKD", chr(code)).lower()[0])
    letters[np.strings.isdigit(characters)] = _DIGIT
    letters[capitals] = _CAPITAL
    weights = np.where(letters > 0, _mixed(folded.astype(np.uint64) + _BASE), np.uint64(0))
    letters[list(_UNSEEN)] = _PASSED
    return weights, letters
