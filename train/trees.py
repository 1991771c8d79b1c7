"""Boosted trees over the signs of an exhibit, alone and with what the tagger says.

python train/trees.py [--tagger CHECKPOINT]   prints the figures
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import lightgbm
import numpy as np
import torch
from measure import auc, balanced, load, of_set, recall, scored
from pretrain import vocabulary
from signs import names, signs
from sources import Retelling, typed
from tune import DOMAINS, others

from copydesk.findings.exhibit import exhibit

SETTINGS = {"objective": "binary", "num_leaves": 15, "learning_rate": 0.04, "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
            "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1,
            "seed": 3}  # fmt: skip
ROUNDS = 300


def table(retellings: Sequence[Retelling], tagger: torch.nn.Module | None) -> np.ndarray:
    """Return a row of signs for each retelling, and behind them what the tagger says."""
    words = vocabulary()
    rows = np.array([signs(exhibit(words, r.words, r.evidence)) for r in retellings])
    assert rows.shape[1] == len(names()), (rows.shape, len(names()))
    if tagger is None:
        return rows
    said = np.array([(s.highest, s.whole, *s.families) for s in scored(tagger, retellings)])
    return np.hstack([rows, said])


def fit(rows: np.ndarray, wrong: np.ndarray) -> lightgbm.Booster:
    """Return trees that tell wrong from right."""
    return lightgbm.train(SETTINGS, lightgbm.Dataset(rows, wrong), ROUNDS)


def main() -> None:
    """Print the figures of the trees."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--tagger", type=Path)
    ask.add_argument("--domains", default=",".join(DOMAINS))
    args = ask.parse_args()
    torch.set_num_threads(1)
    tagger = load(args.tagger) if args.tagger else None
    learned = list(typed("train"))
    trees = fit(table(learned, tagger), np.array([bool(r.tags) for r in learned]))
    for name in ("items",):
        right, wrong = of_set(name)
        no, yes = trees.predict(table(right, tagger)), trees.predict(table(wrong, tagger))
        print(f"{name}: AUC {auc(yes, no):.3f}  recall at 5 % {recall(list(yes), list(no)):.3f}")
        for code in sorted({r.code for r in wrong}):
            some = [s for s, r in zip(yes, wrong, strict=True) if r.code == code]
            print(f"  {code} {auc(some, no):.2f}/{recall(some, list(no)):.2f}", end="")
        print()
    gain = sorted(zip(trees.feature_importance("gain"), [*names(), *["tagger"] * 20], strict=False), reverse=True)[:15]
    print("  ".join(f"{n} {g:.0f}" for g, n in gain))
    for domain in args.domains.split(","):
        held(domain, tagger)


def held(domain: str, tagger: torch.nn.Module | None) -> None:
    """Print the figures on a domain of summedits_other that the trees never saw; the others give the bar."""
    learned = [r for r in others([domain]) if r.id.startswith("summedits")] + list(typed("train"))
    wrong = np.array([bool(r.tags) for r in learned])
    rows = table(learned, tagger)
    trees = fit(rows, wrong)
    apart = np.array([r.id.startswith("summedits") for r in learned])
    folds = np.arange(len(learned)) % 3
    inner = np.zeros(len(learned))
    for fold in range(3):
        inner[folds == fold] = fit(rows[folds != fold], wrong[folds != fold]).predict(rows[folds == fold])
    bars = np.quantile(inner[apart], np.linspace(0.05, 0.95, 60))
    bar = max(bars, key=lambda b: balanced(list(inner[apart & wrong]), list(inner[apart & ~wrong]), b))
    right, bad = of_set(f"summedits-{domain}")
    no, yes = list(trees.predict(table(right, tagger))), list(trees.predict(table(bad, tagger)))
    print(f"summedits {domain:12} AUC {auc(yes, no):.3f}  balanced accuracy {balanced(yes, no, bar):.3f}")


if __name__ == "__main__":
    main()
