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
from sklearn.linear_model import LogisticRegression

from copydesk.findings.judge.judge import LEAST, Judge
from copydesk.findings.judge.verdict import FAMILIES, Verdict
from gold import gold_sentences
from measure import auc, balanced, recall
from sources import (
    HELD,
    HELD_DOMAINS,
    HELD_SUMMARIES,
    PAIRS,
    REWORDED,
    SUMMARIES,
    Retelling,
    document,
    faithful,
    lines,
    nearest,
    part,
    sentences,
)
from tune import DOMAINS, item_sentences

CODE = 2
"""Letters of a kind's code."""
PRIOR = 0.2
"""The share of faulty sentences that probabilities are told for."""
FILES = ("judge.onnx", "trees.json", "vocab.txt")
FAMILY_PRIOR = 1 / 30
"""The share of sentences with a fault of one family that the families' probabilities are told for."""
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


def right_and_wrong(name: str, *folders: Path) -> tuple[list[Retelling], list[Retelling]]:
    """Return the right and the faulty sentences of a part of the items in some folders."""
    found = item_sentences(name, *folders)
    return [one for one in found if not one.tags], [one for one in found if one.tags]


def dev_sentences(judge: Judge) -> tuple[list[Judged], list[Judged]]:
    """Return the right and faulty sentences that probabilities are fitted on: items' and teachers'."""
    right, wrong = right_and_wrong("dev", *PAIRS, REWORDED, SUMMARIES)
    teachers = list(faithful("onestop", "dev"))[: len(right)]
    return judged(judge, [*right, *teachers]), judged(judge, wrong)


def weighed(right: Sequence[Judged], wrong: Sequence[Judged]) -> list[float]:
    """Return the constant and the weights of the trees, the word doubted most and the whole, for PRIOR."""
    rows = [[j.verdict.trees, odds(j.verdict.highest), j.verdict.whole] for j in [*right, *wrong]]
    return _fitted(rows, [0] * len(right) + [1] * len(wrong), PRIOR)


def scaled(right: Sequence[Judged], wrong: Sequence[Judged]) -> dict[str, list[float]]:
    """Return the constant and the weight of each family, for FAMILY_PRIOR; the verdicts are on the tagger's scale."""
    found = {}
    for family in FAMILIES:
        rows = [[odds(j.verdict.families[family])] for j in [*right, *wrong]]
        faults = [0] * len(right) + [int(j.retelling.tags[0][2] == family) for j in wrong]
        found[family] = _fitted(rows, faults, FAMILY_PRIOR)
    return found


def _fitted(rows: Sequence[Sequence[float]], faults: Sequence[int], prior: float) -> list[float]:
    share = sum(faults) / len(faults)
    weights = [prior / share if fault else (1 - prior) / (1 - share) for fault in faults]
    fitted = LogisticRegression(C=10.0).fit(np.array(rows), faults, weights)
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
    right, wrong = (judged(judge, some) for some in right_and_wrong("test", *PAIRS))
    teachers = judged(judge, list(faithful("onestop", "test"))[:1000])
    yield f"Items held out: {len(wrong)} sentences with one fault each, {len(right)} faithful ones.\n"
    yield from _by_kind(right, wrong)
    yield "\nEach family by its own probability, where that is one half or more:\n"
    yield from _by_family(right, wrong, teachers)
    yield ""
    yield from _elsewhere(judge, sorted(j.score for j in right)[int(0.95 * len(right))], teachers)


def _by_kind(right: Sequence[Judged], wrong: Sequence[Judged]) -> Iterator[str]:
    no = [j.score for j in right]
    yield "| | faults | ROC AUC | found at 5 % false alarms | at 2 % | doubted most inside the fault |"
    yield "| --- | --- | --- | --- | --- | --- |"
    groups = defaultdict(list)
    for one in wrong:
        for key in ("all", one.retelling.tags[0][2], one.retelling.code):
            groups[key].append(one)
    for key, group in sorted(groups.items(), key=lambda pair: (pair[0] != "all", len(pair[0]) == CODE, pair[0])):
        yes = [j.score for j in group]
        found = f"{auc(yes, no):.2f} | {recall(yes, no):.2f} | {recall(yes, no, 0.02):.2f}"
        yield f"| {key} | {len(group)} | {found} | {sum(map(_placed, group)) / len(group):.2f} |"


