"""Reasons that a source gives without a word for it: somebody advised, opposed or refused, and then said why."""

import re

from copydesk.text.reading import Reading

_STANCE = re.compile(
    r"\b(?:advis\w+|recommend\w*|urg(?:e|es|ed|ing)|oppos\w+|object\w*|refus\w+|reject\w*|dismiss\w*"
    r"|turn(?:s|ed|ing)? down|criticis\w+|criticiz\w+|complain\w*|vot(?:e|es|ed|ing) (?:for|against)"
    r"|call(?:s|ed|ing)? (?:for|on)|back(?:s|ed|ing)|favou?r(?:s|ed|ing)?|support(?:s|ed|ing)?|welcom\w+|condemn\w*"
    r"|warn\w*|veto\w*|den(?:y|ies|ied) permission)\b",
    re.IGNORECASE,
)
"""Deeds that are opinions: whoever does one and goes on speaking gives the reasons."""
_GOES_ON = re.compile(
    r"[“\"']?(?:he|she|it|they|both|the (?:committee|court|judge|council|officers|group))\b", re.IGNORECASE
)


def argued(source: Reading, reason: int | None) -> bool:
    """Say whether a sentence of a source is what somebody said of an opinion acted on just before, in one paragraph."""
    if not reason:
        return False
    page = source.page
    deed, second = page.sentences[reason - 1], page.sentences[reason]
    if deed.block != second.block or not _STANCE.search(page.prose, *deed.span):
        return False
    if not _GOES_ON.match(page.prose, second.span.start):
        return False
    return any(second.span.start <= one.mark.start < second.span.end and not one.denied for one in source.reports)
