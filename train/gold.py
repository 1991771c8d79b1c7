"""The judge on the gold pairs, which nothing was learned from: sentences with a finding against clean ones.

python train/gold.py [--checkpoint CHECKPOINT]   without a checkpoint the judge of the package is asked
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from measure import auc, load, recall, scored
from sources import SHARED, Retelling

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "eval"))
from copydesk.findings.align import align
from copydesk.findings.judge.verdict import family_of
from copydesk.text.reading import read
from shared import gold_pairs, remember_parses

EMPTY = ((0, 1, "support"),)


def gold_sentences() -> Iterator[tuple[Retelling, set[str], bool]]:
    """Yield each retold sentence with its evidence, the codes of its findings, and whether it was called clean."""
    for pair in gold_pairs():
        gold = json.loads((SHARED / "gold" / "pairs" / pair.id / "gold.json").read_text("utf-8"))
        alignment = align(read([pair.source]), read([pair.retelling]))
        page, source = alignment.retelling.page, alignment.source.page
        content = pair.retelling.content
        spans = [
            (*_place(content, f["retelling"], f.get("occurrence", 1)), f["code"])
            for f in gold["findings"]
            if f["retelling"]
        ]
        clean = [_place(content, words, 1) for words in gold["clean"]]
        for sentence in page.sentences:
            passage = page.passage(sentence.span)
            codes = {c for s, e, c in spans if s < passage.end and passage.start < e}
            evidence = " ".join(source.read(p.span) for p in alignment.passages(sentence.span))
            good = any(s < passage.end and passage.start < e for s, e in clean) and not codes
            yield Retelling(pair.id, evidence, page.read(sentence.span), EMPTY if codes else ()), codes, good


def _place(content: str, words: str, occurrence: int) -> tuple[int, int]:
    at = -1
    for _ in range(occurrence):
        at = content.find(words, at + 1)
    return at, at + len(words)


def tell(codes: Sequence[set[str]], clean: Sequence[bool], scores: Sequence[float]) -> None:
    """Print AUC and recall at 3 and 5 % of the clean sentences flagged, for each code."""
    right = [s for s, c in zip(scores, clean, strict=True) if c]
    by_code: dict[str, list[float]] = defaultdict(list)
    for score, found in zip(scores, codes, strict=True):
        for code in found:
            by_code[code].append(score)
            by_code[family_of(code)].append(score)
    wrong = [s for s, found in zip(scores, codes, strict=True) if found]
    print(
        f"{len(wrong)} sentences with a finding, {len(right)} clean: AUC {auc(wrong, right):.3f}, "
        f"recall at 3 % {recall(wrong, right, 0.03):.3f}, at 5 % {recall(wrong, right):.3f}"
    )
    for code in sorted(by_code):
        some = by_code[code]
        print(f"  {code:12}{len(some):4}  AUC {auc(some, right):.2f}  recall at 3 % {recall(some, right, 0.03):.2f}")


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--checkpoint", type=Path)
    args = ask.parse_args()
    with remember_parses():
        found = list(gold_sentences())
    retellings = [r for r, _, _ in found]
    if args.checkpoint:
        scores = [s.highest for s in scored(load(args.checkpoint), retellings)]
    else:
        from copydesk.findings.judge.judge import Judge  # noqa: PLC0415 - only where the package has one

        scores = [v.fault for v in Judge.load().verdicts([(r.words, r.evidence) for r in retellings])]
    tell([c for _, c, _ in found], [good for _, _, good in found], scores)


if __name__ == "__main__":
    main()
