"""Attribution: lost, shifted to another, added, made vague, loaded."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.matter import cover
from copydesk.findings.voices.claims import Claim, claims
from copydesk.findings.voices.credits import (
    AHEAD,
    SURE,
    Credit,
    Scene,
    Told,
    credited,
    hull,
    is_quoted,
    scene_of,
    told,
    voice_of,
)
from copydesk.findings.voices.documents import unsigned
from copydesk.findings.voices.excused import goes_on
from copydesk.findings.voices.identity import same, tells_of
from copydesk.findings.voices.proposed import ADDED, COLOURED, LOST, SHIFTED, VAGUER, Proposal, reported
from copydesk.findings.voices.signs import is_another, is_nested
from copydesk.findings.voices.unattributed import OF_THEIR_OWN, trimmed, unattributed
from copydesk.findings.voices.zones import OWN
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.clause import verbs
from copydesk.text.saying.report import Act, Clarity, Report

A1 = Kind(
    "A1",
    "attribution-lost",
    Severity.ERROR,
    "states as plain fact what the source only reports somebody as saying, estimating or alleging",
)
A2 = Kind(
    "A2",
    "attribution-shifted",
    Severity.ERROR,
    "credits a statement to another person, body or document than the source does",
)
A3 = Kind(
    "A3",
    "attribution-added",
    Severity.ERROR,
    "puts into somebody's mouth what the source says in its own voice",
)
A4 = Kind(
    "A4",
    "attribution-vague",
    Severity.WARNING,
    "replaces a named or described source by a vaguer one",
)
A5 = Kind(
    "A5",
    "attribution-loaded",
    Severity.WARNING,
    "swaps a neutral reporting verb for a loaded one, or back",
)
KINDS = (A1, A2, A3, A4, A5)


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the faults of attribution."""
    scene = scene_of(alignment)
    stated = claims(scene.retelling)
    for zone in credited(scene.retelling):
        credit = scene.retold_credit(zone)
        if not credit.report.denied and credit.report.act is not Act.SHOW:
            for claim in stated.get((zone.sentence, zone.voice), ()):
                if claim.is_main or claim.statement.span.holds(credit.report.span):
                    yield from _credited(scene, credit, claim)
    for (_, voice), own in stated.items():
        if voice == OWN:
            yield from _lost(scene, own)
    for document in unsigned(scene):
        author = scene.source.reading.page.read(document.author)
        message = f"The source tells whose this is ({author}), here it is nobody's."
        yield _finding(scene, A4, message, document.ours, document.theirs)


def proposed(alignment: Alignment, proposal: Proposal) -> Finding:
    """Return the finding of a fault that was proposed and has been confirmed."""
    source, retelling = alignment.source.page, alignment.retelling.page
    theirs = source.read(proposal.theirs.source or proposal.theirs.span) if proposal.theirs else ""
    ours = retelling.read(proposal.ours.source or proposal.ours.span) if proposal.ours else ""
    there, here = source.read(proposal.source), retelling.read(proposal.retelling)
    kind, message = {
        LOST: (A1, f"The source only reports this (by {theirs}), here it stands as fact."),
        SHIFTED: (A2, _said_by(proposal.theirs, theirs, ours)),
        ADDED: (A3, f"The source says this itself, here {ours} is made to say it."),
        VAGUER: (A4, f"The source gives this to {theirs}, here it is “{here}”."),
        COLOURED: (A5, f"“{there}” in the source, “{here}” here."),
    }[proposal.code]
    return Finding(kind, message, retelling.passage(proposal.retelling), source.passage(proposal.source))


def _credited(scene: Scene, credit: Credit, claim: Claim) -> Iterator[Finding]:
    who = told(scene, claim)
    if is_quoted(scene.retelling.reading, credit.zone):
        return
    finding = _added(scene, credit, claim, who) or _shifted(scene, credit, who)
    if finding is not None:
        yield finding


