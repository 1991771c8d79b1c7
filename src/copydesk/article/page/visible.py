"""What a reader sees of HTML: its text, character by character at its place, and the tags between."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from copydesk.text.passage import Piece, Role

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
VOID = "\uffff"
"""Stands, where Markdown is read, for a character that is not prose: part of a template's tag."""
UNSEEN = f"\u00ad\u200b\u2060\ufeff{VOID}"
"""Characters without a shape: soft hyphen, zero-width space, word joiner, and the void."""

INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
        *("time", "tt", "u", "var", "wbr"),
    }
)
"""Elements that stand inside a line; any other parts what is before it from what is behind it."""

_GAP = re.compile(rf"[ \t\r\n\f]{{2,}}|[\t\r\n\f]|[{UNSEEN}]+")
_TEXT = re.compile(r"[^<&]+")
_TAG = re.compile(r"</?([A-Za-z][^\s/<>]*+)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_SHORT_TAG = re.compile(r"</?([A-Za-z][^\s/<>]*)[^<>]*>")
_HIDDEN = frozenset(
    {
        *("script", "style", "template", "title", "textarea", "select", "iframe", "svg", "math", "object", "noscript"),
        *("audio", "video"),
    }
)
_LONGEST_TAG = 100_000
_FAILURES = 50
_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("li", "td", "th", "dt", "dd"), Role.ITEM),
    "blockquote": Role.QUOTATION,
}


class Tag(NamedTuple):
    """A tag or a comment as it stands in the content; `name` is lower-case, with a slash before it where it closes."""

    start: int
    end: int
    name: str

    @property
    def inline(self) -> bool:
        """Whether a line runs on through the tag."""
        return self.name.removeprefix("/") in INLINE or not self.name


class _Source:
    """The content with what has been learnt of it: which closing marks don't come again."""

    def __init__(self, content: str, end: int) -> None:
        self.content = content
        self.end = end
        self.failures = 0
        self._next: dict[str, int] = {}
        self._lower: str | None = None

    def behind(self, mark: str, at: int) -> int | None:
        """Return the offset behind the next such mark (lower-case), or None where none comes."""
        if self._lower is None:
            lower = self.content.lower()
            self._lower = lower if len(lower) == len(self.content) else self.content
        known = self._next.get(mark, -1)
        if known < at and known != self.end:
            found = self._lower.find(mark, at, self.end)
            known = self._next[mark] = self.end if found < 0 else found
        return None if known == self.end else known + len(mark)

    def tag(self, at: int) -> re.Match[str] | None:
        """Return the tag at an offset, quoted attributes with angle brackets in them included."""
        if self.failures < _FAILURES:
            if found := _TAG.match(self.content, at, min(at + _LONGEST_TAG, self.end)):
                return found
            self.failures += 1
        return _SHORT_TAG.match(self.content, at, self.end)


def flow(content: str, start: int, end: int) -> Iterator[Piece | Tag]:
    """Yield the visible text and the tags of a stretch of HTML, in order. Never fails, whatever the stretch is."""
    source = _Source(content, end)
    at = start
    while at < end:
        if text := _TEXT.match(content, at, end):
            yield Piece(at, text.end(), text[0])
            at = text.end()
        elif content[at] == "&":
            piece = _entity(content, at, end)
            yield piece
            at = piece.end
        elif tag := _markup(source, at):
            yield tag
            at = tag.end
        else:
            yield Piece(at, at + 1, "<")
            at += 1


def _entity(content: str, at: int, end: int) -> Piece:
    """Return what the ampersand at an offset begins: a character by its name or number, or itself."""
    found = _ENTITY.match(content, at, end)
    if found and (words := unescape(found[0])) != found[0]:
        return Piece(at, found.end(), words)
    return Piece(at, at + 1, "&")


def _markup(source: _Source, at: int) -> Tag | None:
    if source.content.startswith(("<!--", "<![CDATA["), at):
        close = source.behind("-->" if source.content.startswith("<!--", at) else "]]>", at)
        return Tag(at, close, "") if close else None
    if source.content.startswith(("<!", "<?"), at):
        close = source.behind(">", at)
        return Tag(at, close, "!") if close else None
    found = source.tag(at)
    if not found:
        return None
    name = found[1].lower()
    if name not in _HIDDEN or found[0].startswith("</") or found[0].endswith("/>"):
        return Tag(at, found.end(), found[0][:2].rstrip("<")[1:] + name if found[0].startswith("</") else name)
    close = source.behind(f"</{name}", found.end())
    return Tag(at, (source.behind(">", close) or source.end) if close else found.end(), name)


def html_blocks(content: str, start: int, end: int) -> Iterator[tuple[Role, list[Piece]]]:
    """Yield the blocks that the elements of a stretch of HTML part its text into."""
    role = Role.PARAGRAPH
    pieces: list[Piece] = []
    for bit in flow(content, start, end):
        if isinstance(bit, Piece):
            pieces.extend(spaced(bit))
        elif bit.name == "br":
            pieces.append(Piece(bit.start, bit.end, " "))
        elif not bit.inline:
            yield role, pieces
            pieces = []
            role = _ROLES.get(bit.name, role if bit.name == "p" and role is Role.QUOTATION else Role.PARAGRAPH)
    yield role, pieces


def spaced(piece: Piece) -> Iterator[Piece]:
    """Yield the pieces of visible text, each run of white space as one space, unseen characters left out."""
    if piece.end - piece.start != len(piece.words):
        if piece.words.strip(UNSEEN):
            yield piece
        return
    at = 0
    for gap in _GAP.finditer(piece.words):
        if at < gap.start():
            yield Piece(piece.start + at, piece.start + gap.start(), piece.words[at : gap.start()])
        if gap[0][0] not in UNSEEN:
            yield Piece(piece.start + gap.start(), piece.start + gap.end(), " ")
        at = gap.end()
    if at < len(piece.words):
        yield Piece(piece.start + at, piece.end, piece.words[at:])
