"""Who wrote an article: names out of bylines."""

import re
from collections.abc import Iterable, Iterator

from copydesk.article.feed.entries import unique
from copydesk.article.page.markup import one_line

MOST = 20
"""Names of one article that are kept."""

_BY = re.compile(
    r"^(?:(?:written|posted|story|words|text|reporting|analysis)\s+)?by\b[:\s]+|^from\s+(?=[A-Z])", re.IGNORECASE
)
_PARTING = re.compile(r"\s*(?:;|\||\band\b|&|\bwith\b)\s*", re.IGNORECASE)
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*)(?:\s+[^\W\d_][\w.'’-]*){1,3}")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)@\w+")
_POST = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|staff|producer|columnist|bureau|desk|news|chief|agency|contributor|press"
    r"|political|business|science|health|home|affairs|jr|sr)\b",
    re.IGNORECASE,
)


def names(bylines: Iterable[str]) -> tuple[str, ...]:
    """Return the names in bylines, each once, in order: "By Ann Reay and Bo Halse" gives both.

    A name is parted at commas only where every part looks like one: "Ann Reay, Political Editor" gives the first.
    """
    return unique(name for byline in bylines for name in _names(byline))[:MOST]


def _names(byline: str) -> Iterator[str]:
    byline = one_line(_ADDRESS.sub(" ", byline))
    for part in _PARTING.split(_BY.sub("", byline)):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        people = [piece for piece in pieces if _NAME.fullmatch(piece) and not _POST.search(piece)]
        for name in people if people and len(pieces) > 1 else [part.strip(" ,")]:
            if any(mark.isalpha() for mark in name) and len(name) <= 100:  # noqa: PLR2004
                yield name
