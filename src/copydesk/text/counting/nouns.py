"""What a number counts: the noun behind it."""

import re
from typing import NamedTuple

from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span


class Counted(NamedTuple):
    """The lemma of what is counted and the index of its word; "" and None where the text doesn't say."""

    noun: str
    head: int | None


NOTHING = Counted("", None)
OWNING = "POS"
"""The tag of the mark behind an owner, who is not what is counted: two of the company's plants."""
REACH = 8
"""Words behind a number among which the noun is looked for."""
_PASSED = frozenset(
    {"of", "the", "these", "those", "its", "their", "his", "her", "our", "my", "your", "this", "that", "more", "other"}
    | {"such"}
)
_MODIFIERS = frozenset({"ADJ", "DET", "NUM"})
_TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)?days?|to(?:day|night|morrow)|yesterday|years?|months?|weeks?|nights?|mornings?|evenings?|afternoons?"
)
_NOUNS = frozenset({"NOUN", "PROPN"})


def counted(page: Page, sentence: Sentence, end: int) -> Counted:
    """Return what the number that ends at an offset counts: the last noun of the run behind it, or "injured".

    Owners are passed: of two of the company's plants it is the plants.
    """
    noun: Word | None = None
    adjective: Word | None = None
    for word in page.words_in(Span(end, min(end + 80, sentence.span.end)))[:REACH]:
        if word.span.start < end:
            continue
        if word.pos in _NOUNS and word.text.lower() not in _PASSED:
            if _TIME.fullmatch(word.text.lower()):
                break
            noun = word
        elif word.tag == OWNING:
            noun = None
        elif noun is not None or not _passes(word):
            break
        elif adjective is None and word.pos in ("ADJ", "VERB") and word.text.lower() not in _PASSED:
            adjective = word
    if noun is not None:
        return Counted(noun.lemma.lower(), noun.number)
    return Counted(adjective.text.lower(), adjective.number) if adjective is not None else NOTHING


def _passes(word: Word) -> bool:
    if word.text.lower() in ("a", "an"):
        return False
    return word.pos in _MODIFIERS or word.text.lower() in _PASSED or word.tag in ("VBN", "VBG") or word.text in "-–"
