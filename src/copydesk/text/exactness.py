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
    further = r"(?P<further>another\s|a\sfurther\s|a\stotal\sof\s)?"
    return re.compile(rf"(?<![\w-])(?P<bound>{phrases})\s(?:the\s)?{further}$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p).replace(r"\ ", r"\s") for p in sorted(_bounds("after"), key=len, reverse=True))
    return re.compile(
        rf"(?:,?[\s-](?P<bound>{phrases})(?![\w-])|(?P<plus>\+)|(?:\s[\w-]+){{1,2}},?\s(?P<later>{_LATER})\b)", re.IGNORECASE
    )


_LATER = "or more|or so|or fewer|or less|at most|at best|at the most"
_TOPIC = re.compile(
    r"\b(?:talk\w*|speak\w*|spoke|ask\w*|complain\w*|worr\w*|concern\w*|know\w*|knew|think\w*|thought|learn\w*|book\w*|stor(?:y|ies)"
    r"|questions?|told|tell|lied?|wrote|write|documentary|film|facts?|information|doubts?|hear|heard|deci(?:de|ded|sion)|debate|row"
    r"|argu\w+|minds?|how)\s$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:no|not|none|never|nobody|neither|without|cannot|nor)|n[’']t)\s(?:(?:be|been|for|have|to|last|lasting|much|any|go|stay|cost|take"
    r"|run|at|one|live|kept|ought|there|exceed|by|a|the)\s){0,4}$",
    re.IGNORECASE,
)
_TURNED = {Bound.OVER: Bound.MOST, Bound.UNDER: Bound.LEAST}
"""What "not more than" and "none under" come to."""
_BECAUSE = re.compile(
    r"\b(?:hand\w*|took|tak(?:e|es|en|ing)|turn\w*|giv\w+|gave|sign\w*|mull\w*|argu\w*|clash\w*|row\w*|disput\w*|jail\w*"
    r"|charged|arrested|sentenced?|resign\w*|sued|questioned|convicted|investigat\w*|fined|trial|court|prison|case|deal)\s$",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:took|tak(?:e|es|en|ing)|last\w*|is|was|were|are|be|been|serv\w+|wait\w*|for|of|after|by|at|in|just|to|had|has)\s$",
    re.IGNORECASE,
)


def bound_of(prose: str, figure: Span, floor: int) -> tuple[Bound, Span]:
    """Return how exact a figure is and the stretch that tells it, its bounding words with it; nothing before `floor` counts."""
    start = max(floor, figure.start - FARTHEST)
    if match := _before().search(prose[start : figure.start]):
        phrase = re.sub(r"\s", " ", match["bound"].lower())
        at = start + match.start()
        bound = _meant(phrase, prose[max(floor, at - FARTHEST) : at])
        if bound and not (match["further"] and phrase == "about"):
            return bound, Span(at, figure.end)
    if match := _behind().match(prose, figure.end):
        phrase = re.sub(r"\s", " ", (match["bound"] or match["later"] or "plus").lower())
        return _bounds("after")[phrase], Span(figure.start, figure.end if match["later"] else match.end())
    return Bound.NONE, figure


def spell_bound_of(prose: str, spell: Span, floor: int) -> tuple[Bound, Span]:
    """Return the same for a length of time, beside which "over" mostly means "during", and "under" a circumstance."""
    bound, whole = bound_of(prose, spell, floor)
    phrase = prose[whole.start : spell.start].strip().lower()
    ahead = prose[max(floor, whole.start - FARTHEST) : whole.start]
    during = phrase == "over" and not _LASTING.search(ahead)
    if during or (phrase == "under" and prose[spell.end :][:4] == " of "):
        return Bound.NONE, spell
    return bound, whole


def _meant(phrase: str, ahead: str) -> Bound | None:
    """Return what a bounding phrase means behind these words; None where it bounds nothing: "talk about two cases"."""
    if phrase == "about" and _TOPIC.search(ahead):
        return None
    if phrase == "over" and _BECAUSE.search(ahead):
        return None
    bound = _bounds("before")[phrase]
    return _TURNED.get(bound, bound) if _NOT.search(ahead) else bound
