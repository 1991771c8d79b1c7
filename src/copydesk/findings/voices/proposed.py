"""Faults of attribution that structure proposes: claims, with the signs for and against each and their odds.

The signs are weighed by logistic regression; `train/voices.py` learns the weights and writes `weights.tsv`. A proposal
is no finding: what a judge says is weighed with its odds (`findings.judge.attributing`); without one its bar is high.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import weight
from copydesk.findings.tables import Signs, weigh
from copydesk.findings.voices.claims import Claim, claims
from copydesk.findings.voices.credits import Credit, Scene, hull, is_quoted, scene_of
from copydesk.findings.voices.excused import goes_on
from copydesk.findings.voices.identity import surely_same
from copydesk.findings.voices.sense import Compared, Likeness, compared, measured, nearest
from copydesk.findings.voices.shades import coloured, described, is_as_vague, is_theirs, is_vague, vaguer
from copydesk.findings.voices.signs import credited, lost, parted, rival
from copydesk.findings.voices.unattributed import is_in_text, is_settled, trimmed
from copydesk.findings.voices.zones import OWN
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.saying.report import Act, Clarity, Report
from copydesk.text.tree import FINITE

FAINT, BEHIND = 0.5, 0.3
"""How near the source's own words must be to what is credited to somebody, and how far behind the nearest at most."""
HEAVY = 3.0
"""The weight of terms from which on words without a finite verb tell something."""
WEIGHTS = "voices/weights.tsv"
OF_DEEDS = frozenset({"accuse", "charge", "suspect"})
"""Verbs that tell of what somebody is supposed to have done."""
LOST, SHIFTED, ADDED, VAGUER, COLOURED = "A1", "A2", "A3", "A4", "A5"
LIGHTEST = 1.2
"""The weight of terms from which on a statement can be told from others where its sense is asked for, too."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fault of attribution that may be: its kind's code, its places, and the signs of it.

    `sentence` is the retold one, `claim` what it says there, `frame` the words that credit somebody with it (those of
    the claim where nobody is); `ours` and `theirs` are who says it here and in the source, None for the text itself.
    """

    code: str
    sentence: int
    retelling: Span
    source: Span
    claim: Span
    frame: Span
    ours: Report | None
    theirs: Report | None
    signs: Signs

    @property
    def odds(self) -> float:
        """The log of the odds of a fault, by the signs alone."""
        return weigh(WEIGHTS, self.code, "structure", self.signs)


def proposals(
    alignment: Alignment,
    sentences: Collection[int],
    codes: Collection[str],
    is_likely: Callable[[Proposal], bool] = lambda _: True,
) -> Iterator[Proposal]:
    """Yield what might be a fault of these kinds in these sentences of a retelling, in order of sentences.

    Sentence vectors are asked only about claims of which a proposal made by words alone is likely enough.
    """
    if not sentences:
        return
    scene, page = scene_of(alignment), alignment.retelling.page
    asked = [
        (claim, voice)
        for (sentence, voice), stated in claims(scene.retelling, LIGHTEST).items()
        if sentence in sentences and (voice > OWN or (voice == OWN and LOST in codes))
        for claim in stated
        if _stands_alone(page, claim) and (voice > OWN or is_in_text(page, claim))
    ]
    likely = [told for told in compared(scene, asked) if any(map(is_likely, _of(scene, told, codes)))]
    for told in measured(scene, likely):
        yield from _of(scene, told, codes)


def _of(scene: Scene, told: Compared, codes: Collection[str]) -> Iterator[Proposal]:
    found = _lost(scene, told) if told.voice == OWN else _credited(scene, told)
    return (one for one in found if one.code in codes)


def _stands_alone(page: Page, claim: Claim) -> bool:
    """Say whether a claim tells something by itself: a participle only describes, a noun alone only names."""
    if any(page.words[n].tag in FINITE for n in claim.statement.words):
        return True
    return claim.is_main and weight(claim.matter) >= HEAVY


def _lost(scene: Scene, told: Compared) -> Iterator[Proposal]:
    theirs = nearest(told.said)
    if theirs is None or _tells_better(told, theirs):
        return
    report = scene.source_credit(theirs.zone).report
    if report.denied or report.source is None or report.act not in {Act.SAY, Act.THINK, Act.ALLEGE}:
        return
    if report.verb in OF_DEEDS:
        return  # a deed of which somebody is accused is held uncertain: family C
    if is_settled(scene, told.claim, scene.source_credit(theirs.zone)):
        return
    page, claim, signs = scene.retelling.reading.page, trimmed(scene, told.claim), lost(scene, told, theirs)
    own = signs["about them, now"] and not _tells_money(page, told.claim)
    if report.act is Act.SAY and (signs["their plan"] or own):
        return  # what somebody says will be done, or that he does or has done himself, needs no credit
    if signs["pronoun"] and signs["they speak before"]:
        return  # "it was 86 per cent in 2019" goes on with what was credited
    yield Proposal(LOST, told.claim.sentence, claim, reported(report), claim, claim, None, report, signs)


