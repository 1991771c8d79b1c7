"""Numbers that are no figures: years, dates, clock times, ages, parts of names, marks of lists."""

import re

from copydesk.text.counting.nouns import counted
from copydesk.text.counting.numbers import Numeral, Sort
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span

SPELLS = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|yrs?|decades?|"
    r"centur(?:y|ies)|a\.?m\b|p\.?m\b|o[’']clock|noon|midnight|GMT|BST|CES?T|E[DS]?T|UTC)"
)
_MONTHS = (
    r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)"
)
_DATED_BEHIND = re.compile(
    r"[\s-]+(?:(?:and\sa\shalf|more|full|straight|consecutive|long|further|other|calendar|working|business)[\s-])?"
    rf"{SPELLS}(?:-?olds?)?\b(?!-(?!old)|\s(?:place|division|leg|round))|(?:\s|-|\sof\s){_MONTHS}(?!\w)|[ap]\.?m\b|s\b|\s?[–-]\s?{SPELLS}\b"
)
_DATED_BEFORE = re.compile(
    rf"\b(?:{_MONTHS}(?:\sthe)?\s|(?:[Aa]ged?|ages|at\sage|over-|under-|[Uu]nder\sthe\sage\sof|[Uu]nder-|mid-|GMT[+-]?)\s?"
    r"|(?:aged|ages)\s(?:between|from)\s)$"
)
_AGE_BEFORE = re.compile(
    r"(?:\w,|\bwho\sis|\bwho\swas|\b(?:man|woman|boy|girl)\sof|\b(?:[A-Z][\w’'-]+|he|He|she|She)\s(?:is|was|turned|turns))\s(?:now\s)?$"
)
_AGE_BEHIND = re.compile(r"(?:\snow)?[,.;)]|\sand\s|\swhen\b|\syears\sold|\slast\s|\snext\s|\swas\s|$")
_OLDEST = 110
_OF_PERSON = re.compile(r"\b(?:man|woman|boy|girl|lad|[a-z]+(?:er|or|ist|ian|ant|ent))\sof\s$")
YEARS = range(1500, 2100)
"""What four digits alone are mostly a year of."""
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|from|until|till|to|during|before|after|of|early|late|the)\s$", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}(?:(?:[-–]| to | and | or )\d{2,4})?")
_MANY_BEHIND = re.compile(r"\s(?!was|has|is|as|this|towards)[a-z]{3,}s\b")
_NAME_BEFORE = re.compile(
    r"(?:\b[A-Z][\w’'&]*|\b(?:no\.|number|numbered|page|chapter|room|flat|gate|route|level|grade|phase|stage|category|type|class|step"
    r"|round|section|article|series|season|episode|part|volume|model|version|platform|channel|terminal|unit|zone|tier|group|rule"
    r"|bay|lane|seat|ward|block|lot))\s$"
)
_WIDEST = 24
_PLACED = re.compile(r"\b(?:ranked|seeded|placed|rated)\s$", re.IGNORECASE)
_ADVERB_BEHIND = re.compile(r"\s*(?:,|:|and\sforemost|of\sall|\)|$)")
_NO_RANK_BEHIND = re.compile(
    r"[-\s](?:hand|party|degree|class|rate|guess|thoughts?|nature|time|aid|lady|name|person|to\snone|fiddle|half|quarter|wave)\b"
)
_SECOND = 2
_MOMENT_BEFORE = re.compile(r"\b(?:per|split|every)\s$")


def is_time(prose: str, numeral: Numeral) -> bool:
    """Say whether a number without a unit tells a time or an age."""
    before = prose[max(0, numeral.span.start - _WIDEST) : numeral.span.start]
    dated = _DATED_BEFORE.search(before) and numeral.low <= _OLDEST
    if dated or _DATED_BEHIND.match(prose, numeral.span.end):
        return numeral.sort not in (Sort.TIMES, Sort.LOOSE)
    if not numeral.digits or numeral.scaled or numeral.sort not in (Sort.CARDINAL, Sort.PAIR):
        return False
    words = prose[numeral.span.start : numeral.span.end]
    if _YEAR.fullmatch(words):
        counted_behind = _MANY_BEHIND.match(prose, numeral.span.end) and not _YEAR_BEFORE.search(before)
        return int(words[:4]) in YEARS and not counted_behind
    if numeral.low >= _OLDEST:
        return False
    aged = _AGE_BEFORE.search(before) and _AGE_BEHIND.match(prose, numeral.span.end)
    return bool(aged or _OF_PERSON.search(before))


def is_name(page: Page, sentence: Sentence, numeral: Numeral) -> bool:
    """Say whether a number belongs to a name or marks an item: Boeing 737, page 5, Formula One, "1. Heat the oven"."""
    prose, (start, end) = page.prose, numeral.span
    if start == sentence.span.start and numeral.sort is Sort.CARDINAL and re.match(r"[.)]\s", prose[end : end + 2]):
        return True
    if re.match(r"[-–][A-Z0-9]", prose[end : end + 2]) or prose[max(0, start - 1) : start] == "#":
        return True
    words = prose[start:end]
    if not numeral.digits and words[0].isupper() and not words.isupper() and start > sentence.span.start:
        return prose[start - 1] in " -" and prose[start - 2] not in ".:!?“”\"'‘’*"
    return _is_behind_name(page, sentence, numeral)


def _is_behind_name(page: Page, sentence: Sentence, numeral: Numeral) -> bool:
    start, end = numeral.span
    before = page.prose[max(0, start - _WIDEST) : start]
    if (
        numeral.sort is not Sort.CARDINAL
        or numeral.scaled
        or "," in page.prose[start:end]
        or not _NAME_BEFORE.search(before)
    ):
        return False
    if before.split()[-1].islower():
        return numeral.digits
    known = page.words_in(Span(max(start - 2, 0), start))
    return bool(known) and known[-1].pos in ("PROPN", "NOUN", "NUM") and counted(page, sentence, end).head is None


def is_rank(prose: str, numeral: Numeral) -> bool:
    """Say whether an ordinal tells a place in an order: not "at first", "a split second", "second-hand"."""
    start, end = numeral.span
    before, behind = prose[max(0, start - 10) : start], prose[end : end + 24]
    moment = numeral.low == _SECOND and not numeral.digits and _MOMENT_BEFORE.search(before)
    adverb = _ADVERB_BEHIND.match(behind) and not _PLACED.search(before)
    return not (numeral.low == 1 or moment or _NO_RANK_BEHIND.match(behind) or adverb)


def is_word_part(prose: str, end: int) -> bool:
    """Say whether digits run on into letters that are no unit: 5G, 4x4, 1990s."""
    return prose[end - 1 : end].isdigit() and prose[end : end + 1].isalpha()
