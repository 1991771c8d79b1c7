"""Which of the seven faults that an editor listed in the seed pair, a machine's rewrite, are found.

python eval/seed.py    exit 1 where one is missing
"""

import sys

from copydesk.article import load
from copydesk.findings.check import check
from shared import SHARED, judge

LISTED = [
    ("put into Rubio's mouth", "A", "Rubio also mentioned"),
    ("Trump's claim turned to fact", "A", "targeting members"),
    ("“reportedly” for government data", "A", "reportedly"),
    ("extorted, now financially supported", "E", "financially supported"),
    ("a driver, now a significant factor", "C", "significant factor"),
    ("unclear whether, now may help", "C", "may help"),
    ("a validation that nobody spoke of", "SA", "validation"),
]
"""What it is, the families that name it, words that the finding stands on."""


def main() -> None:
    source, retelling = (load(path).text for path in sorted((SHARED / "seeds").glob("*.txt")))
    findings = check([source], retelling, judge=judge()).findings
    missing = 0
    for name, families, words in LISTED:
        met = [f for f in findings if f.retelling and words in f.retelling.words and f.kind.family in families]
        print(f"{name:44}{', '.join(f'{f.kind.code} {f.kind.name}' for f in met) or 'NOT FOUND'}")
        missing += not met
    sys.exit(bool(missing))


if __name__ == "__main__":
    if not SHARED.exists():
        sys.exit(f"{SHARED} is absent: nothing was measured")
    main()
