"""What messages show of a text."""

SHOWN = 80
"""Code points of a sentence that a message shows."""


def shown(words: str, most: int = SHOWN) -> str:
    """Return words on one line, cut behind a word and with an ellipsis where they have more code points than this."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
