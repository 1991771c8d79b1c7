"""The tagger as a file that onnxruntime reads, in whole numbers of eight bits.

python train/export.py CHECKPOINT FOLDER   writes FOLDER/judge.onnx and says its sha256
"""

import argparse
import hashlib
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from measure import load

INPUTS = ("pieces", "sides", "matches", "sorts")
OUTPUTS = ("tags", "whole")


def main() -> None:
    """Write the file."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("checkpoint", type=Path)
    ask.add_argument("folder", type=Path)
    args = ask.parse_args()
    model = load(args.checkpoint)
    torch.backends.mha.set_fastpath_enabled(False)
    full, small = args.folder / "judge.full.onnx", args.folder / "judge.onnx"
    example = tuple(torch.ones((2, 16), dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "rows", 1: "length"} for name in (*INPUTS, "tags")} | {"whole": {0: "rows"}}
    torch.onnx.export(
        model,
        example,
        full,
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        full, small, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"], per_channel=True
    )
    full.unlink()
    onnx.checker.check_model(str(small))
    print(f"{small}: {small.stat().st_size:,} bytes, sha256 {hashlib.sha256(small.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
