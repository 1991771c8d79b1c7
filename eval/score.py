"""The score: its curve, how well it is calibrated, and how well it parts passed retellings from faulty ones.

python eval/score.py [--every N] [--judge own|none] [--fit]    --fit prints the constants of copydesk.findings.score

Retellings: the gold and the own pairs, and one in N of the typed items and summaries that the judge did not learn
from, of rank19 and summedits. Each set counts the same, and within it the passed ones as much as the faulty ones.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

import numpy as np
from scipy.optimize import minimize

from copydesk.findings.check import check
from copydesk.findings.judge.choice import judge_named
from copydesk.findings.model import Severity
from copydesk.findings.score import SUREST
from copydesk.text.passage import Text, plain
from shared import GOLD, OWN, gold_pairs, items, lines, remember_parses, score_module, summaries

LEARNED = 70
"""Of a hundred items, those that the judge learned from (`train/sources.py` has the same split)."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Scored:
    """A retelling, whether it is faithful, and what its score is made of."""

    collection: str
    faithful: bool
    score: float
    errors: int
    warnings: int
    doubts: tuple[float, ...]


class Rated(Protocol):
    """A retelling that is known to be faithful or not, and its score."""

    @property
    def faithful(self) -> bool:
        """Whether it is."""
        ...

    @property
    def score(self) -> float:
        """From 0 to 1."""
        ...


def told() -> Iterator[tuple[str, bool, Text, Text]]:
    """Yield set, verdict, source and retelling."""
    for name, folder in (("gold", GOLD), ("own", OWN)):
        for pair in gold_pairs(folder):
            yield name, not score_module().load(folder / pair.id)["findings"], pair.source, pair.retelling
    for name, collection in (("items", items()), ("summaries", summaries())):
        for item in collection:
            if int(sha256(item["id"].encode()).hexdigest()[:8], 16) % 100 >= LEARNED:
                texts = [(text, True) for text in item["faithful"]] + [(c["text"], False) for c in item["changed"]]
                for text, faithful in texts:
                    yield name, faithful, plain("source", item["source"]), plain("retelling", text)
    for name in ("rank19", "summedits_other"):
        for line in lines(f"fidelity/{name}.jsonl.gz"):
            yield (
                name,
                line["label"] == "faithful",
                plain("source", line["source"]),
                plain("retelling", line["retelling"]),
            )


def scored(every: int, judge_name: str) -> Iterator[Scored]:
    """Check the retellings, all of the annotated pairs and of the rest one in so many."""
    judge = judge_named(judge_name)
    for number, (name, faithful, source, retelling) in enumerate(told()):
        if name in {"gold", "own"} or number % every == 0:
            report = check([source], retelling, judge=judge)
            severities = [finding.kind.severity for finding in report.findings]
            counts = [severities.count(severity) for severity in (Severity.ERROR, Severity.WARNING)]
            yield Scored(name, faithful, report.score, counts[0], counts[1], report.doubts)


def weights(rows: Sequence[Scored]) -> np.ndarray:
    """Return what each retelling counts: sets alike, passed and faulty ones alike."""
    keys = [(row.collection, row.faithful) for row in rows]
    return np.array([1 / keys.count(key) for key in keys])


def fitted(rows: Sequence[Scored]) -> list[float]:
    """Return the four constants that suit the retellings best."""
    weight = weights(rows)
    signs = np.array([1 if row.faithful else -1 for row in rows])
    table = np.array([[row.errors, row.warnings, _doubt(row.doubts)] for row in rows])

    def loss(x: np.ndarray) -> float:
        odds = x[0] - table @ np.abs(x[1:])
        return float(weight @ np.logaddexp(0, -signs * odds) + 0.005 * x @ x)

    return [round(abs(float(value)), 3) for value in minimize(loss, [1.0, 1.5, 0.4, 0.2], method="Nelder-Mead").x]


def _doubt(doubts: Sequence[float]) -> float:
    if not doubts:
        return 0.0
    shares = np.clip(doubts, SUREST, 1 - SUREST)
    return float(np.log(shares / (1 - shares)).mean())


def auc(rows: Sequence[Rated]) -> float:
    """Return how probable it is that a passed retelling scores above a faulty one."""
    good, bad = ([row.score for row in rows if row.faithful is kind] for kind in (True, False))
    wins = sum((g > b) + (g == b) / 2 for g in good for b in bad)
    return wins / max(len(good) * len(bad), 1)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--every", type=int, default=10)
    ask.add_argument("--judge", default="own")
    ask.add_argument("--fit", action="store_true")
    args = ask.parse_args()
    with remember_parses():
        rows = list(scored(args.every, args.judge))
    weight = weights(rows)
    print("| score | retellings | mean score | faithful |\n| --- | --- | --- | --- |")
    for low in range(BINS):
        inside = [i for i, row in enumerate(rows) if int(row.score * BINS) == low]
        if inside:
            share = [np.average([value(rows[i]) for i in inside], weights=weight[inside]) for value in VALUES]
            print(f"| {low / BINS:.1f}–{(low + 1) / BINS:.1f} | {len(inside)} | {share[0]:.2f} | {share[1]:.2f} |")
    for name in dict.fromkeys(row.collection for row in rows):
        some = [row for row in rows if row.collection == name]
        print(f"{name}: {len(some)} retellings, ROC AUC {auc(some):.3f}")
    if args.fit:
        print("constants:", *fitted(rows))


VALUES = (lambda row: row.score, lambda row: row.faithful)

if __name__ == "__main__":
    main()
