"""Samples as rows of numbers, in batches of like length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from copydesk.findings.judge.exhibit import exhibit
from copydesk.findings.judge.verdict import FAMILIES
from copydesk.text.wordpiece import Token, Vocabulary
from sources import Tags

BESIDE = -100
"""The tag of a piece that is not learned from."""


@dataclass(frozen=True, slots=True)
class Row:
    """An exhibit with its tags."""

    columns: tuple[tuple[int, ...], ...]
    tags: tuple[int, ...]
    fault: float


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one length, padded with 0."""

    columns: tuple[Tensor, ...]
    tags: Tensor
    faults: Tensor


def row(vocabulary: Vocabulary, statement: str, evidence: str, tags: Tags, lost: Tags | None) -> Row:
    """Return a sample as a row; where `lost` is unknown, nothing is learned on the evidence."""
    shown = exhibit(vocabulary, statement, evidence)
    sides = (_numbers(shown.statement, tags), None if lost is None else _numbers(shown.evidence, lost))
    found = []
    for side, word in zip(shown.sides, shown.words, strict=True):
        numbers = sides[side]
        found.append(BESIDE if word < 0 or numbers is None else numbers[word])
    return Row((shown.pieces, shown.sides, shown.matches, shown.sorts), tuple(found), float(bool(tags)))


def _numbers(words: Sequence[Token], tags: Tags) -> list[int]:
    return [next((FAMILIES.index(f) + 1 for s, e, f in tags if s < w.span.end and w.span.start < e), 0) for w in words]


def batches(rows: Sequence[Row], size: int, rng: Random | None) -> Iterator[Batch]:
    """Yield the rows in batches of like length, the batches in random order."""
    order = list(range(len(rows)))
    if rng:
        rng.shuffle(order)
    order.sort(key=lambda i: len(rows[i].tags) // 4)
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield batch([rows[i] for i in group])


def batch(rows: Sequence[Row]) -> Batch:
    """Return rows as one batch."""
    length = max(len(r.tags) for r in rows)
    columns = tuple(torch.tensor([[*r.columns[c], *[0] * (length - len(r.tags))] for r in rows]) for c in range(4))
    tags = torch.tensor([[*r.tags, *[BESIDE] * (length - len(r.tags))] for r in rows])
    return Batch(columns, tags, torch.tensor([r.fault for r in rows]))
