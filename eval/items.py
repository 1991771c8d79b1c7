"""Recall on the typed items, kind by kind, and alarms on their faithful retellings.

python eval/items.py [--only QFTN] [--sets 1,2,3] [--show CODE|faithful] [--most N]
For each item: each faulty text should get a finding that overlaps its span; each faithful text none.
"""

import argparse
from collections import Counter

from copydesk.findings.check import check
from copydesk.findings.model import Severity
from copydesk.text.passage import plain
from shared import items, remember_parses

PREFIX = {"1": "a", "2": "b", "3": "c", "4": "d", "5": "e", "6": "f"}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--only", default="")
    ask.add_argument("--sets", default="1,2,3,4,5,6")
    ask.add_argument("--show", default="")
    ask.add_argument("--most", type=int, default=40)
    args = ask.parse_args()
    write = remember_parses()
    gold: Counter = Counter()
    located: Counter = Counter()
    family: Counter = Counter()
    exact: Counter = Counter()
    said: Counter = Counter()
    beside: Counter = Counter()
    alarms: Counter = Counter()
    faithful = flagged = 0
    shown = 0
    wanted = {PREFIX[s] for s in args.sets.split(",")}
    for item in items():
        if item["id"][0] not in wanted:
            continue
        source = plain("source", item["source"])
        for text in item["faithful"]:
            found = [
                f
                for f in check([source], plain("retelling", text)).findings
                if f.kind.family in (args.only or f.kind.family)
            ]
            faithful += 1
            errors = [f for f in found if f.kind.severity is Severity.ERROR]
            flagged += bool(errors)
            alarms.update(f.kind.code for f in found)
            if found and args.show in ("faithful", *(f.kind.code + "-alarms" for f in found)) and shown < args.most:
                shown += 1
                print(f"{item['id']}\n  S {item['source']}\n  R {text}")
                for f in found:
                    print(
                        f"  ! {f.kind.code} {f.retelling and f.retelling.words!r} <- {f.source and f.source.words!r}: {f.message}"
                    )
        for fault in item["changed"]:
            code = fault["code"]
            if args.only and code[0] not in args.only:
                continue
            start = fault["text"].find(fault["span"])
            end = start + len(fault["span"])
            found = [
                f
                for f in check([source], plain("retelling", fault["text"])).findings
                if f.kind.family in (args.only or f.kind.family)
            ]
            hits = [f for f in found if f.retelling and f.retelling.start < end and start < f.retelling.end]
            gold[code] += 1
            located[code] += bool(hits)
            family[code] += any(f.kind.code[0] == code[0] for f in hits)
            exact[code] += any(f.kind.code == code for f in hits)
            said.update(f.kind.code for f in found)
            beside.update(f.kind.code for f in found if f not in hits)
            if args.show == code and not any(f.kind.code == code for f in hits) and shown < args.most:
                shown += 1
                print(
                    f"{item['id']} {code} {fault['span']!r} <- {fault['evidence']!r}\n  S {item['source']}\n  R {fault['text']}"
                )
                for f in found:
                    print(
                        f"  ! {f.kind.code} {f.retelling and f.retelling.words!r} <- {f.source and f.source.words!r}: {f.message}"
                    )
    write()
    print(f"{'code':6}{'gold':>6}{'located':>9}{'family':>8}{'exact':>7}{'said':>6}{'beside':>8}{'on faithful':>13}")
    for code in sorted(gold | said | alarms):
        n = gold[code] or 1
        print(
            f"{code:6}{gold[code]:6}{located[code] / n:9.2f}{family[code] / n:8.2f}{exact[code] / n:7.2f}{said[code]:6}{beside[code]:8}{alarms[code]:13}"
        )
    print(f"faithful texts: {faithful}, with an error: {flagged} ({flagged / max(faithful, 1):.3f})")


if __name__ == "__main__":
    main()
