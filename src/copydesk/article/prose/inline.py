"""The marks inside a paragraph of Markdown, taken away or read, with the place of every character that stays."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from html import unescape
from html.entities import html5
from typing import NamedTuple

from copydesk.article.page.visible import INLINE, UNSEEN
from copydesk.article.prose.emphasis import Run, emphasised
from copydesk.text.passage import Piece

LONGEST_LABEL = 999

_MARK = re.compile(rf"\\[!-/:-@\[-`{{-~\n]|`+|<|&|!?\[|\]|\*+|_+|~+|\n|[{UNSEEN}]+")
_GAP = re.compile(rf"\n|[{UNSEEN}]+")
_DESTINATION = re.compile(
    r"""\(\s*+(?:<[^<>\n]*+>|[^\s()<]?[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"""
    r"""(?:\s++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+\s*+\)""",
    re.DOTALL,
)
_REFERENCE = re.compile(rf"\[([^\[\]]{{0,{LONGEST_LABEL}}})\]")
_ENTITY = re.compile(r"&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?P<name>[A-Za-z][A-Za-z0-9]{1,31};))")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.!#$%&'*+/=?^`{|}~-]++@[\w.-]++)>")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*+)(?:[\s/][^<>]*+)?>")
_HIDDEN = re.compile(r"(?:script|style)\Z", re.IGNORECASE)


class Line(NamedTuple):
    """A line of a paragraph without white space at its ends: where it begins in the content, and its words."""

    start: int
    words: str


class _Cut(NamedTuple):
    """A stretch of the joined lines that reads as `words` instead."""

    start: int
    end: int
    words: str


class _Bracket(NamedTuple):
    start: int
    mark: str
    runs: int


def label(words: str) -> str:
    """Return the form in which labels of links are compared."""
    return " ".join(words.split()).casefold()


def prose(lines: Sequence[Line], labels: AbstractSet[str]) -> list[Piece]:
    """Return the pieces of a paragraph; `labels` are those of the document's link definitions.

    Text is kept as it stands; marks, addresses, comments, tags and images are left out; escapes, entities and line
    breaks are read.
    """
    joined = "\n".join(line.words for line in lines)
    return list(_pieces(lines, joined, _Scan(joined, labels).cuts()))


def _pieces(lines: Sequence[Line], joined: str, cuts: Sequence[_Cut]) -> Iterator[Piece]:
    if not lines:
        return
    begins = [0]
    for line in lines[:-1]:
        begins.append(begins[-1] + len(line.words) + 1)

    def place(offset: int) -> int:
        number = bisect_right(begins, offset) - 1
        return lines[number].start + offset - begins[number]

    at = 0
    for cut in cuts:
        if cut.end <= at:
            continue
        if at < cut.start:
            yield Piece(place(at), place(cut.start - 1) + 1, joined[at : cut.start])
        if cut.words:
            yield Piece(place(cut.start), place(cut.end - 1) + 1, cut.words)
        at = cut.end + (not cut.words and joined[cut.start - 1 : cut.start] == " " == joined[cut.end : cut.end + 1])
    if at < len(joined):
        yield Piece(place(at), place(len(joined) - 1) + 1, joined[at:])


class _Scan:
    """One walk over the joined lines of a paragraph, which notes what is to be cut."""

    def __init__(self, joined: str, labels: AbstractSet[str]) -> None:
        self.joined = joined
        self.labels = labels
        self.found: list[_Cut] = []
        self.runs: list[Run] = []
        self.brackets: list[_Bracket] = []
        self.links_from = 0  # an opening bracket before this would put a link into a link
        self.ticks: dict[int, list[int]] = {}
        self.closers: dict[str, int] = {}

    def cuts(self) -> list[_Cut]:
        """Return the cuts, sorted; an outer one stands before those inside it."""
        for run in re.finditer("`+", self.joined):
            self.ticks.setdefault(len(run[0]), []).append(run.start())
        at = 0
        while mark := _MARK.search(self.joined, at):
            at = self._read(mark)
        self._emphasis(0)
        return sorted(self.found, key=lambda cut: (cut.start, -cut.end))

    def _read(self, mark: re.Match[str]) -> int:
        """Note what a mark cuts, and return the offset behind what has been read."""
        reader = _READERS.get(mark[0][0])
        return reader(self, mark) if reader else self._cut(mark.start(), mark.end())

    def _cut(self, start: int, end: int, words: str = "") -> int:
        self.found.append(_Cut(start, end, words))
        return end

    def line_break(self, mark: re.Match[str]) -> int:
        """Read a line break as a space."""
        return self._cut(mark.start(), mark.end(), " ")

    def run(self, mark: re.Match[str]) -> int:
        """Keep a run of delimiters until its partner comes."""
        self.runs.append(Run.at(self.joined, mark.start(), mark.end()))
        return mark.end()

    def escape(self, mark: re.Match[str]) -> int:
        """Cut a backslash and keep what it protects."""
        if mark[0][1] == "\n":
            return self._cut(mark.start(), mark.end(), " ")
        self._cut(mark.start(), mark.start() + 1)
        return mark.end()

    def reference(self, mark: re.Match[str]) -> int:
        """Read an entity as its character."""
        found = _ENTITY.match(self.joined, mark.start())
        if found is None or (found["name"] and found["name"] not in html5):
            return mark.end()
        return self._cut(mark.start(), found.end(), unescape(found[0]).strip(UNSEEN))

    def code(self, mark: re.Match[str]) -> int:
        """Cut the backticks around code; what stands between has no marks."""
        same = self.ticks.get(len(mark[0]), [])
        following = bisect_right(same, mark.start())
        if following == len(same):
            return mark.end()
        close = same[following]
        self._cut(mark.start(), mark.end())
        self._gaps(mark.end(), close)
        return self._cut(close, close + len(mark[0]))

    def _gaps(self, start: int, end: int) -> None:
        for gap in _GAP.finditer(self.joined, start, end):
            self._cut(gap.start(), gap.end(), " " if gap[0] == "\n" else "")

    def angle(self, mark: re.Match[str]) -> int:
        """Cut an address, a comment or a tag."""
        at = mark.start()
        if self.joined.startswith("<!--", at):
            close = self._behind("-->", at)
            return self._cut(at, close) if close else at + 1
        if found := _AUTOLINK.match(self.joined, at):
            return self._cut(at, found.end())
        if not (found := _TAG.match(self.joined, at)):
            return at + 1
        if _HIDDEN.match(found[1]) and (close := self._behind(f"</{found[1]}>", at)):
            return self._cut(at, close)
        return self._cut(at, found.end(), "" if found[1].lower() in INLINE or found[1].lower() == "img" else " ")

    def _behind(self, mark: str, at: int) -> int | None:
        if self.closers.get(mark, -1) < at:
            found = self.joined.find(mark, at)
            self.closers[mark] = len(self.joined) if found < 0 else found
        known = self.closers[mark]
        return None if known == len(self.joined) else known + len(mark)

    def opening(self, mark: re.Match[str]) -> int:
        """Keep a bracket until its partner comes; cut the mark of a footnote."""
        if found := _FOOTNOTE.match(self.joined, mark.end() - 1):
            start = mark.end() - 1
            colon = start == 0 and self.joined.startswith(":", found.end())
            return self._cut(start, found.end() + colon)
        self.brackets.append(_Bracket(mark.start(), mark[0], len(self.runs)))
        return mark.end()

    def closing(self, mark: re.Match[str]) -> int:
        """Tell what a bracket closes: a link, an image, or just words in brackets."""
        at = mark.start()
        if not self.brackets:
            return at + 1
        bracket = self.brackets.pop()
        inactive = bracket.mark == "[" and bracket.start < self.links_from
        end = None if inactive else self._target(bracket.start + len(bracket.mark), at)
        if end is None:
            return at + 1
        if bracket.mark == "![":
            del self.runs[bracket.runs :]
            return self._cut(bracket.start, end)
        self.links_from = at
        self._emphasis(bracket.runs)
        self._cut(bracket.start, bracket.start + 1)
        return self._cut(at, end)

    def _target(self, inside: int, close: int) -> int | None:
        """Return the offset behind a link's address or reference, or None where the brackets are just brackets."""
        if found := _DESTINATION.match(self.joined, close + 1):
            return found.end()
        reference = _REFERENCE.match(self.joined, close + 1)
        if reference and reference[1] and label(reference[1]) in self.labels:
            return reference.end()
        if self.labels and close - inside <= LONGEST_LABEL and label(self.joined[inside:close]) in self.labels:
            return reference.end() if reference and not reference[1] else close + 1
        return None

    def _emphasis(self, bottom: int) -> None:
        for start, end in emphasised(self.runs[bottom:]):
            self._cut(start, end)
        del self.runs[bottom:]


_READERS: dict[str, Callable[[_Scan, re.Match[str]], int]] = {
    "\\": _Scan.escape,
    "`": _Scan.code,
    "<": _Scan.angle,
    "&": _Scan.reference,
    "[": _Scan.opening,
    "!": _Scan.opening,
    "]": _Scan.closing,
    "*": _Scan.run,
    "_": _Scan.run,
    "~": _Scan.run,
    "\n": _Scan.line_break,
}
