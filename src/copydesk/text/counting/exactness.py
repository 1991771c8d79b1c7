"""How exact a figure is meant to be: about, more than, at least, nearly, up to."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache

from copydesk.text.counting.numbers import numerals
from copydesk.text.lexicon import expressions, lines
from copydesk.text.page import Page
from copydesk.text.passage import Span


class Bound(StrEnum):
    """What the words around a figure make of it. Words of one bound say the same: about, around, some, roughly.

    `NEAR` is what may mean "about" as well as "nearly": close to, nearer.
    """

    NONE = "none"
    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    LEAST = "least"
    NEARLY = "nearly"
    NEAR = "near"
    UNDER = "under"
    MOST = "most"
    ONLY = "only"


FARTHEST = 40
"""Code points before a figure in which the words that bound it are looked for."""

NEXT, NEXT_WITHIN = 2, 24
"""Code points behind bounding words in which a number must begin that they bound, a sign before it, and be read."""

CLAUSE = 70
"""Code points before them in which the "nobody" is looked for that turns them round."""


@cache
def _bounds(side: str) -> dict[str, Bound]:
    entries = (line.split("\t") for line in lines("bounds"))
    return {phrase: Bound(bound) for phrase, place, bound in entries if place == side}


_SUM = re.compile(r"\s(?:[£$€]|[\d.,]+(?:m|bn|%|\s(?:per\scent|percent|thousand|million|billion|trillion))\b)")
"""A sum or share, which nothing lies under: contracts under 1.5 million crowns."""


@cache
def _measuring() -> frozenset[str]:
    """Return what "under" and "over" compare behind: verbs, and nouns as in temperatures under 20 degrees."""
    return frozenset((*lines("measuring-verbs"), *lines("measured")))


@cache
def _topics() -> re.Pattern[str]:
    """Return a pattern for what is said or told "about" something, at the end of a stretch."""
    return re.compile(expressions("topics").pattern + r"\s$", re.IGNORECASE)


@cache
def _disputed() -> re.Pattern[str]:
    """Return a pattern for what is "over" something in dispute, up to six words before the end of a stretch."""
    beside, before = expressions("handed-over").pattern, expressions("disputes").pattern
    return re.compile(rf"(?:{beside}\s|{before}\s(?:\S+\s){{0,6}})$", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p).replace(r"\ ", r"\s") for p in sorted(_bounds("before"), key=len, reverse=True))
    further = r"(?P<further>another\s|a\sfurther\s|a\stotal\sof\s)?"
    return re.compile(rf"(?<![\w-])(?P<bound>{phrases})\s{further}$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p).replace(r"\ ", r"\s") for p in sorted(_bounds("after"), key=len, reverse=True))
    return re.compile(
        rf"(?:[\s-](?P<bound>{phrases})(?![\w-]|\sthan\b)|(?P<plus>\+|-plus\b|-odd\b)"
        rf"|(?:\s[\w-]+){{1,3}}?,?\s(?P<later>{_LATER})\b|,\s(?P<cap>{_CAP})\b)",
        re.IGNORECASE,
    )


_LATER = (
    "or more|or so|or fewer|or less|at most|at best|at the most|or thereabouts|or longer|or above|or over|or higher"
    "|or greater|or better|or under|or below|or lower|at least|at the very least"
)
_LATER_ABOUT = frozenset({"or so", "or thereabouts"})
_LATER_LEAST = frozenset(
    {
        "or more",
        "or longer",
        "or above",
        "or over",
        "or higher",
        "or greater",
        "or better",
        "at least",
        "at the very least",
    }
)
_CAP = "no more|no longer|no higher|if that|tops|max"
_NOT = re.compile(
    r"(?:\b(?:no|not|none|never|nobody|neither|without|cannot|nor)|n[’']t)\s(?:(?:be|been|for|have|to|last|lasting|much|any|go|stay|cost|take"
    r"|run|at|one|live|kept|ought|there|exceed|by|a|the)\s){0,4}$",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:\b(?:nobody|none|neither|nothing|no(?:\sone)?|not|never|cannot)|n[’']t)"
    r"(?:\s(?!(?:who|which|that|what|why|how|if|whether|because|but|and|or|only|just|as|than|say|said|know|comment|includ\w+"
    r"|despite|with|after|when|while|where|by|to)\b)[\w’'-]+){1,7}\s$",
    re.IGNORECASE,
)
"""A negative word and up to seven more of one clause: "nobody in the team would earn" less than so much."""
_TURNED = {Bound.OVER: Bound.MOST, Bound.UNDER: Bound.LEAST}
"""What "not more than" and "none under" come to."""
_LASTING = re.compile(
    r"\b(?:took|tak(?:e|es|en|ing)|last\w*|is|was|were|are|be|been|serv\w+|wait\w*|for|of|after|by|at|in|just|to|had|has)\s$",
    re.IGNORECASE,
)


_RISING = re.compile(
    r"\b(?:go(?:es|ne|ing)?|went|ris(?:e|es|en|ing)|rose|put|push\w*|mov\w+|brought|bring\w*|bump\w*|from"
    r"|jump\w*|climb\w*|step\w*|edg\w*|cre(?:ep|pt)\w*|inch\w*|tick\w*|shot|soar\w*|surg\w*|gr[eo]w\w*)\s$",
    re.IGNORECASE,
)
_THE_PAST = re.compile(r"\b(?:the|this|these|those|its|his|her|their|our|my)\s$", re.IGNORECASE)
"""What makes "past" a time gone by and no bound: the past six springs."""
_PLACED = re.compile(
    r"\b(?:st(?:an|oo)d\w*|put(?:\sup)?|buil[dt]\w*|gather\w*|crowd\w*|wrap\w*|walk\w*|drive\w*|drove|sail\w*|plant\w*|install\w*|fenc\w*"
    r"|r[ua]n\w*)\s$",
    re.IGNORECASE,
)
"""What is "around" something in space before a number in words: posts stood around two greens."""
_SYMBOL = re.compile(r"\s[$£€¥]")
_REFUSED: Mapping[str, Callable[[], re.Pattern[str]]] = {
    "about": _topics,
    "over": _disputed,
    "up to": lambda: _RISING,
    "past": lambda: _THE_PAST,
}
"""What a phrase bounds nothing behind."""
_AGE = re.compile(
    r"\s\d\d(?:[.;:!?)”\"’']|,(?!\d)|$|\s(?:who|in|are|were|and|or|to|with|at|by|have|had|can|would|will|for|from|on|is|was"
    r"|must|should|may|each|every|die|died)\b)"
)
_TIMES = re.compile(r"\s[\d,]+\stimes\b")
"""A number of times, over which nothing can be or happen: "over 200 times" compares."""
_COMPARED = re.compile(
    r"(?:\d|%|\b(?:per\scent|percent|quarter|third|half|fifth|points?|times|degrees?|metres?|miles))\s$"
)


_TOLD = re.compile(r"\btold\s$", re.IGNORECASE)
_MANY = re.compile(r"\s\d[\d,]*\d\s[a-z]+s\b")
"""Those whom somebody tells something, not what they are told of: "told about 150 supporters"."""
_SPREAD = re.compile(
    r"\b(?:spread|scatter\w*|distribut\w*|divid\w*|split|strewn|dotted|spac\w+|stagger\w*|phas\w+)\s(?:out\s)?$",
    re.IGNORECASE,
)
"""What is "over" places or times in the sense of across them."""
_STRETCH = re.compile(
    r"\s[\w-]+\s(?:\w+\s)?(?:seasons|winters|summers|springs|games|matches|rounds|legs|terms|courses|sessions|sittings|episodes"
    r"|stages|races|visits|meetings|evenings|mornings|afternoons|holes|sets|overs|innings|chapters|volumes|phases|instalments)\b"
)
"""What is counted so that "over" mostly means "during" before it: three winters, four games."""


def bound_of(page: Page, figure: Span, floor: int, *, thick: bool = False) -> tuple[Bound, Span]:
    """Return how exact a figure is and the stretch that tells it, with its bounding words.

    Nothing before `floor` counts. Where the figure is a length (`thick`), what stands "under two metres of snow" isn't
    bounded, and what runs "over 34 kilometres of road" may run along them.
    """
    prose = page.prose
    start = max(floor, figure.start - FARTHEST)
    if match := _before().search(prose[start : figure.start]):
        phrase = re.sub(r"\s", " ", match["bound"].lower())
        at = start + match.start()
        bound = _meant(page, phrase, Span(at, at + len(phrase)), floor)
        if thick and phrase in {"under", "over"} and prose.startswith(" of ", figure.end):
            return Bound.NONE, figure
        if bound and not (match["further"] and phrase == "about"):
            return bound, Span(at, figure.end)
    if match := _behind().match(prose, figure.end):
        if match["bound"]:
            bound = _bounds("after").get(re.sub(r"\s", " ", match["bound"].lower()))
            return (bound, Span(figure.start, match.end())) if bound else (Bound.NONE, figure)
        if match["later"] and _is_of_the_next(prose, match.end()):
            return Bound.NONE, figure
        return _trailing(match), Span(figure.start, match.end() if match["plus"] else figure.end)
    return Bound.NONE, figure


def _is_of_the_next(prose: str, end: int) -> bool:
    """Say whether words that end here bound a number behind them: "three villages, killing at least 19"."""
    return any(
        numeral.span.start <= end + NEXT for numeral in numerals(prose, Span(end, min(end + NEXT_WITHIN, len(prose))))
    )


def _trailing(match: re.Match[str]) -> Bound:
    if match["plus"]:
        return Bound.ABOUT if match["plus"].endswith("odd") else Bound.LEAST
    if match["cap"]:
        return Bound.MOST
    words = match["later"].lower()
    if words in _LATER_ABOUT:
        return Bound.ABOUT
    return Bound.LEAST if words in _LATER_LEAST else Bound.MOST


def spell_bound_of(page: Page, spell: Span, floor: int) -> tuple[Bound, Span]:
    """Return the same for a length of time, beside which "over" mostly means "during", and "under" a circumstance."""
    bound, whole = bound_of(page, spell, floor)
    phrase = page.prose[whole.start : spell.start].strip().lower()
    ahead = page.prose[max(floor, whole.start - FARTHEST) : whole.start]
    during = phrase == "over" and not _LASTING.search(ahead)
    if during or (phrase == "under" and page.prose.startswith(" of ", spell.end)):
        return Bound.NONE, spell
    return bound, whole


def _meant(page: Page, phrase: str, place: Span, floor: int) -> Bound | None:
    """Return what a bounding phrase means at its place; None where it bounds nothing: "talk about two cases"."""
    bound = _bounds("before").get(phrase)
    if bound is None:
        return None  # written with a letter that only looks like one of it, as the ſ of "leaſt"
    ahead = page.prose[max(floor, place.start - FARTHEST) : place.start]
    clause = page.prose[max(floor, place.start - CLAUSE) : place.start]
    crowd = phrase == "about" and _TOLD.search(ahead) and _MANY.match(page.prose, place.end)
    refused = None if crowd else _REFUSED.get(phrase)
    if refused and refused().search(ahead):
        return None
    if _is_of_place_or_time(page, phrase, place, ahead):
        return None
    if phrase.startswith("approache") and not _SYMBOL.match(page.prose, place.end):
        return None  # whom one turned to, and no sum
    denied = bound in _TURNED and (_NOT.search(ahead) or _NONE.search(clause))
    return _TURNED[bound] if denied else bound


def _is_of_place_or_time(page: Page, phrase: str, place: Span, ahead: str) -> bool:
    """Say whether a phrase that may bound a number tells where, when or in comparison with what."""
    spelt = page.prose[place.end + 1].isalpha()
    if phrase.endswith(" than"):
        return _COMPARED.search(ahead) is not None
    if phrase == "around":
        return spelt and _PLACED.search(ahead) is not None
    if phrase == "over" and (
        _SPREAD.search(ahead) or (_STRETCH.match(page.prose, place.end) and not _LASTING.search(ahead))
    ):
        return True
    if phrase == "under" and _SUM.match(page.prose, place.end):
        return False
    return phrase in ("over", "under") and not spelt and not _compares(page, place)


def _compares(page: Page, place: Span) -> bool:
    """Say whether "over" and "under" compare with the number, by the parse, and don't tell where or why."""
    words = page.words_in(place)
    if not words or words[0].dep != "prep":
        return True
    head = page.words[words[0].head]
    if _TIMES.match(page.prose, place.end):
        return True
    if words[0].number == page.sentences[words[0].sentence].words.start:
        return True
    before = page.words[words[0].number - 1]
    if before.tag == "NNS" and _AGE.match(page.prose, place.end):
        return True
    return head.lemma in _measuring() or head.pos in ("ADP", "DET", "ADJ", "PRON", "AUX")
