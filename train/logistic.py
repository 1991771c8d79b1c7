"""Signs weighed by logistic regression, twice for a kind: what structure tells, and its odds beside what a judge says.

Small enough to be read; nothing is drawn by lot, so that the same rows give the same table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

FOLDS = 5
PENALTY, PENALTY_HEARD = 5.0, 1.0
BARS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5)
"""The log of the odds at which it is told what stands."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal with its signs and the judge's: whether it is right, and whether the judge learned from its document.

    `place` tells one retold sentence from all others.
    """

    code: str
    document: str
    place: tuple[str, int]
    right: bool
    learned: bool
    signs: Mapping[str, float]
    heard: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of a kind: rows of its table, and how they do where they were not fitted.

    `bars` are, for each bar, how many proposals above it are right and how many are wrong, sentence by sentence.
    """

    rows: Sequence[tuple[str, str, str, float]]
    bars: Sequence[tuple[float, int, int]]

    def __str__(self) -> str:
        """Return how it does, in one line."""
        told = (f"{bar:+.2f}: {right} right, {wrong} wrong" for bar, right, wrong in self.bars)
        return "  ".join([self.rows[0][0], *told])


def learn(found: Sequence[Row], code: str) -> Learned:
    """Learn the weights of a kind; each document's odds by structure are got without it before they are weighed on."""
    own = [row for row in found if row.code == code]
    names, also = list(own[0].signs), list(own[0].heard)
    x, y = _columns([row.signs for row in own], names), np.array([row.right for row in own], float)
    fold = np.array([crc32(row.document.encode()) % FOLDS for row in own])
    new = np.array([not row.learned for row in own])
    odds = _held_out(x, y, fold, PENALTY)
    heard = np.c_[odds, _columns([row.heard for row in own], also)][new]
    rows = [
        *_rows(code, "structure", names, _fit(x, y, PENALTY)),
        *_rows(code, "judged", ["structure", *also], _fit(heard, y[new], PENALTY_HEARD)),
    ]
    judged = _held_out(heard, y[new], fold[new], PENALTY_HEARD)
    fresh = [row for row in own if not row.learned]
    return Learned(rows, [_above(fresh, judged, bar) for bar in BARS])


def write(path: Path, header: str, kinds: Iterable[Learned]) -> None:
    """Write a table of weights, as `copydesk.findings.tables` reads it."""
    lines = [f"{code}\t{by}\t{sign}\t{worth:.4f}" for kind in kinds for code, by, sign, worth in kind.rows]
    path.write_text("\n".join([header, *lines]) + "\n", "utf-8")


@dataclass(frozen=True, slots=True)
class _Fit:
    """A logistic regression: a constant and a weight for each sign."""

    constant: float
    worth: Floats

    def odds(self, x: Floats) -> Floats:
        """Return the log of the odds of each row."""
        return self.constant + x @ self.worth


def _fit(x: Floats, y: Floats, penalty: float) -> _Fit:
    """Fit a ridge-penalised logistic regression by Newton's method, on signs scaled to equal spread."""
    middle, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[np.ones(len(x)), (x - middle) / spread]
    w = np.zeros(z.shape[1])
    ridge = np.eye(len(w)) * penalty
    ridge[0, 0] = 1e-6
    for _ in range(60):
        p = 1 / (1 + np.exp(-z @ w))
        step = np.linalg.solve((z * (p * (1 - p) + 1e-9)[:, None]).T @ z + ridge, z.T @ (y - p) - ridge @ w)
        w += step
    worth = w[1:] / spread
    return _Fit(float(w[0] - middle @ worth), worth)


def _held_out(x: Floats, y: Floats, fold: NDArray[np.int64], penalty: float) -> Floats:
    """Return the odds of each row by a fit without its fold."""
    odds = np.zeros(len(x))
    for k in range(FOLDS):
        odds[fold == k] = _fit(x[fold != k], y[fold != k], penalty).odds(x[fold == k])
    return odds


def _columns(signs: Sequence[Mapping[str, float]], names: Sequence[str]) -> Floats:
    return np.array([[row[name] for name in names] for row in signs])


def _rows(code: str, by: str, names: Sequence[str], found: _Fit) -> Iterator[tuple[str, str, str, float]]:
    yield code, by, "constant", found.constant
    yield from ((code, by, name, float(worth)) for name, worth in zip(names, found.worth, strict=True))


def _above(found: Sequence[Row], odds: Floats, bar: float) -> tuple[float, int, int]:
    above = [row for row, value in zip(found, odds, strict=True) if value >= bar]
    right = {row.place for row in above if row.right}
    return bar, len(right), len({row.place for row in above} - right)
