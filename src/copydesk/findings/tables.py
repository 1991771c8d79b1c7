"""Tables of weights that `train/` learns and writes: what each sign counts in the log of the odds of a fault.

A row has a kind's code, what is weighed ("structure": what the texts tell; "judged": that and what a judge says), a
sign, and its weight; the sign "constant" stands beside all of them.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Signs = Mapping[str, float]


def weigh(table: str, code: str, by: str, signs: Signs) -> float:
    """Return the log of the odds of a fault of a kind, by the rows of a table that stands in this folder of ours."""
    worths = weights(table)[code, by]
    return worths["constant"] + sum(worth * signs[sign] for sign, worth in worths.items() if sign != "constant")


def weigh_heard(table: str, code: str, signs: Signs, said: Signs) -> float:
    """Return the log of the odds by what structure tells and, beside its odds, by what a judge says."""
    return weigh(table, code, "judged", {"structure": weigh(table, code, "structure", signs), **said})


@cache
def weights(table: str) -> Mapping[tuple[str, str], Signs]:
    """Return the weights of the signs, by a kind's code and what is weighed."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    for line in (files(__package__) / table).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, by, sign, worth = line.split("\t")
            found.setdefault((code, by), {})[sign] = float(worth)
    return found
