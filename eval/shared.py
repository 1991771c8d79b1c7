"""Where the evaluation material lies, and how its pairs are loaded. Nothing of it is part of the package."""

import gzip
import hashlib
import importlib.util
import json
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import copydesk.text.page
import copydesk.text.parse
from copydesk.article import load
from copydesk.findings.judge.judge import Judge
from copydesk.text.parse import Word, parsed
from copydesk.text.passage import Span, Text

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "pairs"
OWN = ROOT / "eval" / "pairs"
TYPED = ROOT / "eval" / "typed"
SUMMARIES = ROOT / "eval" / "summaries"
CACHE = ROOT / ".cache" / "parses"


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and a retelling to be checked, with the pair's own name."""

    id: str
    source: Text
    retelling: Text


@cache
def judge() -> Judge:
    """Return our own judge, as `copydesk check` has it."""
    return Judge.load()


def score_module() -> ModuleType:
    """Return the gold's own scorer."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def markdown(path: Path) -> Text:
    """Read a gold file."""
    return load(path).text


def gold_pairs(folder: Path = GOLD) -> Iterator[Pair]:
    """Yield the annotated pairs of a folder."""
    for path in sorted(path.parent for path in folder.glob("*/gold.json")):
        yield Pair(path.name, markdown(path / "source.md"), markdown(path / "retelling.md"))


def items() -> Iterator[dict]:
    """Yield the typed contrastive items."""
    for path in (*sorted((SHARED / "pairs").glob("*.jsonl")), *sorted(TYPED.glob("*.jsonl"))):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def summaries() -> Iterator[dict]:
    """Yield articles, of the form of typed items, with retellings that are dense summaries of them."""
    for path in sorted(SUMMARIES.glob("*.jsonl")):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def lines(name: str) -> Iterator[dict]:
    """Yield the lines of a set under `data/`."""
    with gzip.open(SHARED / "data" / name, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


@contextmanager
def remember_parses() -> Iterator[None]:
    """Keep parses on disk between runs of an evaluation: a parse depends on prose, sentences and the parser alone."""
    CACHE.mkdir(parents=True, exist_ok=True)
    known: dict[str, tuple[Word, ...]] = {}
    for path in CACHE.glob("*.pickle"):
        known.update(pickle.loads(path.read_bytes()))
    fresh: dict[str, tuple[Word, ...]] = {}
    parser = Path(copydesk.text.parse.__file__).read_text("utf-8")

    def remembered(prose: str, sentences: Sequence[Span]) -> tuple[Word, ...]:
        key = hashlib.sha256(repr((parser, prose, sentences)).encode()).hexdigest()
        if key not in known:
            known[key] = fresh[key] = parsed(prose, sentences)
        return known[key]

    copydesk.text.page.parsed = remembered
    try:
        yield
    finally:
        copydesk.text.page.parsed = parsed
        if fresh:
            name = hashlib.sha256("".join(sorted(fresh)).encode()).hexdigest()[:16]
            temporary = CACHE / f"{name}.part"
            temporary.write_bytes(pickle.dumps(fresh))
            temporary.rename(CACHE / f"{name}.pickle")
