"""Reporting clauses: who says it, by which verb, and what is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.text.names import Name
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.quotes import Quote


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause ("Callan said", "according to two officials").

    `span` is the clause without what it reports, `verb` its verb's lemma (or "according to" and the like), `source` the
    phrase that names who says it (absent: "reportedly"), `content` what is reported, all in prose.
    """

    span: Span
    verb: str
    source: Span | None
    content: Span


def find_reports(page: Page, quotes: Sequence[Quote], names: Sequence[Name]) -> tuple[Report, ...]:
    """Return the reporting clauses of a page in order of their place."""
    del page, quotes, names
    return ()
