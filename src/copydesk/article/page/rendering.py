"""An extracted article (trafilatura's elements, or HTML made harmless) written as Markdown.

Paragraphs, subheads, lists, quotations, tables and links are kept; pictures and emphasis are not, and neither are the
lines that speak of the page itself (`notices`). Every paragraph is one line.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol
from urllib.parse import urljoin

from copydesk.article.page.notices import is_notice
from copydesk.article.prose.escapes import literal, opening, target

DEEPEST = 20
"""Levels of lists and quotations inside each other that are kept; what lies deeper is paragraphs."""

_HEADS = {f"h{level}": max(level, 2) for level in range(1, 7)}
_QUOTES = frozenset({"quote", "blockquote"})
_LISTS = frozenset({"list", "ul", "ol", "dl"})
_ITEMS = frozenset({"item", "li", "dd", "dt"})
_CELLS = frozenset({"cell", "td", "th"})
_ROWS = frozenset({"row", "tr"})
_SKIPPED = frozenset({"img", "graphic", "figcaption", "script", "style", "hr"})
_INLINE = frozenset(
    {"ref", "a", "hi", "del", "b", "strong", "i", "em", "cite", "code", "sub", "sup", "ins", "s", "u", "small", "mark"}
    | {"span", "time", "abbr", "lb", "br", "q"}
)
_BREAKS = frozenset({"lb", "br"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_ENDED = (".", "!", "?", "”", "’", '"', "'", ":")
_OPEN_QUOTES = ("“", '"', "‘", "'", "«")


class Element(Protocol):
    """An element of lxml's, as far as it is read here."""

    tag: object
    text: str | None
    tail: str | None

    def __iter__(self) -> "Iterator[Element]":
        """Give the elements inside."""
        ...

    def __len__(self) -> int:
        """Tell how many there are."""
        ...

    def get(self, key: str) -> str | None:
        """Give an attribute."""
        ...


class _Run(NamedTuple):
    words: str
    link: str | None = None


_BREAK = _Run("\n", "")
Lines = list[str]


def rendered(body: Element, base: str | None, title: str | None) -> str:
    """Return an article as Markdown; links are resolved against `base`, and a subhead that is the title is left out."""
    blocks = _Writer(base, _folded(title or "")).blocks(body, 0)
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def _folded(words: str) -> str:
    return "".join(mark for mark in words.casefold() if mark.isalnum())


class _Writer:
    def __init__(self, base: str | None, title: str) -> None:
        self.base = base
        self.title = title

    def blocks(self, element: Element, depth: int) -> list[Lines]:
        """Return the blocks inside an element, each as its lines."""
        found: list[Lines] = []
        runs = [_Run(element.text or "")]
        for child in element:
            if self._parts(child):
                found += self._paragraphs(runs)
                found += self._block(child, depth + 1)
                runs = []
            else:
                runs += self._inline(child)
            runs.append(_Run(child.tail or ""))
        return found + self._paragraphs(runs)

    def _parts(self, child: Element) -> bool:
        if not isinstance(child.tag, str):
            return False
        if child.tag == "quote" and len(child) == 0 and not _ends_block(child):
            return False  # a <q> inside a sentence
        return child.tag not in _INLINE or any(self._parts(inner) for inner in child)

    def _block(self, element: Element, depth: int) -> list[Lines]:
        if element.tag in _SKIPPED:
            return []
        if depth > DEEPEST:
            return self._paragraphs(self._flat(element))
        return _KINDS.get(str(element.tag), _Writer.blocks)(self, element, depth)

    def _head(self, element: Element, _: int) -> list[Lines]:
        level = _HEADS.get(element.get("rend") or str(element.tag), 2)
        lines = self._paragraphs([run if run != _BREAK else _Run(" ") for run in self._flat(element)])
        words = _folded("".join(run.words for run in self._flat(element)))
        return [[f"{'#' * level} {' '.join(line[0] for line in lines)}"]] if lines and words != self.title else []

    def _quotation(self, element: Element, depth: int) -> list[Lines]:
        inside = self.blocks(element, depth)
        lines = [line for block in inside for line in ("", *block)][1:]
        return [[f"> {line}".rstrip() for line in lines]] if lines else []

    def _list(self, element: Element, depth: int) -> list[Lines]:
        ordered = (element.get("rend") or str(element.tag)) == "ol"
        found: list[Lines] = []
        lines: Lines = []
        for number, item in enumerate(_items(element), 1):
            mark = f"{number}. " if ordered else "- "
            if inside := self._item(item, depth):
                lines += _hung(mark, inside)
        return [*found, lines] if lines else found

    def _item(self, item: Element, depth: int) -> list[Lines]:
        return self.blocks(item, depth + 1) if item.tag in _ITEMS else self._block(item, depth + 1)

    def _table(self, element: Element, depth: int) -> list[Lines]:
        """Return a table of short cells as one, anything else that is laid out in cells as what stands in them."""
        rows = [list(_within(row, _CELLS)) for row in _within(element, _ROWS)]
        cells = [[self.blocks(cell, depth + 1) for cell in row] for row in rows if row]
        widths = {len(row) for row in cells}
        if len(widths) != 1 or len(cells) < 2 or max(widths) < 2 or any(_long(cell) for row in cells for cell in row):  # noqa: PLR2004
            return [block for row in cells for cell in row for block in cell]
        lines = [f"| {' | '.join(_celled(cell) for cell in row)} |" for row in cells]
        return [[lines[0], f"|{' --- |' * max(widths)}", *lines[1:]]]

    def _flat(self, element: Element) -> list[_Run]:
        runs = [_Run(element.text or "")]
        for child in element:
            parted = self._parts(child)
            runs += [_Run(" ")] if parted else []
            runs += self._flat(child) if parted else self._inline(child)
            runs += [_Run(" ")] if parted else []
            runs.append(_Run(child.tail or ""))
        return runs

    def _inline(self, element: Element) -> list[_Run]:
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return []
        if element.tag in _BREAKS:
            return [_BREAK]
        inside = self._flat(element)
        if element.tag in {"ref", "a"}:
            return self._link(element, inside)
        if element.tag in {"q", "quote"} and not inside[0].words.lstrip().startswith(_OPEN_QUOTES):
            return [_Run("“"), *inside, _Run("”")]
        return inside

    def _link(self, element: Element, inside: list[_Run]) -> list[_Run]:
        told = element.get("target") or element.get("href")
        try:
            link = target(urljoin(self.base or "", told) if told else None)
        except ValueError:
            link = None
        return [run if run == _BREAK else _Run(run.words, link) for run in inside]

    def _paragraphs(self, runs: Sequence[_Run]) -> list[Lines]:
        found: list[Lines] = []
        for part in _broken(runs):
            words = _SPACE.sub(" ", "".join(run.words for run in part)).strip()
            if words and not is_notice(words):
                found.append([opening(_line(part))])
        return found


