"""What is held against somebody: who accuses, who claims that somebody did wrong, who is charged, sued or suspected."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk.findings.statements.matter import Matter, matter
from copydesk.findings.voices.identity import plain
from copydesk.text.lexicon import lines
from copydesk.text.naming.spelling import folded
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Role, Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act, Report
from copydesk.text.statements import Statement

CHARGING = frozenset(
    {"accuse", "charge", "suspect", "arrest", "detain", "indict", "sue", "prosecute", "blame", "convict", "suspend"}
)
"""Verbs whose patient is held to have done wrong."""
CHARGED = frozenset({"trial", "suspicion", "charge", "allegation", "accusation", "lawsuit"})
"""Nouns of a sentence in which somebody is, and nobody is told who holds it so."""
NAMING = frozenset({"NOUN", "PROPN"})
BESIDE = 6
"""Words around a noun in which those lie that describe it."""
_SMALLEST = 3


@dataclass(frozen=True, slots=True)
class Charge:
    """What somebody says of others: its sentence, what is said, what that is about, the names and nouns in it.

    Those of whoever says it are left out; `by` and `who` are its names and nouns, but for those that
    would do for anybody. `grave` is what tells of a
    wrong, `pressed` what those say who mostly accuse, `direct` what does so in so many words ("accused", "blames"),
    `bare` that of which nobody is told who says it.
    """

    sentence: Sentence
    content: Span
    terms: Matter
    names: frozenset[str]
    nouns: frozenset[str]
    by: frozenset[str]
    who: frozenset[str]
    grave: bool
    pressed: bool
    direct: bool
    bare: bool

    def is_of(self, reading: Reading, who: Span) -> bool:
        """Say whether it is about whom a phrase names or describes."""
        if not self.names.isdisjoint(names_in(reading, who)):
            return True
        return not self.nouns.isdisjoint(noun for noun in nouns_in(reading.page, who) if noun not in plain())


def charges_of(reading: Reading) -> Mapping[int, Sequence[Charge]]:
    """Return what is held against somebody in each sentence of a reading's running copy."""
    found: dict[int, list[Charge]] = {}
    for charge in (*_claims(reading), *_charged(reading)):
        if reading.page.blocks[charge.sentence.block].role is not Role.TITLE:
            found.setdefault(charge.sentence.index, []).append(charge)
    return found


def _claims(reading: Reading) -> Iterator[Charge]:
    """Yield what somebody says of others."""
    page = reading.page
    for report in reading.reports:
        if (
            report.source is not None
            and report.contents
            and not report.denied
            and report.act in {Act.SAY, Act.ALLEGE, Act.SHOW}
        ):
            direct = report.act is Act.ALLEGE
            sentence = page.sentence_at(report.mark.start)
            if report.verb in CHARGED:
                yield _charge(reading, sentence, sentence.span, None, grave=True, direct=True)
                continue
            whole = sentence.span if direct else report.content
            charge = _charge(reading, sentence, whole, report, grave=direct or _is_wrong(page, whole), direct=direct)
            if charge.grave or charge.pressed or report.act is not Act.SHOW:
                yield charge


def _charged(reading: Reading) -> Iterator[Charge]:
    """Yield where somebody is charged, sued or suspected, and nobody says so in a report."""
    page = reading.page
    reported = {page.sentence_at(report.mark.start).index for report in reading.reports if report.source is not None}
    for statement in reading.statements:
        sentence = page.sentences[page.words[statement.verb].sentence]
        if sentence.index not in reported and _charges(page, statement):
            yield _charge(reading, sentence, sentence.span, None, grave=True, direct=True)


def _charges(page: Page, statement: Statement) -> bool:
    if statement.negated:
        return False
    lemmas = {page.words[number].lemma.lower() for number in statement.words}
    return page.words[statement.verb].lemma.lower() in CHARGING or not lemmas.isdisjoint(CHARGED)


def _charge(  # noqa: PLR0913 - what it is made of
    reading: Reading, sentence: Sentence, content: Span, report: Report | None, *, grave: bool, direct: bool
) -> Charge:
    page = reading.page
    by = report.source if report is not None else None
    theirs = (set(names_in(reading, by)), set(nouns_in(page, by))) if by is not None else (set(), set())
    return Charge(
        sentence,
        content,
        matter(page.words_in(content)),
        frozenset(names_in(reading, sentence.span)) - theirs[0],
        frozenset(_told_of(reading, content, charged=direct)) - theirs[1],
        frozenset(theirs[0]),
        frozenset(theirs[1]) - plain(),
        grave,
        not theirs[1].isdisjoint(lines("accusers")),
        direct,
        bare=by is None,
    )


def _told_of(reading: Reading, content: Span, *, charged: bool) -> Iterator[str]:
    """Yield the nouns of whoever does something in a stretch of a page, and to whom, where that is to be charged."""
    words, statements = reading.page.words, reading.statements
    at = bisect_left(statements, content.start, key=lambda s: words[s.head].span.start)
    for statement in statements[at:]:
        if words[statement.head].span.start >= content.end:
            return
        heads = {statement.agent, statement.patient} if charged else {statement.agent}
        for number in heads:
            if number is None:
                continue
            near = words[max(number - BESIDE, 0) : number + BESIDE + 1]
            yield from (folded(w.lemma) for w in near if w.pos in NAMING and number in {w.number, w.head})


def _is_wrong(page: Page, span: Span) -> bool:
    return any(word.lemma.lower().startswith(lines("wrongs")) for word in page.words_in(span))


def names_in(reading: Reading, span: Span) -> Iterator[str]:
    """Yield the parts of the names in a span, as they are compared."""
    names = reading.names
    first = bisect_right(names, span.start, key=lambda name: name.span.end)
    for name in names[first : bisect_left(names, span.end, key=lambda name: name.span.start)]:
        yield from (part for part in folded(name.full).replace("-", " ").split() if len(part) >= _SMALLEST)


def nouns_in(page: Page, span: Span) -> Iterator[str]:
    """Yield the nouns in a span, as they are compared."""
    return (folded(word.lemma) for word in page.words_in(span) if word.pos in NAMING)
