"""Signs of a fault of attribution: numbers that tell how a retold claim stands to what the source's voices say.

Each is weighed by `findings.voices.proposed`. A sign is a share, a cosine, or one for yes and nought for no.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.findings.statements.matter import cover, weight
from copydesk.findings.tables import Signs
from copydesk.findings.voices.claims import Claim
from copydesk.findings.voices.credits import Credit, Scene, is_quoted, voice_of
from copydesk.findings.voices.identity import on_other_sides, same, surely_same, tells_of
from copydesk.findings.voices.mouthpieces import is_spoken_for
from copydesk.findings.voices.parties import Party
from copydesk.findings.voices.sense import Compared, Likeness, nearest
from copydesk.findings.voices.unattributed import OF_THEIR_OWN, attributes, is_about_them, is_plan, is_their_plan
from copydesk.findings.voices.voices import Voice, told_apart
from copydesk.findings.voices.writings import is_written
from copydesk.findings.voices.zones import ASIDE, OWN, QUOTED
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.saying.antecedents import Being
from copydesk.text.saying.report import Act, Clarity

HEAVY = 12.0
"""The weight of a claim from which on more tells nothing."""

TELLING = 0.8
"""The weight of a predicate that tells what happens."""


def lost(scene: Scene, told: Compared, theirs: Likeness) -> Signs:
    """Return the signs that a claim which the retelling makes itself is only reported by the source, in this zone."""
    page, claim = scene.retelling.reading.page, told.claim
    credit = scene.source_credit(theirs.zone)
    sentence = page.sentences[claim.sentence]
    words = page.words[sentence.words.start : sentence.words.stop]
    subject = _subject(scene, told)
    here, before, after = (_parties(scene, claim.sentence + step) for step in (0, -1, 1))
    report = credit.report
    telling = any(map(attributes, words))
    named = tells_of(scene.retelling_cast, sentence.span, credit.party)
    about, past = is_about_them(scene, credit), _is_past(page, claim)
    itself = [one for one in told.zones if one.zone.voice in {OWN, ASIDE}]
    return {
        **near("said", theirs),
        **near("own", told.best(OWN)),
        **near("aside", told.best(ASIDE)),
        "said: predicate": predicate(claim, [theirs]),
        "own: predicate": predicate(claim, itself),
        "said alone": alone(claim, [theirs], itself),
        "own alone": alone(claim, itself, [theirs]),
        "rests": float(theirs.zone.sentence in scene.passages(claim.sentence)),
        "thought": float(report.act is Act.THINK),
        "alleged": float(report.act is Act.ALLEGE),
        "vague": float(report.clarity <= Clarity.VAGUE),
        "pointed": float(report.clarity is Clarity.POINTED),
        "their own deed": float(report.verb in OF_THEIR_OWN),
        "plan": float(is_plan(page, claim.statement)),
        "their plan": float(is_their_plan(scene, claim, credit)),
        "about them, past": float(about and past),
        "about them, now": float(about and not past),
        "main": float(claim.is_main),
        "weight": min(weight(claim.matter), HEAVY) / 10,
        "attributes": float(any(attributes(page.words[n]) for n in claim.statement.words)),
        "sentence attributes": float(telling),
        "names them": float(named and telling),
        "mentions them": float(named and not telling),
        "subject is them": float(subject is not None and tells_of(scene.retelling_cast, subject.span, credit.party)),
        "pronoun": float(subject is not None and subject.pos == "PRON"),
        **_speaking("here", here, credit.party),
        **_speaking("before", before, credit.party),
        **_speaking("after", after, credit.party),
        "others speak": float(any(not same(party, credit.party) for party in here)),
        "first": float(claim.sentence == 0),
        "quoting": float(any(word.text in '"“”‘' for word in words)),
    }


def credited(scene: Scene, told: Compared, credit: Credit) -> Signs:
    """Return the signs that a claim which the retelling credits to somebody is another's in the source, or its own."""
    report, claim = credit.report, told.claim
    groups = parted(scene, told, credit)
    own = told.best(OWN)
    other = nearest(groups.others)
    subject = _subject(scene, told)
    source = scene.source.reading.page
    beside = own is not None and tells_of(scene.source_cast, source.sentences[own.zone.sentence].span, credit.party)
    itself = [one for one in told.zones if one.zone.voice in {OWN, ASIDE}]
    return {
        **near("own", own),
        **near("aside", told.best(ASIDE)),
        **near("quoted", nearest(one for one in told.zones if one.zone.voice == QUOTED and one not in groups.ours)),
        **near("ours", nearest(groups.ours)),
        **near("maybe", nearest(groups.maybe)),
        **near("others", other),
        "own: predicate": predicate(claim, itself),
        "others: predicate": predicate(claim, groups.others),
        "ours: predicate": predicate(claim, groups.ours),
        "own alone": alone(claim, itself, told.said),
        "others alone": alone(claim, groups.others, [*itself, *groups.ours, *groups.maybe]),
        "surely another": float(other is not None and other in groups.surely),
        "said": float(report.act is Act.SAY),
        "thought": float(report.act is Act.THINK),
        "pointed": float(report.clarity is Clarity.POINTED),
        "named": float(report.clarity is Clarity.NAMED),
        "known": float(credit.party.known),
        "according": float(report.verb == "according to"),
        "their own deed": float(report.verb in OF_THEIR_OWN),
        "main": float(claim.is_main),
        "weight": min(weight(claim.matter), HEAVY) / 10,
        "pronoun": float(subject is not None and subject.pos == "PRON"),
        "subject is them": float(subject is not None and tells_of(scene.retelling_cast, subject.span, credit.party)),
        "nested": float(is_nested(scene, credit)),
        "quotes": float(is_quoted(scene.retelling.reading, credit.zone)),
        "in the source": float(bool(credit.party.names & scene.source_cast.all_names)),
        "beside": float(beside),
    }


