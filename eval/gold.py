"""Precision and recall of the checker on the gold pairs, kind by kind.

python eval/gold.py [--only QFTN] [--show misses|alarms|both]
"""

import argparse

from copydesk.findings.check import check
from copydesk.findings.model import Finding
from copydesk.text.passage import Passage
from shared import SHARED, gold_pairs, remember_parses, score_module


def answer(findings: tuple[Finding, ...]) -> dict:
    """Put findings into the scorer's form."""
    return {
        "findings": [
            {
                "code": f.kind.code,
                "severity": f.kind.severity,
                "retelling": _span(f.retelling),
                "source": _span(f.source),
                "message": f.message,
            }
            for f in findings
        ]
    }


def _span(passage: Passage | None) -> dict | None:
    return {"start": passage.start, "end": passage.end} if passage else None


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--only", default="")
    ask.add_argument("--show", choices=("misses", "alarms", "both"))
    args = ask.parse_args()
    write = remember_parses()
    scorer = score_module()
    pairs = [scorer.load(SHARED / "gold" / "pairs" / pair.id) for pair in gold_pairs()]
    texts = {pair.id: pair for pair in gold_pairs()}
    answers = {pair.id: answer(check([pair.source], pair.retelling).findings) for pair in gold_pairs()}
    write()
    if args.only:
        for holder in (*pairs, *answers.values()):
            holder["findings"] = [f for f in holder["findings"] if f["code"][0] in args.only]
    result = scorer.score(pairs, answers)
    result["total"]["pairs"] = len(pairs)
    for name, rows in (("misses", result["misses"]), ("alarms", result["alarms"])):
        if args.show in (name, "both"):
            print(f"{name}:")
            for pair, item in rows:
                side = "retelling" if item["retelling"] else "source"
                start, end = item[side]
                said = [
                    f["message"]
                    for f in answers[pair]["findings"]
                    if f["code"] == item["code"] and f[side] == {"start": start, "end": end}
                ]
                print(
                    f"  {pair} {item['code']} {side}: {getattr(texts[pair], side).content[start:end]!r}  {item.get('why') or ' '.join(said[:1])}"
                )
    print(f"{'code':6}{'gold':>6}{'located':>9}{'family':>8}{'exact':>7}{'said':>6}{'false':>7}")
    for code in scorer.CODES:
        row = result["by_code"][code]
        if row["gold"] or row["predicted"]:
            print(
                f"{code:6}{row['gold']:6}{row['located']:9}{row['family']:8}{row['exact']:7}{row['predicted']:6}{row['false alarms']:7}"
            )
    for name, value in scorer.figures(result["total"]).items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
