"""Learn how the signs of a fault of attribution are weighed: writes src/copydesk/findings/voices/weights.tsv.

PYTHONPATH=eval:train python train/voices.py [--sets 124] [--every 14]
Two logistic regressions for each kind. The first weighs what structure says, on typed items of some sets and on one in
so many of the teachers' rewrites, nearly all of them faithful. The second weighs its odds, each got without the item
that they are of, with what the judge says, and only on items that the judge did not learn from.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from copydesk.findings.align import Alignment, align
from copydesk.findings.judge.attributing import HEARD, judged
from copydesk.findings.judge.verdict import Verdict
from copydesk.findings.judge.weighing import sentence_verdicts
from copydesk.findings.voices.proposed import proposals
from copydesk.text.passage import Span, plain
from copydesk.text.reading import read
from shared import items, judge, lines, remember_parses
from sources import part

WEIGHTS = Path(__file__).resolve().parent.parent / "src/copydesk/findings/voices/weights.tsv"
HEADER = (
    "# Weights of the signs of a fault of attribution: kind, what is weighed, sign, weight. Written by train/voices.py."
)
FOLDS = 5
PENALTY, PENALTY_HEARD = 5.0, 1.0
BESIDE = frozenset({"A4", "A5"})
"""Kinds whose fault stands in the frame of a claim that has no other one."""
HEARD_SIGNS = {
    "A1": ("attribution", "claim", "fault"),
    "A2": ("attribution", "frame", "claim"),
    "A3": ("attribution", "claim"),
}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal with its signs and the judge's: whether it is right, and whether the judge learned from its item."""

    code: str
    item: str
    right: bool
    learned: bool
    signs: dict[str, float]
    heard: dict[str, float]


def rows(
    item: str, alignment: Alignment, heard: Sequence[Verdict | None], fault: tuple[str, Span] | None
) -> Iterator[Row]:
    """Yield the rows of one retelling; what lies on a fault of another kind teaches nothing."""
    page = alignment.retelling.page
    code, span = fault or ("", Span(0, 0))
    for proposal in proposals(alignment, range(len(page.sentences)), HEARD):
        hit = proposal.retelling.overlaps(span)
        if hit and code != proposal.code and (proposal.code == "A1" or code not in BESIDE):
            continue
        verdict = heard[proposal.sentence]
        if verdict is not None:
            learned = part(item) == "train"
            told = dict(judged(page, proposal, verdict))
            yield Row(proposal.code, item, hit and code == proposal.code, learned, dict(proposal.signs), told)


def typed(sets: str) -> Iterator[Row]:
    """Yield the rows of the typed items of some sets: faithful retellings and those with such a fault."""
    letters = tuple("abcdef"[int(number) - 1] for number in sets)
    for item in items():
        if not item["id"].startswith(letters):
            continue
        source = read([plain("source", item["source"])])
        faulty = [c for c in item["changed"] if c["code"][0] == "A" or c["code"] == "Q4"]
        for text, changed in [*((text, None) for text in item["faithful"]), *((c["text"], c) for c in faulty)]:
            alignment = align(source, read([plain("retelling", text)]))
            start = text.find(changed["span"]) if changed else 0
            fault = (changed["code"], Span(start, start + len(changed["span"]))) if changed else None
            yield from rows(item["id"], alignment, sentence_verdicts(alignment, judge()), fault)


def rewrites(every: int) -> Iterator[Row]:
    """Yield the rows of one in so many of the teachers' rewrites, as if all were faithful."""
    for number, line in enumerate(lines("fidelity/b_onestop_articles.jsonl.gz")):
        if number % every == 3 % every:
            alignment = align(read([plain("source", line["a"])]), read([plain("retelling", line["b"])]))
            yield from rows(line["id"], alignment, sentence_verdicts(alignment, judge()), None)


@dataclass(frozen=True, slots=True)
class Fit:
    """A logistic regression: a constant and a weight for each sign."""

    constant: float
    worth: Floats

    def odds(self, x: Floats) -> Floats:
        """Return the log of the odds of each row."""
        return self.constant + x @ self.worth


def fit(x: Floats, y: Floats, penalty: float) -> Fit:
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
    return Fit(float(w[0] - middle @ worth), worth)


def learned(found: Sequence[Row], code: str) -> Iterator[tuple[str, str, float]]:
    """Yield the weights of a kind: what is weighed, the sign, its weight."""
    own = [row for row in found if row.code == code]
    names = list(own[0].signs)
    x = np.array([[row.signs[name] for name in names] for row in own])
    y = np.array([row.right for row in own], float)
    fold = np.array([crc32(row.item.encode()) % FOLDS for row in own])
    odds = np.zeros(len(own))
    for k in range(FOLDS):
        odds[fold == k] = fit(x[fold != k], y[fold != k], PENALTY).odds(x[fold == k])
    yield from _told("structure", names, fit(x, y, PENALTY))
    heard = HEARD_SIGNS[code]
    new = np.array([not row.learned for row in own])
    x = np.c_[odds, np.array([[row.heard[name] for name in heard] for row in own])]
    yield from _told("judged", ["structure", *heard], fit(x[new], y[new], PENALTY_HEARD))


def _told(what: str, names: Sequence[str], found: Fit) -> Iterator[tuple[str, str, float]]:
    yield what, "constant", found.constant
    yield from ((what, name, float(worth)) for name, worth in zip(names, found.worth, strict=True))


def write(found: Sequence[Row]) -> None:
    """Write the weights of all kinds."""
    told = [f"{code}\t{what}\t{sign}\t{worth:.4f}" for code in HEARD for what, sign, worth in learned(found, code)]
    WEIGHTS.write_text("\n".join([HEADER, *told]) + "\n", "utf-8")


def main() -> None:
    """Learn, and write the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sets", default="124")
    ask.add_argument("--every", type=int, default=14, help="one in so many of the teachers' rewrites")
    args = ask.parse_args()
    with remember_parses():
        write([*typed(args.sets), *rewrites(args.every)])


if __name__ == "__main__":
    main()
