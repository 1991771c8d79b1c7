"""How exact a figure is meant to be: about, more than, at least, nearly, up to."""

import re
from enum import StrEnum
from functools import cache

from copydesk.text.lexicon import lines
from copydesk.text.passage import Span


class Bound(StrEnum):
    """What the words around a figure make of it. Words of one bound say the same: about, around, some, roughly."""

    NONE = "none"
    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    LEAST = "least"
    NEARLY = "nearly"
    UNDER = "under"
    MOST = "most"


FARTHEST = 40
"""Code points before a figure in which the words that bound it are looked for."""


@cache
def _bounds(side: str) -> dict[str, Bound]:
    entries = (line.split("\t") for line in lines("bounds"))
    return {phrase: Bound(bound) for phrase, place, bound in entries if place == side}


@cache
def _before() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p).replace(r"\ ", r"\s") for p in sorted(_bounds("before"), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<bound>{phrases})\s(?:the\s)?(?:another\s|a\sfurther\s|a\stotal\sof\s)?$", re.IGNORECASE
    )


@cache
def _behind() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p).replace(r"\ ", r"\s") for p in sorted(_bounds("after"), key=len, reverse=True))
    return re.compile(rf"(?:[\s-](?P<bound>{phrases})(?![\w-])|(?P<plus>\+))", re.IGNORECASE)


_TOPIC = re.compile(
    r"\b(?:talk\w*|speak\w*|spoke|ask\w*|complain\w*|worr\w*|concern\w*|know\w*|knew|think\w*|thought|learn\w*|book\w*|stor(?:y|ies)"
    r"|questions?|told|tell|lied?|wrote|write|documentary|film|facts?|information|doubts?|hear|heard|deci(?:de|ded|sion)|debate|row|argu\w+)\s$",
    re.IGNORECASE,
)


def bound_of(prose: str, figure: Span, floor: int) -> tuple[Bound, Span]:
    """Return how exact a figure is and the stretch that tells it, its bounding words with it; nothing before `floor` counts."""
    start = max(floor, figure.start - FARTHEST)
    if match := _before().search(prose[start : figure.start]):
        phrase = re.sub(r"\s", " ", match["bound"].lower())
        if not (
            phrase == "about" and _TOPIC.search(prose[max(floor, start + match.start() - 20) : start + match.start()])
        ):
            return _bounds("before")[phrase], Span(start + match.start(), figure.end)
    if match := _behind().match(prose, figure.end):
        phrase = re.sub(r"\s", " ", (match["bound"] or "plus").lower())
        return _bounds("after")[phrase], Span(figure.start, match.end())
    return Bound.NONE, figure
