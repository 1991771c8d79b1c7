"""Who, what and where: names in prose, each mention tied to the one it means."""

from dataclasses import dataclass

from copydesk.text.page import Page
from copydesk.text.passage import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of somebody or something by name.

    Mentions of the same one in a page (full name, surname, acronym, short form) share the number `entity`.
    """

    span: Span
    words: str
    entity: int


def find_names(page: Page) -> tuple[Name, ...]:
    """Return the names of a page in order of their place; none overlap."""
    del page
    return ()