_KINDS: dict[str, Callable[[_Writer, Element, int], list[Lines]]] = {
    **dict.fromkeys(("head", *_HEADS), _Writer._head),  # noqa: SLF001 - the table of its own methods
    **dict.fromkeys(_QUOTES, _Writer._quotation),  # noqa: SLF001
    **dict.fromkeys(_LISTS, _Writer._list),  # noqa: SLF001
    "table": _Writer._table,  # noqa: SLF001
}


def _broken(runs: Iterable[_Run]) -> Iterator[list[_Run]]:
    """Yield what line breaks part: behind the end of a sentence one begins a paragraph, elsewhere it is a space."""
    part: list[_Run] = []
    for run in runs:
        if run != _BREAK:
            part.append(run)
        elif "".join(each.words for each in part[-3:]).rstrip().endswith(_ENDED):
            yield part
            part = []
        else:
            part.append(_Run(" "))
    yield part


def _line(runs: Sequence[_Run]) -> str:
    marked: list[str] = []
    for words, link in _joined(runs):
        core = literal(words.strip())
        if link and core:
            before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            marked.append(f"{before}[{core}]({link}){after}")
        else:
            marked.append(literal(words))
    return _SPACE.sub(" ", "".join(marked)).strip()


def _joined(runs: Sequence[_Run]) -> Iterator[_Run]:
    """Yield runs with neighbours of the same link as one, so that a template's braces can't hide in two of them."""
    words: list[str] = []
    link: str | None = None
    for run in runs:
        if run.link != link and words:
            yield _Run("".join(words), link)
            words = []
        link = run.link
        words.append(run.words)
    if words:
        yield _Run("".join(words), link)


def _ends_block(element: Element) -> bool:
    return not (element.tail or "").strip()


def _items(element: Element) -> Iterator[Element]:
    yield from (child for child in element if isinstance(child.tag, str))


def _within(element: Element, tags: frozenset[str]) -> Iterator[Element]:
    """Yield the nearest elements of these tags inside another, those of a table inside it left aside."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag != "table":
            yield from _within(child, tags)


def _long(cell: Sequence[Lines]) -> bool:
    return len(cell) > 1 or any(len(lines) > 1 or len(lines[0]) > 300 for lines in cell)  # noqa: PLR2004


def _celled(cell: Sequence[Lines]) -> str:
    return cell[0][0].replace("|", "\\|") if cell else ""


def _hung(mark: str, blocks: Sequence[Lines]) -> Lines:
    """Return the blocks of a list's item behind its mark, the further ones indented under the first."""
    indent = " " * len(mark)
    lines = [line for block in blocks for line in ("", *block)][1:]
    return [f"{mark}{lines[0]}", *(f"{indent}{line}".rstrip() for line in lines[1:])]
