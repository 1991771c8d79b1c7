"""The house's spelling: breame's lists, held to what a check takes for the same word.

Those lists have words in them that are not the same (ton and tonne, draft and draught, filter and philtre) and a few
slips: a pair is used only where `text.wording` reads both as one word, and not where the sense decides (practice).
Left alone are quotations, names and titles of works (whatever has a capital), addresses and code.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from breame.spelling import get_american_spelling, get_british_spelling

from copydesk.draft.model import Spelling
from copydesk.text.passage import Span
from copydesk.text.wording import joined, terms

_WORD = re.compile(r"(?<![\w@./:’'&#\\-])[a-z]{4,}(?![\w@/’'\\]|[.:-]\w)")
_QUOTED = re.compile(
    r"“[^”]*(?:”|$)|‘[^’]*(?:’|$)|\"[^\"]*(?:\"|$)|(?<!\w)'[^']*(?:'(?!\w)|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)"
)
"""A quotation in a sentence by itself; one that isn't closed runs to the sentence's end."""
_BY_SENSE = re.compile(
    r"(?:licen[cs]|practi[cs]|program|draft|draught|tire|tyre|meter|metre|ton|tonne|dis[ck]|check|cheque|analys|analyz"
    r"|groin|groyne|gram|curb|kerb|stor(?:e?y)|axe?s?$|prophec|prophes|judg|enquir|inquir|jail|gaol|connexion|gas|bus|bias"
    r"|phon|filter|philtre)"
)
"""How words begin whose other spelling is another word, or the other one only as a noun or a verb, or disputed."""
_TO_AMERICAN_ONLY = frozenset(
    {"tyre", "tyres", "cheque", "cheques", "programme", "programmes", "metre", "metres", "licence", "licences"}
)
"""Words of one sense alone, whose American spelling has several."""


def respelt(sentence: str, spelling: Spelling) -> str:
    """Return a sentence of plain prose in the house's spelling, what stands between quotation marks left alone."""
    return respelt_outside(sentence, spelling, [Span(*found.span()) for found in _QUOTED.finditer(sentence)])


def respelt_outside(prose: str, spelling: Spelling, kept: Sequence[Span]) -> str:
    """Return prose in the house's spelling, these spans of it left alone."""
    if spelling is Spelling.KEEP:
        return prose

    def other(found: re.Match[str]) -> str:
        place = Span(*found.span())
        return found[0] if any(place.overlaps(span) for span in kept) else _other(found[0], spelling)

    return _WORD.sub(other, prose)


@lru_cache(maxsize=20_000)
def _other(word: str, spelling: Spelling) -> str:
    """Return a word in lower case as the house spells it."""
    if spelling is Spelling.US and word in _TO_AMERICAN_ONLY:
        return str(get_american_spelling(word))
    if _BY_SENSE.match(word):
        return word
    other = str(get_british_spelling(word) if spelling is Spelling.UK else get_american_spelling(word))
    return other if other != word and alike(other) == alike(word) else word


def alike(word: str) -> str:
    """Return what stands for a word in all its spellings."""
    return joined(terms(word, Span(0, len(word))))
