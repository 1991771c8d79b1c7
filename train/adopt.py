"""The judge in the package as a checkpoint, to be tuned on without the checkpoint that it was made from.

python train/adopt.py CHECKPOINT   its weights come back from eight bits, the pieces' own (never tuned) from MiniLM
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import onnx
import torch
from onnx import ModelProto, numpy_helper
from torch import Tensor

from run import WEIGHTS
from tagger import pretrained

PRODUCT = re.compile(r"/(?:MatMul_output_0|Gemm_output_0_MatMul)_output_quantized$")
"""How the output of a layer's product ends in a file that `export.py` wrote; the layer's name stands before it."""


def adopted(model: ModelProto) -> Iterator[tuple[str, Tensor]]:
    """Yield the weights of a judge's file by the tagger's names for them."""
    stored = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in model.graph.initializer}
    yield from ((name, weight) for name, weight in stored.items() if name.endswith((".weight", ".bias")))
    for name in (name.removesuffix("_quantized") for name in stored if name.endswith(".weight_quantized")):
        yield name, _whole(stored, name)
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            layer = PRODUCT.sub("", node.output[0]).strip("/").replace("/", ".")
            yield f"{layer}.weight", _whole(stored, node.input[1].removesuffix("_quantized")).T.contiguous()


def _whole(stored: dict[str, Tensor], name: str) -> Tensor:
    zero, scale = stored[f"{name}_zero_point"].float(), stored[f"{name}_scale"]
    return (stored[f"{name}_quantized"].float() - zero) * scale


def main() -> None:
    """Write the checkpoint."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("checkpoint", type=Path)
    path = ask.parse_args().checkpoint
    model = pretrained()
    own = model.state_dict()
    found = {name: weight for name, weight in adopted(onnx.load(WEIGHTS / "judge.onnx")) if name != "pieces.weight"}
    model.load_state_dict(found | {"pieces.weight": own["pieces.weight"]})
    torch.save({"model": model.state_dict(), "step": 0}, path)


if __name__ == "__main__":
    main()
