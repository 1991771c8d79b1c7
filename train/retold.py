"""Whole retellings that signs are weighed on, aligned with their sources, with their faults: how `train/` is taught.

The typed items and the teachers' rewrites, as `sources` splits them, and our own annotated pairs.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from copydesk.findings.align import Alignment, align
from copydesk.findings.model import Finding
from copydesk.text.passage import Passage, Span, plain
from copydesk.text.reading import read
from shared import OWN, gold_pairs, items, lines, score_module
from sources import ANNOTATED, REWORDED, SUMMARIES, document, part
from sources import items as reworded


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its kind's code, and its span in the retelling's file."""

    code: str
    span: Span


@dataclass(frozen=True, slots=True)
class Retold:
    """A retelling beside its source: the document it is of, its faults, and whether the judge learned from it."""

    document: str
    alignment: Alignment
    faults: tuple[Fault, ...]
    learned: bool

    def hit(self, place: Passage, found: Iterable[Finding] = ()) -> set[str]:
        """Return the codes of the faults that share a character with a place in the retelling's file.

        Faults that a finding lies on are left out: they are told.
        """
        told = [Span(one.retelling.start, one.retelling.end) for one in found if one.retelling is not None]
        missed = (fault for fault in self.faults if not any(fault.span.overlaps(span) for span in told))
        return {fault.code for fault in missed if fault.span.overlaps(Span(place.start, place.end))}


def options(description: str | None, sets: str) -> argparse.Namespace:
    """Return what a command that learns was asked: its sets of typed items, its share of rewrites, whether to write."""
    ask = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sets", default=sets)
    ask.add_argument("--every", type=int, default=14, help="one in so many of the teachers' rewrites")
    ask.add_argument("--dry", action="store_true", help="write nothing")
    return ask.parse_args()


def typed(sets: str, codes: tuple[str, ...]) -> Iterator[Retold]:
    """Yield the faithful retellings of typed items, and those with a fault whose code begins so.

    The items are those of some sets, those in freer words that lie here, and those with summaries that the judge did
    not learn from: they are long, and few tell enough.
    """
    letters = tuple("abcdef"[int(number) - 1] for number in sets)
    shared = (item for item in items() if item["id"].startswith(letters))
    summed = (item for item in reworded((SUMMARIES,)) if part(item["id"]) != "train")
    for item in chain(shared, reworded((REWORDED,)), summed):
        source, learned = read([plain("source", item["source"])]), part(item["id"]) == "train"
        faulty = [changed for changed in item["changed"] if changed["code"].startswith(codes)]
        for text, changed in [*((text, None) for text in item["faithful"]), *((c["text"], c) for c in faulty)]:
            start = text.find(changed["span"]) if changed else 0
            faults = (Fault(changed["code"], Span(start, start + len(changed["span"]))),) if changed else ()
            yield Retold(item["id"], align(source, read([plain("retelling", text)])), faults, learned)


def annotated() -> Iterator[Retold]:
    """Yield our own annotated pairs, of the evaluation and for tables alone; the judge learned from none."""
    for folder in (OWN, ANNOTATED):
        for pair in gold_pairs(folder):
            found = score_module().load(folder / pair.id)["findings"]
            faults = tuple(Fault(one["code"], Span(*one["retelling"])) for one in found if one["retelling"])
            yield Retold(pair.id, align(read([pair.source]), read([pair.retelling])), faults, learned=False)


def rewrites(every: int) -> Iterator[Retold]:
    """Yield one in so many of the teachers' rewrites, as if all were faithful."""
    for number, line in enumerate(lines("fidelity/b_onestop_articles.jsonl.gz")):
        if number % every == 3 % every:
            alignment = align(read([plain("source", line["a"])]), read([plain("retelling", line["b"])]))
            yield Retold(document(line), alignment, (), part(document(line)) == "train")
