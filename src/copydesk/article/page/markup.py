"""HTML from outside made harmless (nh3), or left with its words alone."""

import re
from html import unescape

import nh3

_TAGS = frozenset(
    {
        *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "q"),
        *("a", "b", "strong", "i", "em", "cite", "code", "pre", "sub", "sup", "del", "ins", "s", "u", "small", "mark"),
        *(
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "caption",
            "figure",
            "figcaption",
            "img",
            "div",
            "span",
        ),
        *("article", "section", "time", "abbr"),
    }
)
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_WORDLESS = {"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "textarea", "head"}
_PARTING = re.compile(
    r"</?(?:p|br|hr|div|li|ul|ol|h[1-6]|td|th|tr|blockquote|figure|figcaption)\b[^<>]*>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def harmless(html: str) -> str:
    """Return HTML with nothing in it but text, its structure, links (http, https, mailto) and pictures."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        clean_content_tags=_WORDLESS,
        link_rel=None,
    )


def wording(html: str) -> str:
    """Return the words of HTML in one line, references to characters read."""
    if "<" in html:
        html = nh3.clean(_PARTING.sub(" ", html), tags=set(), clean_content_tags=_WORDLESS)
    return one_line(unescape(html))


def one_line(words: str) -> str:
    """Return plain words in one line, references to characters read where they were escaped twice."""
    words = unescape(words) if _ENTITY.search(words) else words
    if not words.isprintable():
        words = "".join(mark if mark.isprintable() else " " for mark in words)
    return " ".join(words.split())