def _tells_money(page: Page, claim: Claim) -> bool:
    """Say whether a claim has a sum of money in it."""
    return any(page.words[n].tag == "$" for n in claim.statement.words)


def _credited(scene: Scene, told: Compared) -> Iterator[Proposal]:
    credit = _credit(scene, told)
    report = credit.report
    if report.denied or report.act is Act.SHOW:
        return
    if is_vague(scene, report):
        yield from _vaguer(scene, told, credit)
    if report.source is None or report.clarity <= Clarity.VAGUE:
        return
    own_paper = scene.is_publisher(credit)
    if not own_paper:
        yield from _coloured(scene, told, credit)
    claim, signs = trimmed(scene, told.claim), credited(scene, told, credit)
    sentence = told.claim.sentence
    text = (one for one in told.zones if one.zone.voice == OWN and not scene.is_title(one.zone))
    own, other = nearest(text), rival(scene, told, credit)
    if (
        own is not None
        and not own_paper
        and report.act is Act.SAY
        and _is_nearest(told, own)
        and not _is_asked(scene, own, credit)
        and not goes_on(scene, own.zone, credit.party)
    ):
        there = hull(scene.source.reading.page, own.zone.words)
        yield Proposal(ADDED, sentence, reported(report), there, claim, report.span, report, None, signs)
    if (
        other is not None
        and not is_quoted(scene.retelling.reading, credit.zone)
        and _is_rival(scene, told, credit, other)
    ):
        theirs = scene.source_credit(other.zone).report
        yield Proposal(SHIFTED, sentence, report.span, theirs.span, claim, report.span, report, theirs, signs)


def _tells_better(told: Compared, theirs: Likeness) -> bool:
    """Say whether the source itself tells a claim better than whoever it reports."""
    own = told.best(OWN)
    return own is not None and own.both >= theirs.both


def _is_rival(scene: Scene, told: Compared, credit: Credit, other: Likeness) -> bool:
    """Say whether another one of the source tells more of a claim than who is credited with it here."""
    ours = nearest(parted(scene, told, credit).ours)
    return ours is None or other.both > ours.both


def _vaguer(scene: Scene, told: Compared, credit: Credit) -> Iterator[Proposal]:
    theirs = described(scene, told, credit.report)
    if theirs is None or is_as_vague(scene, told, credit.report, theirs):
        return
    if not is_theirs(scene, credit.report, scene.source_credit(theirs.zone).report):
        report, span, claim = scene.source_credit(theirs.zone).report, _crediting(credit), trimmed(scene, told.claim)
        signs = vaguer(scene, told, credit, theirs)
        yield Proposal(VAGUER, told.claim.sentence, span, report.span, claim, span, credit.report, report, signs)


def _crediting(credit: Credit) -> Span:
    """Return the words that tell who says it: "Some", and not the "saying" that stands apart from it."""
    report = credit.report
    apart = report.source is not None and not report.source.overlaps(report.span)
    return report.source if report.source is not None and apart else report.span


def _coloured(scene: Scene, told: Compared, credit: Credit) -> Iterator[Proposal]:
    found = coloured(scene, told, credit)
    if found is not None:
        theirs, signs = found
        report, mark, claim = scene.source_credit(theirs.zone).report, credit.report.mark, trimmed(scene, told.claim)
        yield Proposal(COLOURED, told.claim.sentence, mark, report.mark, claim, mark, credit.report, report, signs)


def _is_asked(scene: Scene, own: Likeness, credit: Credit) -> bool:
    """Say whether the source has the same one ask for something in the sentence of a zone: "she told them to wait"."""
    span = scene.source.reading.page.sentences[own.zone.sentence].span
    reports = zip(scene.source.reading.reports, scene.source_cast.parties, strict=True)
    asking = (party for report, party in reports if report.act is Act.ASK and span.overlaps(report.span))
    return any(surely_same(credit.party, party) for party in asking)


def _is_nearest(told: Compared, own: Likeness) -> bool:
    """Say whether the source's own words tell a claim, and nobody else's, quoted ones among them, do so far better."""
    best = max(one.both for one in told.zones)
    return own.both >= max(FAINT, best - BEHIND)


def _credit(scene: Scene, told: Compared) -> Credit:
    zones = scene.retelling.zones_of(told.claim.sentence)
    return scene.retold_credit(next(zone for zone in zones if zone.voice == told.voice))


def reported(report: Report) -> Span:
    """Return a report with what it reports."""
    return Span(min(report.span.start, report.content.start), max(report.span.end, report.content.end))
