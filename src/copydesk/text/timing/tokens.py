"""The tokens that expressions of time are read from, and the numbers in them.

spaCy's words cut "9.30am" and "2018–2022" in too many ways for a grammar; these tokens are digits, letters or one mark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?![\d/])|\d+(?:[.,:]\d+)*|[ap]\.\s?m\b\.?|[^\W\d_]+|\S",
    re.IGNORECASE,
)
OWNERS = frozenset({"whose", "his", "her", "their", "its", "my", "our"})
"""Words behind which "last" means final, and tells no time."""
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
TENS = range(20, 100, 10)
"""What stands before the hyphen of an ordinal; one-third and half-second are none."""
LONGEST_NUMBER = 9
"""Digits of the longest number that is read; a longer one counts no time."""


class Token(NamedTuple):
    """A token: as it stands, in small letters, and where."""

    raw: str
    low: str
    span: Span


class Number(NamedTuple):
    """A number read from tokens: the index behind it, and the least and most that it can mean."""

    end: int
    low: float
    high: float

    @property
    def exact(self) -> int | None:
        """The number, if it is one whole number."""
        return int(self.low) if self.low == self.high and self.low == int(self.low) else None


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the lexicon of times: word → class → value."""
    found: dict[str, dict[str, str]] = {}
    for line in lines("times"):
        word, sort, value = line.split("\t")
        found.setdefault(word, {})[sort] = value
    return found


def beside(place: str) -> frozenset[str]:
    """Return the words that may stand in this place beside an expression of time."""
    entries = (line.split("\t") for line in lines("time-neighbours"))
    return frozenset(word for word, where in entries if where == place)


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one sentence. Every question may be asked behind either end: there is nothing there."""

    page: Page
    tokens: Sequence[Token]

    def low(self, i: int) -> str:
        """Return the token at an index in small letters."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def raw(self, i: int) -> str:
        """Return the token at an index as it stands."""
        return self.tokens[i].raw if 0 <= i < len(self.tokens) else ""

    def value(self, i: int, sort: str) -> str | None:
        """Return what the token stands for as a word of this class of the lexicon, None if it is none."""
        return words().get(self.low(i), {}).get(sort)

    def capital(self, i: int) -> bool:
        """Say whether the token begins with a capital."""
        return self.raw(i)[:1].isupper()

    def tag(self, i: int) -> str:
        """Return the part-of-speech tag of the word that the token belongs to."""
        found = self.page.words_in(self.tokens[i].span) if 0 <= i < len(self.tokens) else ()
        return found[0].tag if found else ""

    def joined(self, i: int) -> bool:
        """Say whether nothing stands between a token and the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].span.end == self.tokens[i].span.start

    def skip(self, i: int, *lows: str) -> int:
        """Return the index behind the token if it is one of these, else its own."""
        return i + (self.low(i) in lows)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of prose that tokens from `start` up to `end` cover."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)


def line_of(page: Page, sentence: Sentence) -> Line:
    """Cut a sentence into tokens."""
    found = _TOKEN.finditer(page.prose, sentence.span.start, sentence.span.end)
    return Line(page, [Token(m[0], m[0].lower(), Span(*m.span())) for m in found])


def digits(line: Line, i: int) -> int | None:
    """Return the whole number that a token of digits is."""
    low = line.low(i)
    return int(low) if low.isdecimal() and low.isascii() and len(low) <= LONGEST_NUMBER else None


def ordinal(line: Line, i: int) -> Number | None:
    """Read "6th", "sixth", "twenty-first"."""
    number = digits(line, i)
    if number is not None and line.low(i + 1) in {"st", "nd", "rd", "th"} and line.joined(i + 1):
        return Number(i + 2, number, number)
    if (value := line.value(i, "ordinal")) is not None:
        return Number(i + 1, int(value), int(value))
    tens, ones = line.value(i, "number"), line.value(i + 2, "ordinal")
    if tens and ones and line.low(i + 1) == "-" and float(tens) in TENS and int(ones) < TENS.step:
        return Number(i + 3, int(tens) + int(ones), int(tens) + int(ones))
    return None


def number(line: Line, i: int) -> Number | None:
    """Read a number, a range ("three to five", "3-5") or a number told loosely ("a few", "several")."""
    first = _single(line, i)
    if first is None:
        return None
    between = line.low(first.end)
    if between in {"to", "or", "-", "–"} and (second := _single(line, first.end + 1)) and second.low > first.low:
        return Number(second.end, first.low, second.high)
    return first


def _single(line: Line, i: int) -> Number | None:
    low = line.low(i)
    if low[:1].isdecimal():
        return _figures(line, i)
    if low in {"a", "an"} and line.low(i + 1) in {
        "few",
        "couple",
        "dozen",
        "hundred",
        "thousand",
        "half",
        "quarter",
        "good",
    }:
        return _single(line, i + 1)
    if low in {"a", "an", "one"} and line.low(i + 1) == "-":
        return Number(i + 1, 1, 1)
    if line.value(i, "several") or low == "couple":
        return Number(line.skip(i + 1, "of"), 2, 2 if low == "couple" else 30)
    return _part_or_word(line, i)


def _part_or_word(line: Line, i: int) -> Number | None:
    if quarters := _quarters(line, i):
        return quarters
    if line.low(i) == "half":
        return Number(line.skip(line.skip(i + 1, "-"), "a", "an"), 0.5, 0.5)
    return Number(i + 1, 1, 1) if line.low(i) in {"a", "an"} else _in_words(line, i)


def _quarters(line: Line, i: int) -> Number | None:
    """Read "quarter of an", "three-quarters of an", "quarter-", which stand before a unit."""
    count = {"quarter": 1, "three": 3}.get(line.low(i), 0)
    at = line.skip(i + 1, "-") if count > 1 else i
    if not count or line.low(at) not in {"quarter", "quarters"}:
        return None
    if line.low(at + 1) == "of" and line.low(at + 2) in {"a", "an"}:
        return Number(at + 3, count / 4, count / 4)
    if line.low(at + 1) == "-" and line.value(at + 2, "unit") not in {None, "quarter"}:
        return Number(at + 2, count / 4, count / 4)
    return None


def _figures(line: Line, i: int) -> Number | None:
    low = line.low(i).replace(",", "")
    if len(low) > LONGEST_NUMBER or low.count(".") > 1 or ":" in low or not low.isascii():
        return None
    if not low.replace(".", "").isdecimal():
        return None
    part = FRACTIONS.get(line.low(i + 1), 0.0) if line.joined(i + 1) else 0.0
    return Number(i + 1 + bool(part), float(low) + part, float(low) + part)


def _in_words(line: Line, i: int) -> Number | None:
    value = line.value(i, "number")
    if value is None:
        return None
    total, end = float(value), i + 1
    ones = line.skip(end, "-")
    if total >= 20 and total % 10 == 0 and (more := line.value(ones, "number")) and float(more) < 10:  # noqa: PLR2004
        total, end = total + float(more), ones + 1
    if line.low(end) == "hundred":
        total, end = total * 100, end + 1
    joint = line.skip(end, "-")
    if [line.low(k) for k in range(joint, joint + 3)] == ["and", "a", "half"]:
        return Number(joint + 3, total + 0.5, total + 0.5)
    if [line.low(joint + k) for k in range(5)] == ["and", "-", "a", "-", "half"]:
        return Number(joint + 5, total + 0.5, total + 0.5)
    return Number(end, total, total)
