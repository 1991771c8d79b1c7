"""Learn how likely it is that a bare statement stands nowhere: writes src/copydesk/findings/statements/bare.tsv.

PYTHONPATH=eval:train python train/bare.py [--sets 12456] [--every 14] [--dry]
Two logistic regressions for whole sentences and two for clauses. The first weighs what structure tells of those that
share little with the sources, on typed items of some sets, our own among them, on our own annotated pairs, and on one
in so many of the teachers' rewrites. The second weighs its odds, each got without the document that they are of, with
what the judge says, and only on what the judge did not learn from. Nothing is drawn by lot, and what is slow is kept in
.cache/bare.sqlite. What is printed is held out, by document.
"""

from collections.abc import Iterator

from copydesk.findings.judge.unbacked import CLAUSE, MEANT, STATEMENT, WEIGHTS, meant, weighable
from copydesk.findings.judge.verdict import Judging
from lesson import Lesson, teach
from logistic import Row
from retold import Retold
from shared import ROOT

SHELF = ROOT / ".cache/bare.sqlite"
HEADER = "# Weights of the signs that it stands nowhere: sort, what is weighed, sign, weight. Written by train/bare.py."
FAULTS = ("S1", "E3")
FOUND = {STATEMENT: frozenset({"S1"}), CLAUSE: frozenset(FAULTS)}
"""Kinds that such a statement or clause is told as."""


def rows(retold: Retold, judge: Judging) -> Iterator[Row]:
    """Yield the rows of one retelling; what lies on a fault of another kind teaches nothing."""
    page = retold.alignment.retelling.page
    for one in weighable(retold.alignment, judge):
        place = page.passage(one.bare.span)
        hit = retold.hit(place)
        right = bool(hit & FOUND[one.sort])
        if right or not hit:
            signs = {**one.signs, MEANT: meant(retold.alignment, one.bare)}
            where = (place.text.content, one.bare.sentence.index)
            yield Row(one.sort, retold.document, where, right, retold.learned, signs, one.said)


if __name__ == "__main__":
    teach(Lesson("12456", FAULTS, rows, (STATEMENT, CLAUSE), SHELF, WEIGHTS, HEADER), __doc__)
