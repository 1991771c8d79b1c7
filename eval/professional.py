"""Alarms on professional rewrites (a news article and a teacher's rewrite of it), nearly all of them faithful.

python eval/professional.py [--only QFTN] [--every N] [--show CODE] [--most N]
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.findings.check import Report, check
from copydesk.findings.model import Finding, Severity
from copydesk.text.passage import Passage, plain
from shared import judge, lines, remember_parses

AROUND = 90


@dataclass
class Outcome:
    """How many sentences were read, and the errors and all findings in them, family by family and kind by kind."""

    pairs: int = 0
    sentences: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count one pair."""
        self.pairs += 1
        self.sentences += len(report.alignment.retelling.page.sentences)
        self.errors.update(f.kind.family for f in report.findings if f.kind.severity is Severity.ERROR)
        self.said.update(f.kind.code for f in report.findings)

    def __add__(self, other: "Outcome") -> "Outcome":
        """Return the counts of both."""
        counts = self.errors + other.errors, self.said + other.said
        return Outcome(self.pairs + other.pairs, self.sentences + other.sentences, *counts)

    def rate(self, families: str = "") -> float:
        """Return the errors of some families (all, where none is named) in 100 retold sentences."""
        errors = sum(count for family, count in self.errors.items() if not families or family in families)
        return 100 * errors / max(self.sentences, 1)


def reports(every: int = 1, first: int = 0) -> Iterator[tuple[str, Report]]:
    """Check one pair in so many, from this one on; yield its id and what was found."""
    for number, line in enumerate(lines("fidelity/b_onestop_articles.jsonl.gz")):
        if number % every == first:
            yield line["id"], check([plain("source", line["a"])], plain("retelling", line["b"]), judge=judge())


def _near(passage: Passage | None) -> str:
    if passage is None:
        return "-"
    content = passage.text.content
    before, after = content[max(0, passage.start - AROUND) : passage.start], content[passage.end : passage.end + AROUND]
    return f"{before}⟦{passage.words}⟧{after}".replace("\n", " ")


def _shown(finding: Finding) -> str:
    return f"{finding.kind.code}: {finding.message}\n   R …{_near(finding.retelling)}…\n   S …{_near(finding.source)}…"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--only", default="")
    ask.add_argument("--every", type=int, default=1, help="look at one pair in so many")
    ask.add_argument("--show", default="", help="a code, a family letter, or nothing")
    ask.add_argument("--most", type=int, default=30)
    args = ask.parse_args()
    outcome = Outcome()
    with remember_parses():
        for name, report in reports(args.every):
            outcome.add(report)
            for finding in report.findings:
                if args.show and args.most and finding.kind.code.startswith(args.show):
                    args.most -= 1
                    print(name, _shown(finding))
    print(
        f"{outcome.pairs} pairs, {outcome.sentences} retold sentences, "
        f"{outcome.rate(args.only):.2f} errors{' of ' + args.only if args.only else ''} in 100 sentences"
    )
    print(
        "  ".join(
            f"{code} {count}" for code, count in sorted(outcome.said.items()) if code[0] in (args.only or code[0])
        )
    )


if __name__ == "__main__":
    main()
