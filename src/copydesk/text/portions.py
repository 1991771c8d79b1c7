"""Halves, thirds and quarters: which of them are parts of something, which are stretches of time or play, which are ranks."""

import re
from decimal import Decimal

from copydesk.text.numbers import Numeral, Sort
from copydesk.text.passage import Span

_BEFORE = re.compile(
    r"\b(?:by|about|nearly|almost|over|than|around|roughly|some|under|least|only|just|below|above|approximately|exactly|up\sto)\s$",
    re.IGNORECASE,
)
_MAYBE_BEFORE = re.compile(r"\b(?:to|from|and|or|cut|up|for|towards?|another|further|is|was|as)\s$", re.IGNORECASE)
_OF = re.compile(
    r"\s(?:of|less|more|fewer|higher|lower|bigger|larger|smaller|cheaper|faster|slower|longer|shorter|off|down|full|as|the)\b"
)
_END = re.compile(r"[.,;:!?)”’\"]|\s(?:in|on|since|over|from|to|last|this|by|during|after)\b|$")
_SPELL_BEFORE = re.compile(
    r"(?:\b(?:first|second|1st|2nd|latter|third|fourth|last|next|this|each|other|better|opening|closing|early|late)[ -]|\w-)$",
    re.IGNORECASE,
)
_SPELL_BEHIND = re.compile(
    r"[-\s](?:time|term|hour|back|marathon|brother|sister|sibling|way|price|moon|centur|decade|year|day|an\shour)"
)
_QUARTER_OF = re.compile(
    r"\sof\b(?!\s(?:an?\s(?:century|hour)|20\d\d|the\s(?:year|century)))|\s(?:more|less|fewer|higher|lower)\b"
)


_ONE_IN = re.compile(r"\bone\s(?:[\w-]+\s){1,4}in\s(?:every\s)?$", re.IGNORECASE)
_SHARED = frozenset(map(Decimal, (*range(2, 13), 15, 20, 25, 50, 100, 1000)))


def as_share(prose: str, numeral: Numeral) -> Numeral:
    """Return the share that a number tells behind "one stop in"."""
    start, end = numeral.span
    ahead = prose[max(0, start - 50) : start]
    one = _ONE_IN.search(ahead) if numeral.sort is Sort.CARDINAL and numeral.low in _SHARED else None
    if one is None:
        return numeral
    if re.match(r"\s[a-z]", prose[end : end + 2]) and not re.match(r"\s(?:is|was|were|are|has|have|had|went|in|on|at|last)\b", prose[end : end + 6]):
        return numeral
    span = Span(start - len(ahead) + one.start(), end)
    return numeral._replace(span=span, low=1 / numeral.low, high=1 / numeral.low, sort=Sort.PART)


def is_part(prose: str, numeral: Numeral) -> bool:
    """Say whether a numeral read as a part is one, not the half of a match or the quarter of a year."""
    start, end = numeral.span
    words, before = prose[start:end].lower(), prose[max(0, start - 24) : start]
    if words.endswith("half"):
        return not (_SPELL_BEFORE.search(before) or _SPELL_BEHIND.match(prose, end))
    if words.startswith("quarter"):
        return False
    if words.endswith("a quarter"):
        return bool(_BEFORE.search(before) or _QUARTER_OF.match(prose, end))
    return True


def as_rank(prose: str, numeral: Numeral) -> Numeral:
    """Return a part as the rank that it is where a noun follows it: "a third attempt"."""
    start, end = numeral.span
    if numeral.sort is not Sort.PART or not re.fullmatch(r"a[ -]\w+(?:d|th)", prose[start:end].lower()):
        return numeral
    before = prose[max(0, start - 24) : start]
    if _OF.match(prose, end) or _BEFORE.search(before) or (_MAYBE_BEFORE.search(before) and _END.match(prose, end)):
        return numeral
    value = (1 / numeral.low).quantize(Decimal(1))
    return numeral._replace(span=Span(start + 2, end), low=value, high=value, sort=Sort.ORDINAL)
