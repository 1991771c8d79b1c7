"""What stands inside a line of Markdown, written anew: words, emphasis and links."""

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from copydesk.post.addresses import link_address
from copydesk.post.escapes import begun, escaped

Nodes = Sequence[SyntaxTreeNode]
_MARKS = {"em": "*", "strong": "**"}


def paragraph(nodes: Nodes) -> str:
    """Return the lines of a paragraph; only a hard break starts a new one."""
    return "  \n".join(begun(line) for line in _lines(_inline(nodes)))


def single(nodes: Nodes) -> str:
    """Return what must be one line: a heading or a cell."""
    return " ".join(_lines(_inline(nodes)))


def _lines(text: str) -> list[str]:
    return [line for line in (line.strip(" \t") for line in text.split("\n")) if line]


def _inline(nodes: Nodes, outer: str = "") -> str:
    pieces: list[str] = []
    for node in nodes:
        piece = _piece(node, outer)
        last = pieces[-1] if pieces else ""
        if node.type in _MARKS and last.endswith("*") and not last.endswith("\\*"):
            piece = _inline(node.children, "plain")
        if piece.startswith("[") and last.endswith("!"):
            pieces[-1] = last[:-1] + "\\!"
        if piece:
            pieces.append(piece)
    return "".join(pieces)


def _piece(node: SyntaxTreeNode, outer: str) -> str:
    match node.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return ""
        case "link":
            return _link(node, outer)
        case "em" | "strong":
            return _marked(_MARKS[node.type], _inline(node.children, outer or node.type), outer)
        case _:
            return escaped(node.content) if not node.children else _inline(node.children, outer)


def _marked(mark: str, words: str, outer: str) -> str:
    """Return emphasised words; emphasis inside emphasis, which readers disagree on, is plain."""
    inner = words.strip()
    if outer or not inner or "\n" in inner:
        return words
    before, behind = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{behind}"


def _link(node: SyntaxTreeNode, outer: str) -> str:
    """Return a link, or its words alone where it leads to what a post mustn't link to."""
    words = _inline(node.children, outer)
    address = link_address(str(node.attrGet("href") or ""))
    if address is None or not words.strip():
        return words
    return f"[{' '.join(words.split())}]({address})"
