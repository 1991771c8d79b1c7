"""Tuning: from edits to the faults that people make, on the typed items and other sets.

python train/tune.py PRETRAINED TUNED --shards SHARDS [--epochs N] [--without DOMAINS]
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from torch import nn

from copydesk.text.wordpiece import Vocabulary
from encode import Batch, Row, batches, row
from pretrain import keep, loss_of, vocabulary
from rivals import exchanged, parser
from sources import (
    HELD_SUMMARIES,
    PAIRS,
    REWORDED,
    SUMMARIES,
    Retelling,
    Tags,
    document,
    faithful,
    lines,
    nearest,
    part,
    sentences,
    typed,
)
from tagger import pretrained

DOMAINS = ("ectsum", "samsum", "sales_email", "sales_call", "podcast", "scitldr", "qmsumm")
SORTS = {
    "entity_modification": "name",
    "antonym_swap": "event",
    "hallucinated_fact_insertion": "support",
    "negation_insertion_removal": "certainty",
}
FAMILY_OF_OTHERS = "event"
NEAREST, NEAREST_REWORDED, NEAREST_SUMMED = 2, 3, 4
"""Sentences of an item's source shown with a sentence of a retelling of it, from folder to folder.

Words in common tell less of the second sort, and sentences of summaries, the third, rest on more. Each further pass
shows one more, so that no pass learns the last one's by heart.
"""
OFTEN = 2
"""Times that a pass shows the sentences of summaries: they are the hardest."""
RIVALS = 2000
"""Summaries of which a pass shows a version with something exchanged."""
DROPOUT = 0.1
"""Without it the judge knew what it had learned from far better than other items (ROC AUC .96 and .86)."""
MOST = (3000, 400, 1500, 1200)
"""Sentences taken of summedits_other, rank19, defacto and the teachers' rewrites: the items are not to drown."""


def cut(retelling: Retelling, most: int = NEAREST) -> list[Retelling]:
    """Return the sentences of a retelling, each with the faults in it and the sentences that it rests on most."""
    found = []
    at = 0
    source = sentences(retelling.evidence)
    for sentence in sentences(retelling.words):
        start = retelling.words.find(sentence, at)
        if start < 0:
            return []
        at = start + len(sentence)
        tags = tuple(
            (max(s - start, 0), min(e - start, len(sentence)), f) for s, e, f in retelling.tags if s < at and start < e
        )
        near = " ".join(nearest(sentence, source, most))
        found.append(
            Retelling(retelling.id, near, sentence, tags, _kept(retelling, near), retelling.code if tags else "")
        )
    return found


def item_sentences(name: str, *folders: Path, more: int = 0) -> list[Retelling]:
    """Return the sentences of a part of the items in some folders, but for the right ones of faulty retellings.

    Each is there once. `more` sentences of the source are shown with each than `NEAREST` says.
    """
    shown = [(folder, more + _nearest_in(folder)) for folder in folders]
    found = (
        sentence
        for folder, most in shown
        for retelling in typed(name, folders=(folder,))
        for sentence in cut(retelling, most)
        if sentence.tags or not retelling.tags
    )
    return list(dict.fromkeys(found))


def _nearest_in(folder: Path) -> int:
    if folder in {SUMMARIES, HELD_SUMMARIES}:
        return NEAREST_SUMMED
    return NEAREST if folder in PAIRS else NEAREST_REWORDED


def _kept(retelling: Retelling, near: str) -> Tags:
    """Return what a faulty statement should agree with, where it stands in the evidence that was chosen."""
    words = [(retelling.evidence[s:e], f) for s, e, f in retelling.lost]
    return tuple((near.index(w), near.index(w) + len(w), f) for w, f in words if w in near)


def rival_sentences(rng: Random, more: int = 0) -> list[Retelling]:
    """Return sentences of summaries with a name, figure or date of the article in another's place.

    What is exchanged is drawn anew each time, in at most RIVALS texts.
    """
    texts = [retelling for retelling in typed("train", folders=(SUMMARIES,)) if not retelling.tags]
    texts = rng.sample(texts, min(RIVALS, len(texts)))
    changed = exchanged(parser(), texts, rng)
    return [one for text in changed for one in cut(text, NEAREST_SUMMED + more) if one.tags]


