"""Make the judge again, from nothing, with fixed seeds: samples, pretraining, tuning, export, curve, model card.

python train/run.py WORKPLACE   needs train/requirements.txt and the sets under ../shared; what is done is skipped
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from sources import HELD_DOMAINS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WEIGHTS = ROOT / "src" / "copydesk" / "findings" / "judge" / "weights"
PRETRAINED_SHARDS = 28
ROUNDS = ((1, 0, 18), (2, 18, 8), (3, 26, 8))
"""How shards are made: the seed, the number of the first one, and how many. Tuning takes edits from the last three."""


def steps(work: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield each step as what it makes and how."""
    shards, tuned = work / "shards", work / "tuned.pt"
    for seed, first, most in ROUNDS:
        asked = ["--rounds", "2", "--seed", str(seed), "--first", str(first), "--most", str(most)]
        yield shards / f"shard-{first + most - 1:03}.jsonl", ["make.py", str(shards), *asked]
    yield work / "pre.pt", ["pretrain.py", str(shards), str(work / "pre.pt"), "--shard-limit", str(PRETRAINED_SHARDS)]
    once = work / "once.pt"
    tuning = ["--shards", str(shards), "--without", ",".join(HELD_DOMAINS), "--epochs", "2"]
    yield once, ["tune.py", str(work / "pre.pt"), str(once), *tuning, "--kept", "4000"]
    yield tuned, ["tune.py", str(once), str(tuned), *tuning, "--kept", "1500", "--share", "0.45", "--rate", "7e-5"]
    yield work / "judge.onnx", ["export.py", str(tuned), str(work)]
    yield work / "trees.json", ["trees.py", str(work / "trees.json")]
    yield work / "judge.json", ["card.py", "curve", str(work)]


def main() -> None:
    """Run what has not been run."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("work", type=Path)
    work = ask.parse_args().work
    work.mkdir(parents=True, exist_ok=True)
    shutil.copy(WEIGHTS / "vocab.txt", work / "vocab.txt")
    for made, command in steps(work):
        if not made.exists():
            print(" ".join(command), flush=True)
            subprocess.run([sys.executable, str(HERE / command[0]), *command[1:]], check=True)
    for name in ("judge.onnx", "trees.json", "judge.json"):
        shutil.copy(work / name, WEIGHTS / name)
    subprocess.run([sys.executable, str(HERE / "card.py"), "figures", str(ROOT / "docs" / "judge.md")], check=True)


if __name__ == "__main__":
    main()
