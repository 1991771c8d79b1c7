"""Quotations: altered, fabricated, unmarked, given to another speaker."""

from collections.abc import Iterator

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity

Q1 = Kind(
    "Q1",
    "quote-altered",
    Severity.ERROR,
    "puts between quotation marks words that differ from the words that the source quotes",
)
Q2 = Kind(
    "Q2",
    "quote-fabricated",
    Severity.ERROR,
    "puts between quotation marks words that nobody is quoted as saying in the source",
)
Q3 = Kind(
    "Q3", "quote-unmarked", Severity.WARNING, "prints somebody's quoted words as its own, without quotation marks"
)
Q4 = Kind("Q4", "quote-misattributed", Severity.ERROR, "gives quoted words to another speaker")
KINDS = (Q1, Q2, Q3, Q4)


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    del alignment
    yield from ()
