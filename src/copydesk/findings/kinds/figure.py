"""Figures: changed, unsupported, rounded."""

from collections.abc import Iterator

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity

F1 = Kind(
    "F1", "figure-changed", Severity.ERROR, "gives another number, amount, unit, currency, percentage, rank or count"
)
F2 = Kind("F2", "figure-unsupported", Severity.ERROR, "gives a figure that has no counterpart in the source")
F3 = Kind(
    "F3",
    "figure-rounded",
    Severity.WARNING,
    'changes how exact a figure is: drops or adds "about", "more than", "nearly", or rounds it',
)
KINDS = (F1, F2, F3)


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    del alignment
    yield from ()
