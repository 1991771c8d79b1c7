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
_AHEAD = (
    r"(?=[ -](?:hundred|thousand|million|billion|trillion|dozen|half|quarter|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|twelfth|hundredth|thousandth|lakh|crore|couple|pair)\b)"
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
def _token() -> re.Pattern[str]:
    signs = {form for line in lines("currencies") for form in line.split("\t")[0].split(",") if "\tbefore\t" in line}
    either = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    words = "|".join(sorted(map(re.escape, _words()), key=len, reverse=True))
    vague = "|".join(sorted((p.replace(" ", r"\s") for p in _vague()), key=len, reverse=True))
    suffixes = "|".join(sorted(SUFFIXES, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?<!\d[.,:/])(?:(?P<sign>{either})\s?)?(?:(?P<digits>{_DIGITS})"
        rf"(?:(?P<ordinal>st|nd|rd|th)\b|(?P<suffix>{suffixes})\b|(?P<other>[A-Za-z]\w*))?)"
        rf"(?![\d½¼¾⅓⅔]|:\d|/\d|\.\d|,\d{{3}})"
        rf"|\b(?i:(?P<vague>{vague})|(?P<word>{words})|(?P<a>an?){_AHEAD})\b"
    )


@cache
def _metres() -> re.Pattern[str]:
    return re.compile(rf"-|\s(?:{'|'.join(lines('metre-words'))})\b")


def tokens(prose: str, stretch: Span) -> Iterator[Token]:
    """Yield the tokens of numbers in a stretch of prose in order of place."""
    for match in _token().finditer(prose, stretch.start, stretch.end):
        if token := _told(prose, match):
            yield token


def _told(prose: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    if match["vague"]:
        low, high = _vague()[re.sub(r"\s", " ", match["vague"].lower())]
        return Token(start, end, "V", low, most=high)
    if match["a"]:
        return Token(start, end, "a", Decimal(1))
    if match["word"]:
        letter, value = _words()[match["word"].lower()]
        return Token(start, end, letter, value)
    return _in_digits(prose, match)


def _in_digits(prose: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    named = start and prose[start - 1] == "-" and prose[start - 2 : start - 1].isalpha()
    if len(match["digits"]) > MOST_DIGITS or (named and not _PREFIX.search(prose[max(0, start - 8) : start])):
        return None
    value = _digits(match["digits"])
    if match["ordinal"]:
        return Token(start, end, "O", value)
    scale = _scale(prose, match)
    # Letters that are no magnitude may be a unit, which is read later: the number ends before them.
    end = end if scale else match.end("digits")
    return Token(start, end, "D", value * 10**scale, match["sign"] or "")


def _scale(prose: str, match: re.Match[str]) -> int:
    """Return the power of ten that a letter behind the digits stands for: the m of "100m race" is none."""
    suffix = match["suffix"]
    if not suffix:
        return 0
    if suffix == "m" and not match["sign"] and _metres().match(prose, match.end()):
        return 0
    if suffix in {"K", "B", "b"} and not match["sign"]:
        return 0
    return SUFFIXES[suffix]


def _digits(words: str) -> Decimal:
    plain = re.sub(r"[,\u00a0\u2009\u202f]", "", words)
    if plain[-1] in SYMBOLS:
        return Decimal(plain[:-1] or 0) + Decimal(SYMBOLS[plain[-1]])
    return Decimal(plain)
