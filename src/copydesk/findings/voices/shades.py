"""Signs that a retelling tells who says it in a vaguer word than its source (A4), or in one of another colour (A5)."""

import re
from collections.abc import Sequence

from copydesk.findings.statements.matter import weight
from copydesk.findings.tables import Signs
from copydesk.findings.voices.credits import Credit, Scene, is_quoted
from copydesk.findings.voices.identity import surely_same, tells_of
from copydesk.findings.voices.parties import nouns_in
from copydesk.findings.voices.sense import Compared, Likeness, nearest
from copydesk.findings.voices.signs import HEAVY, alone, near, parted, predicate
from copydesk.findings.voices.zones import ASIDE, OWN, QUOTED, Zones
from copydesk.text.saying.clause import TELLING, verbs
from copydesk.text.saying.phrases import nouns
from copydesk.text.saying.report import Act, Clarity, Report

CLEARLY = 0.9
"""How near what is said must be, by words and sense together, where a pronoun may mean several."""
MOST = 64
"""Words of what a source's speaker says in which the retelling's vague word is looked for."""
OF_THINGS_TO_COME = frozenset({"expect", "hope", "project", "forecast", "anticipate"})
"""What is expected is expected by all: no source is hidden in it."""
NAMELESS = re.compile(
    r"(?:an?|one|two|three|some|several)? ?(?:\w+ )?(?:person|people|persons|insiders?|sources?|someone|somebody)"
    r" (?:who (?:is|are|was|were) )?(?:close to|familiar with|briefed on|informed about|(?:with|who has|who have)"
    r" (?:direct )?knowledge of|in the know)\b",
    re.IGNORECASE,
)
"""How copy tells of somebody who wants no name."""
_NAMING = frozenset({"call", "describe", "quote", "list"})
_LEADS = ("by ", "in ", "on ")


def is_vague(scene: Scene, report: Report) -> bool:
    """Say whether a report of the retelling hides who says it: by an empty word, or by a verb without anybody."""
    if report.clarity > Clarity.VAGUE:
        return is_nameless(scene, report)
    if report.source is not None:
        return True
    if report.verb in verbs():
        return report.verb not in TELLING | _NAMING  # "the court was told", "a man called Bob"
    if report.verb in nouns():
        return scene.retelling.reading.page.read(report.span).lower().startswith(_LEADS)
    return report.verb != "according to"  # whose phrase the parse lost


def is_nameless(scene: Scene, report: Report) -> bool:
    """Say whether a report of the retelling is of somebody who wants no name: "one person close to the talks"."""
    if report.clarity is Clarity.NOBODY or report.source is None:
        return False
    return NAMELESS.match(scene.retelling.reading.page.read(report.source)) is not None


def described(scene: Scene, told: Compared, report: Report) -> Likeness | None:
    """Return the zone of a named or described source that tells most of a claim; a named one of what is nameless."""
    least = Clarity.NAMED if report.clarity > Clarity.VAGUE else Clarity.DESCRIBED
    clear = (one for one in told.said if scene.source_credit(one.zone).report.clarity >= least)
    return nearest(one for one in clear if not scene.source_credit(one.zone).report.denied)


def is_as_vague(scene: Scene, told: Compared, report: Report, theirs: Likeness) -> bool:
    """Say whether a passage of the source has the very same vague report of a claim, beside the one that is clearer."""
    here, there = scene.retelling.reading.page, scene.source.reading.page
    passages = scene.passages(told.claim.sentence)
    near = (one for one in told.said if one.zone.sentence in passages and one.words >= theirs.words)
    words = here.read(report.span).lower()
    return any(there.read(scene.source_credit(one.zone).report.span).lower() == words for one in near)


def vaguer(scene: Scene, told: Compared, credit: Credit, theirs: Likeness) -> Signs:
    """Return the signs that a vague source of the retelling is this named or described one."""
    page, report = scene.retelling.reading.page, credit.report
    other = scene.source_credit(theirs.zone)
    sentence = told.claim.sentence
    itself = [one for one in told.zones if one.zone.voice in {OWN, ASIDE}]
    called = set(nouns_in(page, report.source)) if report.source is not None else set()
    return {
        **near("said", theirs),
        **near("own", told.best(OWN)),
        **near("aside", told.best(ASIDE)),
        "said: predicate": predicate(told.claim, [theirs]),
        "own: predicate": predicate(told.claim, itself),
        "said alone": alone(told.claim, [theirs], itself),
        "own alone": alone(told.claim, itself, [theirs]),
        "rests": float(theirs.zone.sentence in scene.passages(sentence)),
        "nobody": float(report.source is None),
        "thought": float(report.act is Act.THINK),
        "alleged": float(report.act is Act.ALLEGE and other.report.act is not Act.ALLEGE),
        "to come": float(report.verb in OF_THINGS_TO_COME),
        "they think": float(other.report.act is Act.THINK),
        "named": float(other.report.clarity is Clarity.NAMED),
        "shared noun": float(not called.isdisjoint(other.party.nouns)),
        "named here": float(tells_of(scene.retelling_cast, page.sentences[sentence].span, other.party)),
        "named before": float(
            sentence > 0 and tells_of(scene.retelling_cast, page.sentences[sentence - 1].span, other.party)
        ),
        "main": float(told.claim.is_main),
        "weight": min(weight(told.claim.matter), HEAVY) / 10,
    }


