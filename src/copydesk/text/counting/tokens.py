"""Tokens of numbers: digits with their sign and magnitude, and number words, each as a letter and a value."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.passage import Span


class Token(NamedTuple):
    """A piece of a number: the letter of its sort (see LETTERS), what it is worth, and the currency sign before it.

    `D` is a number in digits, `O` a rank in digits, `a` the article before a number word, `V` an indefinite number,
    whose least is `value` and whose most is `most`.
    """

    start: int
    end: int
    letter: str
    value: Decimal
    sign: str = ""
    most: Decimal = Decimal(0)


LETTERS = {
    "unit": "u",
    "teen": "t",
    "ten": "T",
    "hundred": "H",
    "scale": "S",
    "ordinal": "o",
    "part": "p",
    "half": "h",
    "times": "x",
    "cut": "c",
    "pair": "z",
}
SUFFIXES = {
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "M": 6,
    "bn": 9,
    "b": 9,
    "B": 9,
    "tn": 12,
    "trn": 12,
    "k": 3,
    "K": 3,
}
SYMBOLS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667"}
MOST_DIGITS = 24
_DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d+(?:\.\d+)?[½¼¾⅓⅔]?|[½¼¾⅓⅔]"
_AHEAD = re.compile(
    r"[ -](?:hundred|thousand|million|billion|trillion|dozen|half|quarter|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|twelfth|hundredth|thousandth|lakh|crore|couple|pair)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"\b(?:under|over|mid|pre|sub|top|plus|non)-$", re.IGNORECASE)


@cache
def _words() -> dict[str, tuple[str, Decimal]]:
    entries = (line.split("\t") for line in lines("number-words"))
    return {word: (LETTERS[sort], Decimal(value)) for word, sort, value in entries}


@cache
def _vague() -> dict[str, tuple[Decimal, Decimal]]:
    entries = (line.split("\t") for line in lines("vague-numbers"))
    return {phrase: (Decimal(low), Decimal(high)) for phrase, low, high in entries}


@cache
def _signs() -> re.Pattern[str]:
    """Return what matches a currency sign, or the letters of one, that ends where a number begins."""
    forms = {form for line in lines("currencies") if "\tbefore\t" in line for form in line.split("\t")[0].split(",")}
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})\s?$")


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """Return, for the first words of numbers of several words, what matches those: "tens of thousands", "two-fold"."""
    found: dict[str, list[str]] = {}
    for phrase in sorted((*_vague(), *(word for word in _words() if "-" in word)), key=len, reverse=True):
        found.setdefault(re.split("[ -]", phrase)[0], []).append(phrase.replace(" ", r"\s"))
    return {first: re.compile(rf"(?:{'|'.join(phrases)})\b", re.IGNORECASE) for first, phrases in found.items()}


_PIECE = re.compile(
    rf"(?P<word>[A-Za-z]+)|(?<!\d)(?<!\d[.,:/])(?P<digits>{_DIGITS})"
    rf"(?:(?P<ordinal>st|nd|rd|th)\b|(?P<suffix>{'|'.join(sorted(SUFFIXES, key=len, reverse=True))})\b"
    r"|(?P<other>[A-Za-z]\w*))?"
    r"(?![\d½¼¾⅓⅔]|:\d|/\d|\.\d|,\d{3})"
)
_LONGEST_SIGN = 6


@cache
def _metres() -> re.Pattern[str]:
    return re.compile(rf"-|\s(?:{'|'.join(lines('metre-words'))})\b")


def tokens(prose: str, stretch: Span) -> Iterator[Token]:
    """Yield the tokens of numbers in a stretch of prose in order of place."""
    words, phrases = _words(), _phrases()
    end = stretch.start
    for match in _PIECE.finditer(prose, stretch.start, stretch.end):
        if match.start() < end:
            continue
        word = match["word"]
        if word is None:
            token = _in_digits(prose, match)
        elif (low := word.lower()) in words or low in phrases or low in {"a", "an"}:
            token = _in_words(prose, match, low)
        else:
            continue
        if token is not None:
            yield token
            end = token.end


def _in_words(prose: str, match: re.Match[str], low: str) -> Token | None:
    start, end = match.span()
    if prose[start - 1 : start].isalnum() or prose[end : end + 1].isalnum():
        return None
    phrase = _phrases().get(low)
    if longer := phrase and phrase.match(prose, start):
        return _in_phrase(longer)
    if low in {"a", "an"}:
        return Token(start, end, "a", Decimal(1)) if _AHEAD.match(prose, end) else None
    if low not in _words():
        return None
    letter, value = _words()[low]
    return Token(start, end, letter, value)


def _in_phrase(match: re.Match[str]) -> Token | None:
    phrase = re.sub(r"\s", " ", match[0].lower())
    if phrase in _vague():
        least, most = _vague()[phrase]
        return Token(match.start(), match.end(), "V", least, most=most)
    if phrase not in _words():
        return None
    letter, value = _words()[phrase]
    return Token(match.start(), match.end(), letter, value)


def _in_digits(prose: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    sign = _signs().search(prose[max(0, start - _LONGEST_SIGN) : start])
    if len(match["digits"]) > MOST_DIGITS or (sign is None and _is_in_word(prose, start)):
        return None
    value = _digits(match["digits"])
    if match["ordinal"] and not (match["ordinal"] == "st" and _is_stone(value)):
        return Token(start, end, "O", value)
    scale = _scale(prose, match, signed=sign is not None)
    # Letters that are no magnitude may be a unit, which is read later: the number ends before them.
    end = end if scale else match.end("digits")
    start -= len(sign[0]) if sign else 0
    return Token(start, end, "D", value * 10**scale, sign[1] if sign else "")


def _is_stone(value: Decimal) -> bool:
    """Say whether the st behind a number is a weight, 11st, and not the end of a rank, 21st."""
    return value % 10 != 1 or value % 100 == 11  # noqa: PLR2004 - the eleventh


def _is_in_word(prose: str, start: int) -> bool:
    """Say whether the number that begins here is part of a word: A321, Covid-19; not of "under-18s"."""
    if prose[start - 1 : start].isalnum() or prose[start - 1 : start] == "_":
        return start > 0
    named = prose[start - 1 : start] == "-" and prose[start - 2 : start - 1].isalpha()
    return named and not _PREFIX.search(prose[max(0, start - 8) : start])


def _scale(prose: str, match: re.Match[str], *, signed: bool) -> int:
    """Return the power of ten that a letter behind the digits stands for: the m of "100m race" is none."""
    suffix = match["suffix"]
    if not suffix:
        return 0
    if suffix == "m" and not signed and _metres().match(prose, match.end()):
        return 0
    if suffix in {"K", "B", "b"} and not signed:
        return 0
    return SUFFIXES[suffix]


def _digits(words: str) -> Decimal:
    plain = re.sub(r"[,\u00a0\u2009\u202f]", "", words)
    if plain[-1] in SYMBOLS:
        return Decimal(plain[:-1] or 0) + Decimal(SYMBOLS[plain[-1]])
    return Decimal(plain)
