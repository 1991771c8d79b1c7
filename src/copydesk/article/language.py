"""Which language a text is in: English only for now, and a text in another is named.

A text that may be English is taken for it: a list of results, of names or in capitals isn't another language.
"""

import re
from functools import cache

from copydesk.errors import UnusableInputError
from copydesk.text.lexicon import lines
from copydesk.text.passage import Text

LOOKED_AT = 20_000
"""Code points of prose that the language is told from."""
PLAINLY_ENGLISH = 0.1
"""Share of words that hardly stand elsewhere (`lexicon/plainly-english.txt`) from which a text is English."""
ENOUGH = 40
"""Letters from which a language can be told, names left out; one of another script than Latin counts for four."""
SURE = 50.0
"""Log-odds from which another language is sure: English in shorthand reaches 9, a sentence in another language 70."""

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")


def require_english(name: str, text: Text) -> None:
    """Raise UnusableInputError where a text is surely in another language than English."""
    words = _WORD.findall(text.prose[:LOOKED_AT])
    english = _english()
    if sum(word.casefold() in english for word in words) >= PLAINLY_ENGLISH * len(words):
        return
    common = [word for word in words if not word[0].isupper()]
    told_from = " ".join(dict.fromkeys(common))
    if sum(map(len, common)) + 3 * len(_OTHER_SCRIPT.findall(told_from)) < ENOUGH:
        return
    from py3langid import rank  # noqa: PLC0415 - a second that a plainly English text must not wait

    scores = dict(rank(told_from))
    best = max(scores, key=lambda code: scores[code])
    if scores[best] - scores.get("en", 0.0) >= SURE:
        raise UnusableInputError(f"{name}: in {_names().get(best, best)}: wanted English")


@cache
def _english() -> frozenset[str]:
    return frozenset(lines("plainly-english"))


@cache
def _names() -> dict[str, str]:
    entries = (line.partition("\t") for line in lines("languages"))
    return {code: language for code, _, language in entries}
