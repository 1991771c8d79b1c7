"""Attribution: lost, shifted to another, added, made vague, loaded."""

from collections.abc import Iterator
from itertools import islice

from copydesk.findings.align import Alignment
from copydesk.findings.credits import AHEAD, LEAST, SURE, Credit, Scene, Told, elsewhere, is_quoted, scene_of, told
from copydesk.findings.matter import weight
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.parties import Party, same, tells_of
from copydesk.findings.unattributed import unattributed
from copydesk.findings.zones import OWN, Zone
from copydesk.text.passage import Span
from copydesk.text.report import Act, Clarity, Report
from copydesk.text.report_clause import verbs

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
    for credit in scene.retold_credits():
        yield from _credited(scene, credit)
    yield from _lost(scene)


def _credited(scene: Scene, credit: Credit) -> Iterator[Finding]:
    if credit.report.denied or credit.report.act is Act.SHOW or weight(credit.zone.matter) < LEAST:
        return
    who = told(scene, credit.zone.matter, credit.zone.sentence)
    ways = (_vague, _loaded) if is_quoted(scene, credit.zone) else (_added, _vague, _shifted, _loaded)
    found = (way(scene, credit, who) for way in ways)
    yield from islice((finding for finding in found if finding is not None), 1)


def _added(scene: Scene, credit: Credit, who: Told) -> Finding | None:
    reported = max((near.cover for near in who.reported_anywhere), default=0.0)
    if credit.report.act is not Act.SAY or credit.report.source is None or credit.report.clarity <= Clarity.VAGUE:
        return None
    if who.own < SURE or who.own - max(reported, who.quoted) < AHEAD:
        return None
    span = _hull(credit.report)
    evidence = next((n for n in scene.index.nearest(credit.zone.matter) if n.zone.voice == OWN), None)
    source = _zone_span(scene, evidence.zone) if evidence is not None else None
    name = scene.retelling.reading.page.read(credit.report.source)
    return _finding(scene, A3, f"The source says this itself; here it is said by {name}.", span, source)


def _vague(scene: Scene, credit: Credit, who: Told) -> Finding | None:
    near = elsewhere(who)
    if near is None or credit.report.clarity > Clarity.VAGUE:
        return None
    theirs = scene.source_credit(near.zone)
    if theirs.report.source is None or theirs.report.clarity < Clarity.DESCRIBED:
        return None
    page = scene.retelling.reading.page
    sentence = page.sentences[credit.zone.sentence].span
    if credit.report.verb in verbs() and tells_of(scene.retelling_cast, sentence, theirs.party):
        return None
    name, here = scene.source.reading.page.read(theirs.report.source), page.read(credit.report.span)
    message = f"The source gives this to {name}, here it is “{here}”."
    return _finding(scene, A4, message, credit.report.span, theirs.report.span)


def _shifted(scene: Scene, credit: Credit, who: Told) -> Finding | None:
    near = elsewhere(who)
    if near is None or credit.report.source is None:
        return None
    theirs = scene.source_credit(near.zone)
    if theirs.report.source is None or not _another(scene, credit, theirs.party, who, near.cover):
        return None
    name = scene.source.reading.page.read(theirs.report.source)
    own = scene.retelling.reading.page.read(credit.report.source)
    return _finding(scene, A2, f"Said by {name} in the source, by {own} here.", credit.report.span, theirs.report.span)


def _another(scene: Scene, credit: Credit, theirs: Party, who: Told, cover: float) -> bool:
    """Say whether the party of a retold report is surely not who says it in the source, but somebody else there."""
    ours = credit.party
    if not ours.known or same(ours, theirs):
        return False
    others = [scene.source_credit(near.zone).party for near in who.reported_anywhere if near.cover > cover - AHEAD]
    if any(same(ours, other) for other in others):
        return False
    return not ours.names.isdisjoint(scene.source_cast.all_names) or any(
        not party.names and ours.own & party.own for party in scene.source_cast.parties
    )


def _loaded(scene: Scene, credit: Credit, who: Told) -> Finding | None:
    said = (scene.source_credit(near.zone) for near in who.reported_anywhere if near.cover >= SURE)
    by_them = next((one for one in said if same(credit.party, one.party)), None)
    if by_them is None or credit.report.source is None:
        return None
    theirs = by_them.report
    shades = {credit.report.shade, theirs.shade}
    if len(shades) < 2 or "neutral" not in shades or "-" in shades or theirs.denied:  # noqa: PLR2004 - the two
        return None
    here, there = scene.retelling.reading.page.read(credit.report.mark), scene.source.reading.page.read(theirs.mark)
    return _finding(scene, A5, f"“{there}” in the source, “{here}” here.", credit.report.mark, theirs.mark)


def _lost(scene: Scene) -> Iterator[Finding]:
    for lost in unattributed(scene):
        clause = scene.source.reading.page.read(lost.credit.report.span)
        message = f"The source only reports this (“{clause}”), here it stands as fact."
        yield _finding(scene, A1, message, lost.span, _hull(lost.credit.report))


def _hull(report: Report) -> Span:
    return Span(min(report.span.start, report.content.start), max(report.span.end, report.content.end))


def _zone_span(scene: Scene, zone: Zone) -> Span:
    words = scene.source.reading.page.words
    return Span(words[zone.words[0]].span.start, words[zone.words[-1]].span.end)


def _finding(scene: Scene, kind: Kind, message: str, here: Span, there: Span | None) -> Finding:
    source = scene.source.reading.page.passage(there) if there is not None else None
    return Finding(kind, message, scene.retelling.reading.page.passage(here), source)
