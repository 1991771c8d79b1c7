"""What the judge learns from, and how it is split: by item and by document, never by pair.

Only what may go into weights that are passed on: the typed items written for this project, and sets under MIT,
Apache-2.0 or CC BY-SA. The gold pairs stay out altogether.
"""

import gzip
import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

import nupunkt

from copydesk.findings.judge.verdict import family_of

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COPYDESK_SHARED", ROOT.parent / "shared"))
PAIRS = (SHARED / "pairs",)
"""Where the typed items lie that edits are made from."""
REWORDED = ROOT / "train" / "typed"
"""Where those lie that were written for tuning, in freer words: the train and dev parts."""
SUMMARIES = ROOT / "train" / "summaries"
"""Where whole articles lie with dense summaries of them and small edits of those: the train and dev parts."""
ANNOTATED = ROOT / "train" / "pairs"
"""Where annotated pairs lie of which few rules knew anything when tables were learned from them."""
HELD, HELD_SUMMARIES = ROOT / "eval" / "typed", ROOT / "eval" / "summaries"
"""Where the test parts of both lie."""
HELD_DOMAINS = ("podcast", "sales_call", "qmsumm")
"""Domains of summedits_other that nothing is learned from."""
_WORD = re.compile(r"\w+")

Tags = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Retelling:
    """What is retold and what it rests on; `tags`: faults in `words`; `lost`: what they should agree with."""

    id: str
    evidence: str
    words: str
    tags: Tags
    lost: Tags = ()
    code: str = ""


def part(name: str) -> str:
    """Return the part of the split (train, dev, test) that an item or a document belongs to: 70, 10 and 20 of 100."""
    number = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 100
    return "train" if number < 70 else "dev" if number < 80 else "test"


def lines(name: str) -> Iterator[dict]:
    """Yield the lines of a set."""
    with gzip.open(SHARED / "data" / "fidelity" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def items(folders: Sequence[Path] = PAIRS) -> Iterator[dict]:
    """Yield the typed contrastive items of some folders."""
    for path in (path for folder in folders for path in sorted(folder.glob("*.jsonl"))):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def sentences(text: str) -> list[str]:
    """Cut a text into sentences."""
    return [" ".join(s.split()) for block in re.split(r"\n+", text) for s in nupunkt.sent_tokenize(block) if s.strip()]


def documents(name: str, *parts: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the documents of a set that may be edited, with their sentences: items, defacto or onestop."""
    if name == "items":
        for item in items():
            if part(item["id"]) in parts:
                yield item["id"], sentences(item["source"])
        return
    seen = set()
    for line in lines({"onestop": "b_onestop_articles"}.get(name, name)):
        key = document(line)
        if key not in seen and part(key) in parts:
            seen.add(key)
            yield key, sentences(line.get("a") or line["source"])


def document(line: dict) -> str:
    """Return the name of the document that a line belongs to."""
    if line["id"].startswith("onestop"):
        return line["id"].rsplit("-", 1)[0]
    if line["id"].startswith("rank19"):
        return "-".join(line["id"].split("-")[:2])
    return hashlib.sha256(line["source"].encode()).hexdigest()[:16]


def _stems(text: str) -> set[str]:
    return {w.lower()[:6] for w in _WORD.findall(text) if len(w) > 3 or w[0].isupper() or w[0].isdigit()}


def nearest(statement: str, source: Sequence[str], most: int = 3) -> list[str]:
    """Return the sentences of a source that a statement rests on, nearest first: cosine, then what they add."""
    bags = [_stems(s) for s in source]
    weight = {t: log((len(bags) + 1) / sum(t in b for b in bags)) + 0.2 for t in set().union(*bags)} if bags else {}
    open_terms = _stems(statement)
    chosen: list[int] = []
    size = [sqrt(sum(weight[t] ** 2 for t in b)) or 1.0 for b in bags]
    while len(chosen) < min(most, len(bags)):
        score = [(sum(weight[t] ** 2 for t in open_terms & b) / size[j], -j) for j, b in enumerate(bags)]
        best = max((s for s in score if -s[1] not in chosen), default=(0.0, 0))
        if best[0] <= 0 and chosen:
            break
        chosen.append(-best[1])
        open_terms = open_terms - bags[-best[1]]
    return [source[j] for j in chosen]


def typed(*parts: str, folders: Sequence[Path] = PAIRS) -> Iterator[Retelling]:
    """Yield the typed items' retellings, faithful ones first."""
    for item in items(folders):
        if part(item["id"]) not in parts:
            continue
        source = item["source"]
        for text in item["faithful"]:
            yield Retelling(item["id"], source, text, ())
        for fault in item["changed"]:
            start, at = fault["text"].find(fault["span"]), source.find(fault["evidence"])
            name = family_of(fault["code"])
            lost = ((at, at + len(fault["evidence"]), name),) if fault["evidence"] and at >= 0 else ()
            tags = ((start, start + len(fault["span"]), name),)
            yield Retelling(item["id"], source, fault["text"], tags, lost, fault["code"])


def faithful(name: str, *parts: str) -> Iterator[Retelling]:
    """Yield faithful retellings of a set: items, defacto (as corrected), rank19, summedits_other, onestop."""
    if name == "items":
        yield from (r for r in typed(*parts) if not r.tags)
        return
    if name == "onestop":
        for line in lines("b_onestop_articles"):
            if part(document(line)) in parts:
                source = sentences(line["a"])
                yield from (
                    Retelling(line["id"], " ".join(nearest(s, source)), s, ())
                    for s in sentences(line["b"])
                    if 4 < len(s.split()) < 45
                )
        return
    for line in lines(name):
        words = line.get("corrected") or (line["retelling"] if line["label"] == "faithful" else "")
        if words and part(document(line)) in parts:
            yield Retelling(line["id"], " ".join(nearest(words, sentences(line["source"]))), words, ())
