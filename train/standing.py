"""Learn which findings stand when the judge was heard: writes src/copydesk/findings/statements/standing.tsv.

PYTHONPATH=eval:train python train/standing.py [--sets 123456] [--dry]
Two logistic regressions for each family of kinds, on what is found in typed items of some sets and our own, and in our
own annotated pairs, of all of them only what the judge did not learn from; right is what lies on a fault of whatever
kind. The first weighs what structure tells, the second its odds, each got without the document that they are of, with
what the judge says. Nothing is drawn by lot, and what is slow is kept in .cache/standing.sqlite. What is printed is
held out, by document.
"""

from collections.abc import Iterator

from copydesk.findings.check import proposed
from copydesk.findings.judge.standing import KINDS, WEIGHTS, weighable
from copydesk.findings.judge.verdict import Judging
from copydesk.findings.model import Finding
from lesson import Lesson, teach
from logistic import Row
from retold import Retold
from shared import ROOT

SHELF = ROOT / ".cache/standing.sqlite"
HEADER = "# Weights of the signs of a right finding: family, what is weighed, sign, weight. By train/standing.py."


def rows(retold: Retold, judge: Judging) -> Iterator[Row]:
    """Yield the rows of one retelling; what the judge learned by heart would teach that it is always right."""
    if retold.learned:
        return
    page = retold.alignment.retelling.page
    found, heard = proposed(retold.alignment, judge)
    for one, signs, said in weighable(retold.alignment, heard, found):
        if said is not None and one.retelling is not None and not _is_easier(retold, one):
            where = (page.read(page.sentence_at(page.span_of(one.retelling).start).span), one.retelling.start)
            right = bool(retold.hit(one.retelling))
            yield Row(one.kind.family, retold.document, where, right, retold.learned, signs, said)


def _is_easier(retold: Retold, one: Finding) -> bool:
    """Say whether a finding is of a quotation in a teacher's rewrite: there they were put into easier words."""
    return one.kind.family == "Q" and retold.document.startswith("onestop")


if __name__ == "__main__":
    teach(Lesson("123456", ("",), rows, KINDS, SHELF, WEIGHTS, HEADER), __doc__)