def _added(scene: Scene, credit: Credit, claim: Claim, who: Told) -> Finding | None:
    near = who.by_itself
    report = credit.report
    if near is None or report.act is not Act.SAY or report.source is None or report.clarity <= Clarity.VAGUE:
        return None
    if report.verb in OF_THEIR_OWN or is_nested(scene, credit) or _speaks_there(scene, credit, claim, who):
        return None
    page = scene.source.reading.page
    beside = page.sentences[near.zone.sentence].span
    if any(_tells(scene, word) for word in page.words_in(beside)) or goes_on(scene, near.zone, credit.party):
        return None
    about = _is_about(scene, credit, claim) or tells_of(scene.source_cast, beside, credit.party)
    if about or scene.is_publisher(credit):
        return None
    name = scene.retelling.reading.page.read(report.source)
    message = f"The source says this itself, here {name} is made to say it."
    return _finding(scene, A3, message, reported(report), hull(page, near.zone.words))


def _tells(scene: Scene, word: Word) -> bool:
    """Say whether a word of the source is a verb of somebody who is reported, not one of what he did not say."""
    if word.pos != "VERB" or word.lemma.lower() not in verbs():
        return False
    reports = scene.source.reading.reports
    at = bisect_right(reports, word.span.start, key=lambda report: report.span.start) - 1
    return not (at >= 0 and reports[at].denied and reports[at].mark.start == word.span.start)


def _speaks_there(scene: Scene, credit: Credit, claim: Claim, who: Told) -> bool:
    """Say whether the source has the same one speak of the same matter, or has another tell its predicate."""
    passages = scene.passages(claim.sentence)
    for near in who.reported:
        if near.zone.sentence in passages:
            predicate = cover(claim.predicate, near.zone.matter)
            if who.own is not None and predicate > cover(claim.predicate, who.own.zone.matter):
                return True
            theirs = scene.source_credit(near.zone).party
            told_here = cover(near.zone.matter, credit.zone.matter)
            if (near.cover >= AHEAD or told_here >= SURE) and same(credit.party, theirs):
                return True
    return False


def _is_about(scene: Scene, credit: Credit, claim: Claim) -> bool:
    """Say whether a claim is about the very one who makes it."""
    agent = claim.statement.agent if claim.statement.agent is not None else claim.statement.patient
    if agent is None:
        return False
    word = scene.retelling.reading.page.words[agent]
    return word.pos == "PRON" or tells_of(scene.retelling_cast, word.span, credit.party)


def _shifted(scene: Scene, credit: Credit, who: Told) -> Finding | None:
    near = who.by_another
    if near is None or credit.report.clarity <= Clarity.POINTED or credit.report.act is Act.DENY:
        return None
    ours = voice_of(scene.ours, scene.retelling.reading, credit.report)
    rivals = [scene.source_credit(one.zone) for one in who.reported if one.cover > near.cover - AHEAD]
    rivals += scene.around(near.zone)
    if (
        ours is None
        or credit.report.source is None
        or not all(is_another(scene, ours, credit.party, rival) for rival in rivals)
    ):
        return None
    theirs = scene.source_credit(near.zone).report
    name = scene.source.reading.page.read(theirs.source or theirs.span)
    own = scene.retelling.reading.page.read(credit.report.source)
    return _finding(scene, A2, _said_by(theirs, name, own), credit.report.span, theirs.span)


def _said_by(report: Report | None, theirs: str, ours: str) -> str:
    """Return the sentence that says who speaks on which side; who denies a thing has not said it."""
    if report is not None and report.denied:
        return f"In the source {theirs} denies this; here {ours} says it."
    return f"Said by {theirs} in the source, by {ours} here."


def _lost(scene: Scene, stated: Sequence[Claim]) -> Iterator[Finding]:
    for claim in stated:
        credit = unattributed(scene, claim)
        if credit is not None:
            clause = scene.source.reading.page.read(credit.report.span)
            message = f"The source only reports this (“{clause}”), here it stands as fact."
            yield _finding(scene, A1, message, trimmed(scene, claim), reported(credit.report))


def _finding(scene: Scene, kind: Kind, message: str, here: Span, there: Span) -> Finding:
    source, retelling = scene.source.reading.page, scene.retelling.reading.page
    return Finding(kind, message, retelling.passage(here), source.passage(there))
