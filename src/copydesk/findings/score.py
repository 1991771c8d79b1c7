"""The score of a retelling: how probable it is, from 0 to 1, that an editor would pass it unchanged.

A logistic curve over four numbers, fitted by `eval/score.py` and told, with its calibration, in docs/score.md. Each
finding lowers it, an error more than a warning, whatever else was found.
"""

from collections.abc import Iterable, Sequence
from math import exp, log
from statistics import fmean
from typing import NamedTuple

from copydesk.findings.model import Finding, Severity

SUREST = 1e-4
"""A probability is taken to be at least this, and at most this short of one."""


class Curve(NamedTuple):
    """The log of the odds of passing with nothing found, and what an error, a warning and the judge's doubt take away.

    The doubt is the mean, over the sentences, of the log of the odds of the share by which the judge doubts the most
    doubted word of each. So a long retelling is no more doubted than a short one.
    """

    nothing: float
    error: float
    warning: float
    doubt: float


JUDGED = Curve(0.529, 1.375, 1.096, 0.532)
UNJUDGED = Curve(0.759, 1.567, 0.468, 0.0)
"""For retellings taken half and half from passed and faulty ones; without a judge there is no doubt to weigh."""


def passing(findings: Iterable[Finding], doubts: Sequence[float]) -> float:
    """Return how probable it is that an editor would pass a retelling with these findings unchanged.

    `doubts` are the judge's doubts (`Verdict.doubt`), one for each sentence that it judged; none without a judge.
    """
    severities = [finding.kind.severity for finding in findings]
    curve = JUDGED if doubts else UNJUDGED
    odds = curve.nothing - curve.doubt * (fmean(map(_odds, doubts)) if doubts else 0.0)
    odds -= curve.error * severities.count(Severity.ERROR) + curve.warning * severities.count(Severity.WARNING)
    return 1 / (1 + exp(-odds)) if odds > 0 else exp(odds) / (1 + exp(odds))


def _odds(share: float) -> float:
    within = min(max(share, SUREST), 1 - SUREST)
    return log(within / (1 - within))
