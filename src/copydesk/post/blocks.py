"""The blocks of a body, written anew: paragraphs, subheads, lists, quotations, tables, and what only looks like them.

"2025. A year of …" is no list, "+ 4 per cent" neither, and "# 1 in the charts" is no subhead. Two readers of Markdown
may differ on where a block ends; written like this, with every paragraph on one line, they agree.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it.tree import SyntaxTreeNode

from copydesk.post.escapes import begun, ended, escaped
from copydesk.post.inline import paragraph, single

Nodes = Sequence[SyntaxTreeNode]

LONGEST_SUBHEAD = 14
"""Words of a line under one `#` or over a row of dashes that is taken for a subhead."""
TOP, LOWEST = 2, 6
"""Levels of subheads: the first level is the title's."""
RULE = "* * *"

_SENTENCE = re.compile(r"""^\d|[.!?…;:,]["'”’)]*$""")
_LISTS = frozenset({"bullet_list", "ordered_list"})


def blocks(nodes: Nodes) -> list[str]:
    """Return the blocks of these nodes, each without a blank line around it."""
    found = []
    for kind, group in groupby(nodes, key=_kind):
        if kind in _LISTS:
            found.append(_list(kind, list(group)))
        else:
            found.extend(block for node in group for block in _block(node))
    return [block for block in found if block]


def _kind(node: SyntaxTreeNode) -> str:
    return node.type if node.type not in _LISTS or _meant(node) else "items"


def _block(node: SyntaxTreeNode) -> Iterator[str]:
    match node.type:
        case "paragraph":
            yield paragraph(_words(node))
        case "heading":
            yield from _heading(node)
        case "bullet_list" | "ordered_list":
            yield from _items(node)
        case "blockquote":
            yield _quoted(blocks(node.children))
        case "hr":
            yield RULE
        case "table":
            yield _table(node)
        case _:
            yield from blocks(node.children)


def _words(node: SyntaxTreeNode) -> Nodes:
    return node.children[0].children if node.children else ()


def _heading(node: SyntaxTreeNode) -> Iterator[str]:
    words = ended(single(_words(node)))
    level = int(node.tag[1:])
    meant = level >= TOP and node.markup.startswith("#")
    if not words:
        return
    if not meant and (len(words.split()) > LONGEST_SUBHEAD or _SENTENCE.search(words)):
        if node.markup == "#":
            yield begun(f"\\# {words}")
        else:
            yield paragraph(_words(node))
        return
    yield f"{'#' * max(level, TOP)} {words}"


def _meant(node: SyntaxTreeNode) -> bool:
    """Say whether a list was meant as one: of two items or more where its mark could be a year, a result or a plus."""
    items = node.children
    if node.type == "bullet_list":
        return node.markup != "+" or len(items) > 1
    numbers = [int(item.info) for item in items]
    counted = all(number == numbers[0] + i for i, number in enumerate(numbers))
    return len(items) > 1 and (counted or len(set(numbers)) == 1)


def _items(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield the items of what was no list as paragraphs, the mark before each of them as it stood."""
    for item in node.children:
        mark = f"{item.info}{item.markup}" if item.info else item.markup
        first, *rest = blocks(item.children) or [""]
        whole = item.children and item.children[0].type == "paragraph"
        if whole or not first:
            yield begun(f"{escaped(mark)} {first}".strip())
        else:
            yield from (begun(escaped(mark)), first)
        yield from rest


def _list(kind: str, lists: Nodes) -> str:
    """Return lists of one sort that follow each other as one, since readers differ on whether they are two."""
    tight = all(_tight(node) for node in lists)
    items = [found for node in lists for item in node.children if (found := blocks(item.children))]
    first = int(lists[0].children[0].info) if kind == "ordered_list" else 0
    marks = [f"{first + i}. " if kind == "ordered_list" else "- " for i in range(len(items))]
    gap = "\n" if tight else "\n\n"
    return gap.join(_indented(mark, gap.join(item)) for mark, item in zip(marks, items, strict=True))


def _tight(node: SyntaxTreeNode) -> bool:
    return all(block.hidden for item in node.children for block in item.children if block.type == "paragraph")


def _indented(mark: str, item: str) -> str:
    first, *rest = item.split("\n")
    return "\n".join([mark + first, *(" " * len(mark) + line if line else "" for line in rest)])


def _quoted(inside: Sequence[str]) -> str:
    return "\n".join(f"> {line}".rstrip(" ") if not line.endswith("  ") else f"> {line}" for line in _flat(inside))


def _flat(inside: Sequence[str]) -> list[str]:
    return "\n\n".join(inside).split("\n") if inside else []


def _table(node: SyntaxTreeNode) -> str:
    rows = [[single(_words(cell)) for cell in row.children] for part in node.children for row in part.children]
    head, *rest = (f"| {' | '.join(cells)} |" for cells in rows)
    return "\n".join([head, "|" + " --- |" * len(rows[0]), *rest])
