"""Which form a text is in: Markdown, HTML or plain text, by the ending of its name, else by its content."""

import re
from enum import Enum
from pathlib import PurePath


class Form(Enum):
    """The forms that articles come in."""

    MARKDOWN = "Markdown"
    HTML = "HTML"
    PLAIN = "plain text"


ENDINGS = {
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".mdown": Form.MARKDOWN,
    ".mkd": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".txt": Form.PLAIN,
    ".text": Form.PLAIN,
}

LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
"""Endings of JSON lines, each line an article."""
ARCHIVES = (".warc", ".warc.gz")
COLUMNS = ".parquet"

_WHOLE_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*|<!--[^<>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_FRONT_MATTER = re.compile(r"\s*(?:---|\+\+\+)[ \t]*[\r\n]")
_HTML = re.compile(
    r"\s*<(?:article|main|section|div|p|h[1-6]|ul|ol|blockquote|figure|table|span|meta|title)\b[^<>]*>", re.IGNORECASE
)
_MARKDOWN = re.compile(
    r"^(?:---|\+\+\+)\s*$|^#{1,6} \S|^(?:[-*+]|\d{1,3}[.)]) \S|^> ?\S|\]\(\S|\*\*\S|^={3,}\s*$|^(?:```|~~~)",
    re.MULTILINE,
)


def form(name: str, content: str) -> Form:
    """Tell the form of a text: a whole page is HTML under any name, HTML behind front matter a post like Markdown."""
    if _WHOLE_PAGE.match(content):
        return Form.HTML
    by_name = ENDINGS.get(PurePath(name).suffix.lower())
    if by_name is Form.HTML and _FRONT_MATTER.match(content):
        return Form.MARKDOWN
    if by_name is not None:
        return by_name
    if _HTML.match(content):
        return Form.HTML
    return Form.MARKDOWN if _MARKDOWN.search(content) else Form.PLAIN
