"""Recall on the typed items, kind by kind, and alarms on their faithful retellings.

python eval/items.py [--only QFTN] [--sets 1,2,3] [--show CODE|CODE-alarms|faithful] [--most N]
Sets 1 to 6 are the shared ones; set 7, in freer words, lies in `eval/typed`, and nothing was learned from it.
Each faulty text should get a finding in the fault's place and none elsewhere; a faithful one none at all. Omissions are
left out: a retelling of an item may leave out what it likes, so that no item is made for them.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from copydesk.findings.check import check
from copydesk.findings.model import Finding, Severity
from copydesk.text.passage import plain
from shared import items, judge, remember_parses
from tally import Fault, Tally

SETS = {"1": "a", "2": "b", "3": "c", "4": "d", "5": "e", "6": "f", "7": "p", "8": "r", "9": "s"}


@dataclass(frozen=True, slots=True)
class Case:
    """One retelling of an item with its faults (none: faithful), what was found in it, and its score."""

    item: str
    source: str
    retelling: str
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    score: float

    @property
    def faithful(self) -> bool:
        """Whether nothing is at fault in it."""
        return not self.faults

    def __str__(self) -> str:
        """Return the case for the eye."""
        faults = "".join(f"\n  = {f.code} {self.retelling[f.start : f.end]!r}" for f in self.faults)
        said = "".join(
            f"\n  ! {f.kind.code} {f.retelling and f.retelling.words!r} <- {f.source and f.source.words!r}: {f.message}"
            for f in self.findings
        )
        return f"{self.item}\n  S {self.source}\n  R {self.retelling}{faults}{said}"


@dataclass
class Outcome:
    """The counts over all kinds, and how many faithful retellings there were and were given an error."""

    tally: Tally = field(default_factory=Tally)
    faithful: int = 0
    flagged: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        """Return the counts of both."""
        return Outcome(self.tally + other.tally, self.faithful + other.faithful, self.flagged + other.flagged)

    def add(self, case: Case) -> None:
        """Count one case."""
        self.tally.add(case.faults, case.findings)
        if not case.faults:
            self.faithful += 1
            self.flagged += any(finding.kind.severity is Severity.ERROR for finding in case.findings)


def counted(some: Iterable[Case]) -> Outcome:
    """Return the counts over some cases."""
    outcome = Outcome()
    for case in some:
        outcome.add(case)
    return outcome


def cases(sets: Sequence[str], only: str = "") -> Iterator[Case]:
    """Check the items of some sets; `only` keeps the families of these letters, on both sides."""
    wanted = tuple(SETS[number] for number in sets)
    for item in items():
        if item["id"].startswith(wanted):
            yield from cases_of(item, only)


def cases_of(item: dict, only: str = "") -> Iterator[Case]:
    """Check the retellings of one item, the faithful ones first."""
    for text in item["faithful"]:
        yield _case(item, text, (), only)
    for changed in item["changed"]:
        start = changed["text"].find(changed["span"])
        fault = Fault(changed["code"], start, start + len(changed["span"]))
        if not only or fault.code[0] in only:
            yield _case(item, changed["text"], (fault,), only)


def _case(item: dict, text: str, faults: tuple[Fault, ...], only: str) -> Case:
    report = check([plain("source", item["source"])], plain("retelling", text), judge=judge())
    found = tuple(f for f in report.findings if f.kind.family != "O" and (not only or f.kind.family in only))
    return Case(item["id"], item["source"], text, faults, found, report.score)


def is_shown(case: Case, wanted: str) -> bool:
    """Say whether a case is one of those wanted: a code's misses, a code's alarms, faithful ones with a finding."""
    if wanted == "faithful":
        return bool(case.findings) and not case.faults
    if wanted.endswith("-alarms"):
        code = wanted.removesuffix("-alarms")
        said = [finding for finding in case.findings if finding.kind.code == code]
        return any(not any(fault.meets(finding) for fault in case.faults) for finding in said)
    return any(
        f.code == wanted and not any(f.meets(x) and x.kind.code == wanted for x in case.findings) for f in case.faults
    )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--only", default="")
    ask.add_argument("--sets", default=",".join(SETS))
    ask.add_argument("--show", default="")
    ask.add_argument("--most", type=int, default=40)
    args = ask.parse_args()
    outcome = Outcome()
    with remember_parses():
        for case in cases(args.sets.split(","), args.only):
            outcome.add(case)
            if args.show and args.most and is_shown(case, args.show):
                args.most -= 1
                print(case)
    print(outcome.tally.table())
    share = outcome.flagged / max(outcome.faithful, 1)
    print(f"faithful texts: {outcome.faithful}, with an error: {outcome.flagged} ({share:.3f})")


if __name__ == "__main__":
    main()
