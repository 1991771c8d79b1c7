"""Wording: the words of a stretch of prose as two texts compare them, house style left out.

Case, the shape of marks, British and American spelling, full stops in abbreviations, numbers in words or digits, per
cent and currency signs are style; every other difference is one of words. Hyphens and spaces are style too: `joined`
has neither.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.passage import Span


class Term(NamedTuple):
    """A word of a wording: its key, alike for spellings of the same word, and its place in prose."""

    key: str
    span: Span


_TERM = re.compile(
    r"\d[\d,]*(?:\.\d+)?|(?:[^\W\d_]\.){2,}|[^\W\d_]\.[^\W\d_]\b|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$£€¥]|…|\.\.\.+|[\[\]]"
)
ELLIPSIS = "…"
_KEYS = {
    "percent": "%",
    "pc": "%",
    "m": "million",
    "mn": "million",
    "bn": "billion",
    "tn": "trillion",
    "k": "thousand",
    "km": "kilometer",
    "kg": "kilogram",
    "kilogramme": "kilogram",
    "mum": "mom",
    "dollars": "$",
    "dollar": "$",
    "pounds": "£",
    "euros": "€",
    "euro": "€",
    "okay": "ok",
    "mister": "mr",
    "doctor": "dr",
}
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SHORTEST_RULED = 6
_PREFIXES = frozenset({"co", "re", "pre", "non", "anti", "semi", "counter", "over", "under", "e", "mid", "multi"})


def terms(prose: str, span: Span) -> list[Term]:
    """Return the terms of a stretch of prose in order: words, numbers, signs that are read, ellipses, brackets."""
    found = (Term(_key(m[0]), Span(*m.span())) for m in _TERM.finditer(prose, span.start, span.end))
    return list(_merged(prose, found))


def joined(found: Iterable[Term]) -> str:
    """Return the keys of terms as one string without spaces: alike for `well-known` and `well known`."""
    return "".join(term.key for term in found)


def _merged(prose: str, found: Iterable[Term]) -> Iterator[Term]:
    """Yield terms with those put together that style may part: "per cent", "co-operate", "two thousand"."""
    held: Term | None = None
    for term in found:
        both = _both(prose, held, term) if held is not None else None
        if both is None and held is not None:
            yield held
        held = both or term
    if held is not None:
        yield held


def _both(prose: str, first: Term, second: Term) -> Term | None:
    key = _key_of_both(prose, first, second)
    return Term(key, Span(first.span.start, second.span.end)) if key is not None else None


def _key_of_both(prose: str, first: Term, second: Term) -> str | None:
    if first.key == "per" and second.key == "cent":
        return "%"
    between = prose[first.span.end : second.span.start]
    if between == "-" and first.key in _PREFIXES:
        return _key(first.key + prose[second.span.start : second.span.end])
    if not first.key.isdecimal() or len(first.key) > LONGEST_NUMBER:
        return None
    if second.key in {"thousand", "hundred"} and between in {" ", "-", ""}:
        return str(int(first.key) * (1000 if second.key == "thousand" else 100))
    if between == "-" and first.key in _TENS_KEYS and len(second.key) == 1 and second.key.isdecimal():
        return str(int(first.key) + int(second.key))
    return None


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "") if len(word) < LONGEST_NUMBER else word
    if word.startswith("..."):
        return ELLIPSIS
    key = word.lower().replace("’", "'").replace(".", "")
    if not key.isascii() and key != ELLIPSIS:
        key = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c)) or key
    stem, apostrophe, ending = key.partition("'")
    return _KEYS.get(key) or _number_words().get(key) or _american(stem) + apostrophe + ending


LONGEST_NUMBER = 18
"""Digits of a number that is still counted with; a longer one is only compared."""
_TENS_KEYS = frozenset(str(10 * i) for i in range(2, 10))


@cache
def _number_words() -> dict[str, str]:
    ones = {word: str(i) for i, word in enumerate(_ONES + _TEENS)}
    return ones | {word: str(10 * i) for i, word in enumerate(_TENS, 2)}


@cache
def _spellings() -> dict[str, str]:
    return dict(line.split("\t") for line in lines("spellings"))


def _american(key: str) -> str:
    """Return the American spelling of a word in small letters: stems from the list, -ise, -yse and -our by rule."""
    stems = _spellings()
    for length in range(min(len(key), 12), 2, -1):
        if key[:length] in stems and (length > 4 or length == len(key) or key[length:] in {"s", "d", "ed", "ing"}):  # noqa: PLR2004
            key = stems[key[:length]] + key[length:]
            break
    if len(key) < _SHORTEST_RULED:
        return key
    key = re.sub(r"is(e|ed|es|er|ers|ing|ation|ations|ational)$", r"iz\1", key)
    key = re.sub(r"ys(e|ed|es|er|ers|ing)$", r"yz\1", key)
    return re.sub(r"(?<=[bdilnpv])our(?=$|s$|ed$|ing|able|ably|ite|ful|er|ist|hood|ly|i)", "or", key)
