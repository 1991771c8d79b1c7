"""Learn how likely a link is the retelling's own: writes src/copydesk/findings/statements/links.tsv.

PYTHONPATH=eval:train python train/links.py [--sets 12456] [--every 14] [--dry]
Two logistic regressions on links of which structure is not sure. The first weighs what the sources tell of a link's two
sides, on typed items of some sets and on one in so many of the teachers' rewrites, nearly all of them faithful. The
second weighs its odds, each got without the document that they are of, with what the judge says, and only on what the
judge did not learn from. No annotated pair takes part. Nothing is drawn by lot, and what the judge says is kept in
.cache/links.sqlite: the same table comes again, a run that was stopped goes on. What is printed is held out, by
document.
"""

from collections.abc import Iterator

from copydesk.findings.judge.verdict import Judging
from copydesk.findings.judge.weighing import unsure_links
from copydesk.findings.statements.causes import WEIGHTS
from lesson import Lesson, teach
from logistic import Row
from retold import Retold
from shared import ROOT

SHELF = ROOT / ".cache/links.sqlite"
HEADER = "# Weights of the signs of an added link: kind, what is weighed, sign, weight. Written by train/links.py."
CODE = "E3"
FAULTS = ("E", "C", "S")
"""How the codes of faults begin whose texts are read."""


def rows(retold: Retold, judge: Judging) -> Iterator[Row]:
    """Yield the rows of one retelling; a link on a fault of another kind teaches nothing."""
    page = retold.alignment.retelling.page
    for link, said in unsure_links(retold.alignment, judge):
        place = page.passage(link.here)
        hit = retold.hit(place)
        if hit <= {CODE}:
            where = (place.text.content, page.sentence_at(link.here.start).index)
            yield Row(CODE, retold.document, where, bool(hit), retold.learned, link.signs, said)


if __name__ == "__main__":
    teach(Lesson("12456", FAULTS, rows, (CODE,), SHELF, WEIGHTS, HEADER, own=False), __doc__)