def others(without: Sequence[str], more: int) -> list[Retelling]:
    """Return the sentences of the train part of summedits_other (but some domains), rank19 and defacto.

    Of what is unfaithful only those with the fault are taken.
    """
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
                whole = Retelling(line["id"], line["source"], line["retelling"], tags)
                found += [one for one in cut(whole, NEAREST_REWORDED + more) if bool(one.tags) is bool(tags)]
    return found


def gathered(without: Sequence[str], rng: Random, more: int = 0, share: float = 1.0) -> list[Retelling]:
    """Return what is tuned on: the items' sentences, and a share of the other sets and of teachers' rewrites.

    Of the items but those with summaries only a `share` is taken.
    """
    typed_sentences = item_sentences("train", *PAIRS, REWORDED, more=more)
    typed_sentences = rng.sample(typed_sentences, int(share * len(typed_sentences)))
    typed_sentences += OFTEN * item_sentences("train", SUMMARIES, more=more) + rival_sentences(rng, more)
    sets = others(without, more)
    shares = [[r for r in sets if r.id.startswith(name)] for name in ("summedits", "rank19", "defacto")]
    shares.append(list(faithful("onestop", "train")))
    return typed_sentences + [
        r for share, most in zip(shares, MOST, strict=True) for r in rng.sample(share, min(most, len(share)))
    ]


def rows_of(
    words: Vocabulary, retellings: Sequence[Retelling], shards: Sequence[Path], kept: int, rng: Random
) -> list[Row]:
    """Return retellings and some edits as rows; what they lost is learned where it is told."""
    edits = [json.loads(line) for path in shards for line in path.read_text("utf-8").splitlines()]
    edits = rng.sample([e for e in edits if e["k"] != "typed"], min(kept, len(edits)))
    return [row(words, r.words, r.evidence, r.tags, r.lost or None) for r in retellings] + [
        row(words, e["s"], e["e"], tuple(map(tuple, e["t"])), None if e["g"] is None else tuple(map(tuple, e["g"])))
        for e in edits
    ]


def main() -> None:
    """Tune; goes on where the result stopped."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("start", type=Path)
    ask.add_argument("result", type=Path)
    ask.add_argument("--shards", type=Path)
    ask.add_argument("--epochs", type=int, default=1)
    ask.add_argument("--rate", type=float, default=1e-4)
    ask.add_argument("--without", default="")
    ask.add_argument("--share", type=float, default=1.0, help="share of the items without summaries in a pass")
    ask.add_argument("--kept", type=int, default=2000, help="edits kept among an epoch")
    ask.add_argument(
        "--until", type=float, default=0.0, help="seconds since the epoch at which the rate has fallen to nothing"
    )
    ask.add_argument(
        "--seed", type=int, default=2, help="another one for a further round: other exchanges, another order"
    )
    ask.add_argument("--threads", type=int, default=2)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    model = pretrained(DROPOUT)
    model.pieces.weight.requires_grad_(requires_grad=False)
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.02)
    state = torch.load(args.result if args.result.exists() else args.start)
    model.load_state_dict(state["model"])
    done = state["step"] if args.result.exists() else 0
    if done:
        optimiser.load_state_dict(state["optimiser"])
    rng = Random(args.seed)
    without, shards = [d for d in args.without.split(",") if d], sorted(args.shards.glob("*.jsonl"))[-3:]
    order: list[Batch] = []
    for more in range(args.epochs):
        rows = rows_of(vocabulary(), gathered(without, rng, more, args.share), shards, args.kept, rng)
        order += batches(rows, 32, rng)
        print(f"{len(rows)} rows, {sum(r.fault for r in rows):.0f} with a fault, {len(order)} steps", flush=True)
    recent: list[float] = []
    begun, first = time.time(), 1 - done / len(order)
    for step, one in enumerate(order[done:], done + 1):
        left = 1 - step / len(order)
        if args.until:
            left = min(left, first * (args.until - time.time()) / (args.until - begun))
            if left <= 0:
                keep(args.result, model, optimiser, 0, step)
                break
        for group in optimiser.param_groups:
            group["lr"] = args.rate * min(step / 30, max(left, 0.02))
        loss = loss_of(model, one)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        recent.append(loss.item())
        if step % 25 == 0 or step == len(order):
            print(f"step {step}, loss {sum(recent) / len(recent):.3f}", flush=True)
            recent.clear()
            keep(args.result, model, optimiser, 0, step)


if __name__ == "__main__":
    main()
