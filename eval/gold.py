"""Precision and recall of the checker on annotated pairs, by the rules of the gold's own scorer.

python eval/gold.py [--only QFTN] [--show misses|alarms|both] [--pairs FOLDER]
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from copydesk.findings.check import check
from copydesk.findings.model import Finding
from copydesk.text.passage import Passage
from shared import GOLD, Pair, gold_pairs, judge, remember_parses, score_module


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the scorer made of the answers: its own result, and its figures by name."""

    result: dict
    figures: Mapping[str, float]


def answer(findings: Sequence[Finding]) -> dict:
    """Put findings into the scorer's form."""
    return {"findings": [_told(finding) for finding in findings]}


def _told(finding: Finding) -> dict:
    return {
        "code": finding.kind.code,
        "severity": finding.kind.severity,
        "retelling": _span(finding.retelling),
        "source": _span(finding.source),
        "message": finding.message,
    }


def _span(passage: Passage | None) -> dict | None:
    return {"start": passage.start, "end": passage.end} if passage else None


def answers(pairs: Sequence[Pair]) -> dict[str, dict]:
    """Check all pairs and return the answers by the pair's id."""
    return {pair.id: answer(check([pair.source], pair.retelling, judge=judge()).findings) for pair in pairs}


def score(folder: Path, given: Mapping[str, dict], only: str = "") -> Outcome:
    """Score answers for the pairs of a folder; `only` keeps the families of these letters, on both sides."""
    scorer = score_module()
    pairs = [scorer.load(folder / name) for name in given]
    kept = {name: {"findings": [f for f in one["findings"] if _wanted(f, only)]} for name, one in given.items()}
    for pair in pairs:
        pair["findings"] = [f for f in pair["findings"] if _wanted(f, only)]
    result = scorer.score(pairs, kept)
    result["total"]["pairs"] = len(pairs)
    return Outcome(result, scorer.figures(result["total"]))


def _wanted(finding: dict, only: str) -> bool:
    return not only or finding["code"][0] in only


def show(pairs: Sequence[Pair], given: Mapping[str, dict], outcome: Outcome, wanted: str) -> None:
    """Print the faults that were missed and the findings that are wrong, with their messages."""
    texts = {pair.id: pair for pair in pairs}
    for name in ("misses", "alarms"):
        if wanted not in {name, "both"}:
            continue
        print(f"{name}:")
        for pair, item in outcome.result[name]:
            side = "retelling" if item["retelling"] else "source"
            start, end = item[side]
            words = getattr(texts[pair], side).content[start:end]
            print(f"  {pair} {item['code']} {side}: {words!r}  {item.get('why') or _message(given[pair], item, side)}")


def _message(given: dict, item: dict, side: str) -> str:
    place = dict(zip(("start", "end"), item[side], strict=True))
    return next((f["message"] for f in given["findings"] if f["code"] == item["code"] and f[side] == place), "")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--only", default="")
    ask.add_argument("--show", choices=("misses", "alarms", "both"), default="")
    ask.add_argument("--pairs", type=Path, default=GOLD)
    args = ask.parse_args()
    with remember_parses():
        pairs = list(gold_pairs(args.pairs))
        given = answers(pairs)
    outcome = score(args.pairs, given, args.only)
    show(pairs, given, outcome, args.show)
    print(f"{'code':6}{'gold':>6}{'located':>9}{'family':>8}{'exact':>7}{'said':>6}{'false':>7}")
    for code, row in sorted(outcome.result["by_code"].items()):
        counts = [row[name] for name in ("gold", "located", "family", "exact", "predicted", "false alarms")]
        print(f"{code:6}{counts[0]:6}{counts[1]:9}{counts[2]:8}{counts[3]:7}{counts[4]:6}{counts[5]:7}")
    for name, value in outcome.figures.items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
