"""What a judge can do on what it never saw: ROC AUC of "is there a fault", recall at 5 % false alarms.

python train/measure.py CHECKPOINT [--sets items,rank19,…]
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from encode import batch, row
from pretrain import vocabulary
from sources import Retelling, document, lines, nearest, part, sentences, typed
from tagger import Tagger, pretrained


@dataclass(frozen=True, slots=True)
class Scored:
    """A retelling with what the judge says: the highest share of wrong, the verdict on the whole, the families."""

    retelling: Retelling
    highest: float
    whole: float
    families: tuple[float, ...]


def load(path: Path) -> Tagger:
    """Return the model of a checkpoint."""
    model = pretrained()
    model.load_state_dict(torch.load(path)["model"])
    return model.eval()


@torch.no_grad()
def scored(model: nn.Module, retellings: Sequence[Retelling]) -> list[Scored]:
    """Judge retellings, in their order."""
    words = vocabulary()
    rows = [row(words, r.words, r.evidence, r.tags, None) for r in retellings]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].tags))
    found: dict[int, Scored] = {}
    for at in range(0, len(order), 64):
        group = order[at : at + 64]
        one = batch([rows[i] for i in group])
        with torch.autocast("cpu", torch.bfloat16):
            logits, whole = model(*one.columns)
        own = (one.columns[1] == 0) & (one.columns[0] != 0)
        shares = logits.float().softmax(-1) * own[..., None]
        wrong = ((1 - shares[..., 0]) * own).amax(1)
        for i, high, verdict, families in zip(
            group, wrong.tolist(), whole.float().sigmoid().tolist(), shares.amax(1)[:, 1:].tolist(), strict=True
        ):
            found[i] = Scored(retellings[i], high, verdict, tuple(families))
    return [found[i] for i in range(len(rows))]


def auc(wrong: Iterable[float], right: Iterable[float]) -> float:
    """Return the area under the ROC curve: the chance that a wrong one scores above a right one."""
    ranked = sorted([(s, 1) for s in wrong] + [(s, 0) for s in right])
    total = below = 0.0
    i = 0
    count = sum(k for _, k in ranked)
    while i < len(ranked):
        j = i
        while j < len(ranked) and ranked[j][0] == ranked[i][0]:
            j += 1
        here = sum(k for _, k in ranked[i:j])
        total += here * (below + (j - i - here) / 2)
        below += j - i - here
        i = j
    return total / max(count * (len(ranked) - count), 1)


def recall(wrong: Sequence[float], right: Sequence[float], at: float = 0.05) -> float:
    """Return the share of wrong ones found where this share of the right ones is flagged."""
    bar = sorted(right, reverse=True)[int(at * len(right))]
    return sum(s > bar for s in wrong) / max(len(wrong), 1)


def balanced(wrong: Sequence[float], right: Sequence[float], bar: float) -> float:
    """Return the balanced accuracy at a bar."""
    return (sum(s > bar for s in wrong) / max(len(wrong), 1) + sum(s <= bar for s in right) / max(len(right), 1)) / 2


def of_set(name: str, most: int = 3) -> tuple[list[Retelling], list[Retelling]]:
    """Return right and wrong retellings of a test part (items, rank19, defacto), or all of summedits-DOMAIN."""
    right, wrong = [], []
    if name == "items":
        for r in typed("test"):
            (wrong if r.tags else right).append(r)
        return right, wrong
    domain = name.partition("-")[2]
    for line in lines("summedits_other" if domain else name):
        if (domain and not line["origin"].endswith(domain)) or (
            not domain and part(document(line)) not in {"test", "dev"}
        ):
            continue
        source = sentences(line["source"])
        evidence = " ".join(nearest(line["retelling"], source, most))
        (right if line["label"] == "faithful" else wrong).append(
            Retelling(
                line["id"], evidence, line["retelling"], ((0, 1, "support"),) if line["label"] != "faithful" else ()
            )
        )
    return right, wrong


def tell(name: str, right: Sequence[Scored], wrong: Sequence[Scored]) -> None:
    """Print the figures of a set."""
    for score in ("highest", "whole"):
        yes, no = [getattr(s, score) for s in wrong], [getattr(s, score) for s in right]
        bars = sorted(yes + no)[:: max(1, len(yes + no) // 200)]
        best = max(balanced(yes, no, b) for b in bars)
        print(
            f"{name:18} {score:8} AUC {auc(yes, no):.3f}  recall at 5 % {recall(yes, no):.3f}  "
            f"best balanced {best:.3f}  ({len(yes)} wrong, {len(no)} right)"
        )
        by_code = defaultdict(list)
        for s in wrong:
            if s.retelling.code:
                by_code[s.retelling.code].append(getattr(s, score))
        if by_code:
            print("   ", "  ".join(f"{c} {auc(v, no):.2f}/{recall(v, no):.2f}" for c, v in sorted(by_code.items())))


def main() -> None:
    """Print the figures of a checkpoint."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("checkpoint", type=Path)
    ask.add_argument("--sets", default="items,rank19,defacto,summedits-podcast,summedits-qmsumm,summedits-ectsum")
    args = ask.parse_args()
    torch.set_num_threads(1)
    model = load(args.checkpoint)
    for name in args.sets.split(","):
        right, wrong = of_set(name)
        tell(name, scored(model, right), scored(model, wrong))


if __name__ == "__main__":
    main()