class Parted(NamedTuple):
    """The zones of those who speak in the source: who is credited here, who may be, and others, some of them surely."""

    ours: Sequence[Likeness]
    maybe: Sequence[Likeness]
    others: Sequence[Likeness]
    surely: Sequence[Likeness]


def rival(scene: Scene, told: Compared, credit: Credit) -> Likeness | None:
    """Return the zone of another one than who is credited here that tells most."""
    return nearest(parted(scene, told, credit).others)


def parted(scene: Scene, told: Compared, credit: Credit) -> Parted:
    """Return the zones of the source by whether who speaks there is the one who is credited here."""
    ours = voice_of(scene.ours, scene.retelling.reading, credit.report)
    mine: list[Likeness] = []
    maybe: list[Likeness] = []
    others: list[Likeness] = []
    surely: list[Likeness] = []
    for one in told.zones:
        if one.zone.voice >= 0 or one.zone.voice == QUOTED:
            party = scene.speaker(one.zone)
            known = any(surely_same(credit.party, who) for who in (party, *_quoting(scene, one)))
            if known or (ours is not None and _is_spoken_for(scene, ours, credit.party, one)):
                mine.append(one)
            elif one.zone.voice == QUOTED:
                continue
            elif ours is not None and is_another(scene, ours, credit.party, scene.source_credit(one.zone)):
                surely.append(one)
                others.append(one)
            else:
                (others if _is_stranger(scene, credit, one) else maybe).append(one)
    return Parted(mine, maybe, others, surely)


def _is_spoken_for(scene: Scene, ours: Voice, party: Party, one: Likeness) -> bool:
    return one.zone.voice >= 0 and is_spoken_for(scene, ours, party, scene.source_credit(one.zone))


