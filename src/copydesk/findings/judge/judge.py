"""The judge: how probable it is that a retold sentence departs from its evidence, in which way, and in which words.

A small language model with our own head, and boosted trees over plain signs, both learned by `train/` and shipped
beside this module (`docs/judge.md` has their figures and limits). It weighs, and invents nothing: what it says is about
words that stand in the sentence.
"""

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.errors import JudgeError
from copydesk.findings.judge.exhibit import Exhibit, exhibit
from copydesk.findings.judge.forest import Forest
from copydesk.findings.judge.signs import signs
from copydesk.findings.judge.verdict import FAMILIES, Doubt, Verdict
from copydesk.text.wordpiece import Vocabulary

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

ROWS = ("pieces", "sides", "matches", "sorts")
"""What the tagger reads of an exhibit."""
LEAST = 1e-4
"""A share is taken to be at least this, and at most this short of one."""
AT_ONCE = min(os.cpu_count() or 1, 4)
"""Statements judged at once, each on one core."""

Floats = NDArray[np.float32]


class Weights(NamedTuple):
    """How the log of the odds of a fault is made: a constant, and what each part's own odds count.

    The parts are the trees, the word that is doubted most, and the tagger's verdict on the whole.
    """

    constant: float
    trees: float
    word: float
    whole: float

    def odds(self, trees: float, word: float, whole: float) -> float:
        """Return the log of the odds of a fault."""
        return self.constant + self.trees * trees + self.word * word + self.whole * whole


class Scale(NamedTuple):
    """How the odds of one family are made from the tagger's own."""

    constant: float
    tagger: float


@dataclass(frozen=True, slots=True)
class Judge:
    """The judge, loaded: the tagger, its word pieces, the trees, how both are weighed, and the scale of each family."""

    tagger: "InferenceSession"
    vocabulary: Vocabulary
    forest: Forest
    weights: Weights
    scales: tuple[Scale, ...]

    @classmethod
    def load(cls, folder: Traversable | None = None) -> "Judge":
        """Load a judge, else the one of the package; JudgeError where its files are not those that were measured."""
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - slow, and not always wanted

        folder = folder or files("copydesk.findings.judge") / "weights"
        about = json.loads((folder / "judge.json").read_text("utf-8"))
        model, trees, words = (
            _checked(folder, about["sha256"], name) for name in ("judge.onnx", "trees.json", "vocab.txt")
        )
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.enable_mem_pattern = False  # one is kept for each shape, and each pair of texts has other ones
        return cls(
            InferenceSession(model, options, providers=["CPUExecutionProvider"]),
            Vocabulary.of(words.decode("utf-8").rstrip("\n").split("\n")),
            Forest.of(json.loads(trees)),
            Weights(*about["weights"]),
            tuple(Scale(*about["families"][family]) for family in FAMILIES),
        )

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Judge statements, each with its evidence behind it; the verdicts come in the same order.

        Each is judged alone, some at once: laid together, the model's rounding of one would depend on the others, and
        room be lost between short and long ones.
        """
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(lambda pair: self._verdict(exhibit(self.vocabulary, *pair)), pairs))

    def _shares(self, shown: Exhibit) -> tuple[Floats, float]:
        """Return the share of each tag for each of the exhibit's pieces, and the odds of a fault in the whole."""
        feed = {name: np.array([getattr(shown, name)], dtype=np.int64) for name in ROWS}
        (logits,), (whole,) = self.tagger.run(["tags", "whole"], feed)
        powers = np.exp(logits - logits.max(-1, keepdims=True))
        return powers / powers.sum(-1, keepdims=True), float(whole)

    def _verdict(self, shown: Exhibit) -> Verdict:
        shares, whole = self._shares(shown)
        own = [
            i for i, (side, word) in enumerate(zip(shown.sides, shown.words, strict=True)) if side == 0 and word >= 0
        ]
        doubts: dict[int, Doubt] = {}
        for i in own:
            word, wrong = shown.words[i], 1 - float(shares[i, 0])
            if word not in doubts or wrong > doubts[word].wrong:
                family = FAMILIES[int(shares[i, 1:].argmax())]
                doubts[word] = Doubt(shown.statement[word].span, family, wrong)
        families = shares[own, 1:].max(0) if own else np.zeros(len(FAMILIES))
        highest = max((doubt.wrong for doubt in doubts.values()), default=0.0)
        trees = self.forest.odds(signs(shown))
        fault = self.weights.odds(trees, _odds(highest), whole)
        odds = [
            scale.constant + scale.tagger * _odds(float(own)) for scale, own in zip(self.scales, families, strict=True)
        ]
        by_family = dict(zip(FAMILIES, map(_share, odds), strict=True))
        return Verdict(_share(fault), by_family, tuple(doubts[word] for word in sorted(doubts)), highest, trees, whole)


def _checked(folder: Traversable, sums: Mapping[str, str], name: str) -> bytes:
    content = (folder / name).read_bytes()
    if (found := sha256(content).hexdigest()) != sums[name]:
        raise JudgeError(f"{name}: not the judge that was measured: expected sha256 {sums[name]}, found {found}")
    return content


def _odds(share: float) -> float:
    within = min(max(share, LEAST), 1 - LEAST)
    return log(within / (1 - within))


def _share(odds: float) -> float:
    return 1 / (1 + exp(-odds))