def _placed(one: Judged) -> bool:
    """Say whether the word that is doubted most lies inside the fault."""
    worst = max(one.verdict.doubts, key=lambda doubt: doubt.wrong).span
    return any(start < worst.end and worst.start < end for start, end, _ in one.retelling.tags)


def _by_family(right: Sequence[Judged], wrong: Sequence[Judged], teachers: Sequence[Judged]) -> Iterator[str]:
    yield "| family | faults | ROC AUC | found | of faithful items flagged | of teachers' rewrites flagged |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for family in FAMILIES:
        groups = ([j for j in wrong if j.retelling.tags[0][2] == family], right, teachers)
        yes, no, rewrites = ([j.verdict.families[family] for j in group] for group in groups)
        shares = " | ".join(f"{sum(s >= 1 / 2 for s in some) / len(some):.3f}" for some in (yes, no, rewrites))
        yield f"| {family} | {len(yes)} | {auc(yes, no):.2f} | {shares} |"


def _elsewhere(judge: Judge, bar: float, teachers: Sequence[Judged]) -> Iterator[str]:
    yield "| elsewhere, other documents than those learned from | ROC AUC | |\n| --- | --- | --- |"
    for domain, area, accuracy in by_domain(judge):
        yield f"| summedits_other, {domain} | {area:.3f} | balanced accuracy by document {accuracy:.3f} |"
    for name in ("rank19", "defacto"):
        kept = [line for line in lines(name) if part(document(line)) != "train"]
        scores = [(_document(judge, line), line["label"] != "faithful") for line in kept]
        area = auc([s for s, w in scores if w], [s for s, w in scores if not w])
        yield f"| {name}, documents held out | {area:.3f} | |"
    for name, folder in (("items in freer words", HELD), ("dense summaries of articles", HELD_SUMMARIES)):
        right, wrong = ([j.score for j in judged(judge, some)] for some in right_and_wrong("test", folder))
        found = f"found at 5 % false alarms: {recall(wrong, right):.2f} of {len(wrong)}"
        yield f"| {name} | {auc(wrong, right):.3f} | {found} |"
    share = sum(j.score > bar for j in teachers) / len(teachers)
    yield f"| teachers' rewrites, documents held out | | {share:.1%} of sentences above the bar of 5 % |"
    golden = list(gold_sentences())
    scored = [j.score for j in judged(judge, [r for r, _, _ in golden])]
    yes = [s for s, (_, codes, _) in zip(scored, golden, strict=True) if codes]
    clean = [s for s, (_, _, good) in zip(scored, golden, strict=True) if good]
    yield f"| gold pairs | {auc(yes, clean):.3f} | found at 3 % of clean flagged: {recall(yes, clean, 0.03):.2f} |"


def main() -> None:
    """Measure."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("what", choices=("curve", "figures"))
    ask.add_argument("path", type=Path, nargs="?")
    ask.add_argument("--folder", type=Path, help="another judge than that of the package")
    args = ask.parse_args()
    if args.what == "curve":
        sums = {name: sha256((args.path / name).read_bytes()).hexdigest() for name in FILES}
        about = {
            "sha256": sums,
            "weights": [0.0, 1.0, 1.0, 1.0],
            "families": {family: [0.0, 1.0] for family in FAMILIES},
        }
        (args.path / "judge.json").write_text(json.dumps(about) + "\n", "utf-8")
        right, wrong = dev_sentences(Judge.load(args.path))
        about |= {"weights": weighed(right, wrong), "families": scaled(right, wrong)}
        (args.path / "judge.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
        return
    table = "\n".join(rows(Judge.load(args.folder)))
    print(table)
    if args.path:
        card = args.path.read_text("utf-8")
        before, after = card.split(MARKS[0])[0], card.split(MARKS[1])[1]
        args.path.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{after}", "utf-8")


if __name__ == "__main__":
    main()
