"""What changed from one text to another, paragraph by paragraph and word by word."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel

MOST_WORDS = 4_000
"""Words of a changed paragraph that are compared one by one; a longer one is shown as gone and new."""
MOST_PARAGRAPHS = 4_000
_WORD = re.compile(r"\S+\s*")


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Stretch(NamedTuple):
    """Words and what became of them."""

    change: Change
    words: str


def differences(before: str, after: str) -> tuple[tuple[Stretch, ...], ...]:
    """Return the paragraphs of both texts in order, each in stretches of what stayed, went and came."""
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        return ((Stretch(Change.GONE, before),), (Stretch(Change.NEW, after),))
    return tuple(_paragraphs(old, new))


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Stretch, ...]]:
    for tag, i, j, k, m in _blocks(old, new):
        if tag == "equal":
            yield from ((Stretch(Change.SAME, line),) for line in old[i:j] if line.strip())
            continue
        for at in range(max(j - i, m - k)):
            gone = old[i + at] if i + at < j else ""
            come = new[k + at] if k + at < m else ""
            if stretches := tuple(_words(gone, come)):
                yield stretches


def _words(gone: str, come: str) -> Iterator[Stretch]:
    old, new = _WORD.findall(gone), _WORD.findall(come)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = [gone], [come]
    for tag, i, j, k, m in _blocks(old, new):
        if tag == "equal":
            yield Stretch(Change.SAME, "".join(old[i:j]))
            continue
        if i < j:
            yield Stretch(Change.GONE, "".join(old[i:j]))
        if k < m:
            yield Stretch(Change.NEW, "".join(new[k:m]))


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield runs of equal and of other items; what went and what came in one place are one run."""
    held: tuple[int, int, int, int] | None = None
    for step in Indel.opcodes(list(old), list(new)):
        tag, i, j, k, m = step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end
        if tag != "equal":
            held = (held[0], j, held[2], m) if held else (i, j, k, m)
            continue
        if held:
            yield ("changed", *held)
            held = None
        yield (tag, i, j, k, m)
    if held:
        yield ("changed", *held)
