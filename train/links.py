"""Learn how likely a link is the retelling's own: prints the constants of `statements.causes` and `judge.weighing`.

PYTHONPATH=eval:train python train/links.py
A logistic regression on the links of typed items that the judge did not learn from and of our own annotated
pairs. What the sources tell of a link's two sides and what the judge says of its sentence are weighed together.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from copydesk.findings.align import Alignment, align
from copydesk.findings.judge.weighing import judged, sentence_verdicts
from copydesk.findings.statements.causes import links
from copydesk.text.passage import Passage, plain
from copydesk.text.reading import read
from shared import OWN, gold_pairs, items, judge, remember_parses, score_module
from sources import part
from voices import fit

NAMES = ("both", "around", "moves", "event", "cause")
PENALTY = 4.0

Row = tuple[Sequence[float], bool]
Fault = tuple[str, int, int]


def rows(alignment: Alignment, faults: Sequence[Fault]) -> Iterator[Row]:
    """Yield the links of one retelling; one on a fault of another kind teaches nothing."""
    page = alignment.retelling.page
    heard = sentence_verdicts(alignment, judge())
    for link in links(alignment):
        at = page.sentence_at(link.here.start).index
        verdict = heard[at] if at < len(heard) else None
        codes = {code for code, start, end in faults if _meets(page.passage(link.here), start, end)}
        if verdict is not None and codes <= {"E3"}:
            yield (link.both, link.around, float(link.moves), *judged(page, link, verdict)), bool(codes)


def _meets(passage: Passage, start: int, end: int) -> bool:
    return passage.start < end and start < passage.end


def typed() -> Iterator[Row]:
    """Yield the links of the typed items that the judge did not learn from."""
    for item in items():
        if part(item["id"]) == "train":
            continue
        source = read([plain("source", item["source"])])
        faulty = [changed for changed in item["changed"] if changed["code"][0] in "ECS"]
        for text, changed in [*((text, None) for text in item["faithful"]), *((c["text"], c) for c in faulty)]:
            start = text.find(changed["span"]) if changed else 0
            faults = [(changed["code"], start, start + len(changed["span"]))] if changed else []
            yield from rows(align(source, read([plain("retelling", text)])), faults)


def annotated() -> Iterator[Row]:
    """Yield the links of our own annotated pairs."""
    for pair in gold_pairs(OWN):
        found = score_module().load(OWN / pair.id)["findings"]
        faults = [(one["code"], *one["retelling"]) for one in found if one["retelling"]]
        yield from rows(align(read([pair.source]), read([pair.retelling])), faults)


def main() -> None:
    """Learn, and print the weights."""
    with remember_parses():
        signs, right = zip(*typed(), *annotated(), strict=True)
    found = fit(np.array(signs), np.array(right, float), PENALTY)
    print(f"constant {found.constant:.2f}")
    for name, worth in zip(NAMES, found.worth, strict=True):
        print(f"{name} {worth:.2f}")


if __name__ == "__main__":
    main()
