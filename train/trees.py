"""Boosted trees over the signs of an exhibit: the part of the judge that needs no language model.

python train/trees.py FILE   fits them on what the tagger is tuned on, writes them as JSON, prints figures
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import lightgbm
import numpy as np

from copydesk.findings.judge.exhibit import exhibit
from copydesk.findings.judge.forest import Forest
from copydesk.findings.judge.signs import NAMES, signs
from measure import auc, recall
from pretrain import vocabulary
from sources import HELD_DOMAINS, Retelling, typed
from tune import cut, gathered

SETTINGS = {
    "objective": "binary", "num_leaves": 12, "learning_rate": 0.04, "min_data_in_leaf": 40, "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 3, "deterministic": True,
}  # fmt: skip
ROUNDS = 250
DIGITS = 5


def table(retellings: Sequence[Retelling]) -> np.ndarray:
    """Return a row of signs for each retelling."""
    words = vocabulary()
    rows = np.array([signs(exhibit(words, r.words, r.evidence)) for r in retellings])
    assert rows.shape[1] == len(NAMES)
    return rows


def dumped(trees: lightgbm.Booster) -> list[list[list]]:
    """Return trees as rows of branches and leaves."""
    found = []
    for tree in trees.dump_model()["tree_info"]:
        branches: list[list[float]] = []
        leaves: list[float] = []
        _walk(tree["tree_structure"], branches, leaves)
        found.append([branches, leaves])
    return found


def _walk(node: dict, branches: list[list[float]], leaves: list[float]) -> int:
    if "leaf_value" in node and "split_feature" not in node:
        leaves.append(round(node["leaf_value"], DIGITS))
        return ~(len(leaves) - 1)
    at = len(branches)
    branches.append([node["split_feature"], node["threshold"], 0, 0])
    branches[at][2] = _walk(node["left_child"], branches, leaves)
    branches[at][3] = _walk(node["right_child"], branches, leaves)
    return at


def main() -> None:
    """Fit, write, measure."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("file", type=Path)
    args = ask.parse_args()
    learned = gathered(HELD_DOMAINS, Random(2))
    trees = lightgbm.train(
        SETTINGS, lightgbm.Dataset(table(learned), np.array([bool(r.tags) for r in learned])), ROUNDS
    )
    args.file.write_text(json.dumps(dumped(trees), separators=(",", ":")) + "\n", "utf-8")
    forest = Forest.of(json.loads(args.file.read_text("utf-8")))
    right = table([c for r in typed("dev") if not r.tags for c in cut(r)])
    wrong = table([c for r in typed("dev") if r.tags for c in cut(r) if c.tags])
    no, yes = ([forest.odds(row) for row in some] for some in (right.tolist(), wrong.tolist()))
    assert np.allclose(no, trees.predict(right, raw_score=True), atol=0.02)
    print(f"dev sentences: AUC {auc(yes, no):.3f}, recall at 5 % {recall(yes, no):.3f}")
    gain = sorted(zip(trees.feature_importance("gain"), NAMES, strict=True), reverse=True)
    print("  ".join(f"{name} {worth:.0f}" for worth, name in gain[:20]))


if __name__ == "__main__":
    main()
