"""Pretraining: the judge learns to compare on edits made in any number.

python train/pretrain.py SHARDS CHECKPOINT [--hours H]   goes on where the checkpoint stopped; waits for shards to come
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional

from copydesk.findings.judge.verdict import FAMILIES
from copydesk.text.wordpiece import Vocabulary
from encode import BESIDE, Batch, Row, batches, row
from tagger import TAGS, Tagger, minilm, pretrained

EVIDENCE_WEIGHT, WHOLE_WEIGHT = 0.4, 0.3
WRONG_WEIGHT = 2.5
LOG_EVERY, KEEP_EVERY = 25, 50


def vocabulary() -> Vocabulary:
    """Return the pieces that the model knows."""
    return Vocabulary.of((minilm() / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n"))


def loss_of(model: nn.Module, batch: Batch) -> Tensor:
    """Return what is to be made small: wrong tags on both sides, and wrong verdicts on the whole."""
    with torch.autocast("cpu", torch.bfloat16):
        logits, whole = model(*batch.columns)
    logits, whole = logits.float(), whole.float()
    weights = torch.full((TAGS,), WRONG_WEIGHT)
    weights[0] = 1.0
    each = functional.cross_entropy(
        logits.reshape(-1, TAGS), batch.tags.reshape(-1), weights, ignore_index=BESIDE, reduction="none"
    )
    share = torch.where(batch.columns[1].reshape(-1) == 1, EVIDENCE_WEIGHT, 1.0) * (batch.tags.reshape(-1) != BESIDE)
    verdict = functional.binary_cross_entropy_with_logits(whole, batch.faults)
    return (each * share).sum() / share.sum() + WHOLE_WEIGHT * verdict


def read(path: Path, words: Vocabulary) -> list[Row]:
    """Return the samples of a shard as rows."""
    samples = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [
        row(words, s["s"], s["e"], tuple(map(tuple, s["t"])), None if s["g"] is None else tuple(map(tuple, s["g"])))
        for s in samples
    ]


@torch.no_grad()
def measured(model: nn.Module, rows: list[Row], at: float = 0.05) -> str:
    """Return the recall of each family by the highest tag of a statement, at a share of false alarms; and the loss."""
    model.eval()
    scores: list[tuple[float, int]] = []
    losses = []
    for one in batches(rows, 64, None):
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(*one.columns)[0].float()
        losses.append(loss_of(model, one).item())
        wrong = 1 - logits.softmax(-1)[..., 0]
        own = (one.columns[1] == 0) & (one.tags != BESIDE)
        best = (wrong * own).amax(1)
        first = (one.tags * own * (one.tags > 0)).amax(1)
        scores += list(zip(best.tolist(), first.tolist(), strict=True))
    model.train()
    clean = sorted((s for s, f in scores if not f), reverse=True)
    bar = clean[int(at * len(clean))] if clean else 1.0
    found = Counter(f for s, f in scores if f and s > bar)
    all_of = Counter(f for _, f in scores if f)
    return f"loss {sum(losses) / len(losses):.3f}  " + "  ".join(
        f"{FAMILIES[f - 1]} {found[f] / all_of[f]:.2f}" for f in sorted(all_of)
    )


def main() -> None:
    """Train until the time is up."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("shards", type=Path)
    ask.add_argument("checkpoint", type=Path)
    ask.add_argument("--held", type=Path)
    ask.add_argument("--until", type=float, default=0.0, help="seconds since the epoch")
    ask.add_argument("--rate", type=float, default=1e-4)
    ask.add_argument("--size", type=int, default=32)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--shard-limit", type=int, default=10**6)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    words, model = vocabulary(), pretrained()
    model.pieces.weight.requires_grad_(requires_grad=False)
    held = read(args.held, words)[:1000] if args.held else []
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01)
    shard = step = 0
    if args.checkpoint.exists():
        state = torch.load(args.checkpoint)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        shard, step = state["shard"], state["step"]
    begun, past = time.time(), step
    recent: list[float] = []
    while shard < args.shard_limit and (not args.until or time.time() < args.until):
        path = args.shards / f"shard-{shard:03}.jsonl"
        if not path.exists():
            time.sleep(5)
            continue
        for one in batches(read(path, words), args.size, Random(shard)):
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = args.rate * min(1.0, step / 100)
            loss = loss_of(model, one)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            recent.append(loss.item())
            if step % LOG_EVERY == 0:
                speed = (step - past) * args.size / (time.time() - begun)
                print(
                    f"{step * args.size} samples, shard {shard}, loss {sum(recent) / len(recent):.3f}, {speed:.1f}/s",
                    flush=True,
                )
                recent.clear()
            if step % KEEP_EVERY == 0:
                keep(args.checkpoint, model, optimiser, shard, step)
            if args.until and time.time() > args.until:
                break
        shard += 1
        keep(args.checkpoint, model, optimiser, shard, step)
        if held:
            print(f"held out: {measured(model, held)}", flush=True)


def keep(path: Path, model: Tagger, optimiser: torch.optim.Optimizer, shard: int, step: int) -> None:
    """Write a checkpoint whole or not at all."""
    part = path.with_suffix(".part")
    torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "shard": shard, "step": step}, part)
    part.rename(path)


if __name__ == "__main__":
    main()
