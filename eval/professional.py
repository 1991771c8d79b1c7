"""Alarms on professional rewrites (a news article and a teacher's rewrite of it), nearly all of them faithful.

python eval/professional.py [--only QFTN] [--every N] [--show CODE] [--most N]
"""

import argparse
from collections import Counter

from copydesk.findings.check import check
from copydesk.findings.model import Severity
from copydesk.text.passage import plain
from shared import lines, remember_parses


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--only", default="")
    ask.add_argument("--every", type=int, default=1, help="look at one pair in so many")
    ask.add_argument("--show", default="")
    ask.add_argument("--most", type=int, default=30)
    args = ask.parse_args()
    write = remember_parses()
    said: Counter = Counter()
    sentences = errors = shown = pairs = 0
    for number, line in enumerate(lines("fidelity/b_onestop_articles.jsonl.gz")):
        if number % args.every:
            continue
        report = check([plain("source", line["a"])], plain("retelling", line["b"]))
        found = [f for f in report.findings if f.kind.family in (args.only or f.kind.family)]
        pairs += 1
        sentences += len(report.alignment.retelling.page.sentences)
        errors += sum(f.kind.severity is Severity.ERROR for f in found)
        said.update(f.kind.code for f in found)
        for f in found:
            if args.show == f.kind.code and shown < args.most:
                shown += 1
                page = report.alignment.retelling.page
                at = page.texts[0].content
                near = (
                    at[max(0, f.retelling.start - 90) : f.retelling.end + 60].replace("\n", " ") if f.retelling else ""
                )
                there = (
                    f.source.text.content[max(0, f.source.start - 90) : f.source.end + 60].replace("\n", " ")
                    if f.source
                    else ""
                )
                print(
                    f"{line['id']} {f.kind.code} {f.retelling and f.retelling.words!r}: {f.message}\n   R …{near}…\n   S …{there}…"
                )
    write()
    print(
        f"{pairs} pairs, {sentences} retold sentences, {errors} errors: {100 * errors / max(sentences, 1):.2f} in 100 sentences"
    )
    print("  ".join(f"{code} {said[code]}" for code in sorted(said)))


if __name__ == "__main__":
    main()
