"""Statements that a retelling makes itself where its source only reports somebody."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from copydesk.findings.statements.matter import cover, weight
from copydesk.findings.voices.claims import Claim
from copydesk.findings.voices.credits import Credit, Scene, told, voice_of
from copydesk.findings.voices.excused import is_excused
from copydesk.findings.voices.identity import same, tells_of
from copydesk.findings.voices.voices import told_apart
from copydesk.findings.voices.zones import Near, Zone
from copydesk.text.lexicon import lines
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Role, Span
from copydesk.text.saying.antecedents import is_role
from copydesk.text.saying.clause import verbs
from copydesk.text.saying.report import Act, Clarity, Report
from copydesk.text.statements import Statement
from copydesk.text.tree import FINITE

MUCH, NEARLY_ALL = 6.0, 0.8
"""The weight of a claim inside another one, and the share of it that who says it in the source must explain."""
MOST = 8
"""Statements of a zone that are looked at for who does them."""
BOLD = "**"
"""What stands around a line that leads into an item, as a title does."""
POINTS_BACK = re.compile(
    r"\b(?:gave|given|provided|supplied|cited|released|confirmed|reported) (?:out )?(?:that|this|the|these|those) "
    r"(?:\w+ )?(?:figures?|numbers?|estimates?|details?|counts?|tolls?|accounts?)\b|\bsaid so\b|\bsays so\b"
    r"|\btold\b[^.;]{1,40}?\babout (?:it|this|that)\b|\b(?:said|announced|reported|disclosed|revealed) (?:this|it)\b"
    r"|^(?:This|That|So) (?:said|says|announced|reported|told)\b",
    re.IGNORECASE,
)
"""How a sentence tells who said what the ones before it state: "The mayor, who gave that figure, …"."""
BEHIND = 3
"""Sentences of a paragraph behind a claim among which such a one is looked for."""
CLIMBED = 6
"""Words climbed from a clause to the verb of whoever gives it as a reason."""
HEARD = re.compile(
    r"\b(?:court|jury|jurors|judge|tribunal|inquest|hearing)\b[^.;]{0,30}\b(?:was|were|been|has|have|had)?\s*(?:told|heard)\b",
    re.IGNORECASE,
)
"""How a court report tells that what stands around is what was said in court."""
_VERDICT = re.compile(
    r"\b(?:convicted|guilty|jailed|imprisoned|sentenced|fined|struck off|banned|disqualified|suspended|sacked|dismissed"
    r"|cautioned|reprimanded|penalty|punishment|sentence|conviction)\b[^.;]{0,80}? (?:for|of|over) ",
    re.IGNORECASE,
)
"""How a statement tells for what somebody was punished: the verdict vouches for it, whoever told the court of it."""
_DOCUMENTS = frozenset({"report", "study", "document", "paper", "survey", "poll", "research", "filing"})
_STUDIES = frozenset({"study", "trial", "experiment", "research", "paper", "test"})
_SOME = frozenset({"some", "other", "rest", "half", "group"})
"""Words for those in a study, whose part in it is no claim."""
OF_THEIR_OWN = frozenset(
    {"announce", "confirm", "order", "rule", "decide", "agree", "promise", "pledge", "vow", "declare"}
) | {"suggest", "indicate"}
_REASONS = frozenset({"because", "since", "as"})
_TO_COME = frozenset({"will", "would", "shall", "due", "expect", "plan", "schedule", "’ll", "'ll", "set"})


def unattributed(scene: Scene, claim: Claim) -> Credit | None:
    """Return who is credited in the source with a claim that the retelling makes its own, None where that is fair."""
    page = scene.retelling.reading.page
    if not is_in_text(page, claim):
        return None
    near = told(scene, claim).by_another
    if near is None or not (claim.is_main or _is_told_over(page, claim, near)):
        return None
    theirs = scene.source_credit(near.zone)
    if not _vouched_by_them(theirs.report):
        return None
    if theirs.report.act is Act.SAY and (is_plan(page, claim.statement) or is_their_plan(scene, claim, theirs)):
        return None
    if is_about_them(scene, theirs) or is_settled(scene, claim, theirs):
        return None
    return None if _told_here(scene, claim, theirs) else theirs


def _is_told_over(page: Page, claim: Claim, near: Near) -> bool:
    """Say whether a claim that hangs from another one is surely the one of the source: nearly all of many words.

    A participle that only describes ("led by the former judge") is none.
    """
    verb = page.words[claim.statement.head]
    clause = verb.dep in {"acl", "relcl", "advcl"} and verb.tag != "VBN"
    return clause and weight(claim.matter) >= MUCH and near.cover >= NEARLY_ALL


def is_in_text(page: Page, claim: Claim) -> bool:
    """Say whether a claim stands in a sentence of its text: a title, or words in bold, may leave out who says it.

    A question states nothing.
    """
    sentence = page.sentences[claim.sentence]
    if page.blocks[sentence.block].role in {Role.TITLE, Role.HEADING} or page.asks(sentence.span):
        return False
    place = page.passage(sentence.span)
    content = place.text.content
    return not (content.endswith(BOLD, 0, place.start) and content.startswith(BOLD, place.end))


def _vouched_by_them(report: Report) -> bool:
    if report.source is None or report.denied or report.verb in OF_THEIR_OWN:
        return False
    return report.act in {Act.SAY, Act.THINK, Act.ALLEGE} and report.clarity >= Clarity.DESCRIBED


def is_plan(page: Page, statement: Statement) -> bool:
    """Say whether a statement is of what is to come, and no forecast of what a thing does: a plan needs no credit."""
    if _is_forecast(page, statement):
        return False
    words = [page.words[n] for n in (*statement.auxiliaries, *statement.frame, statement.head)]
    lemmas = {word.lemma.lower() for word in words}
    return not lemmas.isdisjoint(_TO_COME) or ("to" in lemmas and not any(word.tag in FINITE for word in words))


def _is_forecast(page: Page, statement: Statement) -> bool:
    """Say whether a statement tells what some thing, and nobody who could plan it, does to others or to costs."""
    if statement.agent is None or statement.agent > statement.head:
        return False
    if page.words[statement.head].lemma.lower() not in lines("effects"):
        return False
    word = page.words[statement.agent]
    return word.pos == "NOUN" and not is_role(word) and word.lemma.lower() not in lines("bodies")


def is_their_plan(scene: Scene, claim: Claim, theirs: Credit) -> bool:
    """Say whether what the source reports somebody as saying of a claim is on what is to come."""
    page = scene.source.reading.page
    stated = scene.stated.get((theirs.zone.sentence, theirs.zone.voice), ())
    if not stated:  # too little to be a claim: "that she would be seeking to appeal"
        return any(page.words[n].lemma.lower() in _TO_COME for n in theirs.zone.words)
    told = [(cover(claim.matter, one.matter), one) for one in stated if one.is_main]
    most = max((share for share, _ in told), default=0.0)
    return any(share == most and is_plan(page, one.statement) for share, one in told)


def is_about_them(scene: Scene, theirs: Credit) -> bool:
    """Say whether the source reports a body on what it does itself."""
    agent = next(_agents(scene, theirs.zone), None)
    if agent is None:
        return False
    return agent.lemma.lower() in {"it", "they", "we"} or tells_of(scene.source_cast, agent.span, theirs.party)


def _agents(scene: Scene, zone: Zone) -> Iterator[Word]:
    """Yield who does what a zone of the source mainly states, then who does anything in it, however light."""
    words, statements = scene.source.reading.page.words, scene.source.reading.statements
    stated = [claim.statement for claim in scene.stated.get((zone.sentence, zone.voice), ()) if claim.is_main]
    first = bisect_left(statements, zone.words[0], key=lambda statement: statement.head)
    light = (one for one in statements[first : first + MOST] if one.head in zone.words)
    yield from (words[one.agent] for one in (*stated, *light) if one.agent is not None)


def is_settled(scene: Scene, claim: Claim, theirs: Credit) -> bool:
    """Say whether nobody misses a credit: a business's results, what a body is at, what a verdict or a speaker covers.

    So is what a sentence behind credits.
    """
    page = scene.retelling.reading.page
    if _tells_results(page, claim.statement, theirs) or is_excused(scene, claim, theirs):
        return True
    if _tells_verdict(page, claim.statement, theirs) or _is_reason(scene, claim.statement):
        return True
    own = page.sentences[claim.sentence]
    if _goes_on_about_one(page, claim):
        return True
    behind = [s for s in page.sentences[claim.sentence + 1 : claim.sentence + 1 + BEHIND] if s.block == own.block]
    pointing = (s.span for s in behind if POINTS_BACK.search(page.read(s.span)))
    return any(tells_of(scene.retelling_cast, span, theirs.party) for span in pointing)


def _goes_on_about_one(page: Page, claim: Claim) -> bool:
    """Say whether a claim tells what some in a study did that a sentence before, in its paragraph, has brought.

    "A study looked at 184 adults. Some of them swam twice a week, the others did not."
    """
    own, agent = page.sentences[claim.sentence], claim.statement.agent
    if agent is None or page.words[agent].lemma.lower() not in _SOME:
        return False
    before = page.sentences[max(claim.sentence - BEHIND, 0) : claim.sentence]
    words = (page.words[n] for s in before if s.block == own.block for n in s.words)
    return any(word.pos == "NOUN" and word.lemma.lower() in _STUDIES for word in words)


def _tells_results(page: Page, statement: Statement, theirs: Credit) -> bool:
    """Say whether a statement tells the results of a business that gave them out itself: they are no claim."""
    subject = statement.agent if statement.agent is not None else statement.patient
    if subject is None or page.words[subject].lemma.lower() not in lines("results"):
        return False
    return "company" in theirs.party.sides or bool(theirs.party.own & frozenset(lines("writings")))


def _tells_verdict(page: Page, statement: Statement, theirs: Credit) -> bool:
    """Say whether a statement tells for what somebody was punished, of which a court was told."""
    return theirs.report.is_heard and _VERDICT.search(page.read(statement.span)) is not None


def _is_reason(scene: Scene, statement: Statement) -> bool:
    """Say whether somebody gives a statement as the reason of what he says: "as it may rain, officials expect …"."""
    page, tree = scene.retelling.reading.page, scene.ours.cast.tree
    verb = page.words[statement.frame[0] if statement.frame else statement.head]
    for _ in range(CLIMBED):
        above = tree.head(verb)
        if verb.dep == "advcl" and attributes(above):
            opener = tree.child(verb, "mark")
            return opener is not None and opener.text.lower() in _REASONS
        verb = above
    return False


def _told_here(scene: Scene, claim: Claim, theirs: Credit) -> bool:
    """Say whether the retelling tells, in this sentence or just before it, of who says it."""
    page = scene.retelling.reading.page
    if any(attributes(page.words[n]) for n in claim.statement.words):
        return True
    if tells_of(scene.retelling_cast, page.sentences[claim.sentence].span, theirs.party):
        return True
    here = _speaking(scene, claim.sentence)
    if any(not _is_other(scene, credit, theirs) for credit in here) or _is_told_behind(scene, claim, theirs):
        return True
    if _is_document(theirs) and scene.retelling_cast.all_own & theirs.party.own:
        return True
    agent = claim.statement.agent if claim.statement.agent is not None else claim.statement.patient
    subject = page.words[agent] if agent is not None else None
    if subject is not None and subject.lemma.lower() in {"he", "she", "they", "we", "i", "you"}:
        return True
    continues = subject is not None and subject.pos == "PRON"
    before = _speaking(scene, claim.sentence - 1) if continues and claim.sentence else []
    return any(same(credit.party, theirs.party) for credit in before)


def _is_told_behind(scene: Scene, claim: Claim, theirs: Credit) -> bool:
    """Say whether the next sentence tells who says a claim that opens its text; either, what somebody was told."""
    if theirs.report.is_heard:
        return any(_is_hearing(scene, claim.sentence + step) for step in (-1, 1))
    page = scene.retelling.reading.page
    before = page.sentences[claim.sentence - 1] if claim.sentence else None
    opens = before is None or page.blocks[before.block].role is Role.TITLE
    if not opens or claim.sentence + 1 >= len(page.sentences):
        return False
    return any(same(credit.party, theirs.party) for credit in _speaking(scene, claim.sentence + 1))


def _is_hearing(scene: Scene, sentence: int) -> bool:
    """Say whether a sentence of the retelling tells what a court, or whoever else, was told."""
    page = scene.retelling.reading.page
    if not 0 <= sentence < len(page.sentences):
        return False
    heard = any(credit.report.is_heard for credit in _speaking(scene, sentence))
    return heard or HEARD.search(page.prose, *page.sentences[sentence].span) is not None


def _speaking(scene: Scene, sentence: int) -> list[Credit]:
    return [scene.retold_credit(zone) for zone in scene.retelling.zones_of(sentence) if zone.voice >= 0]


def _is_other(scene: Scene, credit: Credit, theirs: Credit) -> bool:
    """Say whether the retelling has surely another one speak."""
    if same(credit.party, theirs.party):
        return False
    ours = voice_of(scene.ours, scene.retelling.reading, credit.report)
    other = voice_of(scene.theirs, scene.source.reading, theirs.report)
    return ours is not None and other is not None and told_apart(scene.theirs, other, ours)


def _is_document(theirs: Credit) -> bool:
    return bool(theirs.party.own & _DOCUMENTS)


def attributes(word: Word) -> bool:
    """Say whether a word tells that a sentence gives what somebody says or thinks."""
    lemma = word.lemma.lower()
    return (lemma, word.pos) in attributing() or (word.pos == "VERB" and lemma in verbs())


@cache
def attributing() -> frozenset[tuple[str, str]]:
    """Return the words, with their parts of speech, that tell that a sentence gives what somebody says or thinks."""
    return frozenset((lemma, pos) for lemma, pos in (line.split("\t") for line in lines("attributing-words")))


def trimmed(scene: Scene, claim: Claim) -> Span:
    """Return the clause of a claim without the marks at its ends."""
    words = [scene.retelling.reading.page.words[n] for n in claim.statement.words]
    while len(words) > 1 and words[-1].pos in {"PUNCT", "CCONJ"}:
        words.pop()
    while len(words) > 1 and words[0].pos in {"PUNCT", "CCONJ"}:
        words.pop(0)
    return Span(words[0].span.start, words[-1].span.end)