def is_theirs(scene: Scene, report: Report, theirs: Report) -> bool:
    """Say whether the source's speaker uses the vague word: "police said he was believed to …"."""
    words = scene.source.reading.page.words_in(theirs.content)[:MOST]
    return any(word.lemma.lower() == report.verb and not theirs.mark.overlaps(word.span) for word in words)


def coloured(scene: Scene, told: Compared, credit: Credit) -> tuple[Likeness, Signs] | None:
    """Return where the source has the same one say a claim in a verb of another colour, and the signs of it."""
    groups = parted(scene, told, credit)
    mine = [one for one in (*groups.ours, *groups.maybe) if one.zone.voice >= 0]
    theirs = nearest(mine)
    if theirs is None or not differ(credit.report, scene.source_credit(theirs.zone).report):
        return None
    other = scene.source_credit(theirs.zone)
    if _is_noun(scene.source, other.report) or _is_noun(scene.retelling, credit.report):
        return None  # "a claim by the union" colours little
    alike = [one for one in mine if scene.source_credit(one.zone).report.shade == credit.report.shade]
    if any(one.zone.sentence == theirs.zone.sentence for one in alike):
        return None  # "… said Joss Whitaker, who accused the firm": he alleges, too
    if _has_own_verb(scene, told, credit, theirs):
        return None
    in_doubt = credit.report.clarity is Clarity.POINTED and not surely_same(credit.party, other.party)
    if in_doubt and theirs.both < CLEARLY:
        return None
    same_shade = [one for one in mine if scene.source_credit(one.zone).report.shade == other.report.shade]
    here = [one for one in mine if one.zone.sentence in scene.passages(told.claim.sentence)]
    signs = {
        **near("ours", theirs),
        **near("alike", nearest(alike)),
        **near("others", nearest(groups.others)),
        **near("own", told.best(OWN)),
        **near("quoted", told.best(QUOTED)),
        "ours: predicate": predicate(told.claim, [theirs]),
        "ours alone": alone(told.claim, same_shade, alike),
        "surely the same": float(surely_same(credit.party, other.party)),
        "rests": float(theirs.zone.sentence in scene.passages(told.claim.sentence)),
        "one shade": float(bool(here) and all(one in same_shade for one in here)),
        "loaded": float(other.report.shade == "neutral"),
        "quotes": float(is_quoted(scene.retelling.reading, credit.zone)),
        "pointed": float(credit.report.clarity is Clarity.POINTED),
        "they are pointed": float(other.report.clarity is Clarity.POINTED),
        "main": float(told.claim.is_main),
        "weight": min(weight(told.claim.matter), HEAVY) / 10,
    }
    return theirs, signs


def _has_own_verb(scene: Scene, told: Compared, credit: Credit, theirs: Likeness) -> bool:
    """Say whether the source has a claim in the retelling's own loaded verb, and as near: "argued" that."""
    if credit.report.shade == "neutral":
        return False
    alike = (one for one in told.said if scene.source_credit(one.zone).report.verb == credit.report.verb)
    return any(one.both >= theirs.both for one in alike)


def _is_noun(zones: Zones, report: Report) -> bool:
    """Say whether a report is made by a noun."""
    words = zones.reading.page.words_in(report.mark)
    return report.verb in nouns() and bool(words) and words[-1].pos == "NOUN"


def differ(ours: Report, theirs: Report) -> bool:
    """Say whether one of two verbs is neutral and the other is not, and both can be held together."""
    if {theirs.act, ours.act} - {Act.SAY} and not {ours.verb, theirs.verb} <= {"allege", "claim", "say", "tell"}:
        return False
    return not theirs.denied and _shades([ours, theirs])


def _shades(reports: Sequence[Report]) -> bool:
    shades = {report.shade for report in reports}
    return len(shades) == len(reports) and "neutral" in shades and "-" not in shades
