"""What of a source weighs so much that a retelling should not leave it out.

Most of what a retelling leaves out is detail. Some families of statements alter a reader's answer to how certain, who
objects and what was decided, and are told by their words: what researchers say against too much belief in their
results, what somebody says against the matter who then stands nowhere in the retelling, how a body voted, on what a
retold plan or ruling still hangs, and that people died.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.qualified import concessions, conditions, surely_retold
from copydesk.text.lexicon import expressions, lines
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Role, Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act
from copydesk.text.statements import Tense

RESEARCH = re.compile(
    r"\b(?:authors?|researchers?|scientists?|stud(?:y|ies)|trials?|findings|results|paper)\b", re.IGNORECASE
)
_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?)"
VOTED = re.compile(rf"\bvoted (?:\w+ )?(?:{_COUNT}(?:[-–]| (?:votes )?to ){_COUNT}|unanimously|by \w+)", re.IGNORECASE)
VOTES = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|approv\w+|reject\w+|backed|agreed|decided|delay\w*|postpone\w*|put off)\b",
    re.IGNORECASE,
)
DIED = re.compile(
    rf"\b(?:{_COUNT}|hundreds|thousands|dozens|several|some)\b[^.;:]{{0,60}}?"
    r"\b(?:(?:was|were|been) killed|died|(?:was|were) (?:found )?dead|lost their lives)\b"
    rf"|\bkilled (?:at least |some |about )?{_COUNT}\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:ago|anniversary|years?|decades?|centur(?:y|ies)|since|in (?:1[6-9]|20)\d\d|memorial)\b", re.IGNORECASE
)
DEADLY = re.compile(
    r"\b(?:kill|dea(?:d|th)|die|dying|fatal|lives|victim|toll|bod(?:y|ies)|bur(?:y|ied)|surviv)", re.IGNORECASE
)
EARLY = 3
"""Sentences of running copy in which deaths are the news."""
OPPOSING = frozenset({"oppose", "condemn", "criticise", "criticize", "denounce"})
PLANNED = frozenset({"plan", "proposal", "bill", "project", "scheme", "move", "change", "idea", "measure", "reform"})
AGAINST = re.compile(
    r"\b(?:oppos|object|critic|condemn|denounc|protest|reject"
    r"|against(?! the (?:law|rules|dollar|euro|pound|yen|wall|clock)))",
    re.IGNORECASE,
)
"""Words by which a retelling tells that somebody is against something."""
FULL_NAME = 2
"""Parts of a name, first and last, by which somebody is introduced."""


class Weighty(NamedTuple):
    """A sentence of the sources that should not be left out, and what it is, for a message."""

    span: Span
    what: str


def left_out(alignment: Alignment) -> Iterator[Weighty]:
    """Yield the weighty sentences of the sources of which a retelling has nothing, in order, at most one of a sort."""
    page = alignment.source.page
    told = set[int]()
    for what, found in (
        ("The researchers’ own caution", _cautions(alignment)),
        ("The one who objects", _objectors(alignment)),
        ("How the vote went", _votes(alignment)),
        ("What that still hangs on", conditions(alignment)),
        ("What is conceded", concessions(alignment)),
        ("That people died", _deaths(alignment)),
    ):
        first = next(found, None)
        if first is None or first.index in told or page.blocks[first.block].role is not Role.PARAGRAPH:
            continue
        told.add(first.index)
        yield Weighty(first.span, what)


def _cautions(alignment: Alignment) -> Iterator[Sentence]:
    page = alignment.source.page
    told = alignment.retelling.page.prose
    if not RESEARCH.search(told) or expressions("cautions-kept").search(told):
        return
    silent = set(alignment.left_out)
    for sentence in page.sentences:
        words = page.read(sentence.span)
        before = page.sentences[max(sentence.index - 1, 0)]
        near = RESEARCH.search(words) or (sentence.index in silent and RESEARCH.search(page.read(before.span)))
        if near and expressions("cautions").search(words):
            yield sentence


def _objectors(alignment: Alignment) -> Iterator[Sentence]:
    """Yield what those object of whom the retelling has nothing: who are named in full, or oppose where nobody does."""
    yield from sorted((*_speaking_against(alignment), *_opposing(alignment)), key=lambda sentence: sentence.index)


def _opposing(alignment: Alignment) -> Iterator[Sentence]:
    """Yield where a body or a person opposes what the retelling tells as if nobody did."""
    page, told = alignment.source.page, alignment.retelling.page
    if AGAINST.search(told.prose):
        return
    known = {word.lemma.lower() for word in told.words}
    retold = surely_retold(alignment)
    for statement in alignment.source.statements:
        verb = page.words[statement.verb]
        if verb.sentence in retold or verb.lemma.lower() not in OPPOSING or statement.negated:
            continue
        if statement.agent is None or statement.patient is None or statement.tense is Tense.PERFECT:
            continue
        who, what = page.words[statement.agent], page.words[statement.patient].lemma.lower()
        if who.pos in {"NOUN", "PROPN"} and who.lemma.lower() not in known and (what in known or what in PLANNED):
            yield page.sentences[verb.sentence]


def _speaking_against(alignment: Alignment) -> Iterator[Sentence]:
    """Yield what those object who are named in full and of whom the retelling has nothing."""
    source, page = alignment.source, alignment.source.page
    known = {part for name in alignment.retelling.names for part in name.parts}
    silent = set(alignment.left_out)
    for number, speakers in _speakers(source).items():
        if number in silent and speakers.isdisjoint(known) and _objects(page, page.sentences[number]):
            yield page.sentences[number]


def _speakers(reading: Reading) -> Mapping[int, frozenset[str]]:
    """Return the parts of the full names of those who say what stands in a sentence, by the sentence."""
    page = reading.page
    names = {name.span.start: name for name in reading.names}
    found: dict[int, frozenset[str]] = {}
    for report in reading.reports:
        if report.source is not None and report.act is not Act.DENY:
            inside = (names[w.span.start] for w in page.words_in(report.source) if w.span.start in names)
            parts = next((frozenset(name.parts) for name in inside if len(name.parts) >= FULL_NAME), None)
            if parts:
                found[page.sentence_at(report.mark.start).index] = parts
    return found


def _objects(page: Page, sentence: Sentence) -> bool:
    words = page.words[sentence.words.start : sentence.words.stop]
    against = (word for word in words if word.text.lower().startswith(lines("objections")))
    return any(
        word.pos in {"VERB", "ADJ"} and not (word.tag == "VB" and word.dep in {"xcomp", "acl"}) for word in against
    )


def _votes(alignment: Alignment) -> Iterator[Sentence]:
    page = alignment.source.page
    if VOTES.search(alignment.retelling.page.prose):
        return
    for sentence in page.sentences:
        if VOTED.search(page.read(sentence.span)):
            yield sentence


def _deaths(alignment: Alignment) -> Iterator[Sentence]:
    """Yield where a source tells early of deaths and the retelling of none."""
    page = alignment.source.page
    if DEADLY.search(alignment.retelling.page.prose):
        return
    running = [s for s in page.sentences if page.blocks[s.block].role is Role.PARAGRAPH]
    for sentence in running[:EARLY]:
        words = page.read(sentence.span)
        if DIED.search(words) and not PAST.search(words):
            yield sentence
