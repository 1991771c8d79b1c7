"""Support: statements that nothing in the sources stands behind."""

from collections.abc import Iterator

from copydesk.findings.align import Alignment
from copydesk.findings.messages import shown
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.bare import bare_statements
from copydesk.findings.statements.recast import lent_views
from copydesk.findings.statements.significance import meanings
from copydesk.text.passage import Span

S1 = Kind("S1", "unsupported", Severity.ERROR, "says something that the source does not say at all")
KINDS = (S1,)

ALONE = 4.0
"""The matter that a statement must have, none of it in the sources, to be called unsupported without a judge."""


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family that need no judge."""
    for bare in bare_statements(alignment):
        if not bare.covered and bare.weight >= ALONE:
            yield unsupported(alignment, bare.span)
    yield from (unsupported(alignment, span) for span in meanings(alignment))
    page = alignment.retelling.page
    for one in lent_views(alignment):
        message = f"Nobody in the source takes this view: “{page.read(one.here)}”"
        yield Finding(S1, message, page.passage(one.here), None)


def unsupported(alignment: Alignment, span: Span) -> Finding:
    """Return the finding that a statement has nothing behind it."""
    page = alignment.retelling.page
    message = f"Nothing in the source says this: “{shown(page.read(span))}”"
    return Finding(S1, message, page.passage(span), None)
