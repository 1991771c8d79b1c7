"""Replies: where somebody who is accused denies, disputes or won't comment, and which accusation that answers.

A reply is outright where its own words say so ("denied", "no such promise", "declined to comment"), or it is a plain
statement in the negative ("testified that he never authorised the cheques"), which is one only beside a claim of
somebody else that it contradicts.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import chain

from copydesk.findings.align import CONTENT, EMPTY
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.matter import LIGHT, STEM, Matter, common, cover, matter
from copydesk.text.lexicon import lines
from copydesk.text.naming.names import Name
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Role, Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act, Report
from copydesk.text.statements import Statement

REACH = (-3, 2)
"""Sentences before and after a reply between which the accusation that it answers is looked for."""
DENYING = frozenset({"deny", "dispute", "reject", "contest", "refute", "rebut", "dismiss"})
POINTING = frozenset({"this", "that", "these", "those"})
ANSWERED = 2
"""Terms that a reply and the accusation must share where nothing else ties them."""
CORE = 0.5
"""The share of what a reply denies that one shared term must make up to tie it to a claim."""
POINTED = 2
"""Sentences that a reply reaches back which only points at what it denies."""


class Manner(Enum):
    """How somebody replies: by denying, by words that reject, by pointing, by no comment, in the plain negative."""

    DENIES = auto()
    REJECTS = auto()
    POINTS = auto()
    SILENT = auto()
    NEGATIVE = auto()


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply: its clause, its sentence and that one's terms, the matter of what it denies, its speaker's names."""

    span: Span
    sentence: Sentence
    terms: frozenset[str]
    denied: Matter
    names: frozenset[str]
    manner: Manner

    @property
    def outright(self) -> bool:
        """Whether its own words say that it is a reply."""
        return self.manner is not Manner.NEGATIVE


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said in a sentence: its terms, the parts of the names of who says it, and of all names in it."""

    terms: Matter
    by: frozenset[str]
    names: frozenset[str]


@cache
def reply_words() -> re.Pattern[str]:
    """Return the pattern of the words by which somebody replies outright."""
    return re.compile(r"\b(?:" + "|".join(lines("replies")) + r")\b", re.IGNORECASE)


def replies_of(reading: Reading) -> Iterator[Reply]:
    """Yield the replies in a reading, those of reporting clauses first; titles have none."""
    found = (_reported(reading, report) for report in reading.reports if report.source is not None)
    pointing = (_pointing(reading, statement) for statement in reading.statements)
    for reply in chain(found, pointing):
        if reply is not None and reading.page.blocks[reply.sentence.block].role is not Role.TITLE:
            yield reply


def _reported(reading: Reading, report: Report) -> Reply | None:
    page = reading.page
    words = reply_words().search(page.prose, report.mark.start, max(report.mark.end, report.content.end))
    if _is_quoted(reading, report.mark) or report.act is Act.ALLEGE or _decides(page, report):
        return None
    if words is not None or report.act is Act.DENY:
        silent = words is not None and "comment" in words[0]
        manner = Manner.SILENT if silent else Manner.DENIES if report.act is Act.DENY else Manner.REJECTS
    elif _contradicts(reading, report):
        manner = Manner.NEGATIVE
    else:
        return None
    span = Span(report.mark.start, max(report.content.end, report.mark.end))
    return _reply(reading, span, report.source or span, report.content, manner)


def _is_quoted(reading: Reading, mark: Span) -> bool:
    at = bisect_right(reading.quotes, mark.start, key=lambda quote: quote.span.start) - 1
    return at >= 0 and reading.quotes[at].span.holds(mark)


def _decides(page: Page, report: Report) -> bool:
    """Say whether it is a court or voters who reject something: that is a decision, no reply."""
    return report.source is not None and any(w.lemma.lower() in lines("deciders") for w in page.words_in(report.source))


def _contradicts(reading: Reading, report: Report) -> bool:
    """Say whether what is said is in the negative: its first clause, since what follows may be of other matters."""
    if report.act is not Act.SAY or report.denied or not report.contents:
        return False
    words, content = reading.page.words, report.contents[0]
    at = bisect_left(reading.statements, content.start, key=lambda statement: words[statement.head].span.start)
    first = reading.statements[at] if at < len(reading.statements) else None
    if first is None or first.negation is None or words[first.head].span.start >= content.end:
        return False
    return words[min(first.negation + 1, len(words) - 1)].lemma.lower() != "only"


def _pointing(reading: Reading, statement: Statement) -> Reply | None:
    """Return the reply of a clause that only points at what it denies: "the ministry rejected that"."""
    words = reading.page.words
    if words[statement.verb].lemma.lower() not in DENYING or statement.agent is None or statement.negated:
        return None
    if statement.patient is None or words[statement.patient].text.lower() not in POINTING:
        return None
    if words[statement.agent].lemma.lower() in lines("deciders"):
        return None
    verb, pointer = words[statement.verb].span, words[statement.patient].span
    told = Span(min(verb.start, pointer.start), max(verb.end, pointer.end))
    return _reply(reading, told, words[statement.agent].span, told, Manner.POINTS)


def _reply(reading: Reading, span: Span, source: Span, denied: Span, manner: Manner) -> Reply:
    page = reading.page
    sentence = page.sentence_at(span.start)
    names = frozenset(chain.from_iterable(name.parts for name in _overlapping(reading.names, source)))
    own = {term: worth for term, worth in matter(page.words_in(denied)).items() if worth > LIGHT}
    return Reply(span, sentence, terms_of(page, sentence), own, names, manner)


def terms_of(page: Page, sentence: Sentence) -> frozenset[str]:
    """Return the stems of a sentence's words that tell something."""
    words = page.words[sentence.words.start : sentence.words.stop]
    return frozenset(stem(w.lemma) for w in words if w.pos in CONTENT and w.lemma.lower() not in EMPTY)


def _overlapping(names: Sequence[Name], span: Span) -> Sequence[Name]:
    first = bisect_right(names, span.start, key=lambda name: name.span.end)
    return names[first : bisect_left(names, span.end, key=lambda name: name.span.start)]


def claims_of(reading: Reading) -> Mapping[int, Sequence[Claim]]:
    """Return what is said or alleged in each sentence."""
    page = reading.page
    names: dict[int, list[Name]] = {}
    for name in reading.names:
        names.setdefault(page.sentence_at(name.span.start).index, []).append(name)
    claims: dict[int, list[Claim]] = {}
    for report in reading.reports:
        if report.source is not None and report.act in {Act.SAY, Act.ALLEGE}:
            number = page.sentence_at(report.mark.start).index
            near = names.get(number, ())
            by = frozenset(part for name in near if name.span.overlaps(report.source) for part in name.parts)
            every = frozenset(part for name in near for part in name.parts)
            claims.setdefault(number, []).append(Claim(matter(page.words_in(report.content)), by, every))
    return claims


def answered(reply: Reply, claims: Sequence[Claim], distance: int) -> bool:
    """Say whether a reply answers what somebody else claims in a sentence; `distance` is negative before the reply."""
    others = [claim for claim in claims if not claim.by & reply.names]
    if reply.manner is Manner.POINTS:
        return bool(others) and -POINTED <= distance < 0
    return any(_answers(reply, claim) for claim in others)


def _answers(reply: Reply, claim: Claim) -> bool:
    tied = bool(claim.names & reply.names) or any(part[:STEM] in reply.denied for part in claim.by)
    alike = common(reply.denied, claim.terms)
    if reply.outright:
        return tied or alike > 0
    return alike >= ANSWERED or (alike > 0 and (tied or cover(reply.denied, claim.terms) >= CORE))
