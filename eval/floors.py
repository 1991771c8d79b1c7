"""All evaluations in one go, held against the floors in floors.toml; exit 1 where one has sunk.

python eval/floors.py [--write]    --write prints the figures in the form of floors.toml
"""

import argparse
import math
import sys
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import gold
import items
import professional
import summaries
from copydesk.findings.check import check
from copydesk.findings.kinds import FAMILIES
from shared import GOLD, OWN, SHARED, gold_pairs, judge, remember_parses
from tally import Fault

FLOORS = Path(__file__).with_name("floors.toml")
HALVES = 2
"""Parts of the professional rewrites, and of the summaries, that are read side by side."""
SUMMARIES, REWRITES = 8, 3
"""One in so many of the articles with summaries, and of the professional rewrites, is read."""
DECIDED = "QFTN"
"""The families that exact comparison decides, which have bars of their own."""


def annotated(name: str, folder: Path) -> Iterator[tuple[str, float]]:
    """Yield the scorer's figures on a folder of annotated pairs, for all families and for the decided ones."""
    pairs = list(gold_pairs(folder))
    given = gold.answers(pairs)
    for label, only in (("", ""), (f" {DECIDED}", DECIDED)):
        figures = gold.score(folder, given, only).figures
        for figure in ("located recall", "family F1", "exact recall", "exact F1", "clean sentences flagged"):
            yield f"{name}{label}: {figure}", figures[figure]
        yield f"{name}{label}: faithful pairs with an error", _faithful_with_errors(folder, given, only)


def _faithful_with_errors(folder: Path, given: Mapping[str, dict], only: str) -> float:
    outcome = gold.score(folder, given)
    alarmed = {pair for pair, found in outcome.result["alarms"] if not only or found["code"][0] in only}
    errors = {
        name
        for name in alarmed
        if any(f["severity"] == "error" and (not only or f["code"][0] in only) for f in given[name]["findings"])
    }
    faulty = {pair for pair in given if _faults(folder, pair)}
    return len(errors - faulty)


def _faults(folder: Path, pair: str) -> list[Fault]:
    loaded = gold.score_module().load(folder / pair)
    return [Fault(f["code"], *(f["source"] if f["code"][0] == "O" else f["retelling"])) for f in loaded["findings"]]


def _typed(number: str) -> items.Outcome:
    """Return the counts over one set of typed items."""
    with remember_parses():
        return items.counted(items.cases(number))


def _annotated(name: str, folder: Path) -> tuple[list[tuple[str, float]], items.Outcome]:
    """Return the scorer's figures on a folder of annotated pairs, and the counts over them."""
    outcome = items.Outcome()
    with remember_parses():
        figures = list(annotated(name, folder))
        for pair in gold_pairs(folder):
            outcome.tally.add(_faults(folder, pair.id), check([pair.source], pair.retelling, judge=judge()).findings)
    return figures, outcome


def _rewritten(first: int) -> professional.Outcome:
    """Return the counts over one half of the professional rewrites that are read."""
    outcome = professional.Outcome()
    with remember_parses():
        for _, report in professional.reports(HALVES * REWRITES, first * REWRITES):
            outcome.add(report)
    return outcome


def _of_kinds(outcome: items.Outcome) -> Iterator[tuple[str, float]]:
    yield "items: faithful texts with an error", outcome.flagged / max(outcome.faithful, 1)
    for code in (kind.code for family in FAMILIES for kind in family.kinds):
        yield f"{code}: recall", outcome.tally.recall(code)
        yield f"{code}: precision", outcome.tally.precision(code)


def sunk(name: str, figure: float, floor: float) -> bool:
    """Say whether a figure is worse than its floor: for alarms more is worse, for all else less."""
    alarms = "error" in name or "flagged" in name
    return math.isnan(figure) or (figure > floor if alarms else figure < floor)


def measured() -> dict[str, float]:
    """Run all evaluations, in as many processes as there are cores, print the table, and return the figures by name."""
    with ProcessPoolExecutor() as pool:
        folders = [pool.submit(_annotated, *one) for one in (("gold", GOLD), ("own pairs", OWN))]
        rewritten = [pool.submit(_rewritten, first) for first in range(HALVES)]
        summed = [pool.submit(summaries.checked, SUMMARIES * HALVES, SUMMARIES * half) for half in range(HALVES)]
        outcomes = list(pool.map(_typed, items.SETS))
    figures = dict(figure for job in folders for figure in job.result()[0])
    outcomes.extend(job.result()[1] for job in folders)
    typed = sum(outcomes, items.Outcome())
    print(typed.tally.table(), flush=True)
    figures.update(_of_kinds(typed))
    rates = sum((job.result() for job in rewritten), professional.Outcome())
    figures["rewrites: errors in 100 sentences"] = rates.rate()
    figures[f"rewrites {DECIDED}: errors in 100 sentences"] = rates.rate(DECIDED)
    of_summaries = summaries.figures([case for job in summed for case in job.result()])
    figures.update((f"summaries: {name}", figure) for name, figure in of_summaries.items())
    return figures


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    if not SHARED.exists():
        print(f"{SHARED} is absent: no evaluation was run")
        return
    figures = measured()
    if args.write:
        print("\n".join(f'"{name}" = {figure:.3f}' for name, figure in figures.items()))
        return
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    for name, figure in figures.items():
        print(f"{name:52}{figure:8.3f}   floor {floors.get(name, float('nan')):.3f}")
    fallen = [name for name, floor in floors.items() if sunk(name, figures.get(name, float("nan")), floor)]
    print(*(f"below its floor: {name}" for name in fallen), sep="\n")
    sys.exit(bool(fallen))


if __name__ == "__main__":
    main()
