"""Signs of a fault of attribution: numbers that tell how a retold claim stands to what the source's voices say.

Each is weighed by `findings.voices.proposed`. A sign is a share, a cosine, or one for yes and nought for no.
"""

from collections.abc import Mapping, Sequence

from copydesk.findings.statements.matter import weight
from copydesk.findings.voices.credits import Credit, Scene, is_quoted, voice_of
from copydesk.findings.voices.parties import Party, same, tells_of
from copydesk.findings.voices.sense import Compared, Likeness, nearest
from copydesk.findings.voices.unattributed import OF_THEIR_OWN, attributes, is_about_them, is_plan, is_their_plan
from copydesk.findings.voices.voices import Voice, told_apart
from copydesk.findings.voices.zones import ASIDE, OWN, QUOTED
from copydesk.text.parse import Word
from copydesk.text.saying.report import Act, Clarity

HEAVY = 12.0
"""The weight of a claim from which on more tells nothing."""

Signs = Mapping[str, float]


def lost(scene: Scene, told: Compared, theirs: Likeness) -> Signs:
    """Return the signs that a claim which the retelling makes itself is only reported by the source, in this zone."""
    page, claim = scene.retelling.reading.page, told.claim
    credit = scene.source_credit(theirs.zone)
    sentence = page.sentences[claim.sentence]
    words = page.words[sentence.words.start : sentence.words.stop]
    subject = _subject(scene, told)
    here, before, after = (_parties(scene, claim.sentence + step) for step in (0, -1, 1))
    report = credit.report
    return {
        **_near("said", theirs),
        **_near("own", told.best(OWN)),
        **_near("aside", told.best(ASIDE)),
        "rests": float(theirs.zone.sentence in scene.passages(claim.sentence)),
        "thought": float(report.act is Act.THINK),
        "alleged": float(report.act is Act.ALLEGE),
        "shown": float(report.act is Act.SHOW),
        "vague": float(report.clarity <= Clarity.VAGUE),
        "pointed": float(report.clarity is Clarity.POINTED),
        "their own deed": float(report.verb in OF_THEIR_OWN),
        "plan": float(is_plan(page, claim.statement)),
        "their plan": float(is_their_plan(scene, credit)),
        "about them": float(is_about_them(scene, credit)),
        "main": float(claim.is_main),
        "weight": min(weight(claim.matter), HEAVY) / 10,
        "attributes": float(any(attributes(page.words[n]) for n in claim.statement.words)),
        "sentence attributes": float(any(map(attributes, words))),
        "names them": float(tells_of(scene.retelling_cast, sentence.span, credit.party)),
        "subject is them": float(subject is not None and tells_of(scene.retelling_cast, subject.span, credit.party)),
        "pronoun": float(subject is not None and subject.pos == "PRON"),
        "they speak": float(any(same(party, credit.party) for party in here)),
        "others speak": float(bool(here) and not any(same(party, credit.party) for party in here)),
        "they spoke before": float(any(same(party, credit.party) for party in before)),
        "they speak after": float(any(same(party, credit.party) for party in after)),
        "first": float(claim.sentence == 0),
        "quoting": float(any(word.text in '"“”‘' for word in words)),
    }


def credited(scene: Scene, told: Compared, credit: Credit) -> Signs:
    """Return the signs that a claim which the retelling credits to somebody is another's in the source, or its own."""
    report = credit.report
    others, ours = parted(scene, told, credit)
    strangers = [one for one in told.said if _is_stranger(scene, credit, one)]
    own = told.best(OWN)
    subject = _subject(scene, told)
    source = scene.source.reading.page
    beside = own is not None and tells_of(scene.source_cast, source.sentences[own.zone.sentence].span, credit.party)
    return {
        **_near("own", own),
        **_near("aside", told.best(ASIDE)),
        **_near("quoted", told.best(QUOTED)),
        **_near("others", nearest(others)),
        **_near("ours", nearest(ours)),
        **_near("strangers", nearest(strangers)),
        "surely another": float(bool(others)),
        "said": float(report.act is Act.SAY),
        "thought": float(report.act is Act.THINK),
        "pointed": float(report.clarity is Clarity.POINTED),
        "named": float(report.clarity is Clarity.NAMED),
        "known": float(credit.party.known),
        "according": float(report.verb == "according to"),
        "their own deed": float(report.verb in OF_THEIR_OWN),
        "main": float(told.claim.is_main),
        "weight": min(weight(told.claim.matter), HEAVY) / 10,
        "pronoun": float(subject is not None and subject.pos == "PRON"),
        "subject is them": float(subject is not None and tells_of(scene.retelling_cast, subject.span, credit.party)),
        "nested": float(is_nested(scene, credit)),
        "quotes": float(is_quoted(scene.retelling.reading, credit.zone)),
        "in the source": float(bool(credit.party.names & scene.source_cast.all_names)),
        "beside": float(beside),
    }


