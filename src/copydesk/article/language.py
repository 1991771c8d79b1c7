"""Which language a text is in: English only for now, and a text in another is named."""

from copydesk.text.passage import Text


def require_english(name: str, text: Text) -> None:
    """Raise UnusableInputError where a text is surely in another language than English."""
