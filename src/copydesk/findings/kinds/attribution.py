"""Attribution: lost, shifted to another, added, made vague, loaded."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.matter import cover
from copydesk.findings.voices.credits import (
    AHEAD,
    LIKELY,
    MOST,
    SURE,
    Claim,
    Credit,
    Scene,
    Told,
    claims,
    credited,
    hull,
    is_quoted,
    is_sure,
    scene_of,
    told,
    voice_of,
)
from copydesk.findings.voices.parties import plain, same, tells_of
from copydesk.findings.voices.proposed import ADDED, LOST, SHIFTED, Proposal, reported
from copydesk.findings.voices.signs import is_another, is_nested
from copydesk.findings.voices.unattributed import OF_THEIR_OWN, trimmed, unattributed
from copydesk.findings.voices.zones import OWN
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.clause import TELLING, verbs
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


_OF_THINGS_TO_COME = frozenset({"expect", "hope", "project", "forecast", "anticipate"})
"""What is expected is expected by all: no source is hidden in it."""


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


def proposed(alignment: Alignment, proposal: Proposal) -> Finding:
    """Return the finding of a fault that was proposed and has been confirmed."""
    source, retelling = alignment.source.page, alignment.retelling.page
    theirs = source.read(proposal.theirs.source or proposal.theirs.span) if proposal.theirs else ""
    ours = retelling.read(proposal.ours.source or proposal.ours.span) if proposal.ours else ""
    kind, message = {
        LOST: (A1, f"The source only reports this (by {theirs}), here it stands as fact."),
        SHIFTED: (A2, f"Said by {theirs} in the source, by {ours} here."),
        ADDED: (A3, f"The source says this itself, here {ours} is made to say it."),
    }[proposal.code]
    return Finding(kind, message, retelling.passage(proposal.retelling), source.passage(proposal.source))


def _credited(scene: Scene, credit: Credit, claim: Claim) -> Iterator[Finding]:
    who = told(scene, claim)
    quoted = is_quoted(scene.retelling.reading, credit.zone)
    ways = (_vague, _loaded) if quoted else (_added, _vague, _shifted, _loaded)
    found = (way(scene, credit, claim, who) for way in ways)
    yield from islice((finding for finding in found if finding is not None), 1)


def _added(scene: Scene, credit: Credit, claim: Claim, who: Told) -> Finding | None:
    near = who.by_itself
    report = credit.report
    if near is None or report.act is not Act.SAY or report.source is None or report.clarity <= Clarity.VAGUE:
        return None
    if report.verb in OF_THEIR_OWN or is_nested(scene, credit) or _speaks_there(scene, credit, claim, who):
        return None
    page = scene.source.reading.page
    beside = page.sentences[near.zone.sentence].span
    if any(_tells(scene, word) for word in page.words_in(beside)):
        return None
    if _is_about(scene, credit, claim) or tells_of(scene.source_cast, beside, credit.party):
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


def _vague(scene: Scene, credit: Credit, _claim: Claim, who: Told) -> Finding | None:
    near = who.by_another or who.likely
    report = credit.report
    if near is None or report.clarity > Clarity.VAGUE or report.verb in _OF_THINGS_TO_COME:
        return None
    theirs = scene.source_credit(near.zone)
    if theirs.report.source is None or theirs.report.clarity < Clarity.DESCRIBED:
        return None
    who_heard = report.source is None and report.verb in TELLING  # "the court was told"
    if who_heard or credit.party.own & theirs.party.own or _is_the_sources_own(scene, report, theirs.report):
        return None
    if report.act is Act.ALLEGE and theirs.report.act is not Act.ALLEGE:
        return None
    page = scene.retelling.reading.page
    sentence = page.sentences[credit.zone.sentence].span
    if report.verb in verbs() and tells_of(scene.retelling_cast, sentence, theirs.party):
        return None
    name = scene.source.reading.page.read(theirs.report.source)
    message = f"The source gives this to {name}, here it is “{page.read(report.span)}”."
    return _finding(scene, A4, message, report.span, theirs.report.span)


def _is_the_sources_own(scene: Scene, report: Report, theirs: Report) -> bool:
    """Say whether the source's speaker may use the vague words: "police said he was believed to …".

    An "according to" whose phrase the parse lost names somebody, too.
    """
    if report.verb == "according to" and report.source is None:
        return True
    if report.act is Act.THINK and theirs.act is Act.SAY:
        return not scene.retelling.reading.page.read(report.span).lower().startswith("it ")
    words = scene.source.reading.page.words_in(theirs.content)[:MOST]
    return any(word.lemma.lower() == report.verb and not theirs.mark.overlaps(word.span) for word in words)


def _shifted(scene: Scene, credit: Credit, _claim: Claim, who: Told) -> Finding | None:
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
    return _finding(scene, A2, f"Said by {name} in the source, by {own} here.", credit.report.span, theirs.span)


def _loaded(scene: Scene, credit: Credit, claim: Claim, who: Told) -> Finding | None:
    theirs = _said_by_them(scene, credit, claim, who)
    if theirs is None or credit.report.source is None:
        return None
    if {theirs.act, credit.report.act} - {Act.SAY} and not _both_alleged(theirs, credit.report):
        return None
    shades = {credit.report.shade, theirs.shade}
    if len(shades) < 2 or "neutral" not in shades or "-" in shades or theirs.denied:  # noqa: PLR2004 - the two
        return None
    here, there = scene.retelling.reading.page.read(credit.report.mark), scene.source.reading.page.read(theirs.mark)
    return _finding(scene, A5, f"“{there}” in the source, “{here}” here.", credit.report.mark, theirs.mark)


def _said_by_them(scene: Scene, credit: Credit, claim: Claim, who: Told) -> Report | None:
    """Return the report of the same one that surely tells a claim, or that likely does and is neutral.

    Where all that a known one says in the passages is told neutrally, it does not matter which of it is told here.
    """
    said = (scene.source_credit(near.zone) for near in who.reported if is_sure(scene, claim, near))
    by_them = next((one for one in said if same(credit.party, one.party)), None)
    if by_them is not None:
        return by_them.report
    if not credit.party.known or not credit.party.names | credit.party.own - plain():
        return None
    passages = scene.passages(claim.sentence)
    near = [one for one in who.reported if one.zone.sentence in passages]
    heard = [(one, scene.source_credit(one.zone)) for one in near]
    own = [(one, theirs) for one, theirs in heard if theirs.party.known and same(credit.party, theirs.party)]
    if not own or any(theirs.report.shade != "neutral" for _, theirs in own):
        return None
    best, theirs = own[0]
    return theirs.report if best.cover >= LIKELY and best.cover >= who.own_cover else None


def _both_alleged(one: Report, other: Report) -> bool:
    """Say whether two acts that aren't both saying can be held together: to allege something is to say it."""
    return {one.verb, other.verb} <= {"allege", "claim", "say", "tell"}


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
