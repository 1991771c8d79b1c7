"""What in a Markdown file is for machines: tags of templates (Liquid), attribute lists, and definitions of links."""

import re
from collections.abc import Iterator

from copydesk.article.page.visible import VOID
from copydesk.article.prose.inline import label

_OPENING = re.compile(r"\{%-?\s*(?P<name>\w*)|\{\{|\{:")
_CLOSING = {"{%": "%}", "{{": "}}", "{:": "}"}
_WRAPPED = frozenset({"comment", "highlight"})
_LONGEST = 1000
"""Code points between the braces of a tag that isn't named: what lies farther apart isn't a pair."""

_DEFINITION = re.compile(
    r"""(?<![^\r\n])[ >]{0,9}\[(?!\^)(?P<label>[^\[\]\r\n]{1,300})\]:[ \t]*+"""
    r"""(?:<[^<>\r\n]*+>|(?=\S*[/.#])[^\s<]\S*+)"""
    r"""(?:[ \t]++(?:"[^"\r\n]*+"|'[^'\r\n]*+'|\([^()\r\n]*+\)))?+[ \t]*+(?![^\r\n])"""
    r"""|(?<![^\r\n])\*\[[^\[\]\r\n]{1,100}\]:[^\r\n]*"""
)
_ALONE = re.compile(rf"(?<![^\r\n])[{VOID} \t]++(?![^\r\n])")
_VISIBLE = re.compile(r"[^\r\n]")


def masked(content: str, start: int) -> tuple[str, frozenset[str]]:
    """Return the content with what is for machines behind `start` made void, mark for mark, and the labels."""
    labels = frozenset(label(found["label"]) for found in _DEFINITION.finditer(content, start) if found["label"])
    content = content[:start] + _DEFINITION.sub(_blank, content[start:].replace("\0", VOID))
    parts: list[str] = []
    at = 0
    for begin, end in _tags(content, start):
        parts += content[at:begin], _VISIBLE.sub(VOID, content[begin:end])
        at = end
    voided = "".join(parts) + content[at:]
    return (_ALONE.sub(_blank, voided) if parts else voided), labels


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _tags(content: str, start: int) -> Iterator[tuple[int, int]]:
    nearest: dict[str, int] = {}

    def behind(mark: str, at: int) -> int | None:
        if nearest.get(mark, -1) < at:
            found = content.find(mark, at)
            nearest[mark] = len(content) if found < 0 else found
        return None if nearest[mark] == len(content) else nearest[mark] + len(mark)

    at = start
    while opening := _OPENING.search(content, at):
        at = opening.end()
        end = behind(_CLOSING[opening[0][:2]], at)
        if end is not None and opening["name"] in _WRAPPED and (last := behind(f"end{opening['name']}", end)):
            end = behind("%}", last)
        if end is not None and (opening["name"] or _near(content, at, end)):
            yield opening.start(), end
            at = end


def _near(content: str, at: int, end: int) -> bool:
    return end - at <= _LONGEST and "\n\n" not in content[at:end] and "\n\r\n" not in content[at:end]
