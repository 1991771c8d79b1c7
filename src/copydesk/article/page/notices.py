"""Lines that speak of the page and not of the news, by families: players, sharing, newsletters, consent and the rest.

A line is dropped only where the whole of it is such a notice. The families (`notices.txt`) are our own, from what
stands in articles once the page's own furniture is gone.
"""

import re
from functools import cache
from importlib.resources import files

LONGEST = 240
"""Characters of the longest line that can be a notice."""


def is_notice(words: str) -> bool:
    """Tell whether a whole line is a notice of its page. `words` is one line without white space at its ends."""
    return len(words) <= LONGEST and _notice().fullmatch(words) is not None


@cache
def _notice() -> re.Pattern[str]:
    listed = files("copydesk.article.page").joinpath("notices.txt").read_text("utf-8").splitlines()
    forms = (line for line in listed if line and not line.startswith(("#", "[")))
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)
