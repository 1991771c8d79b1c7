"""Times: changed, unsupported."""

from collections.abc import Iterator

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity

T1 = Kind("T1", "time-changed", Severity.ERROR, "gives another date, day, year, duration, deadline or order of events")
T2 = Kind("T2", "time-unsupported", Severity.ERROR, "dates something that the source does not date")
KINDS = (T1, T2)


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    del alignment
    yield from ()
