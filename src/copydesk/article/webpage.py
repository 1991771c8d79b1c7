"""A web page read into an article."""

from copydesk.article.model import Article
from copydesk.errors import UnusableInputError


def read_page(name: str, content: str) -> Article:
    """Read the article of a page."""
    raise UnusableInputError(f"{name}: HTML of {len(content):,} characters: wanted Markdown or plain text")
