"""Whether a stretch of a text has a word that leaves open whether what it says is so, by the list `softeners`."""

from copydesk.findings.statements.echoes import NOTHING, own_words
from copydesk.text.page import Page
from copydesk.text.passage import Span

BESIDE_WOULD = frozenset({"would"})
"""The softening word that leaves nothing open where it is the "will" of reported speech."""


def is_soft(page: Page, span: Span, but: frozenset[str] = NOTHING, known: frozenset[str] = NOTHING) -> bool:
    """Say whether a stretch asks, or has a softening word but for these and for those of known stems."""
    return page.asks(span) or any(word not in but for word in own_words(page, span, "softeners", known))