def _quoting(scene: Scene, one: Likeness) -> Iterator[Party]:
    """Yield who else speaks in a zone of the source: who tells of the one who is reported there."""
    if one.zone.voice >= 0:
        yield from (credit.party for credit in scene.around(one.zone) if credit.report.act is not Act.SHOW)


def is_another(scene: Scene, ours: Voice, party: Party, rival: Credit) -> bool:
    """Say whether somebody in the source is beyond doubt another one than a voice of the retelling."""
    theirs = voice_of(scene.theirs, scene.source.reading, rival.report)
    if theirs is None or _written(ours.words) == _written(theirs.words):
        return False
    if surely_same(party, rival.party) or is_spoken_for(scene, ours, party, rival) or _is_denied(scene, party, rival):
        return False
    if is_written(scene.writings, party, rival.party) or is_written(scene.writings, rival.party, party):
        return False
    if on_other_sides(party, rival.party):
        return True
    if not told_apart(scene.theirs, theirs, ours):
        return False
    named = all(voice.own and voice.being is Being.PERSON for voice in (ours, theirs))  # two residents are two
    alike = party.known and rival.party.known and same(party, rival.party)
    return named or not (alike or ours.head == theirs.head)


def _is_denied(scene: Scene, party: Party, rival: Credit) -> bool:
    """Say whether somebody denies in the source what a party beside has said: "denied the Herald's report"."""
    report = rival.report
    beside = scene.source.reading.page.sentence_at(report.mark.start).span
    return (report.act is Act.DENY or report.denied) and tells_of(scene.source_cast, beside, party)


def _written(words: str) -> str:
    """Return the letters of a phrase without its article: the coast guard is the coastguard."""
    return "".join(word for word in words.lower().replace("-", " ").split() if word not in {"the", "a", "an"})


def _is_stranger(scene: Scene, credit: Credit, one: Likeness) -> bool:
    """Say whether somebody in the source has no name and no noun that describes who is credited here."""
    theirs = scene.source_credit(one.zone)
    if not credit.party.known or not theirs.party.known or same(credit.party, theirs.party):
        return False
    if is_written(scene.writings, credit.party, theirs.party) or is_written(scene.writings, theirs.party, credit.party):
        return False
    ours, other = credit.report.source, theirs.report.source
    return (
        ours is None
        or other is None
        or (_written(scene.retelling.reading.page.read(ours)) != _written(scene.source.reading.page.read(other)))
    )


def _speaking(when: str, parties: Sequence[Party], party: Party) -> Signs:
    """Return whether somebody speaks in a sentence, surely or maybe."""
    surely = any(surely_same(one, party) for one in parties)
    maybe = not surely and any(same(one, party) for one in parties)
    return {f"they speak {when}": float(surely), f"they may speak {when}": float(maybe)}


def alone(claim: Claim, some: Sequence[Likeness], others: Sequence[Likeness]) -> float:
    """Return the share of a claim's terms that some zones have and none of the others."""
    terms = {term for one in others for term in one.zone.matter}
    rest = {term: worth for term, worth in claim.matter.items() if term not in terms}
    found = {term for one in some for term in one.zone.matter}
    return sum(worth for term, worth in rest.items() if term in found) / (weight(claim.matter) or 1.0)


def predicate(claim: Claim, zones: Sequence[Likeness]) -> float:
    """Return the share of a claim's predicate that some zone has; one that tells little ("made", "was") counts less."""
    told = max((cover(claim.predicate, one.zone.matter) for one in zones), default=0.0)
    return told * min(weight(claim.predicate) / TELLING, 1.0)


def _is_past(page: Page, claim: Claim) -> bool:
    """Say whether a claim tells what was, and not what is or will be."""
    words = [page.words[n] for n in (*claim.statement.auxiliaries, *claim.statement.frame, claim.statement.head)]
    return any(word.tag == "VBD" for word in words) and not is_plan(page, claim.statement)


def near(name: str, one: Likeness | None) -> Signs:
    """Return how near a zone is, by words and by sense; nought where there is none."""
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
