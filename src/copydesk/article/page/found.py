"""What trafilatura takes for the article of a page, its paragraphs kept apart also where they are few."""

import logging
from collections.abc import Sequence
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

FEWEST = "25"
"""Characters from which an article is taken as it was found, in trafilatura's own settings for a brief one."""
SHARE = 1 / 3
"""How much of what trafilatura runs together must be found in paragraphs for these to take its place."""


def article_of(page: "str | HtmlElement", **options: Any) -> "Document | None":  # noqa: ANN401 - trafilatura's own
    """Return what trafilatura finds on a page, None where that is nothing, or the page breaks it.

    Of an article of a few lines it would give all that stands in the page's article, title and byline run together
    with the text: then what it finds by paragraphs is taken, unless that is much less.
    """
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(logging.NullHandler())  # what is wrong with a page is said by us
    found = _extracted(page, options)
    if found is not None and _run_together(found.body):
        parted = _extracted(page, {**options, "config": _brief()})
        if parted is not None and len(_words(parted.body)) >= SHARE * len(_words(found.body)):
            return parted
    return found


def _extracted(page: "str | HtmlElement", options: dict[str, Any]) -> "Document | None":
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second that a command without pages must not wait

    try:
        document = bare_extraction(page, include_comments=False, **options)
    except Exception:  # noqa: BLE001 - a page that breaks the extractor is a page on which it finds nothing
        return None
    return None if document is None or isinstance(document, dict) else document


def _run_together(body: "_Element") -> bool:
    paragraphs: Sequence[_Element] = list(body)
    return len(paragraphs) == 1 and paragraphs[0].tag == "p" and len(paragraphs[0]) == 0


def _words(body: "_Element") -> str:
    return "".join("".join(map(str, body.itertext())).split())


@cache
def _brief() -> ConfigParser:
    from trafilatura.settings import DEFAULT_CONFIG  # noqa: PLC0415

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = FEWEST
    return config
