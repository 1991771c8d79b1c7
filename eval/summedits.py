"""Faithful against unfaithful on texts outside news, domain by domain: what the score is worth there.

python eval/summedits.py [--every N]

For each domain of summedits_other: ROC AUC of the score, balanced accuracy by document at .5, and at the bar that suits
the other domains best (nothing of the domain itself is learned). The judge was trained on documents of four of the
seven; podcast, sales_call and qmsumm gave it nothing.
"""

import argparse
from collections.abc import Sequence

from copydesk.findings.check import check
from copydesk.text.passage import plain
from score import Rated, Scored, auc
from shared import judge, lines, remember_parses

BARS = [step / 100 for step in range(5, 96)]
HELD = ("podcast", "sales_call", "qmsumm")


def rows(every: int) -> list[Scored]:
    """Check one in so many and return what they score, the domain as collection."""
    found = []
    for number, line in enumerate(lines("fidelity/summedits_other.jsonl.gz")):
        if number % every == 0:
            report = check([plain("source", line["source"])], plain("retelling", line["retelling"]), judge=judge())
            domain = line["origin"].split()[-1]
            found.append(Scored(domain, line["label"] == "faithful", report.score, 0, 0, report.doubts))
    return found


def balanced(some: Sequence[Rated], bar: float) -> float:
    """Return the balanced accuracy where what scores below a bar is called unfaithful."""
    good, bad = ([row.score >= bar for row in some if row.faithful is kind] for kind in (True, False))
    return (sum(good) / max(len(good), 1) + 1 - sum(bad) / max(len(bad), 1)) / 2


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--every", type=int, default=1)
    args = ask.parse_args()
    with remember_parses():
        found = rows(args.every)
    print(f"{'domain':14}{'documents':>10}{'ROC AUC':>9}{'at .5':>8}{'bar of others':>15}")
    for domain in sorted({row.collection for row in found}):
        some, others = ([row for row in found if (row.collection == domain) is own] for own in (True, False))
        bar = max(BARS, key=lambda one: balanced(others, one))
        mark = " (held out from the judge)" if domain in HELD else ""
        print(f"{domain:14}{len(some):10}{auc(some):9.3f}{balanced(some, 0.5):8.3f}{balanced(some, bar):15.3f}{mark}")


if __name__ == "__main__":
    main()
