"""How far a credit reaches: what a body is at needs none, one may be for an aside alone, police vouch for a lead."""

import re
from itertools import islice

from copydesk.findings.statements.matter import cover, matter
from copydesk.findings.voices.claims import Claim
from copydesk.findings.voices.credits import Credit, Scene
from copydesk.findings.voices.identity import same, surely_same
from copydesk.findings.voices.parties import Party
from copydesk.findings.voices.zones import Zone
from copydesk.text.lexicon import lines
from copydesk.text.page import Page
from copydesk.text.passage import Role, Span
from copydesk.text.statements import Statement

_AT_WORK = frozenset(
    {"await", "collect", "consider", "consult", "discuss", "examine", "follow", "gather", "hold", "look", "meet"}
    | {"monitor", "negotiate", "plan", "prepare", "raise", "review", "search", "seek", "study", "take", "talk", "wait"}
    | {"work", "weigh", "assess", "draft", "recruit"}
)
"""What a body can be at without anybody's disputing it."""
_OF_THE_BODY = re.compile(r"(?:its|their)\b", re.IGNORECASE)
_CALLED_OUT = frozenset({"police", "rescue"})
"""Sides that come to where something happened, and know of it what anybody does."""
_RELATIVE = re.compile(r",\s(?:which|who|whom|whose|where)\b")


def is_excused(scene: Scene, claim: Claim, theirs: Credit) -> bool:
    """Say whether a claim that the source reports may stand without its credit."""
    return _is_at_work(scene, claim, theirs) or _is_before_an_aside(scene, claim, theirs)


def _is_at_work(scene: Scene, claim: Claim, theirs: Credit) -> bool:
    """Say whether a claim tells what a body is doing at present, as one who belongs to it says."""
    page, source = scene.retelling.reading.page, scene.source.reading.page
    statement = claim.statement
    if statement.agent is None or not _is_going_on(scene, statement) or theirs.report.source is None:
        return False
    body = page.words[statement.agent].lemma.lower()
    there = (source.words[n] for n in source.sentences[theirs.zone.sentence].words)
    told = any(word.lemma.lower() == body and word.dep == "nsubj" for word in there)
    belongs = body in theirs.party.nouns or _OF_THE_BODY.match(source.read(theirs.report.source)) is not None
    return body in lines("bodies") and told and belongs


def _is_going_on(scene: Scene, statement: Statement) -> bool:
    words = scene.retelling.reading.page.words
    verb = words[statement.head]
    now = any(words[n].tag in {"VBZ", "VBP"} and words[n].lemma.lower() == "be" for n in statement.auxiliaries)
    return now and verb.tag == "VBG" and not statement.negated and verb.lemma.lower() in _AT_WORK


def _is_before_an_aside(scene: Scene, claim: Claim, theirs: Credit) -> bool:
    """Say whether a credit that ends a sentence of the source may reach no farther than the clause just before it.

    "The league gave him a prize, which he used as a doorstop, according to his daughter": where the next retold
    sentence gives the aside to her, the prize may be a fact.
    """
    page, source = scene.retelling.reading.page, scene.source.reading.page
    sentence = source.sentences[theirs.zone.sentence]
    aside = _RELATIVE.search(source.prose, sentence.span.start, theirs.report.span.start)
    if aside is None or source.read(Span(theirs.report.span.end, sentence.span.end)).strip(" .”’\"'"):
        return False
    before = matter(word for word in source.words_in(Span(sentence.span.start, aside.start())))
    if cover(claim.matter, before) < cover(claim.matter, theirs.zone.matter):
        return False
    behind = claim.sentence + 1
    if behind >= len(page.sentences):
        return False
    speaking = (scene.retold_credit(zone) for zone in scene.retelling.zones_of(behind) if zone.voice >= 0)
    return any(same(credit.party, theirs.party) for credit in speaking)


def goes_on(scene: Scene, zone: Zone, party: Party) -> bool:
    """Say whether a zone of the source's own goes on telling, in its lead, what those who were called out have told.

    "A ferry ran aground, the rescue service said. Nobody was killed but 17 were hurt": a fact, and known from them. A
    party to what it tells vouches for its own sentence alone.
    """
    source = scene.source.reading.page
    if not zone.sentence or party.sides.isdisjoint(_CALLED_OUT):
        return False
    if not _is_lead(source, source.sentences[zone.sentence].block):
        return False
    before = zone.sentence - 1
    together = source.sentences[before].block == source.sentences[zone.sentence].block
    happened = any(source.words[n].tag == "VBD" for n in zone.words)
    speaking = (scene.source_credit(one) for one in scene.source.zones_of(before) if one.voice >= 0)
    return together and happened and any(surely_same(party, credit.party) for credit in speaking)


def _is_lead(page: Page, block: int) -> bool:
    """Say whether a paragraph is the first one of its text, and leads into others: a brief has no lead."""
    text = page.text_at(page.blocks[block].span.start)
    paragraphs = (at for at, one in enumerate(page.blocks) if one.role is Role.PARAGRAPH)
    own = islice((at for at in paragraphs if page.text_at(page.blocks[at].span.start) == text), 2)
    return next(own) == block and next(own, None) is not None
