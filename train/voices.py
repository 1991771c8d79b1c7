"""Learn how the signs of a fault of attribution are weighed: writes src/copydesk/findings/voices/weights.tsv.

PYTHONPATH=eval:train python train/voices.py [--sets 1246] [--every 14] [--dry]
Two logistic regressions for each kind. The first weighs what structure says, on typed items of some sets, on our own
annotated pairs, and on one in so many of the teachers' rewrites, nearly all of them faithful. The second weighs its
odds, each got without the document that they are of, with what the judge says, and only on what the judge did not learn
from. Nothing is drawn by lot, and what is slow is kept in .cache/voices.sqlite: the same table comes again, a run that
was stopped goes on. What is printed is held out, by document.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from copydesk.findings.align import Alignment, align
from copydesk.findings.judge.attributing import HEARD, judged
from copydesk.findings.judge.verdict import Judging, Verdict
from copydesk.findings.judge.weighing import sentence_verdicts
from copydesk.findings.voices.proposed import proposals
from copydesk.text.passage import Span, plain
from copydesk.text.reading import read
from shared import OWN, ROOT, gold_pairs, items, lines, remember_parses, score_module
from shelf import kept
from sources import part

WEIGHTS = ROOT / "src/copydesk/findings/voices/weights.tsv"
SHELF = ROOT / ".cache/voices.sqlite"
HEADER = (
    "# Weights of the signs of a fault of attribution: kind, what is weighed, sign, weight. Written by train/voices.py."
)
FOLDS = 5
PENALTY, PENALTY_HEARD = 5.0, 1.0
BARS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5)
"""The log of the odds at which it is told what stands."""
BESIDE = frozenset({"A4", "A5"})
"""Kinds whose fault stands in the frame of a claim that has no other one."""
HEARD_SIGNS = {
    "A1": ("attribution", "claim", "fault"),
    "A2": ("attribution", "frame", "claim"),
    "A3": ("attribution", "claim"),
    "A4": ("attribution", "frame"),
    "A5": ("attribution", "frame"),
}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its kind's code, and its span in the retelling's file."""

    code: str
    span: Span


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
    signs: dict[str, float]
    heard: dict[str, float]


def rows(
    document: str, alignment: Alignment, heard: Sequence[Verdict | None], faults: Sequence[Fault], *, learned: bool
) -> Iterator[Row]:
    """Yield the rows of one retelling; what lies on a fault of another kind teaches nothing."""
    page = alignment.retelling.page
    for proposal in proposals(alignment, range(len(page.sentences)), HEARD):
        place = page.passage(proposal.retelling)
        hit = {fault.code for fault in faults if fault.span.overlaps(Span(place.start, place.end))}
        right = proposal.code in hit
        if not right and hit - (frozenset() if proposal.code == "A1" else BESIDE):
            continue
        verdict = heard[proposal.sentence]
        if verdict is not None:
            told = dict(judged(page, proposal, verdict))
            where = (place.text.content, proposal.sentence)
            yield Row(proposal.code, document, where, right, learned, dict(proposal.signs), told)


def typed(sets: str, judge: Judging) -> Iterator[Row]:
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
            faults = [Fault(changed["code"], Span(start, start + len(changed["span"])))] if changed else []
            heard, learned = sentence_verdicts(alignment, judge), part(item["id"]) == "train"
            yield from rows(item["id"], alignment, heard, faults, learned=learned)


def annotated(judge: Judging) -> Iterator[Row]:
    """Yield the rows of our own annotated pairs, from which the judge did not learn."""
    for pair in gold_pairs(OWN):
        found = score_module().load(OWN / pair.id)["findings"]
        faults = [Fault(one["code"], Span(*one["retelling"])) for one in found if one["retelling"]]
        alignment = align(read([pair.source]), read([pair.retelling]))
        yield from rows(pair.id, alignment, sentence_verdicts(alignment, judge), faults, learned=False)


def rewrites(every: int, judge: Judging) -> Iterator[Row]:
    """Yield the rows of one in so many of the teachers' rewrites, as if all were faithful."""
    for number, line in enumerate(lines("fidelity/b_onestop_articles.jsonl.gz")):
        if number % every == 3 % every:
            alignment = align(read([plain("source", line["a"])]), read([plain("retelling", line["b"])]))
            heard, learned = sentence_verdicts(alignment, judge), part(line["id"]) == "train"
            yield from rows(line["id"], alignment, heard, (), learned=learned)


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


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of a kind: weights by what is weighed and by sign, and how they do where they were not fitted.

    `bars` are, for each bar, how many proposals above it are right and how many are wrong, sentence by sentence.
    """

    code: str
    weights: Sequence[tuple[str, str, float]]
    bars: Sequence[tuple[float, int, int]]


def learn(found: Sequence[Row], code: str) -> Learned:
    """Learn the weights of a kind."""
    own = [row for row in found if row.code == code]
    names, heard = list(own[0].signs), HEARD_SIGNS[code]
    x = np.array([[row.signs[name] for name in names] for row in own])
    y = np.array([row.right for row in own], float)
    fold = np.array([crc32(row.document.encode()) % FOLDS for row in own])
    odds = _held_out(x, y, fold, PENALTY)
    new = np.array([not row.learned for row in own])
    told = np.c_[odds, np.array([[row.heard[name] for name in heard] for row in own])][new]
    weights = [
        *_told("structure", names, fit(x, y, PENALTY)),
        *_told("judged", ["structure", *heard], fit(told, y[new], PENALTY_HEARD)),
    ]
    told_odds = _held_out(told, y[new], fold[new], PENALTY_HEARD)
    fresh = [row for row in own if not row.learned]
    return Learned(code, weights, [_above(fresh, told_odds, bar) for bar in BARS])


def _held_out(x: Floats, y: Floats, fold: NDArray[np.int64], penalty: float) -> Floats:
    """Return the odds of each row by a fit without its fold."""
    odds = np.zeros(len(x))
    for k in range(FOLDS):
        odds[fold == k] = fit(x[fold != k], y[fold != k], penalty).odds(x[fold == k])
    return odds


def _above(found: Sequence[Row], odds: Floats, bar: float) -> tuple[float, int, int]:
    above = [row for row, value in zip(found, odds, strict=True) if value >= bar]
    right = {row.place for row in above if row.right}
    return bar, len(right), len({row.place for row in above} - right)


def _told(what: str, names: Sequence[str], found: Fit) -> Iterator[tuple[str, str, float]]:
    yield what, "constant", found.constant
    yield from ((what, name, float(worth)) for name, worth in zip(names, found.worth, strict=True))


def table(found: Sequence[Learned]) -> str:
    """Return the weights of all kinds as they stand in the file."""
    told = [f"{kind.code}\t{what}\t{sign}\t{worth:.4f}" for kind in found for what, sign, worth in kind.weights]
    return "\n".join([HEADER, *told]) + "\n"


def main() -> None:
    """Learn, tell how it does, and write the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sets", default="1246")
    ask.add_argument("--every", type=int, default=14, help="one in so many of the teachers' rewrites")
    ask.add_argument("--dry", action="store_true", help="write nothing")
    args = ask.parse_args()
    with remember_parses(), kept(SHELF) as judge:
        found = [*typed(args.sets, judge), *annotated(judge), *rewrites(args.every, judge)]
    kinds = [learn(found, code) for code in HEARD]
    for kind in kinds:
        print(kind.code, *(f"{bar:+.2f}: {right} right, {wrong} wrong" for bar, right, wrong in kind.bars), sep="  ")
    if not args.dry:
        WEIGHTS.write_text(table(kinds), "utf-8")


if __name__ == "__main__":
    main()
