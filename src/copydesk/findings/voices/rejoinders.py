"""Answers of those who are accused that don't deny: no comment at all, or an account of their own.

Neither is told by its words alone, so each is looked for close behind what is held against somebody. An account answers
that where the speaker is the one who is accused, or speaks for them, and excuses, corrects or explains.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk.findings.statements.matter import LIGHT, STEM, Matter, common, matter
from copydesk.findings.voices.charges import Charge, charges_of, names_in, nouns_in
from copydesk.findings.voices.identity import plain
from copydesk.findings.voices.replies import FURTHER, excuses
from copydesk.text.lexicon import expressions, lines
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Role, Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act, Report
from copydesk.text.statements import Tense

FAR = 2
"""Sentences behind an accusation in which it may be answered."""
DEFENCE = frozenset({"lawyer", "attorney", "counsel", "barrister", "solicitor", "advocate", "defence", "defense"})
SPEAKING = frozenset(
    {"manager", "agent", "spokesman", "spokeswoman", "spokesperson", "publicist", "office", "campaign"}
)
SAYING = frozenset({"say", "tell", "know", "think", "add", "write"})
PROPOSING = frozenset({"propose", "recommend", "urge", "demand", "offer", "request", "order", "plan"})
"""Verbs of those who say what should be, which accounts for nothing that was done."""
OTHER_SIDE = re.compile(
    r"\b(?:prosecut|plaintiff|claimant|victim|accuser|famil|widow|relative|complain)", re.IGNORECASE
)
PROCEDURE = re.compile(
    r"\b(?:appeal|bail|hearing|adjourn|verdict|sentenc|plead|apolog|ruling|thank|costs)", re.IGNORECASE
)
OWNERS = {
    "his": frozenset({"he", "him", "his"}),
    "her": frozenset({"she", "her"}),
    "their": frozenset({"they", "them"}),
}
"""The possessives of a lawyer's client, and the pronouns by which what is held against that one may name them."""


@dataclass(frozen=True, slots=True)
class Rejoinder:
    """An answer: its clause, its sentence, the accusation that it answers.

    `names` and `nouns` are those of whoever gives it, but for nouns that would do for anybody; `defence` tells of a
    lawyer. `silent` is one that says nothing to it.
    """

    span: Span
    sentence: Sentence
    accusation: Charge
    names: frozenset[str]
    nouns: frozenset[str]
    defence: bool
    silent: bool


def rejoinders(reading: Reading) -> Iterator[Rejoinder]:
    """Yield the answers of a reading that deny nothing by their words, in order, at most one in a sentence."""
    charges = charges_of(reading)
    reports = _by_sentence(reading)
    for sentence in reading.page.sentences:
        before = range(sentence.index - 1, sentence.index - FAR - 1, -1)
        near = [charge for number in before for charge in charges.get(number, ())]
        if near and reading.page.blocks[sentence.block].role is not Role.TITLE:
            found = _silence(reading, sentence, near) or _account(reading, sentence, near, reports)
            if found is not None:
                yield found


def silent_words() -> re.Pattern[str]:
    """Return the pattern of the words by which somebody gives no answer."""
    return expressions("silences")


def account_of(reading: Reading, rejoinder: Rejoinder) -> Matter:
    """Return what an answer says that the accusation hasn't said, nothing where it is none."""
    words, accused = reading.page.words, rejoinder.accusation.sentence.words
    known = matter(words[accused.start : accused.stop])
    told = {} if rejoinder.silent else matter(reading.page.words_in(rejoinder.span))
    empty = {name[:STEM] for name in rejoinder.names | rejoinder.nouns | DEFENCE | SAYING}
    return {term: worth for term, worth in told.items() if term not in known and term not in empty and worth > LIGHT}


def _by_sentence(reading: Reading) -> Mapping[int, Sequence[Report]]:
    found: dict[int, list[Report]] = {}
    for report in reading.reports:
        found.setdefault(reading.page.sentence_at(report.mark.start).index, []).append(report)
    return found


