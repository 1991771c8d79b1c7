"""Statements that a retelling makes itself where its source only reports somebody."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk.findings.credits import LEAST, Credit, Scene, elsewhere, told
from copydesk.findings.matter import matter, weight
from copydesk.findings.parties import same, tells_of
from copydesk.findings.zones import OWN
from copydesk.text.lexicon import lines
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Role, Span
from copydesk.text.report import Act, Report
from copydesk.text.report_clause import verbs
from copydesk.text.statements import Statement

_OF_THEIR_OWN = frozenset(
    {"announce", "confirm", "order", "rule", "decide", "agree", "promise", "pledge", "vow", "declare"}
) | {"suggest", "indicate"}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TO_COME = frozenset({"will", "would", "shall", "due", "expect", "plan", "schedule", "’ll", "'ll", "set"})


@dataclass(frozen=True, slots=True)
class Lost:
    """A retold statement without its credit: where it stands, and who is credited in the source."""

    span: Span
    credit: Credit


def unattributed(scene: Scene) -> Iterator[Lost]:
    """Yield the statements that the retelling takes over from somebody, in order of their predicates."""
    for statement in scene.retelling.reading.statements:
        if (lost := _unattributed(scene, statement)) is not None:
            yield lost


def _unattributed(scene: Scene, statement: Statement) -> Lost | None:
    page = scene.retelling.reading.page
    if not _stands_alone(scene, statement):
        return None
    ours = matter(page.words[n] for n in statement.words if scene.retelling.of[n] == OWN)
    if weight(ours) < LEAST:
        return None
    sentence = page.words[statement.head].sentence
    who = told(scene, ours, sentence)
    near = elsewhere(who)
    if near is None:
        return None
    theirs = scene.source_credit(near.zone)
    if not _vouched_by_them(theirs.report) or (theirs.report.act is Act.SAY and _is_plan(page, statement)):
        return None
    if _told_here(scene, statement, theirs):
        return None
    return Lost(statement.span, theirs)


def _stands_alone(scene: Scene, statement: Statement) -> bool:
    """Say whether the retelling says a statement itself, in a sentence of its text, not in a title."""
    page = scene.retelling.reading.page
    if scene.retelling.of[statement.head] != OWN or not _is_main(page, statement):
        return False
    return page.blocks[page.sentence_at(statement.span.start).block].role not in {Role.TITLE, Role.HEADING}


def _is_main(page: Page, statement: Statement) -> bool:
    """Say whether a statement is a sentence's own, or joined to it: one that hangs from another may be the writer's."""
    word = page.words[statement.frame[0] if statement.frame else statement.head]
    for _ in range(4):
        if word.head == word.number:
            return True
        if word.dep not in {"conj", "attr", "acomp", "ccomp", "parataxis"}:
            return False
        word = page.words[word.head]
    return False


def _is_plan(page: Page, statement: Statement) -> bool:
    """Say whether a statement is of what is to come: who plans it needs no credit."""
    words = [page.words[n] for n in (*statement.auxiliaries, *statement.frame, statement.head)]
    lemmas = {word.lemma.lower() for word in words}
    return not lemmas.isdisjoint(_TO_COME) or ("to" in lemmas and not any(word.tag in _FINITE for word in words))


def _vouched_by_them(report: Report) -> bool:
    if report.source is None or report.denied or report.verb in _OF_THEIR_OWN:
        return False
    return report.act in {Act.SAY, Act.THINK, Act.ALLEGE}


def _told_here(scene: Scene, statement: Statement, theirs: Credit) -> bool:
    """Say whether the retelling tells, in this sentence or beside it, of who says it."""
    page = scene.retelling.reading.page
    if any(_attributes(page.words[n]) for n in statement.words):
        return True
    number = page.words[statement.head].sentence
    if tells_of(scene.retelling_cast, page.sentences[number].span, theirs.party):
        return True
    for sentence in page.sentences[max(number - 1, 0) : number + 2]:
        if sentence.block != page.sentences[number].block:
            continue
        zones = scene.retelling.zones_of(sentence.index)
        parties = [scene.retelling_cast.parties[zone.voice] for zone in zones if zone.voice >= 0]
        if any(same(party, theirs.party) and (sentence.index == number or party.known) for party in parties):
            return True
    return False


def _attributes(word: Word) -> bool:
    lemma = word.lemma.lower()
    return lemma in attributing() or (word.pos == "VERB" and lemma in verbs())


@cache
def attributing() -> frozenset[str]:
    """Return the words that tell that a sentence gives what somebody says or thinks."""
    return frozenset(lines("attributing-words"))
