"""The body of a draft as a row of blocks, each a row of sentences: read from Markdown, and written as Markdown.

What is written reads back as the same prose: what Markdown would take for a mark is escaped, a block is one line.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from copydesk.article.prose.markdown import blocks
from copydesk.text.passage import Role, Span, Text
from copydesk.text.sentences import sentence_spans

_MARKS = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
_LEAD = re.compile(r"(?:#{1,6}(?=\s|$)|[-+=>|:]|(?P<number>\d{1,9})(?=[.)](?:\s|$)))")
_WORD = re.compile(r"[^\W_]+")
_PREFIX = {Role.HEADING: "## ", Role.TITLE: "## ", Role.ITEM: "- ", Role.QUOTATION: "> "}


class Block(NamedTuple):
    """A paragraph, heading, item of a list or paragraph of a block quote: its sentences, in order, without marks."""

    role: Role
    sentences: tuple[str, ...]


def blocks_of(body: str) -> tuple[Block, ...]:
    """Read a body in Markdown; its sentences are those that a check of the draft sees."""
    return read_blocks(Text.cut("draft", body, blocks(body)))


def read_blocks(text: Text) -> tuple[Block, ...]:
    """Return the blocks of a text, without title and excerpt, each sentence in one line."""
    found = (block for block in text.blocks if block.role not in {Role.TITLE, Role.EXCERPT})
    return tuple(Block(block.role, tuple(_sentences(text.prose, block.span))) for block in found)


def has_sentence(body: str) -> bool:
    """Say whether a body in Markdown has a sentence: of two words at least, outside of its headings."""
    told = (block.sentences for block in blocks_of(body) if block.role not in {Role.TITLE, Role.HEADING})
    return any(len(_WORD.findall(sentence)) > 1 for sentences in told for sentence in sentences)


def _sentences(prose: str, block: Span) -> Iterator[str]:
    """Yield a block's sentences; two without a space between them stay one, since they are written with one again."""
    begins: list[int] = []
    end = block.end
    for span in sentence_spans(prose, block):
        if not begins or prose[span.start - 1].isspace():
            begins.append(span.start)
        end = span.end
    for start, stop in pairwise([*begins, end]):
        yield " ".join(prose[start:stop].split())


def markdown(parts: Iterable[Block]) -> str:
    """Write blocks as Markdown, parted by blank lines, items of one list by line ends; empty ones are left out."""
    body: list[str] = []
    before: Role | None = None
    for role, sentences in parts:
        words = " ".join(" ".join(sentences).split())
        if words:
            body.append(_joint(before, role) + _PREFIX.get(role, "") + escaped(words))
            before = role
    return "".join(body)


def _joint(before: Role | None, role: Role) -> str:
    if before is None:
        return ""
    if before is role is Role.QUOTATION:
        return "\n>\n"
    return "\n" if before is role is Role.ITEM else "\n\n"


def escaped(words: str) -> str:
    """Escape what Markdown would take for a mark in one line of prose."""
    line = _MARKS.sub(lambda found: "\\" + found[0], words)
    lead = _LEAD.match(line)
    if lead is None:
        return line
    return f"{lead[0]}\\{line[lead.end() :]}" if lead["number"] else "\\" + line
