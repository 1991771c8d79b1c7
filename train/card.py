"""The judge as it ships, measured and described: its curve of probability, and the model card.

python train/card.py curve WEIGHTS       measures the judge in WEIGHTS on the dev part and writes WEIGHTS/judge.json
python train/card.py figures [FILE]      measures the package's judge on the test parts; FILE, the card, gets the tables
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log
from pathlib import Path

import numpy as np
from measure import auc, balanced, recall
from sklearn.linear_model import LogisticRegression
from sources import HELD_DOMAINS, Retelling, document, faithful, lines, nearest, part, sentences, typed
from tune import DOMAINS, cut

from copydesk.findings.judge import LEAST, Judge, Verdict
from gold import gold_sentences

PRIOR = 0.2
"""The share of faulty sentences that probabilities are told for."""
FILES = ("judge.onnx", "trees.json", "vocab.txt")
MARKS = ("<!-- figures -->", "<!-- end of figures -->")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence (or a whole retelling) with the judge's probability of a fault and its verdict."""

    retelling: Retelling
    score: float
    verdict: Verdict


def judged(judge: Judge, retellings: Sequence[Retelling]) -> list[Judged]:
    """Judge retellings."""
    verdicts = judge.verdicts([(r.words, r.evidence) for r in retellings])
    return [Judged(r, v.fault, v) for r, v in zip(retellings, verdicts, strict=True)]


def item_sentences(name: str) -> tuple[list[Retelling], list[Retelling]]:
    """Return the right and the faulty sentences of a part of the items."""
    right = [c for r in typed(name) if not r.tags for c in cut(r)]
    wrong = [c for r in typed(name) if r.tags for c in cut(r) if c.tags]
    return right, wrong


def weighed(judge: Judge) -> list[float]:
    """Return the constant and the weights of the trees and the tagger, by the dev part of the items, for PRIOR."""
    right, wrong = (judged(judge, some) for some in item_sentences("dev"))
    rows = np.array([[j.verdict.trees, odds(j.verdict.highest)] for j in [*right, *wrong]])
    faults = [0] * len(right) + [1] * len(wrong)
    weights = [(1 - PRIOR) / len(right) * len(faults)] * len(right) + [PRIOR / len(wrong) * len(faults)] * len(wrong)
    fitted = LogisticRegression(C=10.0).fit(rows, faults, weights)
    return [round(float(w), 5) for w in (fitted.intercept_[0], *fitted.coef_[0])]


def odds(share: float) -> float:
    """Return the log of the odds of a share, as the judge takes it."""
    within = min(max(share, LEAST), 1 - LEAST)
    return log(within / (1 - within))


def by_domain(judge: Judge) -> Iterator[tuple[str, float, float]]:
    """Yield each domain held out, with AUC and balanced accuracy by document at the best bar of the others."""
    scores = {}
    for domain in DOMAINS:
        held = domain in HELD_DOMAINS
        own = [
            r
            for r in lines("summedits_other")
            if r["origin"].endswith(domain) and (held or part(document(r)) != "train")
        ]
        scores[domain] = [(_document(judge, line), line["label"] != "faithful") for line in own]
    others = [pair for domain, pairs in scores.items() if domain not in HELD_DOMAINS for pair in pairs]
    bar = max({s for s, _ in others}, key=lambda b: _balanced(others, b))
    for domain in HELD_DOMAINS:
        yes, no = ([s for s, w in scores[domain] if w is kind] for kind in (True, False))
        yield domain, auc(yes, no), _balanced(scores[domain], bar)


def _balanced(pairs: Sequence[tuple[float, bool]], bar: float) -> float:
    return balanced([s for s, w in pairs if w], [s for s, w in pairs if not w], bar)


def _document(judge: Judge, line: dict) -> float:
    source = sentences(line["source"])
    pairs = [Retelling(line["id"], " ".join(nearest(s, source)), s, ()) for s in sentences(line["retelling"])]
    return max((j.score for j in judged(judge, pairs)), default=0.0)


def rows(judge: Judge) -> Iterator[str]:
    """Yield the lines of the card's tables."""
    right, wrong = (judged(judge, some) for some in item_sentences("test"))
    no = [j.score for j in right]
    yield f"Items held out: {len(wrong)} sentences with one fault each, {len(right)} faithful ones.\n"
    yield "| | faults | ROC AUC | found at 5 % false alarms | at 2 % | family named rightly |"
    yield "| --- | --- | --- | --- | --- | --- |"
    groups = defaultdict(list)
    for one in wrong:
        for key in ("all", one.retelling.tags[0][2], one.retelling.code):
            groups[key].append(one)
    for key, group in sorted(groups.items(), key=lambda pair: (len(pair[0]) < 3, pair[0] != "all", pair[0])):
        yes = [j.score for j in group]
        named = sum(max(j.verdict.families, key=j.verdict.families.get) == j.retelling.tags[0][2] for j in group) / len(
            group
        )
        found = f"{auc(yes, no):.2f} | {recall(yes, no):.2f} | {recall(yes, no, 0.02):.2f}"
        yield f"| {key} | {len(group)} | {found} | {named:.2f} |"
    yield ""
    yield from _elsewhere(judge, sorted(no)[int(0.95 * len(no))])


def _elsewhere(judge: Judge, bar: float) -> Iterator[str]:
    yield "| elsewhere, none of it learned from | ROC AUC | |\n| --- | --- | --- |"
    for domain, area, accuracy in by_domain(judge):
        yield f"| summedits_other, {domain} | {area:.3f} | balanced accuracy by document {accuracy:.3f} |"
    for name in ("rank19", "defacto"):
        kept = [line for line in lines(name) if part(document(line)) != "train"]
        scores = [(_document(judge, line), line["label"] != "faithful") for line in kept]
        area = auc([s for s, w in scores if w], [s for s, w in scores if not w])
        yield f"| {name}, documents held out | {area:.3f} | |"
    teachers = [j.score for j in judged(judge, list(faithful("onestop", "test"))[:1500])]
    share = sum(s > bar for s in teachers) / len(teachers)
    yield f"| teachers' rewrites, documents held out | | {share:.1%} of sentences above the bar of 5 % |"
    found = list(gold_sentences())
    scored = [j.score for j in judged(judge, [r for r, _, _ in found])]
    yes = [s for s, (_, codes, _) in zip(scored, found, strict=True) if codes]
    clean = [s for s, (_, _, good) in zip(scored, found, strict=True) if good]
    yield f"| gold pairs | {auc(yes, clean):.3f} | found at 3 % of clean flagged: {recall(yes, clean, 0.03):.2f} |"


def main() -> None:
    """Measure."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("what", choices=("curve", "figures"))
    ask.add_argument("path", type=Path, nargs="?")
    args = ask.parse_args()
    if args.what == "curve":
        sums = {name: sha256((args.path / name).read_bytes()).hexdigest() for name in FILES}
        about = {"sha256": sums, "prior": PRIOR, "weights": [0.0, 1.0, 1.0]}
        (args.path / "judge.json").write_text(json.dumps(about) + "\n", "utf-8")
        about["weights"] = weighed(Judge.load(args.path))
        (args.path / "judge.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
        return
    table = "\n".join(rows(Judge.load()))
    print(table)
    if args.path:
        card = args.path.read_text("utf-8")
        before, after = card.split(MARKS[0])[0], card.split(MARKS[1])[1]
        args.path.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{after}", "utf-8")


if __name__ == "__main__":
    main()