def _silence(reading: Reading, sentence: Sentence, near: Sequence[Charge]) -> Rejoinder | None:
    """Return the refusal to answer what is held against somebody: just before, or against whoever is silent."""
    found = silent_words().search(reading.page.prose, *sentence.span)
    if found is None or FURTHER.search(reading.page.prose, *sentence.span):
        return None
    who = Span(sentence.span.start, found.end())
    for charge in near:
        next_to = charge.sentence.index == sentence.index - 1
        if (charge.grave and next_to) or ((charge.grave or charge.pressed) and charge.is_of(reading, who)):
            return _rejoinder(reading, sentence.span, who, charge, silent=True)
    return None


def _rejoinder(reading: Reading, span: Span, who: Span, charge: Charge, *, silent: bool) -> Rejoinder:
    sentence = reading.page.sentence_at(span.start)
    nouns = frozenset(nouns_in(reading.page, who)) - plain()
    names = frozenset(names_in(reading, who))
    return Rejoinder(span, sentence, charge, names, nouns - DEFENCE, bool(nouns & DEFENCE), silent)


def _account(
    reading: Reading, sentence: Sentence, near: Sequence[Charge], reports: Mapping[int, Sequence[Report]]
) -> Rejoinder | None:
    """Return the accused side's own account in a sentence."""
    for report in reports.get(sentence.index, ()):
        if report.act is not Act.SAY or report.source is None or not report.contents or report.verb in PROPOSING:
            continue
        for charge in near:
            if _answers(reading, report, charge, sentence):
                span = Span(min(report.span.start, report.content.start), max(report.span.end, report.content.end))
                return _rejoinder(reading, span, report.source, charge, silent=False)
    return None


def _answers(reading: Reading, report: Report, charge: Charge, sentence: Sentence) -> bool:
    page, source = reading.page, report.source or report.span
    if OTHER_SIDE.search(page.read(source)) or PROCEDURE.search(page.read(report.content)):
        return False
    nouns = {word.lemma.lower() for word in page.words_in(source)}
    next_to = charge.sentence.index == sentence.index - 1
    tied = charge.is_of(reading, source) or (next_to and charge.bare and _is_pronoun(page, source))
    if not tied and not nouns.isdisjoint(DEFENCE | SPEAKING):
        tied = next_to and _owned(page, source, charge)
    if not tied:
        return False
    wrong = charge.direct or charge.grave or charge.pressed or _is_negative(page, charge.content)
    if excuses().search(page.read(sentence.span)):
        return wrong or next_to
    tense = _tense(reading, report.content)
    if tense in {Tense.WOULD, Tense.FUTURE} or tense is None:
        return False
    if not nouns.isdisjoint(DEFENCE) or (next_to and charge.direct and tense is Tense.PERFECT):
        return True
    return wrong and next_to and common(_own(reading, report), charge.terms) > 0


def _tense(reading: Reading, content: Span) -> Tense | None:
    """Return the tense of the first statement of what is said."""
    words, statements = reading.page.words, reading.statements
    at = bisect_left(statements, content.start, key=lambda statement: words[statement.head].span.start)
    found = statements[at] if at < len(statements) else None
    return found.tense if found is not None and words[found.head].span.start < content.end else None


def _is_negative(page: Page, span: Span) -> bool:
    return any(word.lemma.lower() in lines("negatives") for word in page.words_in(span))


def _own(reading: Reading, report: Report) -> Matter:
    """Return what a report says, without the words for who says it."""
    mine = matter(reading.page.words_in(report.source or report.span))
    return {term: worth for term, worth in matter(reading.page.words_in(report.content)).items() if term not in mine}


def _owned(page: Page, source: Span, charge: Charge) -> bool:
    """Say whether "her lawyer" speaks for whom a charge is about: nobody else is named there, or it says "she"."""
    owners = (OWNERS.get(word.text.lower()) for word in page.words_in(source))
    pronouns = next((found for found in owners if found), None)
    if pronouns is None:
        return False
    nobody = charge.bare or (charge.direct and not charge.by)
    return nobody or not pronouns.isdisjoint(w.text.lower() for w in page.words_in(charge.content))


def _is_pronoun(page: Page, source: Span) -> bool:
    return all(word.pos == "PRON" for word in page.words_in(source))
