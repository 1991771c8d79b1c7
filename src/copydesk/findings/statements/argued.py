"""Reasons that a source gives without a word for it: somebody advised, opposed or refused, and then said why."""

import re

from copydesk.text.page import Page
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
    """Say whether a sentence of a source is what somebody said of an opinion that they acted on just before it."""
    if not reason:
        return False
    deed = reason - 1
    page = source.page
    first, second = page.sentences[deed].span, page.sentences[reason].span
    if not _STANCE.search(page.prose, *first) or not _GOES_ON.match(page.prose, second.start):
        return False
    said = any(second.start <= report.mark.start < second.end and not report.denied for report in source.reports)
    return said and _are_together(page, deed, reason)


def _are_together(page: Page, one: int, other: int) -> bool:
    """Say whether two sentences stand in one paragraph."""
    return page.block_at(page.sentences[one].span.start) == page.block_at(page.sentences[other].span.start)
