"""Names and roles: changed, unsupported, misspelt."""

from collections.abc import Iterator

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity

N1 = Kind("N1", "name-changed", Severity.ERROR, "puts another person, body, place or product in the same slot")
N2 = Kind("N2", "name-unsupported", Severity.ERROR, "names somebody or something that the source does not name")
N3 = Kind("N3", "name-misspelt", Severity.ERROR, "misspells a name that the source has")
N4 = Kind(
    "N4", "role-changed", Severity.ERROR, "changes a named one's title, office, age, nationality, party or relation"
)
KINDS = (N1, N2, N3, N4)


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    del alignment
    yield from ()
