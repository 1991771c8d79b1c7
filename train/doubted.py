"""Learn when words that the judge alone doubts are a fault: writes src/copydesk/findings/statements/doubted.tsv.

PYTHONPATH=eval:train python train/doubted.py [--sets 12456] [--every 14] [--dry]
Two logistic regressions for each family, on runs of doubted words near which nothing else is found: on typed
items of some sets and our own, on our own annotated pairs, and on one in so many of the teachers' rewrites, of all of
them only what the judge did not learn from. The first weighs what structure tells, the second its odds, each got
without the document that they are of, with what the judge says. Nothing is drawn by lot, and what is slow is kept in
.cache/doubted.sqlite. What is printed is held out, by document.
"""

from collections.abc import Iterator

from copydesk.findings.check import confirmed
from copydesk.findings.judge.doubted import BARS, WEIGHTS, runs
from copydesk.findings.judge.verdict import Judging
from lesson import Lesson, teach
from logistic import Row
from retold import Retold
from shared import ROOT

SHELF = ROOT / ".cache/doubted.sqlite"
HEADER = (
    "# Weights of the signs of a doubted fault: family, what is weighed, sign, weight. Written by train/doubted.py."
)
LETTERS = {"event": "E", "certainty": "C", "scope": "C"}
"""How the codes of a family's faults begin."""


def rows(retold: Retold, judge: Judging) -> Iterator[Row]:
    """Yield the rows of one retelling."""
    page = retold.alignment.retelling.page
    found, verdicts = confirmed(retold.alignment, judge)
    for one in runs(retold.alignment, verdicts, found):
        hit = retold.hit(page.passage(one.span), found)
        right = any(code.startswith(LETTERS[one.family]) for code in hit)
        where = (page.read(page.sentence_at(one.span.start).span), one.span.start)
        yield Row(one.family, retold.document, where, right, retold.learned, one.signs, one.said)


if __name__ == "__main__":
    teach(Lesson("12456", ("",), rows, BARS, SHELF, WEIGHTS, HEADER), __doc__)
