"""Words between quotation marks, whatever the marks, and block quotes."""

from dataclasses import dataclass

from copydesk.text.page import Page
from copydesk.text.passage import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `span` is what stands between the marks, `outer` has the marks with it."""

    span: Span
    outer: Span


def find_quotes(page: Page) -> tuple[Quote, ...]:
    """Return the quotations of a page in order of their place."""
    del page
    return ()
