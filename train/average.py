"""The mean of the weights of several checkpoints of one line of tuning.

python train/average.py RESULT CHECKPOINT CHECKPOINT …
Where the last round fits what was written last and loses a little elsewhere, the mean of the rounds keeps both
(stochastic weight averaging: Izmailov et al. 2018).
"""

import argparse
from pathlib import Path

import torch


def averaged(checkpoints: list[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of each weight over the checkpoints."""
    models = [torch.load(path)["model"] for path in checkpoints]
    return {name: (sum(m[name].float() for m in models) / len(models)).to(models[0][name].dtype) for name in models[0]}


def main() -> None:
    """Average."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("result", type=Path)
    ask.add_argument("checkpoints", type=Path, nargs="+")
    args = ask.parse_args()
    torch.save({"model": averaged(args.checkpoints), "step": 0}, args.result)


if __name__ == "__main__":
    main()
