"""The title of a retelling: the source's own, without what a site hangs on it."""

import re

from copydesk.article.model import Article
from copydesk.text.passage import Role
from copydesk.text.sentences import sentence_spans

LONGEST = 300
"""Code points of a title at most; a longer one is cut at a word."""
_FLAG = re.compile(
    r"(?:breaking(?: news)?|latest(?: news)?|live(?: updates?| blog)?|update[ds]?|just in|watch|big news|new|news)"
    r"\s*(?::|\||–|—|\s-)\s+(?=\S)",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+(?:\||–|—|-|::|•|·)\s+(?P<site>[^|–—•·]{2,60})$")
_NAMED_AS_SITES = re.compile(
    r"\b(?:news|online|times|post|gazette|herald|guardian|tribune|daily|weekly|today|magazine|journal|observer|reuters"
    r"|radio|tv|wire|\w+\.(?:com|org|net|co\.uk|info))\b",
    re.IGNORECASE,
)


def headline(source: Article) -> str:
    """Return the source's title without a flag before it ("Live:", "Breaking:") or the site's name behind it.

    A source without a title gives its first sentence's words, cut at a word, or an empty string where it has none.
    """
    title = " ".join((source.title or _opening(source)).split())
    while flag := _FLAG.match(title):
        title = title[flag.end() :]
    site = _SITE.search(title)
    if site is not None and site.start() and _is_site(site["site"], source):
        title = title[: site.start()].rstrip()
    return shortened(title, LONGEST)


def _opening(source: Article) -> str:
    """Return the first sentence of an article, without its full stop; a first line that ends none is one."""
    text = source.text
    paragraphs = (block.span for block in text.blocks if block.role is Role.PARAGRAPH)
    spans = (span for paragraph in paragraphs for span in sentence_spans(text.prose, paragraph))
    return next((text.prose[span.start : span.end].removesuffix(".") for span in spans), "")


def _is_site(words: str, source: Article) -> bool:
    if source.source is not None and words.casefold() in source.source.casefold():
        return True
    return "|" not in words and words[:1].isupper() and bool(_NAMED_AS_SITES.search(words)) and len(words.split()) < 5  # noqa: PLR2004


def shortened(words: str, most: int) -> str:
    """Cut words behind the last whole one that fits into so many code points, with an ellipsis in its place."""
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
