"""The body of a post, made safe for a site: the structure that was meant, and nothing that only looks like it.

A body is read as Markdown and written anew: paragraphs, lists, subheads, quotations, tables, emphasis and links stay.
HTML and code show as text; pictures, which would be somebody else's without credit, and links that run something are
left out.
"""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from copydesk.post.blocks import blocks
from copydesk.post.characters import cleaned

DEEPEST = 24
"""Levels of lists and quotations inside each other; a body that goes deeper is read as plain paragraphs."""
ROUNDS = 4
"""How often a body is read and written until it stays the same; only bodies made to confuse need more than two."""

_PREFIX = re.compile(r"[>\s]*+(?:(?:[-*+]|\d{1,9}[.)])\s++|>\s*+)*+")
_SWITCHED_OFF = ("code", "fence", "backticks", "reference", "html_block", "html_inline")


def safe(body: str) -> str:
    """Return a body that Jekyll, Hugo and Eleventy read as it was meant; it ends in a line feed unless it is empty.

    A body made safe stays as it is when it is made safe again.
    """
    for _ in range(ROUNDS):
        written = _written(cleaned(body))
        if written == body:
            break
        body = written
    return body


def _written(body: str) -> str:
    tokens = _parser().parse(body)
    if any(token.level >= DEEPEST - 2 for token in tokens):
        tokens = _parser().parse("\n\n".join(_levelled(body)))
    found = blocks(SyntaxTreeNode(tokens).children)
    return "\n\n".join(found) + "\n" if found else ""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
    parser.disable(list(_SWITCHED_OFF))
    parser.validateLink = lambda _: True  # type: ignore[method-assign,assignment] # `addresses` judges; words stay
    return parser


def _levelled(body: str) -> Iterator[str]:
    """Yield the lines of a body without the marks of lists and quotations before them."""
    for line in body.split("\n"):
        found = _PREFIX.match(line)
        yield line[found.end() if found else 0 :]
