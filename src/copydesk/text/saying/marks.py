"""Quotation marks one by one: which way each faces, and which are apostrophes, primes or inches instead."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.passage import Span

DEEPEST = 4
"""Quotations read inside one another; deeper ones are taken for stray marks."""


class Family(Enum):
    """Marks that close one another."""

    DOUBLE = auto()
    SINGLE = auto()
    ANGLE = auto()


class Side(Enum):
    """Which way a mark faces."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()


class Mark(NamedTuple):
    """A quotation mark: `weak` is one that closes only if nothing better follows (`the workers' union`)."""

    span: Span
    family: Family
    side: Side
    weak: bool = False


_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛'`]")
_FEET = re.compile(r"\d+\s?['’]\s?\d{1,2}(?:\.\d+)?(?:\s?(?:\"|”|''))?|\d['’](?=\s?(?:x|by)\s)|\d\"(?=\s?[xX]\s)")
_FAMILIES = {**dict.fromkeys("‘’‚‛'`", Family.SINGLE), **dict.fromkeys("«»‹›", Family.ANGLE)}
_OPENING_BEFORE = frozenset("([{—–-/‘“\"'«‹„‚")
_SHORTENED = re.compile(r"(\w+)['’]?", re.UNICODE)
_YEARS = re.compile(r"\d\d(?!\d)s?")


def marks_in(prose: str, block: Span) -> list[Mark]:
    """Return the quotation marks of a block in order, apostrophes and primes left out."""
    text = prose[block.start : block.end]
    signs = list(_MARK.finditer(text))
    feet = _feet(text) if any(_behind_digit(text, sign.start()) for sign in signs) else frozenset()
    marks = [mark for sign in signs if sign.start() not in feet for mark in _read(text, sign)]
    shifted = (mark._replace(span=Span(mark.span.start + block.start, mark.span.end + block.start)) for mark in marks)
    return list(_weakened(prose, list(shifted)))


def _feet(text: str) -> frozenset[int]:
    """Return the places of feet and inches, which a search of the whole text finds."""
    return frozenset(at for found in _FEET.finditer(text) for at in range(*found.span()))


def _behind_digit(text: str, at: int) -> bool:
    """Say whether a digit stands before a place, or before the space that does: only then it may be feet or inches."""
    before = text[max(at - 2, 0) : at]
    return before[-1:].isdigit() or (before[-1:].isspace() and before[:1].isdigit())


def _read(text: str, found: re.Match[str]) -> Iterator[Mark]:
    """Yield the mark found, unless it is something else."""
    start, end = found.span()
    char = found[0]
    family = _FAMILIES.get(char, Family.DOUBLE)
    before, after = text[start - 1 : start], text[end : end + 1]
    left = not before or before.isspace() or before in _OPENING_BEFORE
    right = not after or not (after.isalnum() or after in "$£€¥[(#@…“‘\"'«„-–—" or text.startswith("...", end))
    if family is Family.SINGLE:
        side = _single(text, start, end, left=left, right=right)
    elif family is Family.ANGLE:
        side = _facing(left=left, right=right)
    else:
        side = _double(char, before, left=left, right=right)
    if side is not None:
        yield Mark(Span(start, end), family, side)


def _facing(*, left: bool, right: bool) -> Side:
    if left == right:
        return Side.EITHER
    return Side.OPENS if left else Side.CLOSES


def _double(char: str, before: str, *, left: bool, right: bool) -> Side | None:
    facing = _facing(left=left, right=right)
    if char in "„‟``":
        return Side.OPENS
    if char == "“":
        return Side.CLOSES if facing is Side.CLOSES else Side.OPENS
    if char == "”":
        return Side.OPENS if facing is Side.OPENS else Side.CLOSES
    if before.isdigit():
        return Side.CLOSES
    return facing


def _single(text: str, start: int, end: int, *, left: bool, right: bool) -> Side | None:
    char = text[start]
    if (not left and text[end : end + 1].isalnum()) or (left and right and char != "‘"):
        return None
    if not left:
        return Side.CLOSES
    if char == "’" or _is_shortened(text, end):
        return None
    return Side.OPENS


def _is_shortened(text: str, at: int) -> bool:
    """Say whether the word behind an apostrophe is one that has lost its head: `'em`, `'n'`, `'90s`."""
    if _YEARS.match(text, at):
        return True
    word = _SHORTENED.match(text, at)
    return word is not None and (word[1] == "n" or (word[1] in lines("shortened") and word[0] == word[1]))


def _weakened(prose: str, marks: list[Mark]) -> Iterator[Mark]:
    """Yield the marks again, those weak that end a plural or a clipped word while a better closing mark follows."""
    closing_follows = [False] * (len(marks) + 1)
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        single = mark.family is Family.SINGLE
        closing_follows[i] = closing_follows[i + 1] if not single else mark.side is Side.CLOSES
    for i, mark in enumerate(marks):
        if mark.family is Family.SINGLE and mark.side is Side.CLOSES:
            yield mark._replace(weak=closing_follows[i + 1] and _may_be_apostrophe(prose, mark.span))
        else:
            yield mark


def _may_be_apostrophe(prose: str, span: Span) -> bool:
    ending = prose[max(0, span.start - 2) : span.start].lower()
    after = prose[span.end : span.end + 2]
    return (ending.endswith("s") or ending == "in") and after[:1] == " " and after[1:].isalnum()
