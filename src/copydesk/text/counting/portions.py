"""Halves, thirds and quarters: which are parts of something, which are stretches of time or play, which are ranks."""

import re
from decimal import Decimal

from copydesk.text.counting.numbers import Numeral, Sort
from copydesk.text.page import Page
from copydesk.text.passage import Span

_SPELL_BEFORE = re.compile(
    r"(?:\b(?:first|second|1st|2nd|latter|third|fourth|last|next|this|each|other|better|opening|closing|early"
    r"|late)[ -]|\w-)$",
    re.IGNORECASE,
)
_SIDE_BEFORE = re.compile(
    r"\b(?:(?:north|south|east|west)(?:ern)?|(?:north|south)[ -]?(?:east|west)(?:ern)?|upper|lower|top|bottom|front"
    r"|rear|hind|left|right|left-hand|right-hand|inner|outer|opposite|far|near)[ -]$",
    re.IGNORECASE,
)
"""What makes a half the side of a thing, which nobody has measured: the southern half of the world."""
_SPELL_BEHIND = re.compile(
    r"[-\s](?:time|term|hour|back|marathon|brother|sister|sibling|way|moon|centur|decade|year|day|an\shour)"
    r"|-(?!mil|point|kilo|met|per|doz|tonne|lit|inch|pint|degree|acre)"
)
_QUARTER_BEFORE = re.compile(
    r"\b(?:by|about|nearly|almost|over|than|around|roughly|some|under|least|only|just|below|above|approximately|up\sto)\s$",
    re.IGNORECASE,
)
_TIME = r"\s(?:an?\s(?:century|hour|year|decade|day)|20\d\d|the\s(?:year|century))\b"
_QUARTER_OF = re.compile(rf"\sof\b(?!{_TIME})|\s(?:more|less|fewer|higher|lower)\b")
_OF_TIME = re.compile(rf"\sof{_TIME}")


_ONE_IN = re.compile(r"\bone\s(?:[\w-]+\s){1,4}in\s(?:every\s|about\s|roughly\s|around\s|nearly\s)?$", re.IGNORECASE)
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "HYPH", "CD"})
"""Tags of words that a rank can stand before."""
_SHARED = frozenset(map(Decimal, (*range(2, 13), 15, 20, 25, 50, 100, 1000)))


def as_share(prose: str, numeral: Numeral) -> Numeral:
    """Return the share that a number tells behind "one stop in"."""
    start, end = numeral.span
    ahead = prose[max(0, start - 50) : start]
    one = _ONE_IN.search(ahead) if numeral.sort is Sort.CARDINAL and numeral.low in _SHARED else None
    if one is None:
        return numeral
    if re.match(r"\s[a-z]", prose[end : end + 2]) and not re.match(
        r"\s(?:is|was|were|are|has|have|had|went|in|on|at|last)\b", prose[end : end + 6]
    ):
        return numeral
    span = Span(start - len(ahead) + one.start(), end)
    return numeral._replace(span=span, low=1 / numeral.low, high=1 / numeral.low, sort=Sort.PART)


def is_part(prose: str, numeral: Numeral) -> bool:
    """Say whether a numeral read as a part is one, not the half of a match or the quarter of a year."""
    start, end = numeral.span
    words, before = prose[start:end].lower(), prose[max(0, start - 24) : start]
    if words.endswith("half"):
        if before.endswith("in ") and not _OF.match(prose, end):
            return False
        return not (_SPELL_BEFORE.search(before) or _SIDE_BEFORE.search(before) or _SPELL_BEHIND.match(prose, end))
    if words.startswith("quarter"):
        return False
    if words.endswith("quarters"):
        return is_portion(prose, numeral)
    if words.endswith("a quarter"):
        return bool(_QUARTER_BEFORE.search(before) or _QUARTER_OF.match(prose, end))
    return True


def is_portion(prose: str, numeral: Numeral) -> bool:
    """Say whether quarters are parts: "three-quarters", "three quarters of them", not of a year, nor seven of them."""
    start, end = numeral.span
    if numeral.sort is not Sort.PART or not prose[start:end].lower().endswith("quarters"):
        return False
    joined = prose[end - len("quarters") - 1] == "-" and not _OF_TIME.match(prose, end)
    return numeral.low < 1 and (joined or bool(_QUARTER_OF.match(prose, end)))


def as_rank(page: Page, numeral: Numeral) -> Numeral:
    """Return a part as the rank that it is where a noun follows it: "a third attempt"."""
    start, end = numeral.span
    words = page.prose[start:end].lower()
    if numeral.sort is not Sort.PART or not re.fullmatch(r"a[ -]\w+(?:d|th)", words):
        return numeral
    behind = page.words_in(Span(end, end + 2))
    word = behind[-1] if behind else None
    if word is None or word.span.start < end or word.tag not in _NAMING:
        return numeral
    value = (1 / numeral.low).quantize(Decimal(1))
    return numeral._replace(span=Span(start + 2, end), low=value, high=value, sort=Sort.ORDINAL)


def is_doubtful(prose: str, numeral: Numeral) -> bool:
    """Say whether "a third" may be a rank as well as a part: "two were fined and a third was warned"."""
    start, end = numeral.span
    if numeral.sort is not Sort.PART or not re.fullmatch(r"a[ -]\w+(?:d|th)", prose[start:end].lower()):
        return False
    return not (_QUARTER_BEFORE.search(prose[max(0, start - 24) : start]) or _OF.match(prose, end))


_OF = re.compile(
    r"\s(?:of|less|more|fewer|higher|lower|bigger|larger|smaller|cheaper|faster|slower|longer|shorter|as)\b"
)
