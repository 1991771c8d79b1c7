"""Tuning: from edits to the faults that people make, on the typed items and other sets, with some edits kept among them.

python train/tune.py PRETRAINED TUNED --shards SHARDS [--epochs N] [--without DOMAINS]
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from encode import Row, batches, row
from measure import of_set, scored, tell
from pretrain import loss_of, vocabulary
from sources import Retelling, document, faithful, lines, nearest, part, sentences, typed
from tagger import pretrained
from torch import nn

from copydesk.text.wordpiece import Vocabulary

DOMAINS = ("ectsum", "samsum", "sales_email", "sales_call", "podcast", "scitldr", "qmsumm")
SORTS = {
    "entity_modification": "name",
    "antonym_swap": "event",
    "hallucinated_fact_insertion": "support",
    "negation_insertion_removal": "certainty",
}
FAMILY_OF_OTHERS = "event"


def cut(retelling: Retelling) -> list[Retelling]:
    """Return the sentences of a retelling, each with the faults in it."""
    found = []
    at = 0
    for sentence in sentences(retelling.words):
        start = retelling.words.find(sentence, at)
        if start < 0:
            return [retelling]
        at = start + len(sentence)
        tags = tuple(
            (max(s - start, 0), min(e - start, len(sentence)), f) for s, e, f in retelling.tags if s < at and start < e
        )
        near = " ".join(nearest(sentence, sentences(retelling.evidence)))
        found.append(Retelling(retelling.id, near, sentence, tags, (), retelling.code if tags else ""))
    return found


def others(without: Sequence[str]) -> list[Retelling]:
    """Return the train part of summedits_other (but some domains), rank19 and defacto, right and wrong."""
    found = []
    for name in ("summedits_other", "rank19", "defacto"):
        for line in lines(name):
            if part(document(line)) != "train" or any(line["origin"].endswith(d) for d in without):
                continue
            family = next(
                (SORTS[t] for t in line["error_types"] if t in SORTS),
                FAMILY_OF_OTHERS if name == "rank19" else "support",
            )
            tags = tuple((s, e, family) for s, e in line["spans"]) if line["label"] != "faithful" else ()
            if line["label"] == "faithful" or tags:
                evidence = " ".join(nearest(line["retelling"], sentences(line["source"])))
                found.append(Retelling(line["id"], evidence, line["retelling"], tags))
    return found


def rows_of(words: Vocabulary, retellings: Sequence[Retelling]) -> list[Row]:
    """Return retellings as rows; what they lost is learned where it is told."""
    return [row(words, r.words, r.evidence, r.tags, r.lost or None) for r in retellings]


def gathered(words: Vocabulary, without: Sequence[str]) -> list[Row]:
    """Return all that is tuned on: items whole and cut into sentences, the other sets, teachers' rewrites."""
    whole = list(typed("train"))
    right = [r for r in whole if not r.tags]
    texts = [
        *whole,
        *right,
        *(c for r in whole for c in cut(r) if c.words != r.words),
        *others(without),
        *faithful("onestop", "train"),
    ]
    return rows_of(words, texts)


def main() -> None:
    """Tune, measuring after each epoch."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("start", type=Path)
    ask.add_argument("result", type=Path)
    ask.add_argument("--shards", type=Path)
    ask.add_argument("--epochs", type=int, default=3)
    ask.add_argument("--rate", type=float, default=8e-5)
    ask.add_argument("--without", default="")
    ask.add_argument("--kept", type=int, default=4000, help="edits kept among an epoch")
    args = ask.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(2)
    rng = Random(2)
    words, model = vocabulary(), pretrained()
    model.load_state_dict(torch.load(args.start)["model"])
    model.pieces.weight.requires_grad_(requires_grad=False)
    without = [d for d in args.without.split(",") if d]
    rows = gathered(words, without)
    kept = [
        json.loads(line)
        for path in sorted(args.shards.glob("*.jsonl"))[-4:]
        for line in path.read_text("utf-8").splitlines()
    ]
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.02)
    steps, step = args.epochs * (len(rows) + args.kept) // 32 + 1, 0
    print(f"{len(rows)} rows to tune on, {sum(r.fault for r in rows):.0f} with a fault", flush=True)
    for epoch in range(args.epochs):
        extra = [
            row(words, s["s"], s["e"], tuple(map(tuple, s["t"])), None)
            for s in rng.sample(kept, min(args.kept, len(kept)))
        ]
        losses, begun = [], time.time()
        for one in batches([*rows, *extra], 32, rng):
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = args.rate * min(step / 50, max(1 - step / steps, 0.02))
            loss = loss_of(model, one)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            losses.append(loss.item())
            if step % 100 == 0:
                print(f"{step} of {steps} steps, loss {sum(losses[-100:]) / len(losses[-100:]):.3f}", flush=True)
        torch.save({"model": model.state_dict()}, args.result)
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}, {time.time() - begun:.0f} s", flush=True)
        model.eval()
        for name in ("items", "rank19", *(f"summedits-{d}" for d in without)):
            tell(name, *(scored(model, r) for r in of_set(name)))
        model.train()


if __name__ == "__main__":
    main()
