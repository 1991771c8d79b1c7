"""Dense summaries of whole articles, as language models write them: small edits found, faithful ones let alone.

python eval/summaries.py [--every N] [--show CODE|CODE-alarms|faithful] [--most N]
`eval/summaries` holds articles that nothing was learned from, each with faithful wordings of its summary and others
that have exactly one fault. Printed are the counts kind by kind, how well the score parts faithful from faulty (ROC
AUC), and the balanced accuracy where what scores below .5 is called faulty.
"""

import argparse
from collections.abc import Sequence
from itertools import islice

from items import Case, cases_of, counted, is_shown
from score import auc
from shared import remember_parses, summaries
from summedits import balanced


def checked(every: int, first: int = 0) -> list[Case]:
    """Check the summaries of one in so many articles, from one on."""
    with remember_parses():
        return [case for item in islice(summaries(), first, None, every) for case in cases_of(item)]


def figures(cases: Sequence[Case]) -> dict[str, float]:
    """Return the figures of some cases by name."""
    counts = counted(cases)
    return {
        "faults met": sum(counts.tally.located.values()) / max(len(cases) - counts.faithful, 1),
        "faithful texts with an error": counts.flagged / max(counts.faithful, 1),
        "ROC AUC of the score": auc(cases),
        "balanced accuracy at .5": balanced(cases, 0.5),
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--every", type=int, default=1)
    ask.add_argument("--show", default="")
    ask.add_argument("--most", type=int, default=40)
    args = ask.parse_args()
    found = checked(args.every)
    print(*islice((case for case in found if args.show and is_shown(case, args.show)), args.most), sep="\n")
    print(counted(found).tally.table())
    print(*(f"{name}: {figure:.3f}" for name, figure in figures(found).items()), sep="\n")


if __name__ == "__main__":
    main()
