"""Annotated pairs, sentence by sentence, each beside what the check itself shows the judge of its source."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from copydesk.findings.align import Alignment, align
from copydesk.findings.judge.verdict import family_of
from copydesk.text.page import Sentence
from copydesk.text.passage import Passage, Role, Span, Text
from copydesk.text.reading import read
from shared import gold_pairs, score_module
from sources import ROOT, Retelling, Tags

ANNOTATED = ROOT / "train" / "pairs"
"""Where the pairs lie that the judge learns from; those in `eval/pairs` it never sees."""


def pair_sentences(folder: Path = ANNOTATED) -> list[Retelling]:
    """Return the sentences of the retellings of a folder: the faulty ones, and those that are called clean."""
    return [one for pair in gold_pairs(folder) for one in _sentences(folder / pair.id, pair.source, pair.retelling)]


def _sentences(place: Path, source: Text, retelling: Text) -> Iterator[Retelling]:
    alignment = align(read([source]), read([retelling]))
    page = alignment.retelling.page
    found = score_module().load(place)["findings"]
    clean = json.loads((place / "gold.json").read_text("utf-8")).get("clean", ())
    faults = [(page.span_of(Passage(retelling, *one["retelling"])), one) for one in found if one["retelling"]]
    for sentence in page.sentences:
        own = [(span, one) for span, one in faults if span.overlaps(sentence.span)]
        body = page.blocks[sentence.block].role is not Role.TITLE
        if own or (body and (not faults or _is_called(page.read(sentence.span), clean))):
            yield _retelling(place.name, alignment, sentence, own)


def _is_called(words: str, clean: Sequence[str]) -> bool:
    """Say whether a sentence is one of those called clean, or a part of one."""
    told = " ".join(words.split())
    return any(told in " ".join(one.split()) for one in clean)


def _retelling(
    name: str, alignment: Alignment, sentence: Sentence, faults: Sequence[tuple[Span, Mapping]]
) -> Retelling:
    evidence, at = alignment.evidence(sentence.span), sentence.span.start
    length = sentence.span.end - at
    tags = tuple((max(s.start - at, 0), min(s.end - at, length), family_of(one["code"])) for s, one in faults)
    return Retelling(
        f"pair-{name}", evidence, alignment.retelling.page.read(sentence.span), tags, _lost(alignment, evidence, faults)
    )


def _lost(alignment: Alignment, evidence: str, faults: Sequence[tuple[Span, Mapping]]) -> Tags:
    """Return what the faults should agree with, where it stands in what is shown."""
    spans = [(one["source"], family_of(one["code"])) for _, one in faults if one["source"]]
    page = alignment.source.page
    words = [(page.read(page.span_of(Passage(page.texts[0], *span))), family) for span, family in spans]
    return tuple((evidence.index(w), evidence.index(w) + len(w), family) for w, family in words if w and w in evidence)
