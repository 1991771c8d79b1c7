"""A light reading for events: the words of an article with how much each counts in it, its figures, and its day.

The full reading of an article takes tenths of a second; this one well under a millisecond, so that millions can be
compared. Names and places are words here: a name that few articles have weighs most by its rarity alone.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC
from functools import lru_cache
from itertools import chain, islice, repeat
from typing import NamedTuple

from copydesk.story.model import Member

READ = 1_200
"""Words of a text that are read; a longer one has said by then what it is about."""
TITLE = 2.0
"""What a word of the title counts; the first of the text counts 1."""
FADING = 150
"""Words after which one counts 1/e as much as the first, as news says the main thing first."""
LEAST = 0.1
"""What a word counts at the very end."""
SATURATION = 2.0
"""How soon further mentions of a word add little (the k1 of BM25, Robertson and Walker 1994)."""
SPAN = 10 * READ
"""Code points in which so many words stand, but for odd texts."""
LEDE = 90
"""Words of title and text together whose figures must be found again."""

COLUMN = 0.5
"""Share of a title's longer words that the text lacks from which it names a column ("News in brief"), and no event."""
LONGER = 4
"""Letters from which a word of a title counts for that: shorter ones stand in any text."""

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][a-z]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 40
_COUNTS = tuple(max(LEAST, math.exp(-place / FADING)) for place in range(READ))


class Terms(NamedTuple):
    """What a light reading finds.

    `words` are stems with what they count in the article (above 0, at most SATURATION + 1). `lede` are the figures of
    title and lede without years, `figures` those of the whole; "1" is in neither. `day` is the moment of publication
    in days since 1970, None where it is not known. `column` are the stems of a title that names a column, none of
    another.
    """

    words: Mapping[str, float]
    lede: frozenset[str]
    figures: frozenset[str]
    day: float | None
    column: frozenset[str]


def terms_of(member: Member) -> Terms:
    """Return the light reading of an article; linear in its length, and of at most READ words."""
    title, words = _WORD.findall(member.title[: READ * _LONGEST]), _words(member.text)
    below = _words(_told_below(member))
    if len(below) < len(words) and column_of(member.title, _counted(title, below)):
        words = below
    lede = _figures([*title, *words[:LEDE]][:LEDE])
    counted = _counted(title, words)
    return Terms(
        counted,
        frozenset(figure for figure in lede if not _YEAR.fullmatch(figure)),
        frozenset(_figures([*title, *words])),
        _day(member),
        column_of(member.title, counted),
    )


def column_of(title: str, words: Mapping[str, float]) -> frozenset[str]:
    """Return the stems of a title where it names a column: one of whose longer words the text lacks half.

    `words` are all of the article, as they count in it. What a headline says stands in the story as well; two stories
    under one name of a column have but that in common.
    """
    told = Counter(stem(word) for word in _WORD.findall(title[: READ * _LONGEST]) if word[0].isalpha())
    longer = [word for word in told if len(word) >= LONGER]
    lacking = sum(words.get(word, 0.0) < _saturated(told[word] * TITLE + LEAST / 2) for word in longer)
    return frozenset(told) if longer and lacking >= COLUMN * len(longer) else frozenset()


def one_column(one: AbstractSet[str], other: AbstractSet[str]) -> AbstractSet[str]:
    """Return the stems that two names of columns share, where it is one name with or without an addition to it."""
    return one & other if one <= other or other <= one else frozenset()


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return a word in small letters without the endings that news exchanges freely (-s, -es, -ed, -ing, 's)."""
    small = word.lower().replace("’", "'").removesuffix("'s")
    if small.endswith("ies") and len(small) > len("flies"):
        return small[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        body = small.removesuffix(ending)
        if body != small and len(body) > len(ending) + 1 and len(body) > len("ban") and not small.endswith("ss"):
            return body.rstrip("e")
    return small.rstrip("e") if len(small) > len("lake") else small


def _told_below(member: Member) -> str:
    """Return the text below the title: that of a file begins with it, and would have every word of it."""
    title, text = member.title.strip(), member.text.lstrip()
    below = text.removeprefix(title)
    return below if below.startswith("\n") else text


def _words(text: str) -> list[str]:
    """Return the first READ words of a text."""
    found: list[str] = _WORD.findall(text[:SPAN])
    if len(found) <= READ and len(text) > SPAN:
        return [word[0] for word in islice(_WORD.finditer(text), READ)]
    return found[:READ]


def _counted(title: list[str], words: list[str]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for word, counts in chain(zip(title, repeat(TITLE), strict=False), zip(words, _COUNTS, strict=False)):
        if 1 < len(word) <= _LONGEST:
            key = stem(word)
            sums[key] = sums.get(key, 0.0) + counts
    return {word: _saturated(value) for word, value in sums.items()}


def _saturated(value: float) -> float:
    return value * (SATURATION + 1) / (value + SATURATION)


def _figures(words: list[str]) -> set[str]:
    return {word.replace(",", "") for word in words if word[0].isdecimal()} - {"1"}


def _day(member: Member) -> float | None:
    moment = member.published
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() / 86_400
