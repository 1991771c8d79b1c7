"""Learn how the signs of a fault of attribution are weighed: writes src/copydesk/findings/voices/weights.tsv.

PYTHONPATH=eval:train python train/voices.py [--sets 1246] [--every 14] [--dry]
Two logistic regressions for each kind. The first weighs what structure says, on typed items of some sets, on our own
annotated pairs, and on one in so many of the teachers' rewrites, nearly all of them faithful. The second weighs its
odds, each got without the document that they are of, with what the judge says, and only on what the judge did not learn
from. Nothing is drawn by lot, and what is slow is kept in .cache/voices.sqlite: the same table comes again, a run that
was stopped goes on. What is printed is held out, by document.
"""

from collections.abc import Iterator

from copydesk.findings.judge.attributing import HEARD, judged
from copydesk.findings.judge.verdict import Judging
from copydesk.findings.judge.weighing import sentence_verdicts
from copydesk.findings.voices.proposed import WEIGHTS, proposals
from lesson import Lesson, teach
from logistic import Row
from retold import Retold
from shared import ROOT

SHELF = ROOT / ".cache/voices.sqlite"
HEADER = (
    "# Weights of the signs of a fault of attribution: kind, what is weighed, sign, weight. Written by train/voices.py."
)
FAULTS = ("A", "Q4")
"""How the codes of faults begin whose texts are read."""
BESIDE = frozenset({"A4", "A5"})
"""Kinds whose fault stands in the frame of a claim that has no other one."""
HEARD_SIGNS = {
    "A1": ("attribution", "claim", "fault"),
    "A2": ("attribution", "frame", "claim"),
    "A3": ("attribution", "claim"),
    "A4": ("attribution", "frame"),
    "A5": ("attribution", "frame"),
}


def rows(retold: Retold, judge: Judging) -> Iterator[Row]:
    """Yield the rows of one retelling; what lies on a fault of another kind teaches nothing."""
    page, heard = retold.alignment.retelling.page, sentence_verdicts(retold.alignment, judge)
    for proposal in proposals(retold.alignment, range(len(page.sentences)), HEARD):
        place = page.passage(proposal.retelling)
        hit = retold.hit(place)
        right = proposal.code in hit
        if not right and hit - (frozenset() if proposal.code == "A1" else BESIDE):
            continue
        verdict = heard[proposal.sentence]
        if verdict is not None:
            said = judged(page, proposal, verdict)
            told = {name: said[name] for name in HEARD_SIGNS[proposal.code]}
            where = (place.text.content, proposal.sentence)
            yield Row(proposal.code, retold.document, where, right, retold.learned, proposal.signs, told)


if __name__ == "__main__":
    teach(Lesson("1246", FAULTS, rows, HEARD, SHELF, WEIGHTS, HEADER), __doc__)