def rival(scene: Scene, told: Compared, credit: Credit) -> Likeness | None:
    """Return the zone of another one than who is credited here that tells most: surely another, or likely."""
    others, _ = parted(scene, told, credit)
    return nearest(others) or nearest(one for one in told.said if _is_stranger(scene, credit, one))


def parted(scene: Scene, told: Compared, credit: Credit) -> tuple[Sequence[Likeness], Sequence[Likeness]]:
    """Return the zones of those who surely are others than who is credited here, and of those who may be the same."""
    ours = voice_of(scene.ours, scene.retelling.reading, credit.report)
    others: list[Likeness] = []
    mine: list[Likeness] = []
    for one in told.said:
        other = ours is not None and is_another(scene, ours, credit.party, scene.source_credit(one.zone))
        (others if other else mine).append(one)
    return others, mine


def is_another(scene: Scene, ours: Voice, party: Party, rival: Credit) -> bool:
    """Say whether somebody in the source is beyond doubt another one than a voice of the retelling."""
    theirs = voice_of(scene.theirs, scene.source.reading, rival.report)
    if theirs is None or rival.report.clarity <= Clarity.POINTED or not told_apart(scene.theirs, theirs, ours):
        return False
    if _written(ours.words) == _written(theirs.words):
        return False
    return not (party.known and rival.party.known and same(party, rival.party)) and ours.head != theirs.head


def _written(words: str) -> str:
    """Return the letters of a phrase without its article: the coast guard is the coastguard."""
    return "".join(word for word in words.lower().replace("-", " ").split() if word not in {"the", "a", "an"})


def _is_stranger(scene: Scene, credit: Credit, one: Likeness) -> bool:
    """Say whether somebody in the source has no name and no noun that describes who is credited here."""
    theirs = scene.source_credit(one.zone)
    if not credit.party.known or not theirs.party.known or same(credit.party, theirs.party):
        return False
    ours, other = credit.report.source, theirs.report.source
    return (
        ours is None
        or other is None
        or (_written(scene.retelling.reading.page.read(ours)) != _written(scene.source.reading.page.read(other)))
    )


def _near(name: str, one: Likeness | None) -> Signs:
    words, sense = (one.words, one.sense) if one is not None else (0.0, 0.0)
    return {f"{name}: words": words, f"{name}: sense": sense}


def _subject(scene: Scene, told: Compared) -> Word | None:
    statement = told.claim.statement
    number = statement.agent if statement.agent is not None else statement.patient
    return scene.retelling.reading.page.words[number] if number is not None else None


def _parties(scene: Scene, sentence: int) -> Sequence[Party]:
    """Return who speaks in a sentence of the retelling."""
    if not 0 <= sentence < len(scene.retelling.reading.page.sentences):
        return ()
    return [scene.retold_credit(zone).party for zone in scene.retelling.zones_of(sentence) if zone.voice >= 0]


def is_nested(scene: Scene, credit: Credit) -> bool:
    """Say whether a report stands in another one: "staff told him so, Sund said"."""
    start = credit.report.mark.start
    zones = scene.retelling.zones_of(credit.zone.sentence)
    reports = (scene.retold_credit(zone).report for zone in zones if zone.voice >= 0)
    return any(told.start <= start < told.end for one in reports for told in one.contents if one != credit.report)
